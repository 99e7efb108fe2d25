"""What a document is made of, between the workbook and Word: text, tables, pictures, breaks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Literal, overload

from msgspec import Struct

Merge = Literal["", "restart", "continue"]
Align = Literal["", "left", "center", "right"]
Orientation = Literal["portrait", "landscape"]
RowKind = Literal["head", "numbers", "section", "body"]


class Span(Struct, frozen=True, gc=False):
    """A run of characters with one look; ``link`` is a web or e-mail address or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""


Inline = tuple[Span, ...]


def plain(spans: Inline) -> str:
    """Return the characters of the spans without their look."""
    return spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)


class Role(StrEnum):
    """What a paragraph is; a template gives each role its look by a named style."""

    BODY = "body"
    HEADING = "heading"
    LABEL = "label"
    DASH = "dash"
    NUMBERED = "numbered"
    CLAUSE = "clause"
    CAPTION = "caption"
    CORNER_WORD = "corner-word"
    CORNER = "corner"
    #: An item of a list that looks like the paragraph of its tag; in a list of Word's own the
    #: number of Word stands instead of the typed one.
    ITEM = "item"


class Paragraph(Struct, frozen=True, gc=False):
    """One paragraph; ``number`` is typed before the text as it stands («1.2.», «а)», «–»)."""

    spans: Inline
    role: Role = Role.BODY
    level: int = 1
    number: str = ""
    align: Align = ""
    keep_next: bool = False

    @property
    def text(self) -> str:
        """The characters of the paragraph without number and look."""
        return plain(self.spans)


class TableCell(Struct, frozen=True, gc=False):
    """A cell over ``colspan`` grid columns; a ``continue`` cell carries no text of its own."""

    paragraphs: tuple[Paragraph, ...] = ()
    colspan: int = 1
    merge: Merge = ""
    align: Align = ""

    @property
    def text(self) -> str:
        """The cell's paragraphs, a line each, with their numbers."""
        if len(self.paragraphs) == 1 and not self.paragraphs[0].number:  # nearly all cells
            return plain(self.paragraphs[0].spans).strip()
        return "\n".join(f"{p.number} {p.text}".strip() for p in self.paragraphs)


class TableRow(Struct, frozen=True, gc=False):
    """A row; ``head`` and ``numbers`` rows repeat on every page, a ``section`` spans the table."""

    cells: tuple[TableCell, ...]
    kind: RowKind = "body"

    @property
    def is_wide(self) -> bool:
        """Whether a cell reaches over several columns."""
        return any(cell.colspan > 1 for cell in self.cells)

    @property
    def stands_alone(self) -> bool:
        """Whether it is one of the body, and looks the same whatever stands around it."""
        return self.kind == "body" and not any(cell.merge for cell in self.cells)


class LaterRows(Sequence[TableRow]):
    """Rows that are made when somebody asks for them: of a long table, mostly a few.

    ``kinds`` has the kind of each, ``wide`` the places of those that may be wide.
    """

    def __init__(
        self,
        kinds: Sequence[RowKind],
        wide: Collection[int],
        make: Callable[[int], TableRow],
    ) -> None:
        self.kinds = kinds
        self.wide = wide
        self._make = make
        self._made: dict[int, TableRow] = {}

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, place: int) -> TableRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[TableRow, ...]: ...
    def __getitem__(self, place: int | slice) -> TableRow | tuple[TableRow, ...]:
        numbers = range(len(self))[place]
        return self._row(numbers) if isinstance(numbers, int) else tuple(map(self._row, numbers))

    def __iter__(self) -> Iterator[TableRow]:
        return map(self._row, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, LaterRows) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[TableRow, ...]], tuple[tuple[TableRow, ...]]]:
        return tuple, (tuple(self),)

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _row(self, number: int) -> TableRow:
        row = self._made.get(number)
        if row is None:
            row = self._made[number] = self._make(number)
        return row


class Table(Struct, frozen=True):
    """A table as wide as the text; ``widths`` are relative, one for each grid column."""

    widths: tuple[float, ...]
    rows: Sequence[TableRow]
    bordered: bool = True

    @property
    def kinds(self) -> Sequence[RowKind]:
        """The kind of every row."""
        rows = self.rows
        return rows.kinds if isinstance(rows, LaterRows) else [row.kind for row in rows]

    def wide_rows(self) -> frozenset[int]:
        """Return the places of the wide rows."""
        rows = self.rows
        places = rows.wide if isinstance(rows, LaterRows) else range(len(rows))
        return frozenset(place for place in places if rows[place].is_wide)


class Picture(Struct, frozen=True):
    """A picture from a file, never distorted and at most as wide as the text.

    ``width_mm`` and ``height_mm`` are the room that it fills; 0 for both is its natural size.
    """

    data: bytes
    alt: str = ""
    width_mm: float = 0
    align: Align = "center"
    height_mm: float = 0


class PageBreak(Struct, frozen=True):
    """What follows starts on a new page."""


class SectionStart(Struct, frozen=True):
    """What follows is a new section on a new page (R-APP-4, R-NUM-3).

    ``first``: it is the document's own first section, which begins with its first page.
    """

    orientation: Orientation = "portrait"
    restart_numbering: bool = True
    first: bool = False


class IncludedFile(Struct, frozen=True):
    """An existing ``.docx`` put in whole at this place."""

    path: Path


Block = Paragraph | Table | Picture | PageBreak | SectionStart | IncludedFile
Blocks = tuple[Block, ...]


class PageLook(Struct, frozen=True):
    """How an office wants its pages; what is 0 or empty stays as the template has it.

    ``margins`` are left, right, top and bottom of an upright sheet in millimetres; sizes are in
    points; ``first_line`` is in centimetres, None for the template's own; ``line_spacing`` is a
    multiple of single spacing.
    """

    margins: tuple[float, ...] = ()
    mirrored: bool = False
    font: str = ""
    font_size: float = 0
    table_font_size: float = 0
    small_font_size: float = 0
    first_line: float | None = None
    line_spacing: float = 0
    justify: Literal["", "по ширине", "по левому краю"] = ""


class Printable:
    """A value that a template may print; every value in a context is one, or plain text.

    A template writes ``{{ x }}`` for :meth:`as_text`, ``{{r x }}`` for :meth:`as_spans` and
    ``{{p x }}`` for :meth:`as_blocks`; ``{{ x.имя }}`` asks :meth:`lookup`, and ``{% if x %}`` the
    truth value. Nothing else of the object can be reached from a template.
    """

    __slots__ = ()

    def as_text(self) -> str:
        """Return the value as one piece of text; line breaks are kept."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.as_text()

    def plain(self) -> str | int | float:
        """Return what filters and comparisons of a template work with: a number, else the text."""
        return self.as_text()

    def silent(self) -> Printable:
        """Return the value for something else than print: the name of a file, a comparison."""
        return self

    def as_spans(self) -> Inline:
        """Return the value as inline text with its look."""
        return (Span(self.as_text()),)

    def as_blocks(self) -> Blocks:
        """Return the value as whole paragraphs and tables."""
        return (Paragraph(self.as_spans()),)

    def as_picture(self) -> Picture | None:
        """Return the picture that the value is: it stands in the line, and its text is not said."""
        return None

    def lookup(self, name: str) -> object:
        """Return what the value has under this normal name; KeyError when it has no such."""
        raise KeyError(name)

    def known_names(self) -> tuple[str, ...]:
        """Return the names that :meth:`lookup` answers to, for hints about a mistyped one."""
        return ()

    def origin(self) -> str:
        """Return the row of the workbook that the value is, in words; empty when it is none."""
        return ""

    def source_of(self, name: str) -> str:
        """Return in words which column of the workbook gives this name, empty when none does."""
        del name
        return ""


class Deferred:
    """A name of a context whose value is worked out only when a template asks for it."""

    __slots__ = ()

    def resolve(self) -> object:
        """Return the value."""
        raise NotImplementedError

    def source(self) -> str:
        """Return in words which field of the workbook gives the value, empty when none does."""
        return ""
