"""``docgen check``: what is wrong with the workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option, paths_argument, report_run, strict_option

if TYPE_CHECKING:
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


@click.command(cls=Command, short_help="Проверить книги, ничего не создавая.")
@paths_argument
@strict_option
@format_option
def check(paths: tuple[Path, ...], strict: bool, form: str) -> int:
    """Проверяет книги и называет каждую ошибку: лист, ячейку и что исправить.

    ПУТЬ – книга или папка с книгами; без него проверяется всё в inputs/.
    """

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import pipeline

        return pipeline.check(workbooks, workspace=workspace, strict=strict)

    return report_run(run, paths, form, strict=strict)
