"""``docgen new``: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command


@click.command(cls=Command, short_help="Создать книгу: пустую или из прошлогодней.")
@click.argument("kind", metavar="ВИД", required=False)
@click.argument("file", metavar="[ФАЙЛ]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--from",
    "old",
    metavar="КНИГА",
    type=click.Path(path_type=Path),
    help="Взять за основу книгу прошлого года: даты сдвинутся на год, номера очистятся.",
)
@click.pass_context
def new(context: click.Context, kind: str | None, file: Path | None, old: Path | None) -> None:
    """Создаёт книгу .xlsx, в которой остаётся заполнить ячейки.

    ВИД – из списка «docgen kinds», по-русски или по-английски; с --from его писать не нужно.
    Без ФАЙЛА книга появится в inputs/.
    """
    if old is not None:
        from docgen.commands.renewing import new_from

        new_from(old, kind, file)
        return
    if kind is None:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    from docgen.kinds import find_kind, load_kinds
    from docgen.outputs import explained_failures
    from docgen.report import shown_path
    from docgen.starter import new_workbook_path, quoted
    from docgen.workspace import find_workspace

    here = Path.cwd()
    workspace = find_workspace(here)
    chosen = find_kind(load_kinds(workspace.template_dirs), kind)
    path = new_workbook_path(chosen.name, file, workspace, here)
    from docgen.workbook import write_form  # heavy, so only when all the rest is in order

    with explained_failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_form(chosen, path)
    shown = shown_path(path, here)
    click.echo(f"Создана книга: {shown}")
    click.echo(f"Заполните её и соберите документ: docgen build {quoted(shown)}")
