"""What a run did: as text for a person, as a page to print, as JSON for a program."""

from typing import TYPE_CHECKING

from docgen.report.facts import (
    FAILURE_CODE,
    Document,
    Run,
    marked_line,
    set_line,
    shown_path,
    summary,
)
from docgen.report.text import text_report

if TYPE_CHECKING:
    from docgen.report.data import json_failure, json_report
    from docgen.report.page import html_report

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


def __getattr__(name: str) -> object:
    # A run is told in one form: the others are loaded when asked for.
    if name in {"json_failure", "json_report"}:
        from docgen.report import data

        return getattr(data, name)
    if name == "html_report":
        from docgen.report.page import html_report

        return html_report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
