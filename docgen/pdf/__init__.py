"""What is printed and sent: PDFs beside the documents of a run, and all of them as one."""

from docgen.pdf.making import PdfWish, with_pdfs

__all__ = ["PdfWish", "with_pdfs"]
