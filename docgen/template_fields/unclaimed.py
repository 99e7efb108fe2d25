"""The names of a template that no kind prints by: what its tags tell of them, and no more."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final

from docgen.evidence import LIST_FILTERS, by_parts, evidence_of
from docgen.kinds.type_words import EXAMPLES, TYPE_WORDS
from docgen.names import normal_name
from docgen.rendering.names.asked import Asked
from docgen.template_fields.forms import ROW, tag_of
from docgen.template_fields.model import Field, FieldGroup

_ONCE: Final = "Стоят в документе один раз"


def groups_of(names: Mapping[str, Asked], known: Container[str]) -> tuple[FieldGroup, ...]:
    """Return the names of a template by the lists that they stand in; ``known`` need no source."""
    asked = [one for one in names.values() if normal_name(one.name) not in known]
    single = [field for one in asked for field in _fields(one, one.name)]
    groups = (group for one in asked for group in _lists(one, one.name))
    once = (FieldGroup(_ONCE, tuple(single)),) if single else ()
    return (*once, *groups)


def _fields(asked: Asked, path: str) -> Iterator[Field]:
    """Yield a value, or the values that it is made of."""
    if _is_list(asked):
        return
    if asked.parts and by_parts(asked) is None:
        for part in asked.parts.values():
            yield from _fields(part, f"{path}.{part.name}")
        return
    kind = evidence_of(asked).type
    yield Field(
        path, tag_of(path, kind), type=TYPE_WORDS[kind], printed=EXAMPLES.get(kind, ""),
        reader="template",
    )  # fmt: skip


def _lists(asked: Asked, path: str) -> Iterator[FieldGroup]:
    """Yield the lists that a value is or holds, each with the names of a row."""
    for part in asked.parts.values():
        yield from _lists(part, f"{path}.{part.name}")
    if not _is_list(asked):
        return
    row = asked.rows()
    variable = asked.variable or ROW
    parts = [
        field for part in row.parts.values() for field in _fields(part, f"{variable}.{part.name}")
    ]
    if not row.parts:
        parts = list(_fields(row, variable))
    opening = f"{{% for {variable} in {path} %}}"
    yield FieldGroup(f"Список «{path}»", tuple(parts), "", opening, "{% endfor %}")
    for part in row.parts.values():
        yield from _lists(part, f"{variable}.{part.name}")


def _is_list(asked: Asked) -> bool:
    return asked.row is not None or bool(LIST_FILTERS & asked.filters.keys())
