"""What the previews share: which pages, how finely, what is told and opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.command_line import Refusal

if TYPE_CHECKING:
    from docgen.preview import Look, Preview


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a preview to a command."""
    for option in (
        click.option(
            "--dpi",
            type=click.IntRange(30, 600),
            default=96,
            metavar="ЧИСЛО",
            help="Точек на дюйм в картинках: 96 для экрана, 300 для печати.",
        ),
        click.option("--pages", metavar="1-3", help="Какие страницы нарисовать; без этого – все."),
        click.option("--open", "opens", is_flag=True, help="Сразу открыть то, что вышло."),
    ):
        command = option(command)
    return command


def read_look(pages: str | None, dpi: int) -> Look:
    """Return what is asked for; pages that are none are refused."""
    from docgen.office import PageRange
    from docgen.preview import Look

    try:
        return Look(PageRange.read(pages) if pages else None, dpi)
    except ValueError as failure:
        raise Refusal(f"«{pages}» – не страницы: пишут 2, 1-3 или 2-.") from failure


def show(result: Preview, here: Path, *, opens: bool) -> int:
    """Tell of a preview, open it if asked to, and return the exit code."""
    from docgen.office.viewer import show_file

    click.echo(_text(result, here))
    failed = [path for path in result.best if not show_file(path)] if opens else []
    if failed:
        click.echo("Открыть не вышло: в системе нет программы для таких файлов.")
    return 1 if not result.files or any(issue.is_error for issue in result.issues) else 0


def _text(result: Preview, here: Path) -> str:
    from docgen.issues import SEVERITY_WORDS
    from docgen.report import shown_path

    several = len({issue.location.workbook for issue in result.issues}) > 1
    lines = []
    for issue in result.issues:
        parts = [Path(issue.location.workbook).name] if several else []
        parts += [str(issue.location)] if issue.location.sheet else []
        place = f"{', '.join(parts)}: " if parts else ""
        lines.append(f"{SEVERITY_WORDS[issue.severity]}: {place}{issue.message} {issue.hint}")
    lines += [f"Готово: {shown_path(path, here)}" for path in result.files]
    lines += result.remarks
    if not result.files:
        lines.append("Документ не получился: исправьте названное и повторите.")
    return "\n".join(line.rstrip() for line in lines)
