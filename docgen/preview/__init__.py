"""Documents looked at before they are built: of a template, of workbooks; DOCX, PDF, pages."""

from docgen.preview.templates import preview
from docgen.preview.workbooks import preview_workbooks
from docgen.preview.writing import PREVIEW, Look, Preview

__all__ = ["PREVIEW", "Look", "Preview", "preview", "preview_workbooks"]
