"""``docgen template check``: what is wrong with the templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option, report_option, report_run, strict_option

if TYPE_CHECKING:
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


@click.command(cls=Command, short_help="Проверить шаблоны и назвать каждую ошибку.")
@click.argument("files", metavar="[ФАЙЛ]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    metavar="ВИД",
    default="",
    help="Вид документа, чьи имена знает шаблон, – если ни один вид по нему ещё не печатает.",
)
@click.option(
    "--mark",
    is_flag=True,
    help="Записать в outputs/ копию с примечаниями Word: «Имя (замечания).docx».",
)
@strict_option
@format_option("text", "json", "html")
@report_option
def check(
    files: tuple[Path, ...],
    *,
    kind: str,
    mark: bool,
    strict: bool,
    form: str | None,
    report: Path | None,
) -> int:
    """Проверяет шаблоны Word: теги, имена, стили, страницу – и говорит, что исправить.

    ФАЙЛ – шаблон .docx или папка с шаблонами; без него проверяются шаблоны рабочей папки, а если
    своих нет – поставляемые. Сами шаблоны не меняются.
    """
    from docgen.template_checks.checking import check_templates, find_templates

    def run(workspace: Workspace, templates: Sequence[Path]) -> RunResult:
        from docgen.template_checks.marking import mark_templates

        result = check_templates(templates, workspace=workspace, kind=kind, strict=strict)
        return mark_templates(result, workspace.outputs) if mark else result

    return report_run(run, files, form, strict=strict, report=report, find=find_templates)
