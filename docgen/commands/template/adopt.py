"""``docgen template adopt``: a template with tags becomes a kind with a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option, told


@click.command(cls=Command, short_help="Сделать из шаблона с тегами вид и книгу.")
@click.argument("file", metavar="ФАЙЛ", type=click.Path(path_type=Path))
@click.option("--name", metavar="ИМЯ", default="", help="Имя вида. Иначе – имя файла.")
@click.option("--example", is_flag=True, help="Заполнить книгу вымышленным документом.")
@click.option("--dry-run", is_flag=True, help="Показать, что понято, ничего не записывая.")
@format_option("text", "json")
def adopt(file: Path, name: str, example: bool, dry_run: bool, form: str | None) -> int:
    """Делает из готового шаблона .docx с тегами вид документа и книгу для него.

    Лист «Реквизиты» – имена, которые стоят в шаблоне один раз; ещё по листу – на каждый цикл. Тип
    столбца docgen берёт из фильтров, условий и имён и говорит, почему взял такой. Сам файл
    остаётся как был, готовые файлы не перезаписываются. Прежде чем записать вид, docgen собирает
    по нему пробный документ: если не вышло, говорит, что исправить в шаблоне, и не пишет ничего.
    """
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    here = Path.cwd()
    try:
        from docgen.adoption.adopting import adopt as adopted
        from docgen.adoption.report import json_adoption, text_adoption

        result = adopted(
            here / file,
            with_limits(find_workspace(here)),
            here,
            name=name,
            example=example,
            write=not dry_run,
        )
    except Exception as failure:
        raise told(failure, form) from failure
    click.echo((json_adoption if form == "json" else text_adoption)(result, here))
    return 1 if result.troubles else 0
