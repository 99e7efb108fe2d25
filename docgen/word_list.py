"""The words of a run – people, posts, units – for one reading by a person, and their sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.kinds import load_directory
from docgen.kinds.model import Sheet
from docgen.names import normal_name
from docgen.new_books import NewBook, write_new_book
from docgen.pipeline import Run, RunResult, check_within
from docgen.workspace import DIRECTORY_NAME, Workspace, shipped_folder

if TYPE_CHECKING:
    from docgen.word_forms import Word


@dataclass(frozen=True, slots=True)
class WordList(RunResult):
    """A check that gathered words; ``directory`` is the справочник that got ``added`` rows."""

    words: list[Word] = field(default_factory=list)
    directory: Path | None = None
    added: int = 0


def list_words(paths: Sequence[Path], *, workspace: Workspace, write: bool = False) -> WordList:
    """Return the words of these workbooks with the forms that their documents print.

    With ``write`` the words that the sheet «Формы» of the справочник lacks are added to it.

    Raises:
        DocgenError: docgen cannot work at all, or the справочник cannot be written.

    """
    from docgen.context import gathered_words

    run = Run(workspace)
    checked = check_within(run, paths)
    words = gathered_words(run.log, run.directory)
    if not write:
        return WordList(checked.documents, checked.issues, words)
    path, added = _keep(run, words)
    return WordList(checked.documents, checked.issues, words, path, added)


def _keep(run: Run, words: list[Word]) -> tuple[Path, int]:
    """Add the missing rows; return the справочник and their number."""
    from docgen.context import missing_rows
    from docgen.outputs import explained_failures, replace_file
    from docgen.workbook import with_rows

    workspace = run.workspace
    path = workspace.directory or workspace.root / DIRECTORY_NAME
    rows = missing_rows(words, run.directory)
    if rows:
        with explained_failures(path):
            if not path.exists():
                book = NewBook(load_directory(workspace.template_dirs), is_directory=True)
                write_new_book(book, path, workspace, workspace.root)
            replace_file(path, with_rows(path, _forms_sheet(workspace), rows))
    return path, len(rows)


def _forms_sheet(workspace: Workspace) -> Sheet:
    """Return the sheet as the office declares it; as shipped when its own kinds are older."""
    from docgen.context import FORMS_SHEET

    shipped = [shipped_folder("templates")]
    declared = (load_directory(folders) for folders in (workspace.template_dirs, shipped))
    sheets = (sheet for kind in declared for sheet in kind.sheets)
    return next(s for s in sheets if normal_name(s.name) == normal_name(FORMS_SHEET))
