"""A new workbook for a kind: sheets, hints, lists, formats, and cells that turn red when wrong."""

from docgen.workbook.form.book import write_form
from docgen.workbook.form.offers import Offers, offers_of

__all__ = ["Offers", "offers_of", "write_form"]
