"""``docgen preview``: the documents of workbooks, looked at before they are built."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.looking import look_options, read_look, show
from docgen.commands.progress import progress
from docgen.commands.reporting import paths_argument, told


@click.command(cls=Command, short_help="Посмотреть, что выйдет: PDF и картинки страниц.")
@look_options
@paths_argument
def preview(paths: tuple[Path, ...], opens: bool, pages: str | None, dpi: int) -> int:
    """Показывает документы книг, не трогая собранных: в outputs/ лягут файлы «… (просмотр)».

    ПУТЬ – книга или папка с книгами; без него – все из inputs/. PDF и картинки страниц делает
    LibreOffice; без него будет документ Word. Каждый просмотр заменяет прежний.
    Из книги на много школ показываются документы одной.
    """
    from docgen.preview import preview_workbooks
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workbooks, find_workspace

    look = read_look(pages, dpi)
    here = Path.cwd()
    try:
        workspace = with_limits(find_workspace(here, *paths))
        workbooks = find_workbooks(paths, workspace)
        result = preview_workbooks(workbooks, workspace, look, progress("Документы"))
    except Exception as failure:
        raise told(failure, None) from failure
    return show(result, here, opens=opens)
