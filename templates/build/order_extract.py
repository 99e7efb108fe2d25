"""The template of an extract from a приказ (R-EXTR-1, R-EXTR-2)."""

from __future__ import annotations

from pathlib import Path

from templates.build import order, shared
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks

_KIND = "ВЫПИСКА ИЗ {{ этот_документ.вид|родительный|прописными }}"


def write(path: Path) -> None:
    """Write the template."""
    body = [
        *shared.header_block(kind=_KIND),
        *order.title(),
        *order.preamble(),
        blocks("Пункт 1", "выписка.пункты"),
        *shared.signed(),
        *shared.certification(),
    ]
    write_template(path, "".join(body), LONG_STORAGE, shared.TITLE, shared.CREATOR)
