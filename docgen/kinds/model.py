"""What a kind of document is: its sheets, their columns, its template and file name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from docgen.names import normal_name
from docgen.sharing import Memo

#: The file with the sheets that kinds may take over.
LIBRARY: Final = "common.toml"

Required = Literal["no", "yes", "final"]


class ValueType(StrEnum):
    """What may stand in a cell, and therefore how it is read and which forms it has."""

    TEXT = "text"
    RICH_TEXT = "rich_text"
    DATE = "date"
    DEADLINE = "deadline"
    PERSON = "person"
    PEOPLE = "people"
    POST = "post"
    UNIT = "unit"
    NUMBER = "number"
    DOCUMENT = "document"
    CHOICE = "choice"
    YES_NO = "yes_no"
    IMAGE = "image"
    FILE = "file"
    SHEET = "sheet"


class Shape(StrEnum):
    """How a sheet is laid out.

    ``card``: field and value side by side; ``rows``: a record a row under headings; ``text``: a
    block of text a row; ``clauses``: numbered items of up to four levels; ``table``: a free table
    that is printed with its own columns; ``approvals``: corner blocks (УТВЕРЖДАЮ …), one a row;
    ``attachments``: приложения, one a row, each naming the sheets or the file that it consists of.
    """

    CARD = "card"
    ROWS = "rows"
    TEXT = "text"
    CLAUSES = "clauses"
    TABLE = "table"
    APPROVALS = "approvals"
    ATTACHMENTS = "attachments"


class Column(Struct, frozen=True):
    """A column of a sheet, or a field of a card.

    ``key`` is the English name under which a shape looks for the column («number», «text» …);
    ``required`` «final» means: may be blank in a draft, must be filled in a paper to be signed;
    ``default`` is text, or an expression in ``{{ }}`` over the other values and the справочник;
    ``width_mm`` is the width of a picture, 0 for its own size;
    ``as_is``: the text is printed as typed, without the rules of typography;
    ``printed`` is false for switches and keys, whose value need not be found in the document;
    ``tag`` is the name under which a template asks for it when that is not the heading.
    """

    name: str
    type: ValueType = ValueType.TEXT
    key: str = ""
    required: Required = "no"
    default: str = ""
    hint: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    printed: bool = True
    width_mm: float = 0
    as_is: bool = False
    tag: str = ""

    @property
    def tag_name(self) -> str:
        """The normal name under which templates know the value."""
        return normal_name(self.tag or self.name)


class Sheet(Struct, frozen=True):
    """A sheet of the workbook; ``parent`` and ``parent_key`` hang its rows under another sheet's.

    ``fallback`` rows (column name -> text or ``{{ }}`` expression) stand in for an empty sheet.
    ``suggested`` columns are what a new workbook offers on a free table; no reader asks for them.
    ``tag`` is the name under which a template asks for it when that is not the sheet's own.
    ``of_set``: papers beside the main one ask for it, so a new workbook offers it on request only.
    """

    name: str
    shape: Shape
    columns: tuple[Column, ...] = ()
    required: bool = False
    hint: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    parent_key: str = ""
    sort_by: str = ""
    fallback: tuple[tuple[tuple[str, str], ...], ...] = ()
    suggested: tuple[Column, ...] = ()
    tag: str = ""
    of_set: bool = False

    @property
    def tag_name(self) -> str:
        """The normal name under which templates know the sheet."""
        return normal_name(self.tag or self.name)

    def column(self, key: str) -> Column | None:
        """Return the column with this key, or None."""
        columns = _BY_KEY.get(self.columns)
        if columns is None:
            found = {column.key: column for column in reversed(self.columns)}
            columns = _BY_KEY.keep(found, self.columns)
        return columns.get(key)


_BY_KEY: Final[Memo[dict[str, Column]]] = Memo()


class Kind(Struct, frozen=True):
    """A kind of document as one TOML declares it; ``path`` is that file.

    ``checks`` are the rules it is held to, None for all of them; ``without_checks`` are left out.
    ``papers`` are the kinds made of the same workbook beside it; ``main`` is, of such a paper, the
    kind of the workbook. ``made_from`` and ``own_sheets`` are what the TOML of a paper says: from
    which kinds it can be made, and what it asks beyond the sheets of the main one.
    """

    name: str
    english: str
    title: str
    description: str
    template: Path
    file_name: str
    sheets: tuple[Sheet, ...]
    path: Path
    aliases: tuple[str, ...] = ()
    checks: tuple[str, ...] | None = None
    without_checks: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    own_sheets: tuple[Sheet, ...] = ()
    papers: tuple[Kind, ...] = ()
    main: Kind | None = None

    @property
    def is_document(self) -> bool:
        """Whether the workbook becomes a document: the справочник names no kind of it."""
        return any(sheet.column("kind") for sheet in self.sheets)

    def expressions(self) -> Iterator[tuple[str, str]]:
        """Yield every text of the kind that may hold ``{{ }}``, with the key where it stands."""
        yield "ключ «kind.file_name»", self.file_name
        for sheet in self.sheets:
            for column in sheet.columns:
                if "{{" in column.default:
                    yield (
                        f"лист «{sheet.name}», столбец «{column.name}», ключ «default»",
                        column.default,
                    )
            for row in sheet.fallback:
                for name, source in row:
                    if "{{" in source:
                        yield f"лист «{sheet.name}», ключ «fallback.{name}»", source
