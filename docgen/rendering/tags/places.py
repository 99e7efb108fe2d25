"""Places of tags, carried through docxtpl's rewriting: the line of an error tells the tag.

Every tag gets a mark before its closing braces that is a blank to every pattern of docxtpl. In the
finished source a mark becomes the only line break of its tag, so Jinja's lines count tags.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex

#: What a person calls a text box.
BOX: Final = "надпись"
# In a tree the marks must be signs that XML allows, in the text they must be blanks.
_IN_TREE: Final = "\ufdd5\ufdd6\ufdd7"
_IN_TEXT: Final = "\x1c\x1d\x1f"
_TO_TEXT: Final = str.maketrans(_IN_TREE, _IN_TEXT)
_DIGITS: Final = str.maketrans("01", _IN_TREE[:2])
_FROM_DIGITS: Final = str.maketrans(_IN_TEXT[:2], "01")
_MARK: Final = lazy_regex("([\x1c\x1d]+)\x1f")


class PlacedTag(Struct, frozen=True):
    """A tag and where a person finds it.

    ``read`` is the tag as docgen reads it; ``paragraph`` is the visible text around it, of which
    it takes ``[start:end]`` as typed; ``cells`` is the place in a table. ``fault`` tells what is
    wrong with its braces; a tag of a copy is told of at its original.
    """

    read: str
    cells: str
    paragraph: str
    start: int
    end: int
    fault: str = ""
    is_copy: bool = False

    @property
    def in_table(self) -> bool:
        """Whether the tag stands in a cell."""
        return self.cells not in {"", BOX}


def mark(number: int) -> str:
    """Return the mark of the tag with this number, for the text of an element."""
    return f"{number:b}".translate(_DIGITS) + _IN_TREE[2]


def as_blanks(xml: str) -> str:
    """Return the part with its marks as blanks that docxtpl's patterns pass over."""
    return xml.translate(_TO_TEXT) if _IN_TREE[2] in xml else xml


def without_marks(xml: str) -> str:
    """Return the part as if its tags had never been marked."""
    return _MARK.sub("", as_blanks(xml))


def mark_in(expression: str) -> str:
    """Return the mark that stands in a tag, as blanks; empty when there is none."""
    found = _MARK.search(expression)
    return found[0] if found else ""


def with_lines(source: str) -> tuple[str, tuple[int, ...]]:
    """Return the source with a line break for every mark, and the tag of every line."""
    lines: list[int] = []

    def broken(match: re.Match[str]) -> str:
        lines.append(int(match[1].translate(_FROM_DIGITS), 2))
        return "\n"

    return _MARK.sub(broken, source), tuple(lines)
