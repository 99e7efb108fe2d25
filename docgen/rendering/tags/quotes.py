"""Strings of tags: straight quotes as Jinja has them, and what Word makes of them."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex

#: A string of Jinja, as a pattern.
STRAIGHT_STRING: Final = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_STRAIGHT: Final = lazy_regex(STRAIGHT_STRING, re.DOTALL)
_CLOSERS: Final = {
    "«": "»", "„": '“”‟"', "“": '”“"', "”": '”“"', "‟": '”“"', "″": '″"', "‹": "›",
    "‘": "’‘'", "’": "’‘'", "‚": "‘’'", "‛": "’'", "′": "′'", "`": "´`'", "´": "´'",
    '"': "”“″»", "'": "’‘′",
}  # fmt: skip
#: What may open a string that Word has spoilt.
OPENERS: Final = frozenset(_CLOSERS)
_AFTER_STRING: Final = lazy_regex(
    r"\s*(?:$|[-)\]|,~:+*/=!<>%.}]|(?:and|or|in|is|if|else|not)\b)", re.IGNORECASE
)
_ALSO_OPENS: Final = {"«": "«"}

# docxtpl makes quotes in tags straight, those inside of strings too; these signs stand for them
# until it is done. XML allows them, and no text has them.
_CURLY: Final = "“”‘’"
_HELD: Final = "\ufdd1\ufdd2\ufdd3\ufdd4"
_HOLD: Final = str.maketrans(_CURLY, _HELD)
_STRAIGHTEN: Final = str.maketrans(_CURLY, "\"\"''")
_RELEASE: Final = str.maketrans(_HELD, _CURLY)


def read_string(text: str, start: int) -> tuple[int, str] | None:
    """Return where the string that opens here ends, and the string for Jinja.

    None when no quote there closes it: then it is no quote of a string.
    """
    opener = text[start]
    if opener in "\"'":
        straight = _STRAIGHT.match(text, start)
        if straight and (text.count(opener, start) % 2 == 0 or not _mixed(text, start, straight)):
            return straight.end(), straight[0]
    end, inner = _closing(text, start)
    if end < 0:
        return None
    # «МБОУ «Школа № 1» has one closing quote for both.
    return end + 1, _quoted(text[start + 1 : end + bool(inner)])


def straightened(tag: str) -> str:
    """Return a tag with its quotes as docxtpl makes them."""
    return tag.translate(_STRAIGHTEN)


def held(text: str) -> str:
    """Return the text of a string with its curly quotes out of docxtpl's reach."""
    return text.translate(_HOLD)


def released(xml: str) -> str:
    """Return the part with the quotes back that were held."""
    return xml.translate(_RELEASE) if any(sign in xml for sign in _HELD) else xml


def _mixed(text: str, start: int, straight: re.Match[str]) -> bool:
    """Whether a curly quote closes the string before the straight one does."""
    return 0 <= _closing(text, start)[0] < straight.end()


def _closing(text: str, start: int) -> tuple[int, int]:
    """Return where the quote stands that closes the one at ``start``, -1 when none does.

    The second is how many inner quotes it closes too.
    """
    closers = _CLOSERS[text[start]]
    inner = 0
    for place in range(start + 1, len(text)):
        sign = text[place]
        if sign == _ALSO_OPENS.get(text[start]):
            inner += 1
        elif sign in closers:
            if inner and not _is_last(text, place, closers):
                inner -= 1
            elif _AFTER_STRING.match(text, place + 1):
                return place, inner
    return -1, 0


def _is_last(text: str, place: int, closers: str) -> bool:
    """Whether no other quote closes after this one."""
    return not any(sign in closers for sign in text[place + 1 :])


def _quoted(content: str) -> str:
    quote = "'" if '"' in content and "'" not in content else '"'
    return quote + content.replace(quote, f"\\{quote}") + quote
