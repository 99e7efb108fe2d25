"""What every filled cell of a workbook is to the year after: a number, a plan, a title, a story."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading, normal_name
from docgen.workbook.cards import card_fields
from docgen.workbook.example_row import EXAMPLE_MARK
from docgen.workbook.headings import Heading, known_columns, read_headings
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.rows import TEXT_HEADINGS
from docgen.workbook.scope import Scope


class Role(Enum):
    """What becomes of a cell in the workbook of the next year."""

    KEPT = "kept"
    NUMBER = "number"  # of the document itself, or of the act that approves it: cleared
    DATE = "date"  # the same: cleared
    VOTES = "votes"  # cleared
    STATE = "state"  # a draft again
    APPROVAL = "approval"  # the act that approves: its date and number are cut off
    PLAN = "plan"  # deadlines and dates of events: every year moves
    OWN = "own"  # title and period: every year moves
    PROSE = "prose"  # only what is clear moves


class RoleOfCell(NamedTuple):
    """A filled cell and its role; ``column`` is what the kind knows of it."""

    cell: RawCell
    role: Role
    column: Column | None = None


_CALENDAR: Final = frozenset({ValueType.DATE, ValueType.DEADLINE})
_TEXTS: Final = frozenset({ValueType.TEXT, ValueType.RICH_TEXT, ValueType.DOCUMENT})
_ROW_KEYS: Final = frozenset({"number", "parent", "level", "kind"})
_NUMBER_NAMES: Final = frozenset({"номер", "номер_документа"})
_DATE_NAMES: Final = frozenset({"дата", "дата_документа"})
_OWN_KEYS: Final = frozenset({"title", "period"})
_OWN_NAMES: Final = frozenset({"тема", "заголовок", "название", "период"})
_VOTES_NAMES: Final = frozenset({"итог_голосования"})
_PLAN_HEADING: Final = lazy_regex(
    r"(?:.+_)?срок(?:и|а)?(?:_(?!действ|годн|хран|полномоч).+)?|период(?:_.+)?"
    r"|когда(?:_провод\w+)?|день|месяц|начало|окончание"
    r"|дат[аы](?:_(?:и_время|проведени|начал|окончани|мероприяти|заседани|исполнени|выполнени"
    r"|контрол|сдачи)\w*)?|время_проведени\w*|календарные_сроки"
)
_BIRTH: Final = lazy_regex(r".*рожд.*")
# What tells the headings of a table from a title above them.
_USUAL: Final = (
    *TEXT_HEADINGS,
    *(Column(name) for name in ("№", "№ п/п", "Срок", "Сроки", "Срок исполнения", "Дата")),
    *(Column(name) for name in ("Сроки проведения", "Мероприятие", "Мероприятия", "ФИО")),
    *(Column(name) for name in ("Ответственные", "Ответственный", "Исполнитель", "Должность")),
)


def cell_roles(raw: RawSheet, sheet: Sheet | None) -> Iterator[RoleOfCell]:
    """Yield the filled cells of a sheet that hold values, each with its role."""
    if sheet is not None and sheet.shape is Shape.CARD:
        yield from _card_roles(raw, sheet)
        return
    columns = sheet.columns if sheet else ()
    headings = read_headings(raw, columns, Scope(Path(raw.workbook)), () if columns else _USUAL)
    roles = {place: _heading_role(h, sheet) for place, h in headings.by_place.items()}
    for row, cells in raw.rows.items():
        for place, cell in cells.items():
            heading = headings.by_place.get(place)
            column = heading.column if heading else None
            if row <= headings.row:
                is_kept = column is not None or cell.text.startswith(EXAMPLE_MARK)
                yield RoleOfCell(cell, Role.KEPT if is_kept else Role.PROSE)
            else:
                yield RoleOfCell(cell, roles.get(place, Role.PROSE), column)


def _card_roles(raw: RawSheet, sheet: Sheet) -> Iterator[RoleOfCell]:
    known = known_columns(sheet.columns)
    fields, _stray = card_fields(raw, known)
    for field in fields:
        column = known.get(normal_name(field.name))
        for cell in field.cells:
            role = _column_role(column, sheet) if column else _named_role(field.name)
            yield RoleOfCell(cell, role, column)


def _heading_role(heading: Heading, sheet: Sheet | None) -> Role:
    if heading.column is not None and sheet is not None:
        return _column_role(heading.column, sheet)
    return _named_role(heading.text)


def _named_role(heading: str) -> Role:
    """Return the role of a column that only its words tell of."""
    name = normal_name(heading)
    if is_number_heading(heading) or _BIRTH.fullmatch(name):
        return Role.KEPT
    return Role.PLAN if _PLAN_HEADING.fullmatch(name) else Role.PROSE


def _column_role(column: Column, sheet: Sheet) -> Role:
    name = normal_name(column.name)
    is_card = sheet.shape is Shape.CARD
    if is_card or sheet.shape is Shape.APPROVALS:
        if column.key == "number" or name in _NUMBER_NAMES:
            return Role.NUMBER
        if column.type is ValueType.DATE and (column.key == "date" or name in _DATE_NAMES):
            return Role.DATE
        if column.key == "act" and not is_card:
            return Role.APPROVAL
    if is_card and column.key == "state":
        return Role.STATE
    if column.key.startswith("votes_") or name in _VOTES_NAMES:
        return Role.VOTES
    if column.type in _CALENDAR:
        return Role.PLAN
    if is_card and (column.key in _OWN_KEYS or name in _OWN_NAMES):
        return Role.OWN
    return Role.PROSE if column.type in _TEXTS and column.key not in _ROW_KEYS else Role.KEPT
