"""``docgen template``: help for whoever keeps the templates; one command a module."""

from __future__ import annotations

import click

from docgen.command_line import Group


@click.group(
    cls=Group,
    short_help="Проверить шаблон Word, узнать его имена, сделать из него вид.",
    invoke_without_command=True,
    subcommand_metavar="КОМАНДА [АРГУМЕНТЫ]…",
)
@click.pass_context
def template(context: click.Context) -> None:
    """Помогает тому, кто ведёт шаблоны Word."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


# In the order in which a person needs them.
template.add_later("docgen.commands.template", "fields", "check", "preview", "mark", "adopt")
