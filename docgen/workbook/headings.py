"""Which row of a sheet holds the headings, and which known column each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from docgen.kinds.model import Column
from docgen.names import is_number_heading, nearest_name, normal_name
from docgen.sharing import Memo
from docgen.workbook import limits
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.scope import Scope, quoted
from docgen.workbook.values import UNKNOWN, Typing, typing_of

# Shorter first words («Вид», «За») begin headings of all sorts.
_TELLING_LENGTH: Final = 4
_USUAL: Final = frozenset(
    (
        *("номер", "номер_п_п", "п_п", "фио", "ф_и_о", "имя", "участник", "участники", "ученик"),
        *("роль", "должность", "статус", "место_работы", "организация", "школа", "класс", "дата"),
        *("предмет", "подпись", "примечание", "телефон", "почта", "ответственный", "баллы"),
    )
)


class Heading(Struct):
    """A heading: the column of the sheet, its words, the known column or None.

    ``name`` is the normal name under which values of this column are kept, ``typing`` how they are
    read; ``is_number`` tells that it numbers the rows: «№», «№ п/п», «п/п».
    """

    place: int
    text: str
    column: Column | None
    name: str = ""
    is_number: bool = False
    typing: Typing = UNKNOWN

    def __post_init__(self) -> None:
        own = self.column.name if self.column else ""
        self.name = normal_name(own or self.text)
        self.typing = typing_of(self.column)
        self.is_number = is_number_heading(self.text) or is_number_heading(own)


class Headings(Struct):
    """The headings of a sheet by their place; ``row``, their last, is 0 when the sheet is empty.

    ``titled`` are all columns with words above them, those with a doubled name too.
    """

    row: int = 0
    by_place: dict[int, Heading] = field(default_factory=dict)
    titled: frozenset[int] = frozenset()

    def has(self, column: Column) -> bool:
        """Return whether the sheet has this known column."""
        return any(heading.column is column for heading in self.by_place.values())

    def place_of(self, column: Column) -> int | None:
        """Return where this known column stands."""
        return next((h.place for h in self.by_place.values() if h.column is column), None)


_KNOWN: Final = Memo[Mapping[str, Column]]()


def known_columns(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    """Return the columns by every normal name they answer to; own names win over aliases."""
    found = _KNOWN.get(columns)
    return _KNOWN.keep(_by_name(columns), columns) if found is None else found


def _by_name(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    known = {normal_name(alias): column for column in columns for alias in column.aliases}
    known.update({normal_name(column.name): column for column in columns})
    return known


def find_heading_row(sheet: RawSheet, columns: tuple[Column, ...]) -> int:
    """Return the row of the headings: the first filled one, unless a later one knows more.

    Above the headings people write a title; the row that matches most known columns wins.
    """
    known = known_columns(columns)
    best, best_score = 0, 0
    filled = (row for row, cells in sheet.rows.items() if cells)
    for _, row in zip(range(limits.HEADING_SEARCH_ROWS), filled, strict=False):
        names = (normal_name(cell.text) for cell in sheet.rows[row].values())
        score = len({known[name].name for name in names if name in known})
        if not best or score > best_score:
            best, best_score = row, score
    return best


def read_headings(
    sheet: RawSheet, columns: tuple[Column, ...], scope: Scope, hints: tuple[Column, ...] = ()
) -> Headings:
    """Return the headings of a sheet of rows; doubles and unknown names are told.

    ``hints`` only help to find the row; a heading does not become one of these columns.
    """
    row = find_heading_row(sheet, columns or hints)
    first, last = _heading_rows(sheet, row, known_columns(columns))
    cells: dict[int, RawCell] = {}
    for number in range(first, last + 1):
        # The lowest words name the column: «За» below «Голосование».
        cells.update(sheet.rows.get(number, {}))
    texts = {
        place: cell.text
        for place, cell in sorted(cells.items())
        if scope.is_readable(cell, sheet.location(cell.row, place))
    }
    by_place = match_headings(sheet, last, texts, columns, scope)
    return Headings(last, by_place, frozenset(cells))


def _heading_rows(sheet: RawSheet, row: int, known: Mapping[str, Column]) -> tuple[int, int]:
    """Return the first and last row of the headings: merges may join several rows."""
    if len(sheet.rows.get(row, {})) < 2:
        return row, row
    merges = [m for m in sheet.merges_through(row) if m.bottom - m.top < limits.MAX_HEAD_ROWS]
    first = min([row, *(merge.top for merge in merges)])
    last = max([row, *(merge.bottom for merge in merges)])
    if first == last and _is_split(sheet, row) and _names_any(sheet.rows.get(row + 1, {}), known):
        last = row + 1
    elif first == last and _is_split(sheet, row - 1):
        above = sheet.rows.get(row - 1, {})
        free = {place: cell for place, cell in above.items() if place not in sheet.rows[row]}
        first = row - 1 if _names_any(free, known) else row
    return first, last


def _is_split(sheet: RawSheet, row: int) -> bool:
    """Return whether a heading of this row is merged across, with its parts below."""
    return any(merge.right > merge.left for merge in sheet.merges_through(row))


def _names_any(cells: dict[int, RawCell], known: Mapping[str, Column]) -> bool:
    return any(normal_name(cell.text) in known for cell in cells.values())


def match_headings(
    sheet: RawSheet, row: int, texts: dict[int, str], columns: tuple[Column, ...], scope: Scope
) -> dict[int, Heading]:
    """Return the headings with these texts by place; of two with one name the first is kept."""
    known = known_columns(columns)
    by_place: dict[int, Heading] = {}
    taken: dict[str, int] = {}
    for place, text in texts.items():
        heading = Heading(place, text, known.get(normal_name(text)))
        if heading.name in taken:
            if _has_data(sheet, row, place):
                _tell_double(sheet, row, place, heading, scope)
            continue
        if heading.name:
            taken[heading.name] = place
            by_place[place] = heading
    tell_unknown_columns(sheet, row, by_place, columns, scope)
    return by_place


def tell_missing_columns(
    sheet: RawSheet, headings: Headings, columns: tuple[Column, ...], scope: Scope
) -> None:
    """Tell about required columns that the sheet does not have."""
    for column in columns:
        needed = column.required == "yes" or (column.required == "final" and scope.final)
        if not needed or column.default or headings.has(column):
            continue
        present = [heading.text for heading in headings.by_place.values()]
        found = f" Сейчас в ней: {quoted(present)}." if present else ""
        scope.error(
            "missing-column",
            sheet.location(headings.row or None),
            f"На листе «{sheet.name}» нет столбца «{column.name}».",
            f"Добавьте в строку {headings.row or 1} заголовок «{column.name}».{found}",
        )


def tell_no_headings(sheet: RawSheet, row: int, scope: Scope) -> None:
    """Warn when the row taken for headings begins with the name of a person: it is data.

    A list may number its rows before the names.
    """
    from docgen.russian.name_parsing import parse_name

    cells = sorted(sheet.rows.get(row, {}).items())
    named = next((cell for _, cell in cells if not cell.text.strip(" .").isdecimal()), None)
    if named is None or parse_name(named.text) is None:
        return
    names = [normal_name(cell.text) for _, cell in cells]
    if any(name in _USUAL or name.startswith("фамилия") for name in names):
        return
    first = min(place for each, taken in sheet.rows.items() if each >= row for place in taken)
    if first < cells[0][0]:  # names over the columns of a table whose corner is empty
        return
    scope.warn(
        "no-headings",
        sheet.location(row, named.column),
        f"Строка {row} листа «{sheet.name}» принята за заголовки столбцов, но в ней "
        f"«{named.text}» – похоже на данные. В список эта строка не войдёт.",
        "Вставьте над ней строку с заголовками, например «ФИО» и «Должность».",
    )


def _has_data(sheet: RawSheet, row: int, place: int) -> bool:
    return any(place in cells for number, cells in sheet.rows.items() if number > row)


def _tell_double(sheet: RawSheet, row: int, place: int, heading: Heading, scope: Scope) -> None:
    name = heading.column.name if heading.column else heading.text
    scope.error(
        "duplicate-column",
        sheet.location(row, place),
        f"Столбец «{name}» на листе «{sheet.name}» уже есть левее.",
        "Оставьте один из них или назовите второй иначе.",
    )


def nearest_column(text: str, columns: Iterable[Column]) -> str | None:
    """Return the name of the column that a heading was most likely meant for, or None.

    Aliases count, and a heading that goes on: «Сроки исполнения» is near «Срок».
    """
    names = {name: column.name for column in columns for name in (column.name, *column.aliases)}
    first, *more = text.split() or [""]
    near = nearest_name(text, names)
    if near is None and more and len(first) >= _TELLING_LENGTH:
        near = nearest_name(first, (name for name in names if " " not in name), cutoff=0.85)
    return names[near] if near else None


def tell_unknown_columns(
    sheet: RawSheet,
    row: int,
    by_place: dict[int, Heading],
    columns: tuple[Column, ...],
    scope: Scope,
) -> None:
    """Warn about headings that look like a known column which the sheet does not have."""
    found = {h.column.name for h in by_place.values() if h.column}
    absent = [column for column in columns if column.name not in found]
    for heading in by_place.values():
        near = None if heading.column else nearest_column(heading.text, absent)
        if near:
            scope.warn(
                "unknown-column",
                sheet.location(row, heading.place),
                f"Столбец «{heading.text}» неизвестен. Возможно, имелось в виду «{near}».",
                f"Исправьте заголовок на «{near}» – или оставьте, если это другой столбец.",
            )
