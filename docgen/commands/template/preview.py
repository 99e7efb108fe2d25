"""``docgen template preview``: what a template gives, without a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.command_line import Command
from docgen.commands.looking import look_options, read_look, show
from docgen.commands.reporting import told


@click.command(cls=Command, short_help="Показать, что выйдет по шаблону: Word, PDF, картинки.")
@click.argument("name", metavar="ФАЙЛ|ВИД")
@click.option(
    "--workbook",
    metavar="КНИГА",
    type=click.Path(path_type=Path),
    help="Взять данные из этой книги; без неё – пример вида или вымышленные.",
)
@look_options
def preview(name: str, workbook: Path | None, opens: bool, pages: str | None, dpi: int) -> int:
    """Заполняет шаблон примером и показывает документ: в outputs/ появятся Word, PDF и картинки.

    ФАЙЛ – шаблон .docx, ВИД – из списка «docgen kinds». Шаблон, которого нет ни у одного вида,
    заполняется вымышленным: вместо каждого имени стоит оно само – ⟨номер⟩, циклы идут трижды.
    """
    from docgen.preview import preview as make_preview
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    look = read_look(pages, dpi)
    here = Path.cwd()
    try:
        workspace = with_limits(find_workspace(here, here / name))
        result = make_preview(name, workspace, here, look, workbook)
    except Exception as failure:
        raise told(failure, None) from failure
    return show(result, here, opens=opens)
