"""Sheets that the cells of other sheets name: whole cells, or several in a column of sheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docgen.names import normal_name
from docgen.records import Record
from docgen.sharing import Memo
from docgen.workbook.scope import Scope

_BEGINNING: Final = 4


def named_sheets(records: Iterable[Record], scope: Scope) -> frozenset[str]:
    """Return the normal names of the sheets that these rows name."""
    values = [value for record in records for value in record.values.values()]
    # Of thousands of texts few begin as the name of a sheet does, with one sign or with four.
    names = scope.sheet_names
    begins = _KNOWN.get(names) or _KNOWN.keep(_Beginnings(names), names)
    typed = {text for value in values if begins[(text := value.raw)[:1]]}
    # The data of a column of sheets are their names; a rich text names by its whole text.
    several = [value.data for value in values if type(value.data) is tuple]
    typed.update(name for names in several for name in names if isinstance(name, str))
    likely = [text for text in typed if begins[text[:_BEGINNING]]]
    known = (scope.sheet_names.get(normal_name(name), "") for name in likely)
    return frozenset(normal_name(name) for name in known) - {""}


class _Beginnings(dict[str, bool]):
    """Whether one of these names may begin so, by what a text begins with."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__({"": True})
        self._names = names

    def __missing__(self, start: str) -> bool:
        normal = normal_name(start)
        may_be = not start.isalnum() or any(name.startswith(normal) for name in self._names)
        self[start] = may_be
        return may_be


_KNOWN: Final = Memo[_Beginnings]()
