"""Votes: in their columns and in words, «за» – 15, «против» – 0, «воздержались» – 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from docgen.checks.arithmetic.signs import AGAINST
from docgen.checks.keyed import rows_with, value_of
from docgen.checks.paper import Paper, texts
from docgen.lazy_regex import lazy_regex
from docgen.records import Value

_KEYS = ("votes_for", "votes_against", "votes_abstained")
_SAID = lazy_regex(
    r"(?<!\w)[«\"]?за[»\"]?\s*(?:[-–—:]\s*)?(\d+)(?:\s*(?:чел\w*\.?|голос\w*))?[\s,;]+"
    r"(?:и\s+)?[«\"]?против[»\"]?\s*(?:[-–—:]\s*)?(\d+|нет)(?:\s*(?:чел\w*\.?|голос\w*))?"
    r"(?:[\s,;]+(?:и\s+)?[«\"]?воздержал\w+[»\"]?\s*(?:[-–—:]\s*)?(\d+|нет))?",
    re.IGNORECASE,
)
# Of this meeting: a report may tell how others voted.
_HERE = lazy_regex(
    r"(?:^|[\n.;])\s*(?:(?:итоги?|результаты?)\s+голосовани[яе]|(?:про)?голосовали)?\s*[-–—:]?\s*$"
    r"|(?:единогласно|большинством(?: голосов)?)\s*[-–—:,(]*\s*$",
    re.IGNORECASE,
)


class Vote(Struct, frozen=True):
    """One vote: ``value`` is the cell of its first number, ``beside`` the words of its row."""

    value: Value
    numbers: tuple[float, ...]
    beside: str

    @property
    def total(self) -> float:
        """All voices."""
        return sum(self.numbers)

    @property
    def is_unanimous(self) -> bool:
        """Whether nobody was against or abstained."""
        return sum(self.numbers[1:]) == 0


def votes(paper: Paper) -> tuple[Vote, ...]:
    """Return the votes of the workbook: rows with numbers first, then those in words."""
    return (*_in_columns(paper), *_in_words(paper))


def _in_columns(paper: Paper) -> Iterator[Vote]:
    for sheet, record in rows_with(paper, "votes_for"):
        values = [value for key in _KEYS if (value := value_of(sheet, record, key))]
        numbers = tuple(v.data for v in values if isinstance(v.data, int | float))
        text = value_of(sheet, record, "text")
        if numbers and len(numbers) == len(values):
            if value_of(sheet, record, "votes_for") is None:
                numbers = (0, *numbers)
            yield Vote(values[0], numbers, text.raw if text else "")


def _in_words(paper: Paper) -> Iterator[Vote]:
    for value, numbers in texts(paper).having(AGAINST).found(_said):
        yield Vote(value, numbers, value.raw)


def _said(raw: str) -> Iterator[tuple[int, ...]]:
    text = raw.replace("\u00a0", " ")
    for found in _SAID.finditer(text):
        if _HERE.search(text[: found.start()]):
            yield tuple(int(one) if one.isdecimal() else 0 for one in found.groups() if one)
