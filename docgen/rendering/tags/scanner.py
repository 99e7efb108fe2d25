"""Where tags stand in the text of a part, also those whose braces Word or a hand has spoilt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, Literal

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.rendering.tags.text import TRIPLE, UNSEEN

Kind = Literal["tag", "comment", "unclosed", "other-braces"]

_GAP: Final = rf"[\s{UNSEEN}]*"
_OPENING: Final = lazy_regex(rf"\{{([{{%#])|[{{｛]{_GAP}([{{%｛％])")
_STRING: Final = r'"(?:\\.|(?!\{[{%#])[^"\\])*"|' + r"'(?:\\.|(?!\{[{%#])[^'\\])*'"
_CLOSED: Final = {
    sign: lazy_regex(rf"(?:{_STRING}|(?!\{{[{{%#]|{close}).)*?({close})")
    for sign, close in {"{": r"\}\}", "%": r"%\}"}.items()
}
_CLOSED_LOOSELY: Final = {
    sign: lazy_regex(rf"[^{{}}%｛｝％]+?([{close}]{_GAP}[}}｝])")
    for sign, close in {"{": "}｝", "%": "%％"}.items()
}
_CLOSED_FAR: Final = {
    sign: lazy_regex(rf"(?:(?!\{{[{{%#]).)*?({close})", re.DOTALL)
    for sign, close in {"{": r"\}\}", "%": r"%\}"}.items()
}
_OTHER_BRACES: Final = lazy_regex(r"[^{}%]*?[}%]\}")
_PREFIX: Final = r"(?:(?:p|tr|tc|r)\s+)?"
_END_OF_RAW: Final = lazy_regex(rf"\{{%[-+]?\s*{_PREFIX}endraw\s*[-+]?%\}}")
_RAW: Final = lazy_regex(rf"\{{%[-+]?\s*{_PREFIX}raw\s*[-+]?%\}}", re.IGNORECASE)
_USUAL: Final = str.maketrans("｛｝％", "{}%")


class Found(Struct, frozen=True):
    """A tag at ``[start:end]`` of the paragraph with this number, counted from 0.

    ``closing`` is the paragraph and the place of its closing braces: a tag may go on into the
    next paragraph. Where the braces are wrong, it is the tag's end.
    """

    paragraph: int
    start: int
    end: int
    kind: Kind
    closing: tuple[int, int]

    @property
    def is_whole(self) -> bool:
        """Whether the tag is closed, and in its own paragraph."""
        return self.kind == "tag" and self.closing[0] == self.paragraph


def find_tags(texts: Sequence[str]) -> Iterator[Found]:
    """Yield tags and comments of a part in their order; what stands in ``raw`` is none."""
    whole = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def at(place: int) -> tuple[int, int]:
        number = bisect_right(starts, place) - 1
        return number, place - starts[number]

    place = 0
    while opening := _OPENING.search(whole, place):
        number, start = at(opening.start())
        line_end = starts[number + 1] - 1
        kind, close, place = _closing(whole, opening, line_end)
        end = min(place, line_end) - starts[number]
        if kind is not None:
            yield Found(number, start, end, kind, at(close))
        if _RAW.fullmatch(whole, opening.start(), place):
            end_of_raw = _END_OF_RAW.search(whole, place)
            place = end_of_raw.start() if end_of_raw else len(whole)


def _closing(whole: str, opening: re.Match[str], line_end: int) -> tuple[Kind | None, int, int]:
    """Return what this opening makes, where its closing braces stand, and where it ends.

    The first is None when it opens nothing.
    """
    if opening[1] == "#":
        end = whole.find("#}", opening.end())
        if end < 0:
            return "unclosed", opening.end(), opening.end()
        return "comment", end, end + 2
    if triple := TRIPLE.match(whole, opening.start(), line_end):
        return "tag", triple.end() - 3, triple.end()
    sign = (opening[1] or opening[2]).translate(_USUAL)
    is_strict = bool(opening[1])
    if is_strict and (closed := _CLOSED[sign].match(whole, opening.end(), line_end)):
        return "tag", closed.start(1), closed.end()
    if loose := _CLOSED_LOOSELY[sign].match(whole, opening.end(), line_end):
        return "tag", loose.start(1), loose.end()
    if not is_strict:
        return None, opening.end(), opening.start() + 1
    if other := _OTHER_BRACES.match(whole, opening.end(), line_end):
        return "other-braces", other.end(), other.end()
    if far := _CLOSED_FAR[sign].match(whole, opening.end()):
        return "tag", far.start(1), far.end()
    following = _OPENING.search(whole, opening.end(), line_end)
    end = following.start() if following else line_end
    return "unclosed", end, end
