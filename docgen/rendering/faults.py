"""What goes wrong in a template's tags, with the place in the document where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.errors import TemplateError
from docgen.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from docgen.rendering.tags.places import PlacedTag

_BLANKS: Final = lazy_regex(r"\s+")
_LONGEST_BESIDE: Final = 60


class Place(Struct, frozen=True):
    """Where in a template: its file, the part, the cell of a table, the visible paragraph.

    The tag that is meant stands between arrows, unless it is all that the paragraph says.
    """

    template: str
    part: str
    cells: str = ""
    paragraph: str = ""

    def at(self, tag: PlacedTag | None) -> Place:
        """Return the place of this tag of the part."""
        if tag is None:
            return self
        return Place(self.template, self.part, tag.cells, _marked(tag))

    def __str__(self) -> str:
        where = f"Шаблон «{self.template}», {self.part}"
        where += f", {self.cells}" if self.cells else ""
        return f"{where}, абзац «{self.paragraph}»" if self.paragraph else where


class TagError(TemplateError):
    """A tag cannot be understood or printed.

    ``name`` is the unknown name, where that is it; ``row`` is the row of the workbook with which
    the tag failed, in words, where it is known.
    """

    def __init__(
        self, place: Place, problem: str, hint: str = "", name: str = "", row: str = ""
    ) -> None:
        data = f" Строка данных: {row}." if row else ""
        super().__init__(f"{place}: {problem}{data}", hint)
        self.place = place
        self.problem = problem
        self.name = name
        self.row = row


def _marked(tag: PlacedTag) -> str:
    """Return the visible text of a paragraph, shortened around its tag, the tag in arrows."""
    before = _flat(tag.paragraph[: tag.start]).lstrip()
    after = _flat(tag.paragraph[tag.end :]).rstrip()
    itself = _flat(tag.paragraph[tag.start : tag.end]).strip()
    if not before and not after:
        return itself
    if len(before) > _LONGEST_BESIDE:
        before = f"…{before[-_LONGEST_BESIDE:].lstrip()}"
    if len(after) > _LONGEST_BESIDE:
        after = f"{after[:_LONGEST_BESIDE].rstrip()}…"
    return f"{before}→{itself}←{after}"


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text)
