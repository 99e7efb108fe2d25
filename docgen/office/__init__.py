"""LibreOffice as a converter: found where it usually is, run apart, never trusted to end well."""

from docgen.office.converting import Conversion, Format, PdfForm, convert
from docgen.office.finding import HOW_TO_INSTALL, Office, find_office
from docgen.office.pages import PageRange, page_pictures
from docgen.office.process import version_of

__all__ = [
    "HOW_TO_INSTALL",
    "Conversion",
    "Format",
    "Office",
    "PageRange",
    "PdfForm",
    "convert",
    "find_office",
    "page_pictures",
    "version_of",
]
