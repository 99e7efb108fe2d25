"""A sheet that the kind does not know: kept as records and as a table, whichever is asked for."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from docgen.issues import Severity
from docgen.records import SheetData
from docgen.workbook.headings import read_headings
from docgen.workbook.raw import RawSheet
from docgen.workbook.rows import TEXT_HEADINGS, is_text_sheet, read_rows
from docgen.workbook.scope import Scope
from docgen.workbook.tables import read_table

_ALWAYS_TOLD: Final = frozenset({"formula-without-value", "error-value", "no-headings"})


def read_unknown(raw: RawSheet, scope: Scope, *, is_named: bool) -> SheetData:
    """Return a sheet that the kind does not know as records and a table both.

    It may be a note that no document needs: only when another sheet names it, all that is wrong
    with it is told; else, as warnings, just what would print as a blank or be lost from a list.
    """
    own = replace(scope, issues=[])
    probe = replace(scope, issues=[])
    is_text = is_text_sheet(read_headings(raw, (), probe, TEXT_HEADINGS))
    if is_named:
        own.tell_unread(raw)
    data = read_rows(raw, None, raw.name, own) if is_text else SheetData(raw.name, raw.location())
    if is_named and not is_text:
        own.tell_left_out(raw)
    table = read_table(raw, None, raw.name, own if not is_text else probe)
    data.table, data.cells = table.table, table.cells
    data.records = data.records if is_text else table.records
    data.is_used = is_named
    if is_named:
        scope.issues.extend(own.issues)
    elif not raw.hidden:
        scope.issues.extend(
            replace(issue, severity=Severity.WARNING)
            for issue in own.issues
            if issue.code in _ALWAYS_TOLD
        )
    return data
