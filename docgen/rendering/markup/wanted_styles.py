"""Which named styles of a template a value is printed in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from docgen.content import Paragraph, Printable, Table
from docgen.rendering.markup.styles import PLAIN_TABLE, TABLE, style_name
from docgen.rendering.markup.tables import ROW_STYLES


class WantedStyle(Struct, frozen=True):
    """A style by the name that people see."""

    name: str
    is_table: bool = False


def wanted_styles(value: object) -> Iterator[WantedStyle]:
    """Yield the styles that ``{{p value }}`` looks for; one that is not there has a substitute."""
    if not isinstance(value, Printable):
        return
    for block in value.as_blocks():
        if isinstance(block, Paragraph):
            if name := style_name(block.role, block.level):
                yield WantedStyle(name)
        elif isinstance(block, Table):
            yield WantedStyle(TABLE if block.bordered else PLAIN_TABLE, is_table=True)
            for row in block.rows if block.bordered else ():
                yield WantedStyle(ROW_STYLES[row.kind])
