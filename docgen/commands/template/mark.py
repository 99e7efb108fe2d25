"""``docgen template mark``: where tags go in a finished document."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option, told


@click.command(cls=Command, short_help="Показать, где в готовом документе встанут теги.")
@click.argument("file", metavar="ФАЙЛ", type=click.Path(path_type=Path))
@click.option(
    "--output", metavar="КОПИЯ", type=click.Path(path_type=Path), help="Имя копии с тегами."
)
@click.option("--dry-run", is_flag=True, help="Показать предложения, ничего не записывая.")
@format_option("text", "json")
def mark(file: Path, output: Path | None, dry_run: bool, form: str | None) -> None:
    """Находит в заполненном документе .docx даты, номера, людей, списки и таблицы.

    Пишет копию «ФАЙЛ (с тегами).docx», где на их месте стоят теги, а в примечаниях сказано, что
    там было. Сам файл остаётся как был. Из копии «docgen template adopt» сделает вид и книгу,
    заполненную тем, что найдено.
    """
    here = Path.cwd()
    try:
        from docgen.adoption.marking.marking import mark as marked
        from docgen.adoption.marking.report import json_marking, text_marking

        result = marked(here / file, here / output if output else None, write=not dry_run)
    except Exception as failure:
        raise told(failure, form) from failure
    click.echo((json_marking if form == "json" else text_marking)(result, here))
