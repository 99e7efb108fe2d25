"""The template of an extract from a протокол (R-EXTR-1, R-EXTR-2)."""

from __future__ import annotations

from pathlib import Path

from templates.build import protocol, shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import command, paragraph


def write(path: Path) -> None:
    """Write the template."""
    body = [
        *protocol.head(kind="ВЫПИСКА ИЗ ПРОТОКОЛА"),
        *protocol.leaders(),
        command("if присутствовали"),
        paragraph("Без отступа", "Присутствовали: {{ присутствовали.число|человек }}."),
        command("endif"),
        *protocol.agenda("выписка.повестка"),
        *protocol.questions("выписка.повестка"),
        *protocol.decisions("выписка.решения", "if выписка.решения", "{{ слово_решения }}"),
        *shared.signed(),
        *shared.certification(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)
