"""Last year's workbook made ready for the next year: what is clear moves, the rest is told.

Only cells that change are written anew; looks, widths, pictures and comments stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from lxml import etree

from docgen.issues import Location
from docgen.kinds.model import Column, Kind, Shape, Sheet
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.cited_dates import cited_spans
from docgen.russian.dates import date_in_digits
from docgen.russian.year_shift import Left, Manner, Times, shifted_years, years_later
from docgen.service_sheets import ACCEPTED_SHEET, is_service_sheet
from docgen.workbook import renewal_words as words
from docgen.workbook.acceptances import ACCEPTANCES
from docgen.workbook.cell_roles import Role, RoleOfCell, cell_roles
from docgen.workbook.cell_texts import (
    cell_text,
    clear,
    has_formula,
    number_element,
    rewrite,
    shared_texts,
)
from docgen.workbook.changes import Change, ChangedWorkbook, ToCheck, write_changes_sheet
from docgen.workbook.display import shown_value
from docgen.workbook.document_times import document_times
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.headings import find_heading_row
from docgen.workbook.opening import open_workbook
from docgen.workbook.package import refusing_damaged
from docgen.workbook.raw import RawCell, RawSheet
from docgen.workbook.reading import known_sheets
from docgen.workbook.safe_copy import safe_copy
from docgen.workbook.scope import same_name
from docgen.workbook.sheet_cells import SheetCells
from docgen.workbook.smart_tables import heading_cells

_MANNERS: Final[dict[Role, Manner]] = {Role.PLAN: "plan", Role.OWN: "own"}
_CLEARED: Final = (Role.NUMBER, Role.DATE, Role.VOTES)
_SERIAL: Final = lazy_regex(r"-?\d+(?:\.\d+)?")
# A cell rarely says more than this many things twice.
_NEAR: Final = 12
_FILE: Final = lazy_regex(r"[^\n]+\.(?:png|jpe?g|gif|bmp|docx?|xlsx?|pdf)", re.IGNORECASE)


@refusing_damaged
def renewed_workbook(path: Path, kind: Kind, by: int = 1, office: str = "") -> ChangedWorkbook:
    """Return the workbook moved some years on, with the list of changes on a sheet of its own.

    ``office`` is named in its properties.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.

    """
    raw = open_workbook(path)
    known = known_sheets(raw, kind)
    sheets = [s for s in raw.sheets if not is_service_sheet(s.name, hidden=s.hidden)]
    roles = {sheet.name: list(cell_roles(sheet, known.get(sheet.name))) for sheet in sheets}
    shapes = {name: sheet.shape for name, sheet in known.items()}
    card, approvals = (
        [one for name, cells in roles.items() if shapes.get(name) is shape for one in cells]
        for shape in (Shape.CARD, Shape.APPROVALS)
    )
    renewal = _Renewal(safe_copy(path), by, document_times(card, approvals))
    renewal.names = frozenset(normal_name(sheet.name) for sheet in raw.sheets)
    for sheet in sheets:
        renewal.renew(sheet, known.get(sheet.name), roles[sheet.name])
    for sheet in raw.sheets:
        if same_name(sheet.name, ACCEPTED_SHEET):
            renewal.forget_acceptances(sheet)
    renewal.edited.recalculate()
    write_changes_sheet(renewal.edited, renewal.changes, renewal.to_check)
    return ChangedWorkbook(
        renewal.edited.to_bytes(office), tuple(renewal.changes), tuple(renewal.to_check)
    )


class _Renewal:
    """One workbook being renewed; ``names`` are those of its sheets, which cells may quote."""

    def __init__(self, edited: EditedPackage, by: int, times: Times) -> None:
        self.edited = edited
        self.by = by
        self.times = times
        self.names: frozenset[str] = frozenset()
        self.strings: Sequence[etree._Element] = shared_texts(edited)
        self.changes: list[Change] = []
        self.to_check: list[ToCheck] = []

    def renew(self, raw: RawSheet, sheet: Sheet | None, roles: Sequence[RoleOfCell]) -> None:
        """Bring the cells of one sheet forward."""
        part = self.edited.sheet_part(raw.name)
        page: SheetCells | None = None
        fixed = heading_cells(self.edited, part)
        for cell, role, column in roles:
            place = raw.location(cell.row, cell.column)
            planned = self._planned(cell, role, column)
            if not planned:
                continue
            page = page or SheetCells(self.edited.tree(part))
            element = page.find(cell.row, cell.column)
            if element is None:
                continue
            if has_formula(element):
                self._tell_formula(cell, role, place)
            elif (cell.row, cell.column) in fixed:
                self._tell(place, cell.text, words.TABLE_HEADING)
            else:
                self._change(element, cell, role, column, place)
        for why in words.of_sheet(sheet) if roles else ():
            self._tell(raw.location(), "", why)
        shifted = shifted_years(raw.name, self.by, times=self.times)
        if shifted.moved:
            self._tell(raw.location(), "", words.SHEET_NAME)

    def forget_acceptances(self, raw: RawSheet) -> None:
        """Clear what was accepted last year: it would hide the findings of this one."""
        head = find_heading_row(raw, ACCEPTANCES.columns)
        page = SheetCells(self.edited.tree(self.edited.sheet_part(raw.name)))
        for row, cells in raw.rows.items():
            for cell in cells.values() if row > head > 0 else ():
                element = page.find(row, cell.column)
                if element is not None and not has_formula(element):
                    clear(element)
                    place = raw.location(row, cell.column)
                    self.changes.append(Change(place, cell.text, "", words.ACCEPTED))

    def _planned(self, cell: RawCell, role: Role, column: Column | None) -> bool:
        """Return whether anything in the cell would change or be told."""
        if role is Role.KEPT or cell.problem:
            return False
        if role is Role.STATE:
            return column is not None and normal_name(cell.text) != normal_name(column.default)
        if role in _CLEARED:
            return True
        if isinstance(cell.value, datetime | date):
            return True
        return (
            isinstance(cell.value, str)
            and any(map(str.isdecimal, cell.text))
            and normal_name(cell.text) not in self.names
            and _FILE.fullmatch(cell.text.strip()) is None
        )

    def _change(
        self,
        element: etree._Element,
        cell: RawCell,
        role: Role,
        column: Column | None,
        place: Location,
    ) -> None:
        if role in _CLEARED:
            clear(element)
            self.changes.append(Change(place, cell.text, "", words.CLEARED[role.value]))
        elif role is Role.STATE and column is not None and cell_text(element, self.strings):
            rewrite(element, self.strings, column.default)
            self.changes.append(Change(place, cell.text, column.default, words.STATE))
        elif isinstance(cell.value, datetime | date):
            self._move_day(element, cell, _MANNERS.get(role, "prose"), place)
        elif role is not Role.APPROVAL or not self._cut_approval(element, place):
            self._move_text(element, _MANNERS.get(role, "prose"), place)

    def _move_day(
        self, element: etree._Element, cell: RawCell, manner: Manner, place: Location
    ) -> None:
        """Move a date of the spreadsheet as a date: its format and its time of day stay."""
        assert isinstance(cell.value, datetime | date)
        old = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        shifted = shifted_years(date_in_digits(old), self.by, manner=manner, times=self.times)
        self._tell_left(shifted.left, place)
        number = number_element(element)
        if not shifted.moved or number is None:
            return
        if element.get("t") != "d" and _SERIAL.fullmatch((number.text or "").strip()) is None:
            self._tell(place, cell.text, words.LEFT["outside"])
            return
        new = years_later(old, self.by)
        if element.get("t") == "d":
            number.text = (number.text or "").strip().replace(old.isoformat(), new.isoformat())
        else:
            number.text = _added_days(number.text or "", (new - old).days)
        value = cell.value + timedelta(days=(new - old).days)
        shown = shown_value(value, cell.number_format)
        why = words.of_days((new,), lost_leap_day=shifted.moved[0].lost_leap_day)
        self.changes.append(Change(place, cell.text, shown, why))

    def _move_text(self, element: etree._Element, manner: Manner, place: Location) -> None:
        text = cell_text(element, self.strings)
        if text is None:
            return
        shifted = shifted_years(text, self.by, manner=manner, times=self.times)
        self._tell_left(shifted.left, place)
        if shifted.moved:
            rewrite(element, self.strings, shifted.text)
        for piece in shifted.moved:
            why = words.of_days(piece.days, lost_leap_day=piece.lost_leap_day)
            self.changes.append(Change(place, piece.was, piece.becomes, why))

    def _cut_approval(self, element: etree._Element, place: Location) -> bool:
        """Cut date and number off «приказ директора от 29.08.2026 № 139»; they will be new."""
        text = cell_text(element, self.strings) or ""
        spans = [span for span in cited_spans(text) if span.day is not None]
        if len(spans) != 1 or text[spans[0].end :].strip(" \n.;"):
            return False
        cut = text[spans[0].start : spans[0].end]
        if "«" in cut or not text[: spans[0].start].strip():
            return False
        rewrite(element, self.strings, text[: spans[0].start].rstrip())
        self.changes.append(Change(place, cut, "", words.APPROVAL))
        return True

    def _tell_formula(self, cell: RawCell, role: Role, place: Location) -> None:
        """Tell a formula whose result would have been changed."""
        manner = _MANNERS.get(role, "prose")
        shifted = shifted_years(cell.text, self.by, manner=manner, times=self.times)
        if role in _CLEARED or shifted.moved or shifted.left:
            self._tell(place, cell.text, words.FORMULA)

    def _tell_left(self, left: Sequence[Left], place: Location) -> None:
        for one in left:
            self._tell(place, one.words, words.LEFT[one.why])

    def _tell(self, place: Location, said: str, why: str) -> None:
        told = ToCheck(place, " ".join(said.split()), why)
        if told not in self.to_check[-_NEAR:]:
            self.to_check.append(told)


def _added_days(serial: str, days: int) -> str:
    """Return the number of a day so many days later, with the same part of a day behind it."""
    whole, dot, rest = serial.strip().partition(".")
    return f"{int(whole) + days}{dot}{rest}"
