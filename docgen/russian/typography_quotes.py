"""Quotes set as «ёлочки» (R-QUOT-1)."""

from __future__ import annotations

from typing import Final, Literal

from docgen.lazy_regex import lazy_regex

NestedQuotes = Literal["one_closing", "elochki", "lapki"]

_ANY: Final = lazy_regex('["“”„]')
_QUOTE: Final = lazy_regex('["“”„«»]')
_CLOSES_TOGETHER: Final = lazy_regex("»»+")
_OPENERS: Final = '([{«„“"–—-/\u00a0'


def set_quotes(text: str, nested: NestedQuotes = "one_closing") -> str:
    """The text with its paired quotes as «ёлочки»; an unpaired quote is left alone."""
    if _ANY.search(text) is None:
        return _one_closing(text) if nested == "one_closing" else text
    pairs = _paired(text)
    if pairs is None:
        return text
    signs = list(text)
    for place, (sign, depth) in pairs.items():
        opens = sign == "«"
        if depth and nested == "lapki":
            signs[place] = "„" if opens else "“"
        else:
            signs[place] = sign
    result = "".join(signs)
    return _one_closing(result) if nested == "one_closing" else result


def _paired(text: str) -> dict[int, tuple[str, int]] | None:
    """For each quote that is not «» already: what it becomes, and how deep it lies."""
    becomes: dict[int, tuple[str, int]] = {}
    open_quotes: list[tuple[int, bool]] = []
    for match in _QUOTE.finditer(text):
        place, sign = match.start(), match[0]
        if sign == "«":
            open_quotes.append((place, True))
        elif sign == "»":
            if not open_quotes or not open_quotes[-1][1]:
                # Closes nothing, or cuts across an undecided pair.
                if open_quotes:
                    return None
                continue
            open_quotes.pop()
        elif _opens(text, place, sign, open_quotes):
            open_quotes.append((place, False))
            becomes[place] = ("«", len(open_quotes) - 1)
        else:
            if not open_quotes:
                return None
            if open_quotes[-1][1]:
                # «План "А» – the guillemet may close twice; a straight quote may not close it.
                return None
            open_quotes.pop()
            becomes[place] = ("»", len(open_quotes))
    if any(not firm for _, firm in open_quotes):
        return None
    return becomes


def _opens(text: str, place: int, sign: str, open_quotes: list[tuple[int, bool]]) -> bool:
    if sign == "„":
        return True
    if sign == "”":
        return False
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    # «слово,"слово"»: a blank was forgotten, and a closing quote follows a comma seldom.
    glued = before in ",;" and after.isalnum() and not (open_quotes and not open_quotes[-1][1])
    can_open = glued or ((before.isspace() or before in _OPENERS) and not after.isspace())
    can_close = not before.isspace() and before not in "([{«„"
    if can_open and can_close:
        return not (open_quotes and not open_quotes[-1][1])
    return can_open


def _one_closing(text: str) -> str:
    """Official papers close once where two would close together: «О плане «СОШ № 5»."""
    if "»»" not in text or text.count("»") > text.count("«"):
        return text
    return _CLOSES_TOGETHER.sub("»", text)
