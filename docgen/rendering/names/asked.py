"""What tags ask of a name: how it is printed, tested and taken apart; plain data."""

from __future__ import annotations

from msgspec import Struct, field

from docgen.names import normal_name


class Asked(Struct, eq=False):
    """What the tags ask of one name; ``parts`` are those behind a dot, ``row`` that of a list.

    ``name`` is as it was typed first, ``variable`` what a loop calls a row of it. ``printed``
    tells that some tag prints it, ``always`` that one does outside any condition. ``how`` is
    ``p`` or ``r`` for docxtpl's prefixes; ``attribute`` tells of a place that is no text: the
    ``colour`` of a cell, or the ``span`` of its columns. ``filters`` come in the order met,
    ``constants`` are what it is compared with. ``counted`` tells of arithmetic, ``called`` of
    a call like that of a function, ``paragraph`` is the text, tags and all, where it is printed
    first, ``in_lines`` of ``.строки``: lines of a text, rows of a table.
    """

    name: str
    printed: bool = False
    always: bool = False
    tested: bool = False
    may_lack: bool = False
    counted: bool = False
    called: bool = False
    in_lines: bool = False
    how: str = ""
    attribute: str = ""
    variable: str = ""
    paragraph: str = ""
    filters: dict[str, None] = field(default_factory=dict)
    constants: dict[str | float, None] = field(default_factory=dict)
    parts: dict[str, Asked] = field(default_factory=dict)
    row: Asked | None = None

    def part(self, name: str) -> Asked:
        """Return the part with this name, which is new when nothing has asked for it."""
        return self.parts.setdefault(normal_name(name), Asked(name))

    def rows(self) -> Asked:
        """Return the row of the list that this is."""
        if self.row is None:
            self.row = Asked("")
        return self.row
