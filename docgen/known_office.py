"""The справочник as it is known outside of documents: read when it can be, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.errors import DocgenError
from docgen.kinds import load_directory

if TYPE_CHECKING:
    from docgen.records import WorkbookRecords
    from docgen.workspace import Workspace

_NAMES: Final = ("Краткое название", "Полное название", "Шапка")


def known_directory(workspace: Workspace) -> WorkbookRecords | None:
    """Return the справочник; None when there is none, or it cannot be read.

    What is wrong with it is told by ``docgen check``.
    """
    from docgen.workbook import open_workbook, read_records

    if workspace.directory is None:
        return None
    try:
        raw = open_workbook(workspace.directory)
        return read_records(raw, load_directory(workspace.template_dirs))[0]
    except DocgenError:
        return None


def office_name(directory: WorkbookRecords | None) -> str:
    """Return how the properties of files call the office; empty when nobody says it."""
    data = directory.sheets.get("организация") if directory else None
    card = data.card if data else None
    values = [card.get(name) for name in _NAMES] if card else []
    return next((" ".join(value.raw.split()) for value in values if value and value.raw), "")
