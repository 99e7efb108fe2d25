"""The texts that the cells of a workbook share: each stands in the file once, under its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.limits import limits
from docgen.workbook.cells import Text, plain_text, read_text
from docgen.workbook.cleaning import is_clean
from docgen.workbook.package import Package
from docgen.workbook.plain_xml import NotPlainError, PlainPart, plain_part, unescaped

_START: Final = lazy_regex(r'<si><t(?: xml:space="preserve")?>')
_END: Final = "</t></si>"
_PLAIN_TEXT: Final = lazy_regex(f"{_START.pattern}([^<]*){_END}")


def shared_strings(package: Package, part: str) -> list[Text]:
    """Return the texts in the order of their numbers, with their looks.

    Raises:
        UnreadableWorkbookError: the part is missing or damaged.

    """
    content = package.read(part)
    try:
        plain = plain_part(content, "sst", "si")
    except NotPlainError:
        return list(map(read_text, package.parsed(content, ("si",))))
    found: list[Text] = []
    for block in plain.blocks():
        try:
            found += _plain_texts(block)
        except NotPlainError:
            for piece in plain.pieces(block):
                found += _texts(plain, piece)
    return found


def _texts(part: PlainPart, piece: str) -> Iterable[Text]:
    try:
        return _plain_texts(piece)
    except NotPlainError:
        return map(read_text, part.parsed(piece).iterchildren("{*}si"))


def _plain_texts(block: str) -> Sequence[str]:
    """Return the texts of a block, or raise NotPlainError when one has a look of its own."""
    texts = _cut(block)
    if "&" in block:
        texts = [unescaped(text) for text in texts]
    if is_clean(block) and len(block) <= limits().cell_signs:
        return texts
    return [plain_text(text) for text in texts]


def _cut(block: str) -> Sequence[str]:
    """Return what stands in the tags of the texts."""
    start = _START.match(block)
    if start and block.endswith(_END):
        # All with the same tags, as programs write them: they hold no others.
        texts = block[start.end() : -len(_END)].split(f"{_END}{start[0]}")
        if block.count("<") == f"{start[0]}{_END}".count("<") * len(texts):
            return texts
    pieces = _PLAIN_TEXT.split(block)
    if "".join(pieces[::2]).strip():
        raise NotPlainError
    return pieces[1::2]
