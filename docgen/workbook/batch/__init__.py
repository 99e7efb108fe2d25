"""A workbook of many documents: its recipients, which rows are whose, the workbook of each."""

from docgen.workbook.batch.book import BatchBook, read_batch
from docgen.workbook.batch.recipients import Recipient, is_recipients_sheet

__all__ = ["BatchBook", "Recipient", "is_recipients_sheet", "read_batch"]
