"""Sheets of one workbook as lists, texts and tables that a template can print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from docgen.content import Blocks, Printable
from docgen.context.block_values import BlocksValue
from docgen.context.factory import ValueFactory
from docgen.context.numbering import NUMBERING, Numbering, add_column_numbers, number_column
from docgen.context.office import Office
from docgen.context.people import PersonValue
from docgen.context.sheets_told import circular_reference
from docgen.context.table_rows import section_titles
from docgen.context.values import Empty, TextValue
from docgen.context.views import RecordView, RowsView, RowView
from docgen.issues import Location, warning
from docgen.kinds.model import Shape, Sheet, ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords


def _class_of(shape: Shape) -> type[RecordView]:
    """Return what the rows of sheets of a shape are; what no sheet needs is not loaded."""
    match shape:
        case Shape.TEXT:
            from docgen.context.texts import TextBlockView

            return TextBlockView
        case Shape.CLAUSES:
            from docgen.context.clauses import ClauseView

            return ClauseView
        case Shape.ATTACHMENTS:
            from docgen.context.attachments import AttachmentView

            return AttachmentView
    return RowView


class SheetViews:
    """Makes views of sheets; ``lists`` keeps those already made, for sheets that refer to them."""

    def __init__(self, records: WorkbookRecords, office: Office, factory: ValueFactory) -> None:
        self.records = records
        self.office = office
        self.factory = factory
        self.lists: dict[str, RowsView] = {}
        self._attached = _attached(records)
        self._in_work: set[str] = set()
        factory.sheet_blocks = self.content

    def views(self, sheet: Sheet) -> list[RecordView]:
        """Return the rows of a sheet as its shape prints them, sorted if the kind says so."""
        records = self._rows_of(sheet)
        if not records:
            return []
        made = _class_of(sheet.shape)
        headings = headings_of(records)
        views = [made(row, sheet.columns, self.factory, headings=headings) for row in records]
        if sheet.shape is Shape.CLAUSES:
            from docgen.context.clauses import ClauseView

            for view in views:
                assert isinstance(view, ClauseView)
                view.lists = self.lists
                view.attached = self._attached
        if sheet.sort_by:
            key = normal_name(sheet.sort_by)
            views.sort(key=lambda view: _collated(view, key))
        return views

    def _rows_of(self, sheet: Sheet) -> list[Record]:
        data = self.records.sheets.get(normal_name(sheet.name))
        if data and data.records:
            return list(data.records)
        if not sheet.fallback:
            return []
        location = data.location if data else Location(str(self.records.path), sheet.name)
        return [row for row in self._fallback(sheet, location) if row.values]

    def _fallback(self, sheet: Sheet, location: Location) -> list[Record]:
        """Return the rows that stand in for an empty sheet; one without its person is left out."""
        by_name = {normal_name(column.name): column for column in sheet.columns}
        rows = []
        for fallback in sheet.fallback:
            record = Record(location)
            complete = True
            for name, source in fallback:
                column = by_name[normal_name(name)]
                found = (
                    self.office.evaluate(source, self.factory.names) if "{{" in source else source
                )
                text = str(found.plain() if isinstance(found, Printable) else found).strip()
                place = location
                if isinstance(found, PersonValue):
                    text = found.text
                    # Whoever is named in another cell is told of there.
                    place = found.location if found.location.row else location
                if not text or isinstance(found, Empty):
                    complete = complete and column.type is not ValueType.PERSON
                    continue
                record.values[normal_name(name)] = Value(text, text, place, column)
            if complete:
                rows.append(record)
        return rows

    def unknown_rows(self, data: SheetData) -> RowsView:
        """Return a sheet that the kind does not know as a list, or as a text."""
        headings = headings_of(data.records)
        view = _class_of(Shape.TEXT) if data.is_text else _PlainRecord
        rows = [view(row, (), self.factory, headings=headings) for row in data.records]
        if "раздел" not in headings:
            for row, title in zip(rows, section_titles(data.table), strict=False):
                row.extra["раздел"] = lambda title=title: self._typeset(title)  # type: ignore[misc]
        if data.is_text:
            from docgen.context.texts import mark_runs

            mark_runs(rows)
            return RowsView(rows)
        return RowsView(rows, {"таблица": lambda: BlocksValue(self.content(data.name))})

    def _typeset(self, title: str) -> object:
        return TextValue(title, self.office) if title else Empty()

    def content(self, name: str) -> Blocks:
        """Return what another sheet refers to by the name of a sheet: its text, or its table."""
        key = normal_name(name)
        data = self.records.sheets.get(key)
        if data is None:
            return ()
        if key in self._in_work:
            self.office.note(circular_reference(data.name, data.location))
            return ()
        self._in_work.add(key)
        try:
            return self._printed(key, data)
        finally:
            self._in_work.discard(key)

    def _printed(self, key: str, data: SheetData) -> Blocks:
        if data.is_text:
            rows = self.lists.get(key)
            return rows.as_blocks() if rows is not None else ()
        table = data.table or data.printable_table
        if table is None:
            return ()
        self.factory.coverage.touch_table(data)
        return self.office.typeset_blocks((table,))

    def rows_of(self, name: str) -> RowsView:
        """Return the rows of a sheet that an attachment repeats for, whatever its shape."""
        key = normal_name(name)
        data = self.records.sheets.get(key)
        if key in self.lists or data is None:
            return self.lists.get(key, RowsView([]))
        return self.unknown_rows(data)

    def main_table(self, data: SheetData | None, card: RecordView) -> TableView:
        """Return a sheet that the kind prints as a table, numbered as the card asks."""
        if data is None or data.table is None:
            return TableView((), lambda: RowsView([]))
        numbering = Numbering(card.text("row_numbers"), number_column(data.table))
        if numbering.mode in NUMBERING and numbering.column is None:
            self.office.note(
                warning(
                    "no-number-column",
                    data.location,
                    f"Выбрана нумерация строк «{numbering.mode}», но столбца «№» на листе нет.",
                    "Добавьте первым столбец с заголовком «№».",
                )
            )
        table = self.office.typeset_table(data.table, numbering)
        if card.printable("column_numbers"):
            table = add_column_numbers(table)
        return TableView(
            (table,),
            lambda: self.unknown_rows(data),
            lambda: self.factory.coverage.touch_table(data),
        )


class TableView(Printable):
    """A table of the workbook: printed whole by ``{{p x }}``, or row by row with ``x.строки``."""

    def __init__(
        self,
        blocks: Blocks,
        rows: Callable[[], RowsView],
        printed: Callable[[], None] | None = None,
    ) -> None:
        self.blocks = blocks
        self._rows = rows
        self._printed = printed

    def as_text(self) -> str:
        """Return the cells, a line each."""
        return BlocksValue(self.as_blocks()).as_text()

    def as_blocks(self) -> Blocks:
        """Return the table, noted as printed."""
        if self._printed:
            self._printed()
        return self.blocks

    def lookup(self, name: str) -> object:
        """Return the rows as records by their headings (``строки``)."""
        if name == "строки":
            return self.rows
        raise KeyError(name)

    @cached_property
    def rows(self) -> RowsView:
        """The rows as records by their headings; most templates print the table whole."""
        return self._rows()

    def known_names(self) -> tuple[str, ...]:
        """Return what a table has."""
        return ("строки",)

    def __bool__(self) -> bool:
        return bool(self.blocks)


class _PlainRecord(RowView):
    """A row of a sheet that the kind does not know; its heading tells what a cell is."""

    def _find(self, name: str) -> object:
        value = self.record.values.get(name)
        if value is not None and name not in self.extra:
            return self.factory.cell(name, value)
        return super()._find(name)


def headings_of(records: Sequence[Record]) -> tuple[str, ...]:
    """Return the names of all filled columns in the order in which they stand on the sheet."""
    places: dict[str, int] = {}
    for record in records:
        for name, value in record.values.items():
            places.setdefault(name, value.location.column or 0)
    return tuple(sorted(places, key=lambda name: places[name]))


def by_alphabet(views: Sequence[RecordView]) -> RowsView:
    """Return people by alphabet of their names (R-PROT-3)."""
    return RowsView(sorted(views, key=lambda view: _collated(view, view.person_name())))


def _collated(view: RecordView, name: str) -> str:
    """Return the key of a Russian alphabetical order, where ё is е."""
    value = view.record.values.get(name)
    return value.raw.casefold().replace("ё", "е") if value else ""


def _attached(records: WorkbookRecords) -> frozenset[str]:
    """Return the sheets that are printed as attachments."""
    found: set[str] = set()
    for sheet in records.kind.sheets:
        column = sheet.column("sheets") if sheet.shape is Shape.ATTACHMENTS else None
        data = records.sheets.get(normal_name(sheet.name)) if column else None
        for record in data.records if data else ():
            value = record.get(column.name) if column else None
            names = value.data if value and isinstance(value.data, tuple) else ()
            found.update(normal_name(str(name)) for name in names)
    return frozenset(found)
