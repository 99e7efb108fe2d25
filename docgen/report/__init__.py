"""What a run did: as text for a person, as a page to print, as JSON for a program."""

from docgen.report.data import json_failure, json_report
from docgen.report.facts import (
    FAILURE_CODE,
    Document,
    Run,
    marked_line,
    set_line,
    shown_path,
    summary,
)
from docgen.report.page import html_report
from docgen.report.text import text_report

__all__ = [
    "FAILURE_CODE",
    "Document",
    "Run",
    "html_report",
    "json_failure",
    "json_report",
    "marked_line",
    "set_line",
    "shown_path",
    "summary",
    "text_report",
]
