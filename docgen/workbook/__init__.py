"""Stage 1: a filled .xlsx as typed records with the place of every value, or issues."""

from docgen.workbook.active_content import active_issues
from docgen.workbook.added_rows import with_rows
from docgen.workbook.changes import Change, ChangedWorkbook, ToCheck
from docgen.workbook.form import Offers, form_bytes, offers_of
from docgen.workbook.marking import marked_copy
from docgen.workbook.opening import open_workbook
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.reading import find_kind_name, read_records
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
