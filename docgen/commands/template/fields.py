"""``docgen template fields``: the names that a template may use."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.reporting import told


@click.command(cls=Command, short_help="Показать имена, которые можно ставить в шаблон.")
@click.argument("source", metavar="ВИД|ФАЙЛ")
@click.option("--forms", is_flag=True, help="Показать и все формы каждого значения.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "docx"]),
    metavar="[text|json|docx]",
    help="text – на экран, json – для программы, docx – памятка для печати в outputs/.",
)
def fields(source: str, *, forms: bool, form: str | None) -> int:
    """Показывает каждое имя, которое можно поставить в шаблон: тег, лист и столбец, тип, пример.

    ВИД – из списка «docgen kinds»; ФАЙЛ – шаблон .docx: какие из имён в нём уже есть.
    """
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    here = Path.cwd()
    try:
        from docgen.template_fields.command import show_fields

        text = show_fields(
            source, here, with_limits(find_workspace(here)), form or "text", forms=forms
        )
    except Exception as failure:
        raise told(failure, form) from failure
    click.echo(text)
    return 0
