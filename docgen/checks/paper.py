"""A workbook as the rules see it: its records, the справочник, and what was found out once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar

from msgspec import Struct

from docgen.checks.texts import Texts
from docgen.kinds.model import Shape, ValueType
from docgen.names import normal_name
from docgen.records import SheetData, Value, WorkbookRecords
from docgen.sharing import Memo

T = TypeVar("T")

_OF_WORDS: Final = (str, tuple)
_WORDS: Final = frozenset(
    {
        ValueType.TEXT, ValueType.RICH_TEXT, ValueType.DEADLINE, ValueType.PERSON,
        ValueType.PEOPLE, ValueType.POST, ValueType.UNIT, ValueType.DOCUMENT,
    }
)  # fmt: skip


class Filled(Struct, frozen=True):
    """Where a workbook has values at all: under which headings, in columns of which keys and types.

    ``shapes`` are those of the sheets with rows, None for sheets that the kind does not know.
    """

    headings: frozenset[str]
    keys: frozenset[str]
    types: frozenset[ValueType]
    shapes: frozenset[Shape | None]


class Facts(Struct, frozen=True):
    """What rules ask of every workbook; many of a batch are alike in it.

    ``signs`` are the bits of all signs that its texts have, None where so many are searched for
    each.
    """

    filled: Filled
    signs: int | None
    has_directory: bool
    is_final: bool


class Paper:
    """One workbook under inspection.

    ``directory`` are the records of the справочник, None without one. Rules share what is costly
    to find (dates in texts, citations, people) by ``once``, and all papers of a run what is found
    in the справочник by ``of_directory``.
    """

    def __init__(self, records: WorkbookRecords, directory: WorkbookRecords | None = None) -> None:
        self.records = records
        self.directory = directory
        self._known: dict[Callable[[Paper], Any], Any] = {}

    @cached_property
    def facts(self) -> Facts:
        """What rules ask of it first."""
        return Facts(
            _filled(self.records), texts(self).signs, self.directory is not None, self.records.final
        )

    def once(self, find: Callable[[Paper], T]) -> T:
        """Return ``find(self)``, worked out at the first call only."""
        if find not in self._known:
            self._known[find] = find(self)
        found: T = self._known[find]
        return found

    def of_directory(self, find: Callable[[WorkbookRecords | None], T]) -> T:
        """Return ``find(self.directory)``, which is no None, worked out once for all papers."""
        if self.directory is None:
            return find(None)
        found: T | None = _of_directory.get(self.directory, find)
        return (
            _of_directory.keep(find(self.directory), self.directory, find)
            if found is None
            else found
        )


_of_directory: Final[Memo[Any]] = Memo()


def _filled(records: WorkbookRecords) -> Filled:
    """Return where a workbook has values; the same for all of one kind with equal headings."""
    sheets = tuple(
        (name, data.sheet is not None, frozenset().union(*(row.values for row in data.records)))
        for name, data in records.sheets.items()
        if data.records
    )
    known = _of_headings.get(records.kind, sheets)
    return known or _of_headings.keep(_filled_under(records, sheets), records.kind, sheets)


def _filled_under(
    records: WorkbookRecords, filled: tuple[tuple[str, bool, frozenset[str]], ...]
) -> Filled:
    sheets = [(records.sheets[name].sheet, headings) for name, _, headings in filled]
    columns = [
        column
        for sheet, headings in sheets
        for column in (sheet.columns if sheet else ())
        if normal_name(column.name) in headings
    ]
    return Filled(
        frozenset().union(*(headings for _, headings in sheets)),
        frozenset(column.key for column in columns),
        frozenset(column.type for column in columns),
        frozenset(sheet.shape if sheet else None for sheet, _ in sheets),
    )


_of_headings: Final[Memo[Filled]] = Memo()


def texts(paper: Paper) -> Texts[Value]:
    """Return every cell of words that may come into the document, once each, down the sheets.

    Numbers, choices, names of sheets and files are not words; a sheet that nothing in the workbook
    names may be anybody's note, and is left out.
    """
    return paper.once(_texts)


def _texts(paper: Paper) -> Texts[Value]:
    used = (data for data in paper.records.sheets.values() if data.is_used)
    return Texts([value for data in used for value in _words_of(data)], attrgetter("raw"))


def _words_of(data: SheetData) -> Collection[Value]:
    if data.cells and not data.is_text:
        return _words_among(data.cells)
    words = _words_among([value for row in data.records for value in row.values.values()])
    # A merged cell counts for every row that it covers, but is read once.
    places = [(value.location.row, value.location.column) for value in words]
    cells = dict(zip(reversed(places), reversed(words), strict=True))
    return words if len(cells) == len(words) else [cells[place] for place in dict.fromkeys(places)]


def _words_among(values: Collection[Value]) -> list[Value]:
    columns = {id(value.column): value.column for value in values}
    words = {key: column is None or column.type in _WORDS for key, column in columns.items()}
    return [one for one in values if words[id(one.column)] and isinstance(one.data, _OF_WORDS)]
