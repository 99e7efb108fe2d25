"""Rows added to the справочник, which is made first where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from docgen.kinds import load_directory
from docgen.kinds.model import Sheet
from docgen.known_office import known_directory, office_name
from docgen.names import normal_name
from docgen.new_books import NewBook, write_new_book
from docgen.workspace import DIRECTORY_NAME, Workspace, shipped_folder

Addition = tuple[Sheet, Sequence[Mapping[str, str]]]


class Kept(Struct, frozen=True):
    """The справочник that got rows; ``copy`` is what it was before, if that was asked for."""

    path: Path
    copy: Path | None = None


def directory_sheet(workspace: Workspace, name: str) -> Sheet:
    """Return the sheet as the office declares it; as shipped when its own kinds are older."""
    shipped = [shipped_folder("templates")]
    declared = (load_directory(folders) for folders in (workspace.template_dirs, shipped))
    sheets = (sheet for kind in declared for sheet in kind.sheets)
    return next(s for s in sheets if normal_name(s.name) == normal_name(name))


def add_to_directory(workspace: Workspace, *additions: Addition, copied_as: str = "") -> Kept:
    """Write these rows (column name -> text) below those of their sheets.

    Nothing is written when there are none. With ``copied_as`` the former file stays beside, as
    «справочник (copied_as).xlsx».

    Raises:
        DocgenError: the справочник cannot be read or written.

    """
    from docgen.outputs import copy_aside, explained_failures, replace_file
    from docgen.workbook import with_rows

    path = workspace.directory or workspace.root / DIRECTORY_NAME
    wanted = [addition for addition in additions if addition[1]]
    if not wanted:
        return Kept(path)
    copy = None
    with explained_failures(path):
        is_new = not path.exists()
        if is_new:
            book = NewBook(load_directory(workspace.template_dirs), is_directory=True)
            write_new_book(book, path, workspace, workspace.root)
        data = with_rows(path, *wanted, office=office_name(known_directory(workspace)))
        if copied_as and not is_new:
            copy = copy_aside(path, path.read_bytes(), copied_as)
        # A link leads to the справочник of all: it is that which gets the rows.
        replace_file(path.resolve(), data)
    return Kept(path, copy)
