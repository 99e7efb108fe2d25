"""A new workbook for a kind: sheets, hints, lists, formats, and cells that turn red when wrong."""

from docgen.workbook.form.book import form_bytes
from docgen.workbook.form.offers import Offers, offers_of

__all__ = ["Offers", "form_bytes", "offers_of"]
