"""The words of a run – people, posts, units – for one reading by a person, and their sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import field

from docgen.directory_book import add_to_directory, directory_sheet
from docgen.pipeline import Run, RunResult, check_within
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from docgen.word_forms import Word


class WordList(RunResult, frozen=True):
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
    from docgen.context.words import gathered_words

    run = Run(workspace)
    checked = check_within(run, paths, trial=False)
    words = gathered_words(run.log, run.directory)
    if not write:
        return WordList(checked.documents, checked.issues, words=words)
    path, added = _keep(run, words)
    return WordList(checked.documents, checked.issues, words=words, directory=path, added=added)


def _keep(run: Run, words: list[Word]) -> tuple[Path, int]:
    """Add the missing rows; return the справочник and their number."""
    from docgen.context import FORMS_SHEET
    from docgen.context.words import missing_rows

    rows = missing_rows(words, run.directory)
    sheet = directory_sheet(run.workspace, FORMS_SHEET)
    return add_to_directory(run.workspace, (sheet, rows)).path, len(rows)
