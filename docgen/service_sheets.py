"""Sheets that docgen itself puts into workbooks: never data, whatever the kind."""

from __future__ import annotations

from typing import Final

from docgen.names import normal_name

#: What to do, in ten lines: the first sheet of a new workbook.
GUIDE_SHEET: Final = "Как заполнять"
#: What the drop-down lists offer; hidden.
LISTS_SHEET: Final = "Списки"
#: Findings that a person has accepted, with a reason.
ACCEPTED_SHEET: Final = "Принятые замечания"
#: All findings, in a marked copy of the workbook.
FINDINGS_SHEET: Final = "Замечания docgen"
#: What was changed on the way from last year's workbook.
CHANGES_SHEET: Final = "Изменения docgen"

_NAMES: Final = frozenset(
    map(normal_name, (GUIDE_SHEET, LISTS_SHEET, ACCEPTED_SHEET, FINDINGS_SHEET, CHANGES_SHEET))
)


def is_service_sheet(name: str, *, hidden: bool) -> bool:
    """Return whether a sheet of this name holds no data of the document.

    A sheet «Списки» that everybody sees is a person's own: docgen hides its one.
    """
    if normal_name(name) == normal_name(LISTS_SHEET):
        return hidden
    return normal_name(name) in _NAMES
