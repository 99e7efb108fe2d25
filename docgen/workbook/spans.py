"""Inline text cut, joined and linked: spans in, spans out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from docgen.content import Inline, Span, plain
from docgen.lazy_regex import lazy_regex

_ADDRESS: Final = lazy_regex(
    r"(?P<url>https?://[^\s<>«»„“”\"]+)"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)",
    re.IGNORECASE,
)
_ENDS_OF_SENTENCE: Final = ".,;:!?…'*"
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_ALLOWED: Final = lazy_regex(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def allowed_link(target: str) -> str:
    """Return the target when it is a web or e-mail address, else an empty string."""
    target = target.strip()
    return target if _ALLOWED.match(target) else ""


def joined(spans: Iterable[Span]) -> Inline:
    """Return the spans with neighbours of one look made one, and empty ones left out."""
    result: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if result and _look(result[-1]) == _look(span):
            result[-1] = replace(span, text=result[-1].text + span.text)
        else:
            result.append(span)
    return tuple(result)


def _look(span: Span) -> tuple[bool, bool, bool, str]:
    return span.bold, span.italic, span.underline, span.link


def split_lines(spans: Inline) -> Iterator[Inline]:
    """Yield the lines of the text, empty ones too."""
    if not any("\n" in span.text for span in spans):
        yield spans
        return
    line: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        line.append(replace(span, text=first))
        for part in rest:
            yield joined(line)
            line = [replace(span, text=part)]
    yield joined(line)


def cut(spans: Inline, start: int, end: int) -> Inline:
    """Return the characters from start to end with their look."""
    result: list[Span] = []
    position = 0
    for span in spans:
        low, high = max(start - position, 0), end - position
        if high > 0 and low < len(span.text):
            result.append(replace(span, text=span.text[low:high]))
        position += len(span.text)
    return joined(result)


def trimmed(spans: Inline) -> Inline:
    """Return the spans without white space at both ends."""
    text = plain(spans)
    if text == text.strip():
        return spans
    return cut(spans, len(text) - len(text.lstrip()), len(text.rstrip()))


def without_bold(spans: Inline) -> Inline:
    """Return the spans with no bold where every visible character is bold, else unchanged."""
    if all(span.bold for span in spans if span.text.strip()):
        return joined(replace(span, bold=False) for span in spans)
    return spans


def linked(spans: Inline, link: str = "") -> Inline:
    """Return the spans with addresses in them as links; ``link`` is the cell's own hyperlink.

    A hyperlink whose address stands in the text belongs to that address only: Excel can link a
    whole cell and nothing less, while the person meant the address.
    """
    found = spans
    if any(_may_have_address(span.text) for span in spans):
        found = joined(piece for span in spans for piece in _with_addresses(span))
    if not link or any(span.link.casefold() == link.casefold() for span in found):
        return found
    return joined(
        replace(span, link=link, underline=False) if span.text.strip() else span for span in spans
    )


def _with_addresses(span: Span) -> Iterator[Span]:
    position = 0
    for match in _ADDRESS.finditer(span.text):
        address = _without_ending(match.group())
        if match.lastgroup == "url" and address.endswith("//"):
            continue
        yield replace(span, text=span.text[position : match.start()])
        target = address if match.lastgroup == "url" else f"mailto:{address}"
        yield replace(span, text=address, link=target, underline=False)
        position = match.start() + len(address)
    yield replace(span, text=span.text[position:])


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text


def _without_ending(address: str) -> str:
    """Return the address without the punctuation of the sentence around it."""
    while address:
        last = address[-1]
        opening = _BRACKETS.get(last)
        unbalanced = opening is not None and address.count(opening) < address.count(last)
        if last not in _ENDS_OF_SENTENCE and not unbalanced:
            break
        address = address[:-1]
    return address
