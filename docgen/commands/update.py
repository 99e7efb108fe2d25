"""``docgen update``: older workbooks with all that their kind has now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.crash import as_docgen_error
from docgen.errors import DocgenError

if TYPE_CHECKING:
    from docgen.workspace import Workspace


@click.command(cls=Command, short_help="Добавить в старую книгу новые листы, столбцы и списки.")
@click.argument("files", metavar="КНИГА…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Только рассказать, что изменится.")
def update(files: tuple[Path, ...], dry_run: bool) -> int:
    """Дополняет книги прежних версий тем, что появилось в их виде документа.

    Ни одна ячейка не пропадает: добавляются листы, столбцы, поля, обновляются списки выбора и
    подсказки. Прежняя книга остаётся рядом: «Имя (до обновления).xlsx».
    """
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    here = Path.cwd()
    workspace = with_limits(find_workspace(here, *files))
    failed = False
    for place, file in enumerate(files):
        if place:
            click.echo()
        try:
            click.echo(_told(file, workspace, here, dry_run=dry_run))
        except Exception as failure:  # noqa: BLE001 - the other workbooks are updated
            click.echo(f"docgen: {as_docgen_error(failure)}", err=True)
            failed = True
    return DocgenError.exit_code if failed else 0


def _told(file: Path, workspace: Workspace, here: Path, *, dry_run: bool) -> str:
    """Update one workbook and return what is told of it."""
    from docgen.change_report import told_changes, told_notes
    from docgen.renewal import update_workbook
    from docgen.report import shown_path
    from docgen.workspace import is_kept_workbook

    shown = shown_path(file, here)
    if is_kept_workbook(file):
        return f"{shown}: это прежняя книга, сохранённая при обновлении; она не тронута."
    updated, kept = update_workbook(file, workspace, write=not dry_run)
    if not updated.changes:
        lines = [f"{shown}: книга уже современная."]
    else:
        lines = [f"{shown}: {'будет изменена' if dry_run else 'обновлена'}."]
        if kept:
            lines.append(f"Прежняя книга: {shown_path(kept, here)}")
        lines += ["", told_changes(updated.changes)]
    notes = told_notes("К сведению", updated.to_check)
    return "\n".join([*lines, *([f"\n{notes}"] if notes else [])])
