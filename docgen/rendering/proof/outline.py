"""The outline of a printed part: its markup without its texts, and what repeats told once.

Documents of one template differ in their texts and in how often their rows are repeated. The
outline of a part is what the rules would find the same faults in, far shorter and mostly known
from the document before. It is made only where that is certain:

- each text of ``w:t`` is looked at here and replaced by one sign;
- of equal paragraphs, rows or line breaks that follow each other the first is kept, and of all
  rows of a table between two that depend on their neighbours, those that differ: no rule asks
  how often they stand there, as long as nothing in them has a number of its own.

Whatever else is met (other prefixes, comments, texts that need a second look) has no outline, and
the part is proved as it is. ``tests/rendering/proof/test_outline.py`` holds both to one answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.rendering.proof.leftovers import is_certainly_clean
from docgen.rendering.proof.vocabulary import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT,
    DELETED_INSTRUCTION,
    ENDNOTE,
    FIELD_CHARACTER,
    FOOTNOTE,
    HEADER_ROW,
    INSTRUCTION,
    REVISIONS,
    SECTION,
    TABLE,
    TEXT_BOX,
    VERTICAL_MERGE,
    WORD,
)

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# As docgen writes it, and as lxml does.
_DECLARATIONS: Final = (_DECLARATION, _DECLARATION.replace(b'"', b"'"))
_BINDING: Final = f'xmlns:w="{WORD}"'.encode()
_KEPT_TEXT: Final = b'<w:t xml:space="preserve"'
_TEXT: Final = b"<w:t"
_END_OF_TEXT: Final = b"</w:t>"
_END_OF_ROW: Final = b"</w:tr>"
_BOX: Final = b"txbxContent"
_BREAK: Final = b"<w:br/>" + _KEPT_TEXT
_SPACES: Final = (b" ", b"\t", b"\n", b"\r")
_ENTITIES: Final = (b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&apos;")
_NAMES: Final = lazy_regex(rb"</?([^\s/>]*)")
# A part of which libxml2 would say that one text of it is too long for it.
_LONGEST_TEXT: Final = 5_000_000
_LONGEST_BLOCK: Final = 1_000_000
# Of so short a part the markup may be kept.
_SHORT_PART: Final = 100_000


def _names(*tags: str) -> frozenset[bytes]:
    return frozenset(f"w:{tag.removeprefix(f'{{{WORD}}}')}".encode() for tag in tags)


# What is told apart by numbers, is opened in one place and closed in another, or has an own place.
_SINGLE: Final = _names(
    *(BOOKMARK_START, BOOKMARK_END, FIELD_CHARACTER, INSTRUCTION, DELETED_INSTRUCTION),
    *(SECTION, TABLE, TEXT_BOX, FOOTNOTE, ENDNOTE, COMMENT, *REVISIONS),
)
# What a row says of the rows around it.
_AMONG_ROWS: Final = _names(HEADER_ROW, VERTICAL_MERGE)


def outline(data: bytes) -> bytes | None:
    """Return the outline of a part; None when nothing but the part itself can be proved."""
    if not data.startswith(_DECLARATION) or _END_OF_TEXT not in data:
        return None
    if len(data) < _SHORT_PART:
        whole = _without_texts(data)
        return None if whole is None else _outline_of_short(whole)
    drawn: list[bytes] = []
    for block in _blocks(data):
        whole = _without_texts(block)
        if whole is None:
            return None
        drawn.append(_each_once(whole))
    short = drawn[0] if len(drawn) == 1 else _rows_once(b"".join(drawn))
    return short if _is_plain(short) else None


@lru_cache(maxsize=64)
def _outline_of_short(markup: bytes) -> bytes | None:
    """Return the outline of a part of this markup: documents differ in their texts most of all."""
    short = _each_once(markup)
    return short if _is_plain(short) else None


def _each_once(markup: bytes) -> bytes:
    # Rows first, most of which are alike as they are; then those that differ in paragraphs.
    return _rows_once(_paragraphs_once(_rows_once(markup)))


def row_outline(row: bytes) -> bytes | None:
    """Return the outline of a row of a table by itself, None for a row that has no such.

    A row with an outline stands alone: it depends on no row around it, and nothing in it has a
    number of its own. A part in which such rows stand as their outlines has the outline that it
    has with the rows themselves, as often as each of them stands there.
    """
    whole = _without_texts(row)
    if whole is None or not whole.endswith(_END_OF_ROW) or not _is_bare(whole):
        return None
    short = _paragraphs_once(whole)
    inner = short.removesuffix(_END_OF_ROW)
    return short if _is_whole(inner, b"w:tr") and _stands_alone(inner) else None


def plain_outline(data: bytes) -> bytes | None:
    """Return a part that is no text of Word (properties, relationships) with a sign for each text.

    No rule reads such a text but for a tag in it: None for a part that has a brace, or anything
    that is not plain elements.
    """
    if not data.startswith(_DECLARATIONS) or data.count(b"<?") != 1 or b"<!" in data:
        return None
    if b"{" in data or b"&#" in data or WORD.encode() in data:
        return None
    *pieces, tail = data.split(b"<")
    texts: list[bytes] = []
    for place, piece in enumerate(pieces):
        markup, _, text = piece.rpartition(b">")
        if text and markup and not text[:1].isspace() and b"&" not in text:
            texts.append(text)
            pieces[place] = markup + b">x"
    try:
        joined = b"".join(texts).decode()
    except UnicodeDecodeError:
        return None
    printable = len(joined) <= _LONGEST_TEXT and joined.replace("\xa0", " ").isprintable()
    return b"<".join([*pieces, tail]) if printable else None


def are_clean(text: str) -> bool:
    """Tell whether such texts change no outline: ``w:t`` that keep their spaces, without entities.

    Given are those of a row that stands alone, joined.
    """
    return len(text) < _LONGEST_BLOCK and is_certainly_clean(text, in_one_piece=True)


def _blocks(data: bytes) -> Iterator[bytes]:
    """Yield the part cut behind rows: a long table needs no second room for all its pieces."""
    start = 0
    while len(data) - start > _LONGEST_BLOCK:
        end = data.rfind(_END_OF_ROW, start, start + _LONGEST_BLOCK) + len(_END_OF_ROW)
        if end <= start:
            break
        yield data[start:end]
        start = end
    yield data[start:] if start else data


def _without_texts(block: bytes) -> bytes | None:
    """Return the markup with a sign for each text; None when the texts need a second look."""
    *pieces, tail = block.split(_END_OF_TEXT)
    parted = [piece.rpartition(b">") for piece in pieces]
    markups: list[bytes] = []
    for markup, _, text in parted:
        if markup.endswith(_KEPT_TEXT):
            if markup == _BREAK and markups and markups[-1] == _BREAK:
                continue
        elif not markup.endswith(_TEXT) or text.startswith(_SPACES) or text.endswith(_SPACES):
            return None
        markups.append(markup)
    if not _texts_are_clean([text for _, _, text in parted], block):
        return None
    return b">x</w:t>".join([*markups, tail])


def _texts_are_clean(texts: list[bytes], block: bytes) -> bool:
    joined = b"".join(texts)
    if len(joined) > _LONGEST_TEXT or b"<" in joined:
        return False
    unexplained = joined.count(b"&")
    for entity in _ENTITIES:
        unexplained = unexplained and unexplained - joined.count(entity)
    if unexplained:
        return False
    try:
        text = joined.decode()
    except UnicodeDecodeError:
        return False
    return is_certainly_clean(text) or (
        _BOX not in block and is_certainly_clean(text, in_one_piece=True)
    )


def _is_plain(short: bytes) -> bool:
    """Tell whether the outline is nothing but elements, those of Word all under one prefix."""
    return (
        short.count(b"<?") == 1
        and _is_bare(short.replace(b"<?", b"", 1))
        and short.count(WORD.encode()) == short.count(_BINDING) == 1
    )


def _is_bare(xml: bytes) -> bool:
    """Tell whether there are no comments, commands, references by number and tags in it."""
    return not any(sign in xml for sign in (b"<?", b"<!", b"&#", b"{"))


def _paragraphs_once(xml: bytes) -> bytes:
    """Return the outline with one of equal paragraphs that follow each other."""
    kept: list[bytes] = []
    for piece in xml.split(b"</w:p>"):
        if not (kept and kept[-1].endswith(piece) and _is_whole(piece, b"w:p")):
            kept.append(piece)
    return b"</w:p>".join(kept)


def _rows_once(xml: bytes) -> bytes:
    """Return the outline with each sort of row once, as far as rows stand alone."""
    *rows, tail = xml.split(_END_OF_ROW)
    kept: list[bytes] = []
    # Rows since the last that depends on its neighbours; their order says nothing.
    alone: set[bytes] = set()
    last = b""
    for row in rows:
        if row == last and _is_whole(row, b"w:tr"):
            continue
        last = row
        if _is_whole(row, b"w:tr") and _stands_alone(row):
            alone.add(row)
        else:
            kept += (*sorted(alone), row)
            alone = set()
    return _END_OF_ROW.join([*kept, *sorted(alone), tail])


@lru_cache(maxsize=512)
def _is_whole(piece: bytes, name: bytes) -> bool:
    """Tell whether a piece up to its end tag is one element, and nothing in it is single."""
    opening = piece[: piece.find(b">") + 1]
    if not opening.startswith((b"<%b>" % name, b"<%b " % name)) or opening.endswith(b"/>"):
        return False
    found = _NAMES.findall(piece)
    return (
        found.count(name) == 1
        and b"xmlns" not in piece
        and all(one.startswith(b"w:") and one not in _SINGLE for one in found)
    )


@lru_cache(maxsize=512)
def _stands_alone(row: bytes) -> bool:
    return _AMONG_ROWS.isdisjoint(_NAMES.findall(row))
