"""What a workbook must have for a rule to find anything in it, told beside the rule's code.

A need asks little: whether some text has a sign, whether a column is filled. It may be met where
nothing is found, never the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Final, Generic, TypeVar

from docgen.checks.paper import Facts, Paper, texts
from docgen.checks.signs import Signs
from docgen.kinds.model import Shape, ValueType
from docgen.records import SheetData

_NUMBERS: Final = (int, float)

Subject = TypeVar("Subject")


class Need(Generic[Subject]):
    """A question to a workbook; ``a & b`` asks both, ``a | b`` whether it has one of the two.

    Of what facts tell by themselves nobody need ask the workbook: ``given`` them, a need is what
    is left to ask, ``ALWAYS`` or ``NEVER`` where that is nothing.
    """

    def __init__(
        self,
        asks: Callable[[Subject], bool],
        given: Callable[[Facts], Need[Subject]] | None = None,
    ) -> None:
        self.is_met = asks
        self._given = given

    def given(self, facts: Facts) -> Need[Subject]:
        """Return what is left to ask of a workbook of which these facts are known."""
        return self if self._given is None else self._given(facts)

    def __and__(self, other: Need[Subject]) -> Need[Subject]:
        one, two = self.is_met, other.is_met

        def given(facts: Facts) -> Need[Subject]:
            left, right = self.given(facts), other.given(facts)
            if left is NEVER or right is NEVER:
                return NEVER
            return right if left is ALWAYS else left if right is ALWAYS else left & right

        return Need(lambda subject: one(subject) and two(subject), given)

    def __or__(self, other: Need[Subject]) -> Need[Subject]:
        one, two = self.is_met, other.is_met

        def given(facts: Facts) -> Need[Subject]:
            left, right = self.given(facts), other.given(facts)
            if left is ALWAYS or right is ALWAYS:
                return ALWAYS
            return right if left is NEVER else left if right is NEVER else left | right

        return Need(lambda subject: one(subject) or two(subject), given)


ALWAYS: Final[Need[Any]] = Need(lambda _: True)
NEVER: Final[Need[Any]] = Need(lambda _: False)


def _told(tells: Callable[[Facts], bool]) -> Need[Paper]:
    """Return a need of which the facts tell whether it is met."""
    return Need(lambda paper: tells(paper.facts), lambda facts: ALWAYS if tells(facts) else NEVER)


def says(*signs: Signs) -> Need[Paper]:
    """Ask for a text of the workbook with one of these signs."""
    return says_often(1, *signs)


def says_often(times: int, *signs: Signs) -> Need[Paper]:
    """Ask for so many cells with one and the same of these signs."""
    bits = reduce(or_, (one.bit for one in signs))

    def given(facts: Facts) -> Need[Paper]:
        if facts.signs is None:
            return need
        return NEVER if not facts.signs & bits else ALWAYS if times == 1 else need

    need = Need[Paper](lambda paper: any(texts(paper).have(one, times) for one in signs), given)
    return need


def filled(*keys: str) -> Need[Paper]:
    """Ask for a value in a column with one of these keys, in a card or a list."""
    wanted = frozenset(keys)
    return _told(lambda facts: not wanted.isdisjoint(facts.filled.keys))


def typed(*types: ValueType) -> Need[Paper]:
    """Ask for a value in a column of one of these types."""
    wanted = frozenset(types)
    return _told(lambda facts: not wanted.isdisjoint(facts.filled.types))


def shaped(*shapes: Shape | None) -> Need[Paper]:
    """Ask for rows in a sheet of one of these shapes; None is a sheet that the kind knows not."""
    wanted = frozenset(shapes)
    return _told(lambda facts: not wanted.isdisjoint(facts.filled.shapes))


def headed(heading: Callable[[str], object]) -> Need[Paper]:
    """Ask for a value under a heading, by its normal name, of which something is true."""
    return _told(lambda facts: any(map(heading, facts.filled.headings)))


def _numbers_under(heading: re.Pattern[str], paper: Paper) -> Iterable[object]:
    names = tuple(filter(heading.match, paper.facts.filled.headings))
    return (
        value
        for data in paper.records.sheets.values()
        for record in data.records
        for name in names
        if (value := record.values.get(name)) and isinstance(value.data, _NUMBERS)
    )


def numbered(heading: re.Pattern[str]) -> Need[Paper]:
    """Ask for a number under a heading that begins so."""
    return headed(heading.match) & Need(
        lambda paper: any(True for _ in _numbers_under(heading, paper))
    )


def _has_gaps(data: SheetData) -> bool:
    """Return whether rows of a sheet have values under different headings."""
    rows = iter(data.records)
    first = next(rows, None)
    return first is not None and any(row.values.keys() != first.values.keys() for row in rows)


#: A справочник.
DIRECTORY: Final[Need[Paper]] = _told(lambda facts: facts.has_directory)
#: A paper that is to be signed.
FINAL: Final[Need[Paper]] = _told(lambda facts: facts.is_final)
#: A sheet in which some row has a value where another one has none.
GAPS: Final[Need[Paper]] = Need(lambda paper: any(map(_has_gaps, paper.records.sheets.values())))
#: A table with headings of its sections.
SECTIONS: Final[Need[Paper]] = Need(
    lambda paper: any(
        data.table is not None and "section" in data.table.kinds
        for data in paper.records.sheets.values()
    )
)
#: More than one workbook.
SEVERAL: Final[Need[Sequence[Paper]]] = Need(lambda papers: len(papers) > 1)
#: A справочник for the workbooks of a run.
DIRECTORY_OF_RUN: Final[Need[Sequence[Paper]]] = Need(
    lambda papers: any(paper.directory is not None for paper in papers)
)
