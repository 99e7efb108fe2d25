"""A sheet that many workbooks have alike is read for the first of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct

from docgen.issues import Issue
from docgen.kinds.model import Sheet
from docgen.records import SheetData
from docgen.workbook.raw import RawSheet
from docgen.workbook.scope import Scope


class _Read(Struct, frozen=True):
    """What a sheet gave; what the kind knows of it is kept too, so that no other takes its id."""

    data: SheetData
    issues: Sequence[Issue]
    sheet: Sheet | None


def read_once(
    raw: RawSheet, sheet: Sheet | None, scope: Scope, read: Callable[[], SheetData], how: Hashable
) -> SheetData:
    """Return what ``read`` gives, of a copy in which nothing is changed what it gave another one.

    ``how`` is what the reading depends on beside the sheet, what the kind knows of it, and the
    other sheets of the workbook.
    """
    if raw.common is None or raw.filled:
        return read()
    key = ("data", id(sheet), scope.final, (*scope.sheet_names,), how)
    known: _Read | None = raw.common.get(key)
    if known is None:
        told = len(scope.issues)
        data = read()
        known = raw.common[key] = _Read(data, tuple(scope.issues[told:]), sheet)
    else:
        scope.issues.extend(known.issues)
    return known.data
