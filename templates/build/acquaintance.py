"""The template of a лист ознакомления as a paper of its own (R-ACQ-1)."""

from __future__ import annotations

from pathlib import Path

from templates.build import order, shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks, paragraph


def write(path: Path) -> None:
    """Write the template."""
    body = [
        blocks("Организация", "организация"),
        paragraph("Вид документа", "ЛИСТ ОЗНАКОМЛЕНИЯ"),
        paragraph("Заголовок по центру", "с {{ этот_документ|творительный }}"),
        order.readers(),
    ]
    title = "Лист ознакомления с {{ этот_документ|творительный }}"
    write_template(path, "".join(body), LONG_STORAGE, title, shared.CREATOR)
