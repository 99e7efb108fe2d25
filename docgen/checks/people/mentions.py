"""The people whom a workbook names: in cells for people, under headings for them, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docgen.checks.columns import Cell, Columns, columns
from docgen.checks.paper import Paper, texts
from docgen.checks.people.namings import Mention, Namings
from docgen.checks.people.own_lists import listed_once
from docgen.checks.people.signs import NAME, is_for_people
from docgen.issues import Location
from docgen.kinds.model import Column, Shape, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.russian.name_likeness import as_compared
from docgen.russian.name_parsing import parse_name

PEOPLE: Final = (ValueType.PERSON, ValueType.PEOPLE)
#: Keys of lists that name everybody once.
LISTS: Final = frozenset({"present", "invited", "absent", "reader"})
_FORMS: Final = ("Кого", "Кому", "Кем", "О ком")
_POST_OF: Final = lazy_regex(r"\{\{\s*(\w+)\.должность\s*\}\}")


def mentions(paper: Paper) -> list[Mention]:
    """Return everybody whom the workbook names, sheet by sheet, those in sentences last."""
    return [one for namings in paper.once(named) for one in namings.mentions()]


def named_under(paper: Paper, key: str) -> list[Mention]:
    """Return who is named in the columns with a key."""
    return [one for namings in paper.once(named) for one in namings.under(key)]


def named(paper: Paper) -> tuple[Namings, ...]:
    """Return where the workbook names people, sheet by sheet, the sentences last."""
    sheets = [
        (sheet.data, _in_sheet(sheet.data, cells))
        for sheet, cells in paper.once(people_columns)
        if cells
    ]
    sentences = _sentences(paper, sheets)
    said = [("", cell.raw, "") for cell in sentences]
    in_texts = Namings("", sentences, said, {"": ""}, in_text=True)
    return (*(namings for _, namings in sheets), in_texts)


def _in_sheet(data: SheetData, cells: list[Cell]) -> Namings:
    """Return who is named in the cells for people of a sheet."""
    posts = posts_beside(data)
    once = listed_once(data)
    columns = {heading: value.column for _, heading, value in cells}
    keys = {heading: column.key if column else "" for heading, column in columns.items()}
    listed = {heading for heading, key in keys.items() if key in LISTS or heading == once}
    if posts:
        said = [
            (heading, value.raw, _post_beside(record, posts.get(heading)))
            for record, heading, value in cells
        ]
    else:
        said = [(heading, value.raw, "") for _, heading, value in cells]
    return Namings(data.name, [value for _, _, value in cells], said, keys, listed)


def _post_beside(record: Record, heading: str | None) -> str:
    beside = record.get(heading) if heading else None
    return beside.raw if beside else ""


def _sentences(paper: Paper, sheets: Iterable[tuple[SheetData, Namings]]) -> list[Value]:
    """Return the cells in whose sentences people may be named: not those that name people alone."""
    free: set[int] = set()
    merged: set[Location] = set()
    for data, namings in sheets:
        cells = [cell for cell in namings.naming() if cell.column is None]
        free.update(map(id, cells))
        if data.is_text or not data.cells:
            # Where rows are read one by one, a merged cell is an object in each of them.
            merged.update(cell.location for cell in cells)
    return [
        cell
        for cell in texts(paper).having(NAME)
        if not (id(cell) in free or _is_for_people(cell.column) or cell.location in merged)
    ]


def directory_people(paper: Paper) -> tuple[Mention, ...]:
    """Return the people of the справочник with their posts."""
    return paper.of_directory(people_of)


def people_of(directory: WorkbookRecords | None) -> tuple[Mention, ...]:
    """Return the people of a справочник with their posts."""
    people = directory.sheets.get("люди") if directory else None
    found = []
    for record in people.records if people else ():
        value = record.get("ФИО")
        name = parse_name(value.raw) if value else None
        if value and name:
            post = record.get("Должность")
            forms = [form.raw.split()[0] for key in _FORMS if (form := record.get(key))]
            found.append(
                Mention(
                    value.raw,
                    name,
                    as_compared(name),
                    value.location,
                    post.raw if post else "",
                    listed=people.name if people else "",
                    surnames=tuple(forms),
                )
            )
    return tuple(found)


def people_columns(paper: Paper) -> tuple[tuple[Columns, list[Cell]], ...]:
    """Return the sheets with their cells where people are expected, each cell once, row by row."""
    return tuple((sheet, _each_once(people_cells(sheet))) for sheet in paper.once(columns))


def people_cells(sheet: Columns) -> list[Cell]:
    """Return the cells of a sheet where people are expected, in every row that they cover."""
    typed = (name for name, of_type in sheet.types.items() if of_type in PEOPLE)
    headed = {*sheet.like(is_for_people)}
    return [
        cell
        for cell in sheet.under((*typed, *headed))
        if (column.type in PEOPLE if (column := cell[2].column) else cell[1] in headed)
    ]


def _each_once(cells: list[Cell]) -> list[Cell]:
    """Return the cells without those that a merge repeats: in one column they follow each other."""
    last: dict[str, Location] = {}
    found = []
    for cell in cells:
        _, heading, value = cell
        if last.get(heading) != value.location:
            last[heading] = value.location
            found.append(cell)
    return found


def posts_beside(data: SheetData) -> dict[str, str]:
    """Return the columns of posts by the column of the person that their default names."""
    if data.sheet is None or data.sheet.shape is Shape.TABLE:
        return {}
    found = {}
    for column in data.sheet.columns:
        linked = _POST_OF.fullmatch(column.default) if column.type is ValueType.POST else None
        if linked:
            found[normal_name(linked[1])] = column.name
    return found


def _is_for_people(column: Column | None) -> bool:
    return column is not None and column.type in PEOPLE
