"""What hundreds of tests would work out anew from the same bytes, worked out once for all of them.

A test makes its own folder and its own run, as a command does; but the shipped templates and kinds
in it are always the same. What is kept never changes: it is found by all that it is made of, and
a failure is never kept.
"""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

import docgen.context
from docgen.content import PageLook
from docgen.limits import limits
from docgen.rendering.sandbox.expressions import Evaluator
from docgen.rendering.template import DocumentTemplate

# What the shipped templates and kinds need in all profiles is less.
_MOST = 300
_MOST_TEMPLATES = 40
_TABLE_LOOKS = {"Normal Table", "Table Grid"}


class _Kept:
    """What was made, by all that it was made of; when there is too much, the oldest goes."""

    def __init__(self, most: int) -> None:
        self._made: dict[Hashable, Any] = {}
        self._most = most

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        if key not in self._made:
            made = make()
            while len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            self._made[key] = made
        return self._made[key]


def keep_what_is_read(patch: pytest.MonkeyPatch) -> None:
    """Keep the texts of TOML, the filters, the evaluators with them, and compiled templates."""
    texts, evaluators, templates = _Kept(_MOST), _Kept(_MOST), _Kept(_MOST_TEMPLATES)
    loads, open_template = tomllib.loads, DocumentTemplate.open
    made_filters = cache(docgen.context.russian_filters)

    def from_toml(text: str) -> Any:
        return pickle.loads(texts.get(text, lambda: pickle.dumps(loads(text))))

    def filters() -> dict[str, Callable[..., object]]:
        return dict(made_filters())

    def evaluator(filters: Mapping[str, Callable[..., object]]) -> Any:
        return evaluators.get(frozenset(filters.items()), lambda: Evaluator(filters))

    def opened(
        path: Path, filters: Mapping[str, Callable[..., object]], look: PageLook | None = None
    ) -> DocumentTemplate:
        try:
            content = sha256(path.read_bytes()).digest()
        except OSError:
            return open_template(path, filters, look)
        key = (path.name, content, frozenset(filters.items()), look, limits())
        template: DocumentTemplate = templates.get(key, lambda: open_template(path, filters, look))
        return template

    patch.setattr(tomllib, "loads", from_toml)
    patch.setattr(docgen.context, "russian_filters", filters)
    patch.setattr("docgen.rendering.sandbox.expressions.Evaluator", evaluator)
    patch.setattr(DocumentTemplate, "open", staticmethod(opened))


def use_a_slim_blank(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let python-docx begin documents without its hundred looks of tables, 0.8 MB of markup."""
    blank = docx.Document()
    for style in list(blank.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_LOOKS:
            style.delete()
    relations = blank.part.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("WithEffects")]:
        del relations[name]
    path = folder / "default.docx"
    blank.save(str(path))
    patch.setattr("docx.api._default_docx_path", lambda: str(path))
