"""What hundreds of tests would make anew, made once for all of them or made smaller."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

import docgen.context
from docgen.content import PageLook
from docgen.limits import limits
from docgen.rendering import kept
from docgen.rendering.sandbox import expressions
from docgen.rendering.sandbox.expressions import Evaluator
from docgen.rendering.template import DocumentTemplate

# What the shipped templates need in all profiles is less.
_MOST = 40
_TABLE_LOOKS = {"Normal Table", "Table Grid"}

_Filters = Mapping[str, Callable[..., object]]


def keep_templates(patch: pytest.MonkeyPatch) -> None:
    """Open the same template with the same filters once; make the filters and evaluator once.

    A test makes its own folder and its own run, as a command does; but the shipped templates in it
    are always the same, and an opened one never changes. A failure is not kept.
    """
    templates: dict[Hashable, DocumentTemplate] = {}
    made_filters = cache(docgen.context.russian_filters)

    def filters() -> dict[str, Callable[..., object]]:
        return dict(made_filters())

    def keeping(
        open_: Callable[[Path, _Filters, PageLook | None], DocumentTemplate],
    ) -> Callable[..., DocumentTemplate]:
        def opened(path: Path, filters: _Filters, look: PageLook | None = None) -> DocumentTemplate:
            try:
                content = sha256(path.read_bytes()).digest()
            except OSError:
                return open_(path, filters, look)
            key = (path.name, content, frozenset(filters.items()), look, limits())
            if key not in templates:
                template = open_(path, filters, look)
                while len(templates) >= _MOST:
                    del templates[next(iter(templates))]
                templates[key] = template
            return templates[key]

        return opened

    evaluator = cache(lambda: Evaluator(made_filters()))
    patch.setattr(docgen.context, "russian_filters", filters)
    patch.setattr(
        expressions,
        "Evaluator",
        lambda own: evaluator() if own == made_filters() else Evaluator(own),
    )
    patch.setattr(kept, "known_or_opened", keeping(kept.known_or_opened))
    patch.setattr(DocumentTemplate, "open", staticmethod(keeping(DocumentTemplate.open)))


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
