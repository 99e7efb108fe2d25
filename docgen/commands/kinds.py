"""``docgen kinds``: what can be made."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command


@click.command(cls=Command, short_help="Показать виды документов.")
def kinds() -> None:
    """Показывает виды документов: имя, имя по-английски и что это."""
    from docgen.kinds import load_kinds
    from docgen.names import normal_name
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    found = load_kinds(with_limits(find_workspace(Path.cwd())).template_dirs)
    papers = {paper.name: paper for kind in found for paper in kind.papers}
    # A kind whose file bears its own name has no other one.
    names = {
        kind.name: kind.name
        if normal_name(kind.english) == normal_name(kind.name)
        else f"{kind.name} ({kind.english})"
        for kind in (*found, *papers.values())
    }
    width = max(map(len, names.values()), default=0)
    for kind in found:
        click.echo(f"{names[kind.name]:<{width}}  {kind.description or kind.title}")
    if papers:
        click.echo("\nВместе с ними, из той же книги (лист «Комплект»):")
    for kind in papers.values():
        books = ", ".join(kind.made_from)
        said = kind.description or kind.title
        click.echo(f"{names[kind.name]:<{width}}  {said} Из книги: {books}.")
    click.echo(f"\nНовая книга: docgen new {found[0].name if found else 'ВИД'}")
