"""A workbook of many documents: its recipients, which rows are whose, the workbook of each."""

from docgen.workbook.batch.book import BatchBook, read_batch
from docgen.workbook.batch.recipients import Recipient

__all__ = ["BatchBook", "Recipient", "read_batch"]
