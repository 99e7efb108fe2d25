"""One sum of money is written in one way: not 24 600 in one place and 26 400 in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.checks.arithmetic.signs import MONEY
from docgen.checks.arithmetic.totals_fit_rows import number_in
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

_MONEY: Final = lazy_regex(r"(?<![\d,.])(\d{1,3}(?:[ \u00a0]\d{3})+|\d{4,9})(?=\s+руб)")
_FEW_FIGURES, _TWICE = 3, 2


def sums_agree(paper: Paper) -> Iterator[Issue]:
    """Yield a sum that stands once and is another one of the paper with two figures changed over.

    The other one stands in another cell, in words of money too or as a number of a table; where
    but two figures of it are no noughts, it stands twice at least. So near are no two sums by
    chance: the later one is told, of which there is but one.
    """
    said: defaultdict[int, list[Value]] = defaultdict(list)
    for value, found in texts(paper).having(MONEY).found(_MONEY.findall):
        said[int("".join(found.split()))].append(value)
    near = {number: set(_turned(number)) for number, cells in said.items() if len(cells) == 1}
    if not near:
        return
    written = Counter({number: len({str(v.location) for v in said[number]}) for number in said})
    written.update(
        _numbers(paper, {*near, *(other for all_of in near.values() for other in all_of)})
    )
    places = {number: place for place, number in enumerate(said)}
    for number, others in near.items():
        if written[number] > 1:
            continue
        value = said[number][0]
        for other in sorted(others):
            times = written[other]
            apart = any(cell.location != value.location for cell in said.get(other, ())) or (
                times > len(said.get(other, ()))
            )
            later = times > 1 or places.get(other, -1) < places[number]
            enough = 1 if len(str(number).replace("0", "")) >= _FEW_FIGURES else _TWICE
            if times >= enough and apart and later:
                yield warning(
                    "sums-agree",
                    value.location,
                    f"«{_shown(number)} руб.», а в другом месте – {_shown(other)}: "
                    "похоже, цифры переставлены.",
                    "Проверьте сумму. Если это разные суммы, ничего не делайте.",
                )
                break


def _turned(number: int) -> Iterator[int]:
    """Yield the number with two figures that stand side by side changed over; noughts stay."""
    figures = str(number)
    for place, (one, other) in enumerate(pairwise(figures)):
        if one != other and "0" not in (one, other):
            yield int(figures[:place] + other + one + figures[place + 2 :])


def _numbers(paper: Paper, wanted: set[int]) -> Counter[int]:
    """Return how many cells of tables are one of these numbers."""
    return Counter(
        int(number)
        for data in paper.records.sheets.values()
        if data.is_used and not data.is_text
        for record in data.records
        for value in record.values.values()
        if (number := number_in(value)) is not None and number in wanted
    )


def _shown(number: int) -> str:
    return f"{number:,}".replace(",", " ")
