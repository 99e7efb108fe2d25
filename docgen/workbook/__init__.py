"""Stage 1: a filled .xlsx as typed records with the place of every value, or issues."""

from docgen.workbook.added_rows import with_rows
from docgen.workbook.form import Offers, offers_of, write_form
from docgen.workbook.marking import marked_copy
from docgen.workbook.opening import open_workbook
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.reading import find_kind_name, read_records

__all__ = [
    "Offers",
    "RawCell",
    "RawSheet",
    "RawWorkbook",
    "find_kind_name",
    "marked_copy",
    "offers_of",
    "open_workbook",
    "read_records",
    "with_rows",
    "write_form",
]
