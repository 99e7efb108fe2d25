"""``docgen names``: people, posts and units in the cases of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option, paths_argument, report_run

if TYPE_CHECKING:
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


@click.command(cls=Command, short_help="Показать имена и должности в падежах документов.")
@click.option(
    "--write",
    is_flag=True,
    help="Добавить слова на лист «Формы» справочника; то, что там есть, не меняется.",
)
@paths_argument
@format_option("text", "json")
def names(paths: tuple[Path, ...], write: bool, form: str | None) -> int:
    """Показывает людей, должности и организации в тех падежах, в каких они стоят в документах.

    Прочтите список один раз: сомнительные формы стоят первыми. Верные формы хранит справочник,
    лист «Формы».
    """

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import word_list

        return word_list.list_words(workbooks, workspace=workspace, write=write)

    return report_run(run, paths, form, strict=False)
