"""What came in, less what was spent, is what is left: all three stand in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.checks.arithmetic.signs import SPENT
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex

_SUM: Final = (
    r"(\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d\d)?|\d+(?:,\d\d)?)[ \u00a0](?P<unit%d>тыс\. руб|руб)"
)
_FEW: Final = r"[^\d;:]{0,60}?"
#: Behind another sum, what came in is not all that there was.
_MONEY: Final = lazy_regex(r"\d[ \u00a0](?:тыс\. )?руб")
_BALANCE: Final = lazy_regex(
    rf"(?:поступил|собран|выделен|получен|перечислен)[а-яё]*{_FEW}{_SUM % 1}{_FEW}"
    rf"(?:израсходован|потрачен|освоен)[а-яё]*{_FEW}{_SUM % 2}{_FEW}"
    rf"(?:остат[а-яё]+|остал[а-яё]+){_FEW}{_SUM % 3}",
    re.IGNORECASE,
)
_TOLERANCE: Final = 0.011


def balances(paper: Paper) -> Iterator[Issue]:
    """Yield «поступило 284 500 руб., израсходовано 251 300 руб., остаток – 32 300 руб.»."""
    for value, found in texts(paper).having(SPENT).found(_BALANCE.finditer):
        got, spent, left = (_amount(found[group]) for group in (1, 3, 5))
        units = {found["unit1"], found["unit2"], found["unit3"]}
        alone = _MONEY.search(found.string, 0, found.start()) is None
        if alone and len(units) == 1 and abs(got - spent - left) > _TOLERANCE:
            shown = f"{got - spent:.2f}".removesuffix(".00").replace(".", ",")
            yield warning(
                "parts-fit-total",
                value.location,
                f"{found[1]} − {found[3]} = {shown}, а написано, что осталось {found[5]}.",
                "Исправьте остаток или суммы, из которых он получен.",
            )


def _amount(written: str) -> float:
    return float("".join(written.split()).replace(",", "."))
