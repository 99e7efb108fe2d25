"""A batch read once, and the raw workbook of each recipient made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.issues import Issue, Location, error
from docgen.kinds.model import Column, Kind, Shape
from docgen.names import normal_name
from docgen.records import Value, WorkbookRecords
from docgen.service_sheets import is_service_sheet
from docgen.sharing import Memo
from docgen.workbook.active_content import active_issues
from docgen.workbook.batch.cuts import Cuts
from docgen.workbook.batch.filling import Cells, Filled, Says, fill_cells, tags_in
from docgen.workbook.batch.hanging import Hanging, hang_rows
from docgen.workbook.batch.known_card import FAR_ROW, KnownCard, known_card
from docgen.workbook.batch.limits import LimitedSheet, limit_rows
from docgen.workbook.batch.naming import Namings, left_out, namings_of
from docgen.workbook.batch.pattern import without_pattern
from docgen.workbook.batch.recipients import (
    FILE_COLUMN,
    GROUP_COLUMN,
    NAME_COLUMN,
    Recipient,
    Recipients,
    find_recipients_sheet,
    is_date_like,
    read_recipients,
)
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.reading import CARD_SHEET, find_kind_name, known_sheets, read_records
from docgen.workbook.scope import Scope, same_name

_KIND_FIELD: Final = "вид_документа"
_OWN: Final = frozenset(normal_name(c.name) for c in (NAME_COLUMN, GROUP_COLUMN, FILE_COLUMN))


class BatchBook(Struct):
    """A workbook of many documents.

    ``raw`` has the sheets that all share, without the recipients and the columns «Для школ»;
    ``pattern`` is how the card wants the files called, and its cell. ``repeats_rows`` tells that an
    attachment may ask for values of the rows for which it is repeated, ``template_names`` what the
    template of each kind asks for. ``issues`` are told once, whoever suffers.
    """

    raw: RawWorkbook
    recipients: Recipients
    kinds: tuple[Kind, ...]
    pattern: tuple[str, Location] | None = None
    repeats_rows: bool = False
    template_names: dict[str, frozenset[str]] = field(default_factory=dict)
    limited: dict[str, LimitedSheet] = field(default_factory=dict)
    hanging: dict[str, Hanging] = field(default_factory=dict)
    namings: Namings = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _cards: dict[str, KnownCard] = field(default_factory=dict)
    _filled_rows: Memo[Cells] = field(default_factory=Memo)
    _cuts: Cuts = field(default_factory=Cuts)

    def __len__(self) -> int:
        return len(self.recipients.rows)

    def recipient(self, number: int) -> Recipient:
        """Return the recipient at this place of the list."""
        return self.recipients.rows[number]

    def kind_name(self, number: int, card: str) -> str:
        """Return what the recipient's paper is to be; ``card`` says it for all."""
        own = self.recipient(number).cells.get(_KIND_FIELD)
        return own.text if own else card

    def is_own_column(self, name: str) -> bool:
        """Return whether a column is one that every sheet of recipients may have."""
        return name in _OWN

    def kind_place(self, number: int) -> Location:
        """Return the cell that tells what the recipient's paper is to be."""
        own = self.recipient(number).cells.get(_KIND_FIELD)
        if own:
            return self.recipients.sheet.location(own.row, own.column)
        return find_kind_name(self.raw)[1]

    def dropped(self, number: int) -> dict[str, frozenset[int]]:
        """Return the rows of each limited sheet that are not for a recipient."""
        return {name: limited.dropped(number) for name, limited in self.limited.items()}

    def pattern_of(self, number: int) -> tuple[str, Location] | None:
        """Return how a recipient's files are to be called, and the cell that says it, if any."""
        own = self.recipient(number).cells.get(normal_name(FILE_COLUMN.name))
        if own is None:
            return self.pattern
        return own.text, self.recipients.sheet.location(own.row, own.column)

    def overrides(self, number: int, kind: Kind) -> dict[str, tuple[Column | None, RawCell]]:
        """Return the cells of a recipient that stand in for fields of the card, by their name."""
        card = self._card_of(kind)
        asked = self.template_names.get(kind.name, frozenset())
        found = {}
        for name, cell in self.recipient(number).cells.items():
            column = card.columns.get(name)
            is_field = name not in _OWN and (column is not None or name in card.fields)
            if is_field or name in asked:
                found[name] = column, cell
        return found

    def open_fields(self, kinds: Iterable[Kind]) -> dict[str, Column | None]:
        """Return the fields of the card that only a recipient's own row can fill, by their name."""
        found = {}
        for card in map(self._card_of, kinds):
            for name in {*card.columns, *card.fields} - card.filled - _OWN:
                column = card.columns.get(name)
                if column is None or not column.default:
                    found[name] = column
        return found

    def tags(self) -> set[str]:
        """Return all ``{{ }}`` that stand in the texts of the workbook."""
        texts = (c.text for s in self.raw.sheets for row in s.rows.values() for c in row.values())
        return {tag for text in texts if "{{" in text for tag in tags_in(text)}

    def reckoned(self, number: int, kind: Kind) -> tuple[tuple[str, str], ...]:
        """Return those own values that take part in reckoning with rows: days, numbers."""
        return tuple(
            (name, cell.text)
            for name, (column, cell) in self.overrides(number, kind).items()
            if is_date_like(column, cell)
        )

    def issues_of(self, number: int) -> list[Issue]:
        """Return what is wrong with the recipient's own row."""
        return self.recipients.issues_by_row.get(self.recipient(number).row, [])

    def left_without_rows(self, number: int) -> Iterator[Issue]:
        """Yield the error that a required sheet has no row for a recipient."""
        one = self.recipient(number)
        for name, limited in self.limited.items():
            gone = limited.dropped(number)
            body = limited.body()
            needed = limited.known is not None and limited.known.required
            if needed and body and all(row in gone for row in body):
                yield error(
                    "nothing-for-recipient",
                    one.location,
                    f"Для «{one.name}» на листе «{name}» не осталось ни одной строки.",
                    "Назовите школу в столбце «Для школ» – или уберите её с листа «Школы».",
                )

    def workbook_for(self, number: int, kind: Kind, says: Says) -> tuple[RawWorkbook, Filled]:
        """Return the raw workbook of one document, and which cells were filled for it."""
        gone = self.dropped(number)
        filled = Filled()
        sheets = []
        unused = left_out(self.namings, gone)
        for sheet in self.raw.sheets:
            if sheet.name in unused:
                continue
            above = self.hanging.get(sheet.name)
            gone_above = gone.get(above.parent, frozenset()) if above else frozenset()
            cut = self._cuts.of(sheet, gone.get(sheet.name, frozenset()), above, gone_above)
            made = fill_cells(cut.sheet, cut.tagged, says, filled, self._filled_rows)
            if same_name(sheet.name, CARD_SHEET):
                made = self._card_for(made, number, kind)
            sheets.append(made)
        return replace(self.raw, sheets=sheets), filled

    def records_for(
        self, number: int, kind: Kind, says: Says
    ) -> tuple[WorkbookRecords, list[Issue], Filled]:
        """Return the records of one document with the places that its values have in the file."""
        raw, filled = self.workbook_for(number, kind, says)
        records, issues = read_records(raw, kind)
        for data in records.sheets.values():
            if data.sheet is not None and data.sheet.shape is Shape.CARD:
                for record in data.records:
                    for name, value in record.values.items():
                        record.values[name] = self._at_home(value, number)
        found = [replace(issue, location=self._home(issue.location, number)) for issue in issues]
        return records, found, filled

    def _card_of(self, kind: Kind) -> KnownCard:
        if kind.name not in self._cards:
            self._cards[kind.name] = known_card(self.raw, kind)
        return self._cards[kind.name]

    def _card_for(self, card: RawSheet, number: int, kind: Kind) -> RawSheet:
        """Return the card with the recipient's own values in the place of the common ones."""
        form = self._card_of(kind).form_of(card)
        own = {name: cell for name, (_, cell) in self.overrides(number, kind).items()}
        if any(name == _KIND_FIELD for name, _ in form.titles(card)):
            # Read for one kind, a workbook of several is of that kind.
            typed = own.get(_KIND_FIELD)
            place = typed.column if typed else 0
            own[_KIND_FIELD] = RawCell(FAR_ROW, place, kind.name, kind.name)
        return form.with_values(card, own, self.recipients.titles)

    def _at_home(self, value: Value, number: int) -> Value:
        home = self._home(value.location, number)
        return value if home is value.location else replace(value, location=home)

    def _home(self, location: Location, number: int) -> Location:
        """Return the cell of «Школы» for a place that is there only while the card is read."""
        if (location.row or 0) < FAR_ROW:
            return location
        column = (location.row or 0) - FAR_ROW
        sheet = self.recipients.sheet
        return sheet.location(self.recipient(number).row, column or None)


def read_batch(
    raw: RawWorkbook, kinds: Sequence[Kind], more_columns: Sequence[Column] = ()
) -> BatchBook | None:
    """Return the batch that a workbook is, or None for a workbook of one document.

    ``kinds`` are those of the papers that the workbook names; ``more_columns`` type further
    columns of recipients, as the справочник has them.
    """
    sheet = find_recipients_sheet(raw)
    if sheet is None:
        return None
    if any(same_name(known.name, sheet.name) for kind in kinds for known in kind.sheets):
        return None
    scope = Scope(raw.path, raw.base_1904)
    cards = [s for kind in kinds for s in kind.sheets if s.shape is Shape.CARD]
    columns = [column for card in cards for column in card.columns]
    recipients = read_recipients(sheet, [*columns, *more_columns], scope)
    common = [other for other in raw.sheets if other is not sheet]
    known = {name: s for kind in kinds for name, s in known_sheets(raw, kind).items()}
    book = BatchBook(replace(raw, sheets=common, rows_read=Memo()), recipients, tuple(kinds))
    book.issues += [*active_issues(raw), *scope.issues]
    book.repeats_rows = any(_repeats(other) for other in common)
    for number, other in enumerate(common):
        if same_name(other.name, CARD_SHEET):
            common[number], book.pattern = without_pattern(other)
        elif not is_service_sheet(other.name, hidden=other.hidden):
            limited, issues = limit_rows(other, known.get(other.name), recipients.addresses)
            book.issues.extend(issues)
            if limited is not None:
                common[number] = limited.sheet
                book.limited[other.name] = limited
    everybody = recipients.addresses.everybody
    book.hanging = hang_rows(common, known, book.limited, everybody, scope)
    if any(one.members for one in book.limited.values()):
        book.namings = namings_of(common, known, book.limited)
    return book


def _repeats(sheet: RawSheet) -> bool:
    """Return whether attachments of this sheet are printed once for every row of another."""
    head = next(iter(sheet.rows.values()), {})
    places = {c.column for c in head.values() if normal_name(c.text) == "повторить_для"}
    return any(place in cells for place in places for cells in list(sheet.rows.values())[1:])
