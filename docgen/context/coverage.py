"""Whether every value that the workbook gave to the template is found in the document's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from docgen.context.page import Page
from docgen.context.trace import Trace
from docgen.issues import Issue, error, note, warning
from docgen.kinds.model import ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.word_forms import UsedForm

if TYPE_CHECKING:
    from docgen.context.trials import Trial

_place_of: Final = attrgetter("location.sheet", "location.row")
_SHOWING = ("таблица", "таблица_без_шапки", "картинка")
_UNPRINTED_TYPES = {
    ValueType.CHOICE,
    ValueType.YES_NO,
    ValueType.SHEET,
    ValueType.FILE,
    ValueType.IMAGE,
}


class Coverage:
    """Remembers which values the template asked for, and looks for them in the result."""

    def __init__(self) -> None:
        # The value is kept with its texts, so that no other takes its id.
        self._told: dict[int, tuple[Value, dict[str, None]]] = {}
        self._tables: set[str] = set()
        self._forgiven: set[str] = set()

    def tracer(self, value: Value) -> Trace:
        """Return what is told the texts that this value gives to the document."""

        def trace(text: str) -> None:
            _, texts = self._told.setdefault(id(value), (value, {}))
            texts.update(dict.fromkeys(line for line in text.split("\n") if line.strip()))

        return trace

    def told(self) -> frozenset[tuple[str, str]]:
        """Return sheet and column of every value that has given its text to the document."""
        return frozenset(
            (value.location.sheet, value.column.name)
            for value, _texts in self._told.values()
            if value.column
        )

    def touch_table(self, data: SheetData) -> None:
        """Note that the sheet was printed as a table, with all its cells."""
        self._tables.add(data.name)

    def forgive(self, heading: str) -> None:
        """Note that a column only says to whom a row belongs, and is left out of the table."""
        self._forgiven.add(normal_name(heading))

    def check(
        self,
        records: WorkbookRecords,
        texts: Iterable[str],
        printed: Iterable[UsedForm] = (),
        trial: Trial | None = None,
    ) -> list[Issue]:
        """Return an error for each text printed but not found, a finding for what was not printed.

        A document from which a printed text vanished must not be published; what the template
        does not print at all (the course of a meeting in short minutes) is told per column.
        ``texts`` are all that the document says, in pieces; ``printed`` are the forms of names and
        posts that documents hold. What a ``trial`` left out counts as printed where that was which
        stands for it.
        """
        stands = self._left_out(trial) if trial else {}
        page = Page([*texts, "\n".join(stands.values())], printed)
        issues: list[Issue] = []
        unprinted: dict[tuple[str, str], list[Value]] = {}
        for data, heading, value, is_cell in self._to_be_found(records, page):
            if id(value) in stands:
                continue
            if self._forgiven and normal_name(value.raw) in self._forgiven:
                continue
            told = self._told.get(id(value))
            if told is not None:
                lost = next((line for line in told[1] if not page.has_text(line)), None)
            else:
                lost = None if page.has_raw(value) else value.raw
            if lost is None:
                continue
            if told is not None or is_cell:
                issues.append(_lost(value, lost))
            elif not page.has_form(value):
                unprinted.setdefault((normal_name(data.name), heading), []).append(value)
        issues.extend(
            _not_printed(records.sheets.get(name), heading, values)
            for (name, heading), values in unprinted.items()
        )
        return issues

    def _left_out(self, trial: Trial) -> dict[int, str]:
        """Return the texts, by the ids of values, that rows left out would have printed."""
        return {
            id(value): value.raw
            for record, other in trial.left()
            for name, value in record.values.items()
            if id(other.values[name]) in self._told
        }

    def _to_be_found(
        self, records: WorkbookRecords, page: Page
    ) -> Iterator[tuple[SheetData, str, Value, bool]]:
        """Yield filled values with their sheet and heading, but rows that stand there as they are.

        The last tells whether it is a cell of a printed table; a sheet that the kind does not
        know is a table when it was printed as one, else a list.
        """
        told = {_place_of(value) for value, _texts in self._told.values()}
        for data in records.sheets.values():
            as_table = data.table is not None and not data.is_text
            if as_table and (data.sheet or data.name in self._tables):
                printed = data.name in self._tables
                told_rows = {row for sheet, row in told if sheet == data.location.sheet}
                for row in page.open_rows(data.cells, told_rows):
                    yield from ((data, data.name, one, printed) for one in row)
                continue
            steering = _steering(data) if data.is_text else None
            for record in data.records:
                hidden = _names_only(record, *steering) if steering else ()
                for name, value in record.values.items():
                    if name not in hidden and _is_printed(value):
                        typed = data.titles.get(name, name.replace("_", " "))
                        yield data, value.column.name if value.column else typed, value, False


def _lost(value: Value, text: str) -> Issue:
    return error(
        "value-lost",
        value.location,
        f"Значение «{_short(text)}» не попало в документ.",
        "Документ не записан. Покажите это тому, кто ведёт шаблоны: рядом с этим местом "
        "теряется текст.",
    )


def _not_printed(data: SheetData | None, heading: str, values: list[Value]) -> Issue:
    """Return one finding for a whole column that the template does not print.

    A column of the kind is left out by a choice (short minutes, a number for a list): a note. One
    that the kind does not know may have been meant for the document: a warning.
    """
    count = f", таких ячеек: {len(values)}" if len(values) > 1 else ""
    first = values[0]
    tell = note if first.column else warning
    return tell(
        "not-printed",
        first.location,
        f"«{heading}» заполнено, но в документ не печатается{count}.",
        "Если это не нужно в документе, всё в порядке." + _unused_places(first, data),
    )


def _unused_places(value: Value, data: SheetData | None) -> str:
    """Return what the document would print of this sheet and the sheet does not have.

    It is told beside a column that nothing prints: the words may stand in the wrong one.
    """
    if value.column is not None or data is None or data.sheet is None:
        return ""
    absent = [
        column.name
        for column in data.sheet.columns
        if column.printed and normal_name(column.name) not in data.titles
    ]
    if not absent:
        return ""
    names = ", ".join(f"«{name}»" for name in absent)
    return f" Документ печатает ещё и такие столбцы или поля, которых на листе нет: {names}."


def _is_printed(value: Value) -> bool:
    column = value.column
    if column is None:
        return not isinstance(value.data, bool) and value.raw.casefold() not in ("да", "нет", "+")
    return column.printed and column.type not in _UNPRINTED_TYPES


def _steering(data: SheetData) -> tuple[str, str]:
    """Return the columns of a sheet of text that hold the kind of a row, and its text."""
    columns = data.sheet.columns if data.sheet else ()
    keyed = {column.key: normal_name(column.name) for column in columns}
    return keyed.get("block", "вид"), keyed.get("text", "текст")


def _names_only(record: Record, kind_name: str, text_name: str) -> tuple[str, ...]:
    """Return the columns of a text row that steer it: its kind, and the name of what it shows."""
    kind = record.values.get(kind_name)
    shows = kind is not None and normal_name(kind.raw) in _SHOWING
    return (kind_name, text_name) if shows else (kind_name,)


def _short(text: str, limit: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
