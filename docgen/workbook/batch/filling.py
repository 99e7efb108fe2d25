"""Cells with ``{{ школа }}`` in them, filled with the values of a recipient."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.issues import Location
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.sharing import Memo
from docgen.workbook.raw import RawCell, RawSheet

_TAG: Final = lazy_regex(r"\{\{.*?\}\}", re.DOTALL)
# «{{ директор }}.» after initials: the stop of the initial ends the sentence too.
_TWO_STOPS: Final = lazy_regex(r"(\b[А-ЯЁ]\.)\.(?!\.)")

_HEADING_TAG: Final = lazy_regex(
    r"\{\{\s*(?P<name>[^|{}()\[\]\"']+?)\s*(?P<filters>\|(?:(?!\}\}).)*)?\}\}", re.DOTALL
)

#: What a tag of a cell says for the recipient: its text, or None to leave the tag as it is.
Fill = Callable[[str, Location], str | None]


Cells = dict[int, RawCell]
Tags = tuple[tuple[int, str], ...]


class Filled(Struct):
    """The rows of each sheet in which something was filled."""

    rows: dict[str, set[int]] = field(default_factory=dict)


def tags_in(text: str) -> list[str]:
    """Return the tags of a text."""
    return _TAG.findall(text)


def with_plain_names(text: str, known: Container[str]) -> str:
    """Return the text with the headings in its tags as names: «{{ Полное название }}» too.

    A tag in which no known heading stands as a whole is left as it is.
    """

    def plain(match: re.Match[str]) -> str:
        name = normal_name(match["name"])
        if not name.isidentifier() or name == match["name"] or name not in known:
            return match[0]
        return f"{{{{ {name}{match['filters'] or ' '}}}}}"

    return _HEADING_TAG.sub(plain, text)


def rows_with_tags(sheet: RawSheet) -> tuple[int, ...]:
    """Return the rows in which a cell has a tag."""
    return tuple(
        row
        for row, cells in sheet.rows.items()
        if any("{{" in cell.text for cell in cells.values())
    )


class FilledRows(Struct):
    """The tags of rows, and the rows as they were filled: filled alike, a row is the same one."""

    tags: Memo[Tags] = field(default_factory=Memo)
    made: Memo[Cells] = field(default_factory=Memo)

    def tags_of(self, cells: Cells) -> Tags:
        """Return the tags of a row, each with the column of its cell."""
        found = self.tags.get(cells)
        if found is None:
            texts = {place: cell.text for place, cell in cells.items() if "{{" in cell.text}
            found = tuple((place, tag) for place, text in texts.items() for tag in tags_in(text))
            self.tags.keep(found, cells)
        return found

    def filled(self, cells: Cells, said: tuple[str | None, ...]) -> Cells:
        """Return a row with what its tags say; None leaves a tag as it is."""
        made = self.made.get(cells, said)
        if made is None:
            values = iter(said)
            whole = {
                place: _filled(cell, values) if "{{" in cell.text else cell
                for place, cell in cells.items()
            }
            made = self.made.keep(whole, cells, said)
        return made


def fill_cells(
    sheet: RawSheet, tagged: Collection[int], fill: Fill, filled: Filled, known: FilledRows
) -> RawSheet:
    """Return the sheet with its tags filled; itself when none of the ``tagged`` rows is in it."""
    changed = {}
    for row in tagged:
        cells = sheet.rows.get(row, {})
        tags = known.tags_of(cells)
        if tags:
            said = tuple(fill(tag, sheet.location(row, place)) for place, tag in tags)
            changed[row] = known.filled(cells, said)
    if not changed:
        return sheet
    filled.rows.setdefault(sheet.name, set()).update(changed)
    return sheet.with_rows(changed)


def _filled(cell: RawCell, values: Iterator[str | None]) -> RawCell:
    """Return a cell with the next of the values in the place of each of its tags."""

    def said(match: re.Match[str]) -> str:
        found = next(values)
        return match[0] if found is None else found

    def whole(text: str) -> str:
        if "{{" not in text:
            return text
        text = _TAG.sub(said, text)
        return _TWO_STOPS.sub(r"\1", text) if ".." in text else text

    if cell.spans and _tags_are_whole(cell):
        spans = tuple(replace(span, text=whole(span.text)) for span in cell.spans)
        text = "".join(span.text for span in spans)
        return replace(cell, value=text, text=text, spans=spans)
    # A tag that changes its look on the way is filled in the look of the cell's beginning.
    return cell.with_text(whole(cell.text))


def _tags_are_whole(cell: RawCell) -> bool:
    """Return whether no tag changes its look on the way."""
    return sum(len(_TAG.findall(span.text)) for span in cell.spans) == len(_TAG.findall(cell.text))
