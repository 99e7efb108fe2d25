"""``docgen new``: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command


@click.command(cls=Command, short_help="Создать пустую книгу для документа.")
@click.argument("kind", metavar="ВИД")
@click.argument("file", metavar="[ФАЙЛ]", type=click.Path(path_type=Path), required=False)
def new(kind: str, file: Path | None) -> None:
    """Создаёт книгу .xlsx, в которой остаётся заполнить ячейки.

    ВИД – из списка «docgen kinds», по-русски или по-английски. Без ФАЙЛА книга появится в inputs/.
    """
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
