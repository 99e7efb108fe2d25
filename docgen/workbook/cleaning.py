"""Text without what programs leave in it: control characters, escapes, invisible marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.workbook.limits import MAX_CELL_TEXT

# Excel writes a character that XML forbids as _xHHHH_, and an underscore of such a word as _x005F_.
_ESCAPES: Final = lazy_regex(r"(?:_x[0-9A-Fa-f]{4}_)+")
_ESCAPE: Final = lazy_regex(r"_x([0-9A-Fa-f]{4})_")
_LINE_ENDS: Final = lazy_regex("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_INVISIBLE: Final = lazy_regex(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
# All that is not surely a plain sign, which stays as it is whatever stands beside it; most texts
# have nothing of it.
_MAY_BE_ODD: Final = lazy_regex(
    "[^\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0400-\u0482\u048a-\u04ff"
    "\u2010-\u2027\u2030-\u205f\u20a0-\u20bf\u2100-\u2125\u2127-\u2129\u212c-\u22ff\u2500-\u25ff]"
)


def _unescaped(match: re.Match[str]) -> str:
    units = "".join(chr(int(code, 16)) for code in _ESCAPE.findall(match.group()))
    # Two escapes may be the halves of one character; a half left alone is removed later.
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def clean_text(text: str) -> str:
    """Return the text with plain line feeds and only characters that a person can see.

    No-break spaces stay: the person typed them. Letters typed as letter and accent («и» and the
    breve of «й», as macOS does) become one character, so that names compare.
    """
    if is_clean(text):
        return text
    text = _ESCAPES.sub(_unescaped, text)
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def is_clean(text: str) -> bool:
    """Return whether nothing is surely to be cleaned in a text, nor in any piece of it."""
    if "_" in text and "_x" in text:  # one sign is looked for much quicker than two
        return False
    return _MAY_BE_ODD.search(text) is None


def cell_text(text: str) -> str:
    """Return the text as a cell or a note of an .xlsx file may hold it."""
    cleaned = clean_text(text)
    return cleaned if len(cleaned) <= MAX_CELL_TEXT else f"{cleaned[: MAX_CELL_TEXT - 1]}…"


def trimmed_lines(text: str) -> str:
    """Return the text without blanks at the ends of its lines and without outer empty lines."""
    if "\n" not in text:
        return text.strip()
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()
