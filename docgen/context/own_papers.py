"""What a paper made of another kind's workbook has beside the names of that: its row, its card."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.context.factory import ValueFactory
from docgen.context.views import RecordView
from docgen.issues import Issue, Location, error
from docgen.kinds.model import Column, Kind, Shape, Sheet
from docgen.kinds.papers import PAPER_KEY
from docgen.names import normal_name
from docgen.records import Record, WorkbookRecords


def row_of_paper(records: WorkbookRecords, factory: ValueFactory, row: Record | None) -> RecordView:
    """Return the row of «Комплект» that asks for the paper; without one a blank row."""
    columns: tuple[Column, ...] = ()
    for sheet in records.kind.sheets:
        if sheet.column(PAPER_KEY) is not None:
            columns = sheet.columns
    return RecordView(row or Record(Location(str(records.path))), columns, factory)


def own_card(
    kind: Kind, main: RecordView, cards: Mapping[str, RecordView], factory: ValueFactory
) -> RecordView:
    """Return the card of a paper: its own fields over those of the main document.

    A field of the paper takes the place of the main one's with the same name or key.
    """
    own = [s for s in kind.own_sheets if s.shape is Shape.CARD]
    columns = {normal_name(c.name): c for c in main.columns.values()}
    record = Record(main.record.location, dict(main.record.values), dict(main.record.blanks))
    gone: set[str] = set()
    for sheet in own:
        card = cards[normal_name(sheet.name)]
        for name in _replaced(sheet, columns):
            record.values.pop(name, None)
            record.blanks.pop(name, None)
            columns.pop(name, None)
            gone.add(name)
        columns |= {normal_name(column.name): column for column in sheet.columns}
        record.values |= card.record.values
        record.blanks |= card.record.blanks
    # What the main document says under a replaced name is asked of it, not of this card.
    headings = [name for name in main.headings if name not in gone or name in columns]
    return RecordView(record, tuple(columns.values()), factory, headings=headings)


def _replaced(sheet: Sheet, columns: Mapping[str, Column]) -> list[str]:
    keys = {column.key for column in sheet.columns if column.key}
    names = {normal_name(column.name) for column in sheet.columns}
    return [name for name, column in columns.items() if name in names or column.key in keys]


def nothing_to_list(kind: Kind, row: RecordView) -> Issue:
    """Return the error that a paper would have no row."""
    who = f" для «{row.text('for_whom')}»" if row.text("for_whom") else ""
    return error(
        "paper-without-rows",
        row.record.location,
        f"«{kind.title}»{who}: нет ни одной строки – в документе никому ничего не поручено.",
        "Назовите исполнителей в документе или уберите эту бумагу с листа «Комплект».",
    )
