"""Cells with ``{{ школа }}`` in them, filled with the values of a recipient."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container
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


def fill_cells(
    sheet: RawSheet, tagged: Collection[int], fill: Fill, filled: Filled, known: Memo[Cells]
) -> RawSheet:
    """Return the sheet with its tags filled; itself when none of the ``tagged`` rows is in it.

    ``known`` has the rows as filled for others: filled alike, a row is the same one.
    """
    rows = dict(sheet.rows)
    for row in tagged:
        cells = sheet.rows.get(row)
        if cells is None:
            continue
        changed = {
            place: _filled(cell, fill, sheet.location(row, place))
            for place, cell in cells.items()
            if "{{" in cell.text
        }
        if changed:
            says = tuple(cell.text for cell in changed.values())
            rows[row] = known.get(cells, says) or known.keep({**cells, **changed}, cells, says)
            filled.rows.setdefault(sheet.name, set()).add(row)
    return replace(sheet, rows=rows) if sheet.name in filled.rows else sheet


def _filled(cell: RawCell, fill: Fill, location: Location) -> RawCell:
    def said(match: re.Match[str]) -> str:
        found = fill(match[0], location)
        return match[0] if found is None else found

    def whole(text: str) -> str:
        return _TWO_STOPS.sub(r"\1", _TAG.sub(said, text)) if "{{" in text else text

    tags = len(_TAG.findall(cell.text))
    if cell.spans and sum(len(_TAG.findall(span.text)) for span in cell.spans) == tags:
        spans = tuple(replace(span, text=whole(span.text)) for span in cell.spans)
        text = "".join(span.text for span in spans)
        return replace(cell, value=text, text=text, spans=spans)
    # A tag that changes its look on the way is filled in the look of the cell's beginning.
    return cell.with_text(whole(cell.text))
