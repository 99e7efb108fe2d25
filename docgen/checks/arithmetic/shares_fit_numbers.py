"""A share is that of the two numbers beside it: «12 из 148 выпускников (8,1 %)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.checks.arithmetic.signs import SHARE
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex

# Between the numbers and the share stand the words that tell who is counted, no other number of
# them: behind a comma it may be a share of something else. «9 классов» counts nobody.
_SHARE: Final = lazy_regex(
    r"(?<![\d.,/№–-])(?P<part>\d{1,5})(?:[ \u00a0]+[а-яё-]+){0,3}[ \u00a0]+из[ \u00a0]+"
    r"(?P<whole>\d{1,5})(?![\d.,/]*\d)(?:[^().,;:%\d\n]|\d{1,2}(?=[ \u00a0](?:класс|курс))){0,80}"
    r"\((?P<share>\d{1,3}(?:,(?P<digits>\d{1,2}))?)"
    r"[ \u00a0]?%\)",
    re.IGNORECASE,
)
_ROUNDED: Final = 1e-9


def shares_fit_numbers(paper: Paper) -> Iterator[Issue]:
    """Yield «12 из 148 (9,1 %)», where 12 is 8,1 % of 148; rounded or cut off, both are right."""
    for value, found in texts(paper).having(SHARE).found(_SHARE.finditer):
        part, whole = int(found["part"]), int(found["whole"])
        digits = len(found["digits"] or "")
        stated = float(found["share"].replace(",", "."))
        exact = 100 * part / whole if whole else stated
        if abs(stated - exact) >= 10**-digits - _ROUNDED and part <= whole:
            shown = f"{exact:.{max(digits, 1)}f}".replace(".", ",")
            yield warning(
                "shares-fit-numbers",
                value.location,
                f"«{found[0]}»: {part} из {whole} – это {shown} %.",
                "Исправьте проценты или числа.",
            )
