"""Sheets that the cells of other sheets name: whole cells, or several in a column of sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.names import normal_name
from docgen.records import Record
from docgen.workbook.scope import Scope

_BEGINNING = 4


def named_sheets(records: Iterable[Record], scope: Scope) -> frozenset[str]:
    """Return the normal names of the sheets that these rows name."""
    values = [value for record in records for value in record.values.values()]
    typed = {value.raw for value in values}
    # The data of a column of sheets are their names; a rich text names by its whole text.
    several = (value.data for value in values if isinstance(value.data, tuple))
    typed.update(name for names in several for name in names if isinstance(name, str))
    # Of thousands of texts few begin as the name of a sheet does, with one sign or with four.
    likely: Collection[str] = typed
    for length in (1, _BEGINNING):
        starts = {
            start
            for start in {text[:length] for text in likely}
            if not start.isalnum() or _begins_any(normal_name(start), scope.sheet_names)
        }
        likely = [text for text in likely if text[:length] in starts]
    known = (scope.sheet_names.get(normal_name(name), "") for name in likely)
    return frozenset(normal_name(name) for name in known) - {""}


def _begins_any(start: str, names: Iterable[str]) -> bool:
    return any(name.startswith(start) for name in names)
