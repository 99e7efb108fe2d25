"""``строки|по_разделам("Раздел")``: neighbouring rows with the same value as one group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from docgen.content import Blocks, Printable
from docgen.rendering.markup.printing import plain_value
from docgen.rendering.sandbox.limits import spend
from docgen.rendering.sandbox.operands import as_operand
from docgen.rendering.sandbox.signals import refuse_unknown, takes_context

if TYPE_CHECKING:
    from jinja2.runtime import Context


class RowGroup(Printable, Struct, frozen=True):
    """Rows of one section; a loop over the group goes over its rows."""

    title: Any
    number: int
    rows: Sequence[Any]

    def as_text(self) -> str:
        """Return the title of the section."""
        return plain_value(self.title)

    def as_blocks(self) -> Blocks:
        """Return the title of the section."""
        return self.title.as_blocks() if isinstance(self.title, Printable) else super().as_blocks()

    def lookup(self, name: str) -> object:
        """Return the title, the rows, their number, or the number of the group from 1."""
        values = {
            "название": self.title,
            "строки": self.rows,
            "число": len(self.rows),
            "номер": self.number,
        }
        return values[name]

    def known_names(self) -> tuple[str, ...]:
        """Return what a group has."""
        return ("название", "строки", "число", "номер")

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __getitem__(self, place: int) -> Any:
        return self.rows[place]

    def __len__(self) -> int:
        return len(self.rows)


@takes_context
def by_sections(context: Context, rows: Any, column: object = "раздел") -> list[RowGroup]:
    """Return the rows in groups: a group ends where the value of the column changes.

    Rows keep their order, so that a section that comes twice is printed twice.
    """
    refuse_unknown(rows)
    groups: list[RowGroup] = []
    last: object = None
    gathered: list[Any] = []
    for row in rows:
        spend(context, 1)
        title = context.environment.getattr(row, plain_value(column))
        key = as_operand(title)
        if not groups or key != last:
            gathered = []
            groups.append(RowGroup(title, len(groups) + 1, gathered))
            last = key
        gathered.append(row)
    return groups
