"""Text set by the typing rules of official papers: blanks, quotes, dashes, ranges (section 8).

Only blanks, quotes and dashes change: letters and digits never do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.russian import typography_rules as rules
from docgen.russian.typography_quotes import NestedQuotes, set_quotes

Dash = Literal["–", "—"]
_SUSPECT: Final = lazy_regex(r"[\s\"“”„»№§%\d]|[А-ЯЁ]\.[А-ЯЁ]|[;,][^\W\d]|-")
#: What longer texts become is not kept: they are seldom met again.
_LONGEST_KEPT: Final = 400


class Typography(Struct, frozen=True):
    """Which rules are applied; a profile holds one."""

    dash: Dash = "–"
    quotes: bool = True
    nested_quotes: NestedQuotes = "one_closing"
    nonbreaking: bool = True
    spaces: bool = True
    dashes: bool = True
    ranges: bool = True
    digit_groups: bool = True
    prepositions: bool = False


DEFAULT: Final = Typography()
AS_IS: Final = Typography(
    quotes=False, nonbreaking=False, spaces=False, dashes=False, ranges=False, digit_groups=False
)


def typeset(
    text: str,
    style: Typography = DEFAULT,
    *,
    dash: Dash | None = None,
    quotes: bool | None = None,
    nonbreaking: bool | None = None,
) -> str:
    """The text with its typography set right; the same text when there is nothing to set."""
    if dash is not None or quotes is not None or nonbreaking is not None:
        style = replace(
            style,
            dash=style.dash if dash is None else dash,
            quotes=style.quotes if quotes is None else quotes,
            nonbreaking=style.nonbreaking if nonbreaking is None else nonbreaking,
        )
    if len(text) <= _LONGEST_KEPT:
        return _typeset_cached(text, style)
    return _typeset(text, style)


def typeset_spans(parts: Sequence[str], style: Typography = DEFAULT) -> list[str]:
    """The parts of one text (runs of different formatting) typeset as if they were one.

    As many parts come back, each with the characters that stood in it.
    """
    whole = "".join(parts)
    result = typeset(whole, style)
    if result == whole:
        return list(parts)
    spans: list[str] = []
    cuts = _cuts(whole, result, parts)
    start = 0
    for cut in cuts:
        spans.append(result[start:cut])
        start = cut
    return spans


@lru_cache(maxsize=8192)
def _typeset_cached(text: str, style: Typography) -> str:
    return _typeset(text, style)


def _typeset(text: str, style: Typography) -> str:
    if _SUSPECT.search(text) is None:
        return text
    masked, kept = rules.masked(text)
    # Texts that differ in untouchable pieces alone («СОШ № 7», «СОШ № 8») are one when masked.
    if kept and len(masked) <= _LONGEST_KEPT:
        return rules.unmasked(_set_masked(masked, style), kept)
    return rules.unmasked(_set(masked, style), kept)


def _set(masked: str, style: Typography) -> str:
    result = masked
    if style.spaces:
        result = rules.clean_spaces(result)
    if style.quotes:
        quoted = set_quotes(result, style.nested_quotes)
        # A quote that has become «» shows blanks that were not certain before.
        result = rules.clean_spaces(quoted) if style.spaces and quoted != result else quoted
    if style.ranges:
        result = rules.set_ranges(result)
    if style.dashes:
        result = rules.set_dashes(result, style.dash)
    if style.nonbreaking:
        result = rules.bind(result)
    if style.digit_groups:  # after binding, which parts «ст.12500» and so shows an amount
        result = rules.group_digits(result)
    if style.prepositions:
        result = rules.bind_prepositions(result)
    return result


_set_masked = lru_cache(maxsize=2048)(_set)


def _cuts(whole: str, result: str, parts: Sequence[str]) -> list[int]:
    """Where in the result each part ends."""
    ends = _places(whole, result)
    cuts = []
    end = 0
    for part in parts:
        end += len(part)
        cuts.append(ends[end])
    # Blanks put in at the end of the text belong to the last part.
    cuts[-1] = len(result)
    return cuts


def _places(whole: str, result: str) -> list[int]:
    """For each place of the text, the same place of the result: signs stay, blanks may not."""
    places = [0] * (len(whole) + 1)
    at = 0
    for index, sign in enumerate(whole):
        places[index] = at
        if sign.isspace():
            # All the blanks before a sign go with the first blank that was there.
            while at < len(result) and result[at].isspace():
                at += 1
            continue
        step = at
        while step < len(result) and result[step].isspace():
            step += 1
        if step < len(result) and rules.same_sign(sign, result[step]):
            if step > at:
                places[index] = at
            at = step + 1
    places[len(whole)] = at
    return places
