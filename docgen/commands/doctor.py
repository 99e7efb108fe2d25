"""``docgen doctor``: what is there and what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.reporting import format_option


@click.command(cls=Command, short_help="Показать, что есть на компьютере и чего не хватает.")
@format_option("text", "json")
def doctor(form: str | None) -> None:
    """Показывает версии, шаблоны, права на папки, LibreOffice, шрифты и чего не хватает.

    В отчёте нет ни имён, ни данных документов: его можно послать тому, кто помогает.
    """
    from docgen.doctor import examine, json_facts, text_facts
    from docgen.workspace import find_workspace

    facts = examine(find_workspace(Path.cwd()))
    click.echo(json_facts(facts) if form == "json" else text_facts(facts))
