"""A sheet that nothing names and that looks like one which the workbook should have."""

from __future__ import annotations

from typing import Final

from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import SheetData, WorkbookRecords
from docgen.workbook.headings import known_columns
from docgen.workbook.scope import Scope

# Of lists of people and of texts a workbook may have many; clauses are unlike all else.
_TELLING: Final = Shape.CLAUSES
_LEAST: Final = 2


def tell_renamed(data: SheetData, records: WorkbookRecords, scope: Scope) -> None:
    """Warn when the headings of an unknown sheet are those of a sheet that is not there.

    A sheet told already by its own name, nearly right, is not told again.
    """
    told = {i.location.sheet for i in scope.issues if i.code == "unknown-sheet"}
    if not data.records or data.location.sheet in told:
        return
    absent = [
        sheet
        for sheet in records.kind.sheets
        if sheet.shape is _TELLING and normal_name(sheet.name) not in records.sheets
    ]
    best = max(absent, key=lambda sheet: _shared(data, sheet), default=None)
    if best is not None and _shared(data, best) >= _LEAST:
        scope.warn(
            "unknown-sheet",
            data.location,
            f"Лист «{data.name}» неизвестен, в документ он не попадёт. По столбцам он похож на "
            f"«{best.name}».",
            f"Переименуйте его в «{best.name}» – или оставьте, если это другой лист.",
        )


def _shared(data: SheetData, sheet: Sheet) -> int:
    """Return how many headings are columns of the sheet; 0 when its text is not among them."""
    known = known_columns(sheet.columns)
    keys = {known[title].key for title in data.titles if title in known}
    return len(keys) if "text" in keys else 0
