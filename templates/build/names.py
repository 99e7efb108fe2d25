"""The sheet of paper with the names of a template: ``docgen template fields --format docx``."""

from __future__ import annotations

from pathlib import Path

from templates.build.base import Page, write_template
from templates.build.content import blocks, paragraph


def write(path: Path) -> None:
    """Write the template; it lies wide, because tags are long."""
    body = [
        paragraph("Заголовок по центру", "{{ название }}"),
        blocks("Без отступа", "пояснение"),
        blocks("Без отступа", "имена"),
    ]
    page = Page(left=15, top=15, bottom=15, landscape=True)
    write_template(path, "".join(body), page, "{{ название }}", "docgen")
