"""Several kinds made of one workbook: what one of them does not read, another may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.issues import Issue
from docgen.kinds import Kind
from docgen.names import normal_name
from docgen.workbook.scope import same_name

_OF_A_SHEET: Final = "unknown-sheet"
# Their messages begin with the name of a field or of a column.
_OF_A_NAME: Final = frozenset({"unknown-field", "unknown-column", "not-printed"})


def is_for_another(issue: Issue, kind: Kind, kinds: Sequence[Kind]) -> bool:
    """Return whether a finding says that a kind does not know what another kind is asked by.

    ``kinds`` are the main kinds of the batch. What both know and neither prints is told.
    """
    if issue.code != _OF_A_SHEET and issue.code not in _OF_A_NAME:
        return False
    sheet = issue.location.sheet
    name = normal_name(issue.message.partition("«")[2].partition("»")[0])
    others = [other for other in kinds if other.name != kind.name]
    if not any(_has_sheet(other, sheet) for other in others):
        return False
    if not _has_sheet(kind, sheet):
        return True
    return not _has_name(kind, sheet, name) and any(_has_name(one, sheet, name) for one in others)


def _has_sheet(kind: Kind, name: str) -> bool:
    return any(same_name(sheet.name, name) for sheet in kind.sheets)


def _has_name(kind: Kind, sheet: str, name: str) -> bool:
    """Return whether a sheet of a kind has a column, or a card a field, of this normal name."""
    return any(
        normal_name(known) == name
        for one in kind.sheets
        if same_name(one.name, sheet)
        for column in (*one.columns, *one.suggested)
        for known in (column.name, *column.aliases)
    )
