"""The name by which a workbook is known for one of many documents, before it is read."""

from __future__ import annotations

from typing import Final

from docgen.workbook.scope import same_name

#: The names of the sheet of recipients, the usual one first.
SHEET_NAMES: Final = ("Школы", "Получатели", "Адресаты", "Организации")


def is_recipients_sheet(name: str) -> bool:
    """Return whether a sheet of this name may list the recipients of documents."""
    return any(same_name(name, known) for known in SHEET_NAMES)
