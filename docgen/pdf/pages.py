"""How many pages the documents of a batch have, told in its summary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.issues import Issue
    from docgen.pipeline import RunResult


def tell_pages(result: RunResult, *, force: bool) -> list[Issue]:
    """Write the pages of PDFs into the summaries of batches; return what could not be written."""
    from docgen.batch import write_summary

    issues: list[Issue] = []
    for batch in result.batches:
        pages = _pages(result, batch.workbook)
        if pages:
            issues.extend(write_summary(batch, pages, force=force))
    return issues


def _pages(result: RunResult, workbook: Path) -> Mapping[Path, int]:
    """Return the number of pages by the path of each document that has a PDF."""
    return {
        one.output: count
        for one in result.documents
        if one.workbook == workbook
        and one.output is not None
        and one.pdf is not None
        and (count := page_count(one.pdf))
    }


def page_count(path: Path) -> int:
    """Return how many pages a PDF has; 0 for one that cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(path).pages)
    except (OSError, PyPdfError, ValueError, KeyError):
        return 0
