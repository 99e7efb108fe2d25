"""What the rules of this family read: every text of a workbook without addresses and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper, texts
from docgen.checks.text.signs import ADDRESS
from docgen.checks.texts import Texts
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Value
from docgen.russian.typography import typeset
from docgen.russian.typography_rules import HIDDEN, masked

_ADDRESS: Final = lazy_regex(r"[{<@]|://|\b[wW]{3}\.|\.[a-zA-Z]{2}")
_SIGNS: Final = lazy_regex(r"[^()\[\]«»„“”\"]+")
_AS_TYPED: Final = "как_есть"
_NAMES: Final = frozenset({ValueType.PERSON, ValueType.PEOPLE})


class Passage(Struct, frozen=True):
    """The text of one cell; ``text`` has each address, file and tag as one private sign.

    ``as_typed``: it is printed without the rules of typography.
    """

    value: Value
    text: str
    as_typed: bool

    @property
    def printed(self) -> str:
        """The text with its blanks and quotes as the usual profile prints them."""
        return self.text if self.as_typed else typeset(self.text)

    @property
    def holds_names(self) -> bool:
        """Whether the column holds people."""
        return self.value.column is not None and self.value.column.type in _NAMES


def passages(paper: Paper) -> Texts[Passage]:
    """Return the texts of a workbook; ask for them by ``paper.once``."""
    as_typed = set(_typed_places(paper))
    values = texts(paper)
    addressed = values.having(ADDRESS).distinct()
    hidden = {text: _without_addresses(text) for text, _ in addressed}

    def passage(value: Value) -> Passage:
        is_typed = bool(as_typed) and _place(value) in as_typed
        return Passage(value, hidden.get(value.raw, value.raw), is_typed)

    made = values.made(passage)
    return Texts(made, _text) if hidden else made


def _text(passage: Passage) -> str:
    return passage.text


def short(text: str) -> str:
    """Return a text fit for a message: one line, not long."""
    line = " ".join(text.replace(HIDDEN, "…").split())
    return line if len(line) <= 60 else f"{line[:57].rstrip()}…"


def _place(value: Value) -> tuple[str, int | None, int | None]:
    place = value.location
    return place.sheet, place.row, place.column


def _typed_places(paper: Paper) -> Iterator[tuple[str, int | None, int | None]]:
    for data in paper.records.sheets.values():
        as_is = data.sheet is not None and any(column.as_is for column in data.sheet.columns)
        if not (data.is_text or as_is):
            continue
        for record in data.records:
            block = record.values.get("вид") if data.is_text else None
            whole = block is not None and normal_name(block.raw) == _AS_TYPED
            for value in record.values.values() if whole or as_is else ():
                if whole or (value.column is not None and value.column.as_is):
                    yield _place(value)


def _without_addresses(text: str) -> str:
    """Return the text with addresses, files and tags hidden; their brackets stay for the pairs."""
    if _ADDRESS.search(text) is None:
        return text
    hidden, kept = masked(text)
    pieces = iter(kept)

    def shown(_: re.Match[str]) -> str:
        piece = next(pieces)
        if _ADDRESS.search(piece) is None:
            return piece
        return HIDDEN if piece[0] in "{<" else HIDDEN + _SIGNS.sub("", piece)

    return re.sub(HIDDEN, shown, hidden)
