"""``docgen people``: the people and schools of the справочник."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command, Group
from docgen.commands.reporting import format_option, told


@click.group(
    cls=Group,
    short_help="Пополнить справочник людьми и школами.",
    invoke_without_command=True,
    subcommand_metavar="КОМАНДА [АРГУМЕНТЫ]…",
)
@click.pass_context
def people(context: click.Context) -> None:
    """Пополняет справочник людьми и школами."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@people.command("import", cls=Command, short_help="Взять людей и школы из готового списка.")
@click.argument("file", metavar="ФАЙЛ", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Показать, что будет добавлено, ничего не записывая.")
@click.option("--all", "take_doubtful", is_flag=True, help="Добавить и тех, о ком есть сомнения.")
@format_option("text", "json")
def import_list(file: Path, dry_run: bool, take_doubtful: bool, form: str | None) -> int:
    """Берёт людей, должности и школы из списка .xlsx с любыми заголовками.

    Показывает, что понял, и добавляет в справочник тех, кого там нет; то, что там есть, не
    меняет. Прежний справочник остаётся рядом: «справочник (до импорта).xlsx».
    """
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    here = Path.cwd()
    try:
        from docgen.staff import import_people
        from docgen.staff.json_report import json_import_report
        from docgen.staff.report import text_import_report

        result = import_people(
            here / file,
            workspace=with_limits(find_workspace(here, here / file)),
            write=not dry_run,
            take_doubtful=take_doubtful,
        )
    except Exception as failure:
        raise told(failure, form) from failure
    show = json_import_report if form == "json" else text_import_report
    click.echo(show(result, here))
    return 0 if result.plan.people or result.plan.schools else 1
