"""``docgen check``: what is wrong with the workbooks, or with the pages of finished documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.commands.reporting import (
    format_option,
    jobs_option,
    paths_argument,
    report_option,
    report_run,
    strict_option,
)

if TYPE_CHECKING:
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


@click.command(cls=Command, short_help="Проверить книги и назвать каждую ошибку.")
@click.option(
    "--layout",
    is_flag=True,
    help="Проверить не книги, а вид готовых документов Word (.docx), чьи бы они ни были: поля, "
    "шапку, отступы, таблицы, подпись; без ПУТИ – документов из outputs/.",
)
@click.option(
    "--mark",
    is_flag=True,
    help="Записать в outputs/ копию с пометками: книги – в ячейках, документа – в примечаниях.",
)
@paths_argument
@strict_option
@jobs_option
@format_option("text", "json", "html")
@report_option
def check(
    paths: tuple[Path, ...],
    *,
    layout: bool,
    mark: bool,
    strict: bool,
    jobs: int,
    form: str | None,
    report: Path | None,
) -> int:
    """Проверяет книги и называет каждую ошибку: лист, ячейку и что исправить.

    ПУТЬ – книга или папка с книгами; без него проверяется всё в inputs/. Сами книги не меняются.
    С --layout ПУТЬ – документ Word или папка с ними: называется правило, место и что исправить.
    """
    if layout:
        from docgen.layout_rules.checking import find_documents

        return report_run(
            lambda workspace, documents: _pages(workspace, documents, strict=strict, mark=mark),
            paths,
            form,
            strict=strict,
            report=report,
            find=find_documents,
        )

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import pipeline
        from docgen.known_office import known_directory, office_name
        from docgen.marked import mark_workbooks

        result = pipeline.check(workbooks, workspace=workspace, strict=strict, jobs=jobs)
        if not mark:
            return result
        office = office_name(known_directory(workspace))
        return mark_workbooks(result, workspace.outputs, office)

    return report_run(run, paths, form, strict=strict, report=report)


def _pages(
    workspace: Workspace, documents: Sequence[Path], *, strict: bool, mark: bool
) -> RunResult:
    from docgen.layout_rules.checking import check_layout
    from docgen.template_checks.marking import mark_templates

    result = check_layout(documents, workspace=workspace, strict=strict)
    return mark_templates(result, workspace.outputs) if mark else result
