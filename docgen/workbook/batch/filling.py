"""Cells with ``{{ школа }}`` in them, filled with the values of a recipient."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.issues import Location
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.sharing import Known, Memo
from docgen.workbook.raw import RawCell, RawSheet

_TAG: Final = lazy_regex(r"\{\{.*?\}\}", re.DOTALL)
# «{{ директор }}.» after initials: the stop of the initial ends the sentence too.
_TWO_STOPS: Final = lazy_regex(r"(\b[А-ЯЁ]\.)\.(?!\.)")

_HEADING_TAG: Final = lazy_regex(
    r"\{\{\s*(?P<name>[^|{}()\[\]\"']+?)\s*(?P<filters>\|(?:(?!\}\}).)*)?\}\}", re.DOTALL
)

Cells = dict[int, RawCell]
# Of the rows with the same tags so many fillings are kept, or twice as many.
_FILLED: Final = 32


class Says(Protocol):
    """What tags of cells say for one recipient."""

    def said(self, tag: str) -> str | None:
        """Return the text of a tag, or None to leave it as it is."""

    def tell(self, tag: str, location: Location) -> None:
        """Take note of a cell in which a tag is left as it is."""


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


class _Form(Struct, frozen=True):
    """A text with tags, and what stands around them."""

    text: str
    around: Sequence[str]
    tags: Sequence[str]

    @classmethod
    def of(cls, text: str) -> _Form:
        """Return the form that a text is."""
        return cls(text, _TAG.split(text), tags_in(text))

    def filled(self, said: Iterator[str | None]) -> str:
        """Return the text with the next of the values in the place of each of its tags."""
        if not self.tags:
            return self.text
        parts = [self.around[0]]
        for tag, after in zip(self.tags, self.around[1:], strict=True):
            found = next(said)
            parts += (tag if found is None else found, after)
        text = "".join(parts)
        return _TWO_STOPS.sub(r"\1", text) if ".." in text else text


class _TaggedCell(Struct, frozen=True):
    """A cell with tags; where none of them changes its look on the way, its spans are forms."""

    cell: RawCell
    whole: _Form
    spans: Sequence[_Form]

    @classmethod
    def of(cls, cell: RawCell) -> _TaggedCell:
        """Return a cell in whose text there are tags."""
        whole = _Form.of(cell.text)
        spans = [_Form.of(span.text) for span in cell.spans]
        are_whole = sum(len(span.tags) for span in spans) == len(whole.tags)
        return cls(cell, whole, spans if are_whole else ())

    def filled(self, said: Iterator[str | None]) -> RawCell:
        """Return the cell with the next of the values in the place of each of its tags."""
        cell = self.cell
        if not self.spans:
            # A tag that changes its look is filled in the look of the cell's beginning.
            return cell.with_text(self.whole.filled(said))
        forms = zip(cell.spans, self.spans, strict=True)
        spans = tuple(replace(span, text=form.filled(said)) for span, form in forms)
        text = "".join([span.text for span in spans])
        return replace(cell, value=text, text=text, spans=spans)


class TaggedRow(Struct, frozen=True):
    """A row in which cells have tags: each tag with the cell where it stands."""

    number: int
    cells: Cells
    tags: Sequence[tuple[str, Location]]
    forms: Mapping[int, _TaggedCell]

    @classmethod
    def of(cls, sheet: RawSheet, number: int) -> TaggedRow:
        """Return a row of a sheet."""
        cells = sheet.rows[number]
        forms = {c.column: _TaggedCell.of(c) for c in cells.values() if "{{" in c.text}
        tags = [
            (tag, sheet.location(number, place))
            for place, form in forms.items()
            for tag in form.whole.tags
        ]
        return cls(number, cells, tags, forms)

    def filled(self, said: Sequence[str | None]) -> Cells:
        """Return the row with what its tags say; None leaves a tag as it is."""
        values = iter(said)
        return self.cells | {place: form.filled(values) for place, form in self.forms.items()}


def tagged_rows(sheet: RawSheet) -> list[TaggedRow]:
    """Return the rows of a sheet in which there are tags."""
    rows = (
        TaggedRow.of(sheet, number)
        for number, cells in sheet.rows.items()
        if any("{{" in cell.text for cell in cells.values())
    )
    return [row for row in rows if row.tags]


class Alike(Struct, frozen=True):
    """Rows with the same tags: where these say the same again, the filled rows are the same.

    ``said`` are those that were filled already, by what the tags said.
    """

    tags: Sequence[str]
    rows: Sequence[TaggedRow]
    said: Known[tuple[str | None, ...], Mapping[int, Cells]]


class Tagged(Struct, frozen=True):
    """The rows of a sheet in which there are tags: each by itself, and with those like it.

    ``tags`` are all of them in the order of the rows, ``numbers`` are those of the rows.
    """

    rows: Sequence[TaggedRow]
    alike: Sequence[Alike]
    tags: Sequence[str]
    numbers: frozenset[int]

    @classmethod
    def of(cls, rows: Sequence[TaggedRow]) -> Tagged:
        """Return the rows with all that is to be known of them to fill them."""
        alike: dict[tuple[str, ...], list[TaggedRow]] = {}
        for row in rows:
            alike.setdefault(tuple([tag for tag, _ in row.tags]), []).append(row)
        return cls(
            rows,
            [Alike(tags, some, Known(_FILLED)) for tags, some in alike.items()],
            [*dict.fromkeys(tag for row in rows for tag, _ in row.tags)],
            frozenset(row.number for row in rows),
        )


def fill_cells(
    sheet: RawSheet, tagged: Tagged, says: Says, filled: Filled, known: Memo[Cells]
) -> RawSheet:
    """Return the sheet with the tags of these rows filled; itself when there are none.

    ``known`` has rows that were filled already, whatever stands around them.
    """
    if not tagged.rows:
        return sheet
    said = {tag: says.said(tag) for tag in tagged.tags}
    if None in said.values():
        for row in tagged.rows:
            for tag, location in row.tags:
                if said[tag] is None:
                    says.tell(tag, location)
    filled.rows.setdefault(sheet.name, set()).update(tagged.numbers)
    return sheet.with_rows(*[_filled(rows, said, known) for rows in tagged.alike])


def _filled(
    alike: Alike, said: Mapping[str, str | None], known: Memo[Cells]
) -> Mapping[int, Cells]:
    how = tuple([said[tag] for tag in alike.tags])
    found = alike.said.get(how)
    if found is None:
        cells = (
            (row.number, known.get(row.cells, how) or known.keep(row.filled(how), row.cells, how))
            for row in alike.rows
        )
        found = alike.said.keep(dict(cells), how)
    return found
