"""Stage 1: a filled .xlsx as typed records with the place of every value, or issues."""

from importlib import import_module
from typing import TYPE_CHECKING

from docgen.workbook.active_content import active_issues
from docgen.workbook.opening import open_workbook
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.reading import find_kind_name, read_records

if TYPE_CHECKING:
    from docgen.workbook.added_rows import with_rows
    from docgen.workbook.changes import Change, ChangedWorkbook, ToCheck
    from docgen.workbook.form import Offers, form_bytes, offers_of
    from docgen.workbook.marking import marked_copy
    from docgen.workbook.renewed import renewed_workbook
    from docgen.workbook.updated import updated_workbook

__all__ = [
    "Change",
    "ChangedWorkbook",
    "Offers",
    "RawCell",
    "RawSheet",
    "RawWorkbook",
    "ToCheck",
    "active_issues",
    "find_kind_name",
    "form_bytes",
    "marked_copy",
    "offers_of",
    "open_workbook",
    "read_records",
    "renewed_workbook",
    "updated_workbook",
    "with_rows",
]

# What writes workbooks brings openpyxl with it: who reads them does not wait for that.
_WRITERS = {
    "added_rows": ("with_rows",),
    "changes": ("Change", "ChangedWorkbook", "ToCheck"),
    "form": ("Offers", "form_bytes", "offers_of"),
    "marking": ("marked_copy",),
    "renewed": ("renewed_workbook",),
    "updated": ("updated_workbook",),
}


def __getattr__(name: str) -> object:
    for module, names in _WRITERS.items():
        if name in names:
            return getattr(import_module(f"docgen.workbook.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
