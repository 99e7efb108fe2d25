"""The sheet «Школы»: one row a document, its values beside the name of the recipient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.issues import Issue, Location
from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.names import normal_name, school_key
from docgen.records import Record
from docgen.service_sheets import is_service_sheet
from docgen.workbook.batch.addressing import AddressBook
from docgen.workbook.example_row import EXAMPLE_MARK
from docgen.workbook.headings import read_headings
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.recipients_sheet import SHEET_NAMES
from docgen.workbook.rows import read_rows
from docgen.workbook.scope import Scope, quoted, same_name
from docgen.workbook.values import says_nothing

NAME_COLUMN: Final = Column(
    "Школа",
    ValueType.UNIT,
    key="recipient",
    hint="Коротко, как в имени файла: «СОШ № 31».",
    example="СОШ № 31",
    aliases=("Получатель", "Адресат", "Краткое название", "Название школы"),
)
GROUP_COLUMN: Final = Column(
    "Группа",
    key="group",
    aliases=("Группы",),
    hint="По ней выбирают несколько школ сразу: «сельские».",
    example="сельские",
)
FILE_COLUMN: Final = Column("Имя файла", key="file_name", aliases=("Файл",))
LEADER_COLUMN: Final = Column(
    "Руководитель",
    ValueType.PERSON,
    aliases=("Директор", "Директор школы", "Заведующий", "Заведующая"),
)
_OTHER_NAMES: Final = ("полное_название", "краткое_название", "название_школы")
# Headings of exported lists; beside a usual one they are a field of the card, or say nothing.
_LAST_NAMES: Final = (
    "Наименование школы",
    "Краткое наименование",
    "Наименование",
    "Учреждение",
    "Наименование учреждения",
    "Образовательное учреждение",
    "Образовательная организация",
    "Наименование организации",
    "Организация",
)


class Recipient(Struct, frozen=True):
    """A row of the sheet: whose document, with what values.

    ``cells`` are the filled cells by the normal name of their column, ``record`` the same typed;
    one that is not sound gets no document: it is nameless or a double.
    """

    name: str
    row: int
    record: Record
    cells: dict[str, RawCell]
    location: Location
    is_sound: bool = True


class Recipients(Struct):
    """All recipients in their order; ``columns`` are typed, ``titles`` the headings as typed."""

    sheet: RawSheet
    columns: tuple[Column, ...] = ()
    rows: list[Recipient] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    addresses: AddressBook = field(default_factory=AddressBook)
    places: dict[str, int] = field(default_factory=dict)
    issues_by_row: dict[int, list[Issue]] = field(default_factory=dict)

    def place(self, one: Recipient, name: str) -> Location:
        """Return the cell of a recipient in the column of this normal name."""
        return self.sheet.location(one.row, self.places.get(name))

    def tag_names(self) -> list[str]:
        """Return the names under which texts may ask for values of a recipient."""
        return [normal_name(title) for title in self.titles.values()]


def find_recipients_sheet(raw: RawWorkbook) -> RawSheet | None:
    """Return the sheet that makes a workbook a batch, or None.

    A sheet that a cell of the workbook names is content (an attachment prints it), and so is one
    without a column for the name of the recipient.
    """
    for wanted in SHEET_NAMES:
        for sheet in raw.sheets:
            if same_name(sheet.name, wanted) and _name_heading(sheet) and not _is_named(raw, sheet):
                return sheet
    return None


def read_recipients(sheet: RawSheet, columns: Sequence[Column], scope: Scope) -> Recipients:
    """Return the recipients of a sheet; ``columns`` are the fields that they may fill."""
    known = _columns(sheet, columns)
    layout = Sheet(sheet.name, Shape.ROWS, columns=known)
    data = read_rows(sheet, layout, sheet.name, scope)
    headings = read_headings(sheet, known, replace(scope, issues=[]))
    found = Recipients(sheet, known)
    found.titles = {h.name: h.text for h in headings.by_place.values()}
    found.places = {heading.name: heading.place for heading in headings.by_place.values()}
    seen: dict[str, Recipient] = {}
    for record in data.records:
        row = record.location.row or 0
        cells = {
            heading.name: cell
            for heading in headings.by_place.values()
            if (cell := sheet.cell(row, heading.place)) and not says_nothing(cell, heading.column)
        }
        typed = record.get(NAME_COLUMN.name)
        place = typed.location if typed else record.location
        name = " ".join(typed.raw.split()) if typed else ""
        one = Recipient(name, row, record, cells, place)
        first = seen.get(school_key(name))
        if not school_key(name):  # blank, or signs alone
            one = replace(one, is_sound=False)
            _tell_nameless(one, scope)
        elif first is not None:
            one = replace(one, is_sound=False)
            _tell_double(one, first, scope)
        else:
            seen[school_key(name)] = one
        found.rows.append(one)
    if not found.rows:
        scope.error(
            "no-recipients",
            sheet.location(),
            f"На листе «{sheet.name}» нет ни одной школы: собирать нечего.",
            "Впишите школы, каждую в свою строку. Нужен один документ – удалите этот лист.",
        )
    _fill_addresses(found, scope)
    for issue in scope.issues:
        found.issues_by_row.setdefault(issue.location.row or 0, []).append(issue)
    return found


def _columns(sheet: RawSheet, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns that a sheet of recipients may have: its own, then those of cards."""
    name = NAME_COLUMN
    heading = _name_heading(sheet)
    name = replace(
        name, aliases=(*name.aliases, *(n for n in _LAST_NAMES if normal_name(n) == heading))
    )
    own = (name, GROUP_COLUMN, FILE_COLUMN)
    taken = {normal_name(n) for column in own for n in (column.name, *column.aliases)}
    known = list(own)
    for column in (*columns, LEADER_COLUMN):
        if normal_name(column.name) not in taken:
            taken.add(normal_name(column.name))
            aliases = tuple(a for a in column.aliases if normal_name(a) not in taken)
            # An empty cell is the common value: nothing has to be filled here.
            known.append(replace(column, required="no", default="", aliases=aliases))
    return tuple(known)


def _name_heading(sheet: RawSheet) -> str:
    """Return the normal name of the heading under which the recipients are named; empty: none."""
    first = [normal_name(c.text) for row in list(sheet.rows)[:5] for c in sheet.rows[row].values()]
    names = (NAME_COLUMN.name, *NAME_COLUMN.aliases, *_LAST_NAMES)
    return next((name for name in map(normal_name, names) if name in first), "")


def _is_named(raw: RawWorkbook, sheet: RawSheet) -> bool:
    """Return whether a cell below the headings of another sheet is just the name of this one."""
    others = (
        other
        for other in raw.sheets
        if other is not sheet and not is_service_sheet(other.name, hidden=other.hidden)
    )
    first = sheet.name[:1].casefold()
    return any(
        cell.text[:1].casefold() == first
        and same_name(cell.text, sheet.name)
        and not _is_highest(other, cell)
        for other in others
        for cells in other.rows.values()
        for cell in cells.values()
    )


def _is_highest(sheet: RawSheet, cell: RawCell) -> bool:
    """Return whether nothing stands above a cell but an example: it is a heading, «Школы» too."""
    above = (cells.get(cell.column) for row, cells in sheet.rows.items() if row < cell.row)
    return all(one is None or one.text.startswith(EXAMPLE_MARK) for one in above)


def _fill_addresses(found: Recipients, scope: Scope) -> None:
    whole = [number for number, one in enumerate(found.rows) if one.is_sound]
    book = found.addresses
    book.everybody = frozenset(whole)
    for number in whole:
        book.add(found.rows[number].name, (number,))
    for number in whole:
        for column in _OTHER_NAMES:
            other = found.rows[number].record.values.get(column)
            if other:
                book.add(other.raw, (number,))
    for name, members in _groups(found, whole).items():
        clash = book.names.get(school_key(name))
        if clash is not None:
            _tell_clash(name, found, members, scope)
        book.add(name, members)


def _groups(found: Recipients, whole: Iterable[int]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    spelled: dict[str, str] = {}
    for number in whole:
        typed = found.rows[number].record.get(GROUP_COLUMN.name)
        for name in typed.raw.replace("\n", ",").replace(";", ",").split(",") if typed else ():
            if name.strip():
                groups.setdefault(spelled.setdefault(school_key(name), name.strip()), []).append(
                    number
                )
    return groups


def _tell_nameless(one: Recipient, scope: Scope) -> None:
    scope.error(
        "recipient-without-name",
        one.location,
        "В строке есть данные, а школа не названа: документа по этой строке не будет.",
        "Впишите школу – или удалите строку.",
    )


def _tell_double(one: Recipient, first: Recipient, scope: Scope) -> None:
    scope.error(
        "duplicate-recipient",
        one.location,
        f"{quoted([one.name])} уже есть в строке {first.row}: второго документа не будет.",
        "Оставьте одну из двух строк или назовите школы по-разному.",
    )


def _tell_clash(name: str, found: Recipients, members: Sequence[int], scope: Scope) -> None:
    typed = found.rows[members[0]].record.get(GROUP_COLUMN.name)
    if typed:
        scope.warn(
            "group-named-as-recipient",
            typed.location,
            f"Группа {quoted([name])} называется так же, как школа: имя значит школу.",
            "Назовите группу иначе.",
        )


def is_date_like(column: Column | None, cell: RawCell) -> bool:
    """Return whether a value takes part in reckoning: a day, a term, a number, a choice."""
    typed = column is not None and column.type in (
        ValueType.DATE, ValueType.NUMBER, ValueType.DEADLINE, ValueType.CHOICE, ValueType.YES_NO,
    )  # fmt: skip
    return typed or not isinstance(cell.value, str)
