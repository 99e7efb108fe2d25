"""``docgen template preview``: what a template gives, without a workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command, Refusal
from docgen.commands.reporting import told

if TYPE_CHECKING:
    from docgen.preview import Preview


@click.command(cls=Command, short_help="Показать, что выйдет по шаблону: Word, PDF, картинки.")
@click.argument("name", metavar="ФАЙЛ|ВИД")
@click.option(
    "--workbook",
    metavar="КНИГА",
    type=click.Path(path_type=Path),
    help="Взять данные из этой книги; без неё – пример вида или вымышленные.",
)
@click.option("--open", "opens", is_flag=True, help="Сразу открыть то, что вышло.")
@click.option("--pages", metavar="1-3", help="Какие страницы нарисовать; без этого – все.")
@click.option(
    "--dpi",
    type=click.IntRange(30, 600),
    default=96,
    metavar="ЧИСЛО",
    help="Точек на дюйм в картинках: 96 для экрана, 300 для печати.",
)
def preview(name: str, workbook: Path | None, opens: bool, pages: str | None, dpi: int) -> int:
    """Заполняет шаблон примером и показывает документ: в outputs/ появятся Word, PDF и картинки.

    ФАЙЛ – шаблон .docx, ВИД – из списка «docgen kinds». Шаблон, которого нет ни у одного вида,
    заполняется вымышленным: вместо каждого имени стоит оно само – ⟨номер⟩, циклы идут трижды.
    """
    from docgen.office import PageRange
    from docgen.office.viewer import show_file
    from docgen.preview import Look
    from docgen.preview import preview as make_preview
    from docgen.workspace import find_workspace

    try:
        chosen = PageRange.read(pages) if pages else None
    except ValueError as failure:
        raise Refusal(f"«{pages}» – не страницы: пишут 2, 1-3 или 2-.") from failure
    here = Path.cwd()
    try:
        workspace = find_workspace(here, here / name)
        result = make_preview(name, workspace, here, Look(chosen, dpi), workbook)
    except Exception as failure:
        raise told(failure, None) from failure
    click.echo(_text(result, here))
    if result.files and opens and not show_file(result.files[0]):
        click.echo("Открыть не вышло: в системе нет программы для таких файлов.")
    return 1 if not result.files or any(issue.is_error for issue in result.issues) else 0


def _text(result: Preview, here: Path) -> str:
    from docgen.issues import SEVERITY_WORDS
    from docgen.report import shown_path

    lines = []
    for issue in result.issues:
        place = f"{issue.location}: " if issue.location.sheet else ""
        lines.append(f"{SEVERITY_WORDS[issue.severity]}: {place}{issue.message} {issue.hint}")
    lines += [f"Готово: {shown_path(path, here)}" for path in result.files]
    lines += result.remarks
    if not result.files:
        lines.append("Документ не получился: исправьте названное и повторите.")
    return "\n".join(line.rstrip() for line in lines)
