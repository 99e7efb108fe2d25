"""A copy of a workbook with every finding in its cell: colored, with a note, and in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from docgen.issues import Issue, Location, Severity
from docgen.workbook.findings_sheet import FILLS, add_findings_sheet
from docgen.workbook.looks import Looks
from docgen.workbook.notes import Cell, add_notes
from docgen.workbook.opening import open_workbook
from docgen.workbook.package import refusing_damaged
from docgen.workbook.raw import RawSheet
from docgen.workbook.safe_copy import safe_copy
from docgen.workbook.scope import same_name
from docgen.workbook.sheet_cells import SheetCells

_LEADS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "Ошибка: ",
    Severity.WARNING: "",
    Severity.NOTE: "К сведению: ",
}
_GRAVITY: Final = tuple(Severity)


@refusing_damaged
def marked_copy(path: Path, issues: Iterable[Issue], office: str = "") -> bytes:
    """Return the workbook with these findings, all of them its own, marked and listed.

    ``office`` is named in its properties.

    Everything else in the file stays. A finding about a row, a column or a merged cell is marked
    in its first cell; one about a sheet or the workbook, and one accepted, is only listed.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.

    """
    edited, raw = safe_copy(path), open_workbook(path)
    looks = Looks.of(edited)
    sheets = {sheet.name: sheet for sheet in raw.sheets}
    found = sorted(issues, key=lambda issue: _GRAVITY.index(issue.severity))
    places: list[tuple[Issue, str]] = []
    by_sheet: dict[str, dict[Cell, list[Issue]]] = {}
    for issue in found:
        sheet = next((s for s in raw.sheets if same_name(s.name, issue.location.sheet)), None)
        cell = _marked_cell(sheet, issue.location) if sheet else None
        places.append((issue, sheet.name if sheet else ""))
        if sheet and cell and not issue.accepted:
            by_sheet.setdefault(sheet.name, {}).setdefault(cell, []).append(issue)
    for name, cells in by_sheet.items():
        part = edited.sheet_part(name)
        if looks:
            _color(SheetCells(edited.tree(part)), cells, looks)
        notes = {cell: _note(told) for cell, told in sorted(cells.items())}
        add_notes(edited, part, notes, sheets[name].width)
    add_findings_sheet(edited, places, looks)
    return edited.to_bytes(office)


def _marked_cell(sheet: RawSheet, place: Location) -> Cell | None:
    """Return the cell that stands for a place: the top left one of a merge, the first of a row."""
    row, column = place.row or 0, place.column or 0
    if not row and not column:
        return None
    if not row:
        row = next((number for number, cells in sheet.rows.items() if column in cells), 1)
    if not column:
        column = min(sheet.rows.get(row, {}), default=1)
    for merge in sheet.merges:
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
            return merge.top, merge.left
    return row, column


def _color(cells: SheetCells, marked: Mapping[Cell, Sequence[Issue]], looks: Looks) -> None:
    for (row, column), told in marked.items():
        cell, made = cells.cell(row, column)
        # A new cell has no lines: lines around it would make it a part of a printed table.
        look = looks.tinted(cell.get("s", "0"), FILLS[told[0].severity], bare=made)
        cell.set("s", look)
    cells.forget_size()


def _note(issues: Sequence[Issue]) -> str:
    return "\n\n".join(
        "\n".join(
            filter(
                None,
                (f"{_LEADS[issue.severity]}{issue.message}", issue.hint, f"Код: {issue.code}"),
            )
        )
        for issue in issues
    )
