"""Long lists on trial: of rows that print alike a few are printed, all others as those are.

A check prints a document to meet what only printing shows. Forty thousand speeches show no more
than the first of each sort: a row of the same sheet, with the same cells filled by values of equal
likeness (``likeness.py``), standing where the other stands. What a value may have wrong in its own
way is always tried, with the row under which it hangs, and so are the first and last of a list.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docgen.context.likeness import Likenesses

if TYPE_CHECKING:
    from docgen.context.office import Office
    from docgen.context.views import RecordView
    from docgen.records import Record

_OF_EACH: Final = 20


class Trial:
    """Which rows of the lists of one document are printed, and which stand for the others.

    ``doubts``: rows are tried too that hold a name or a post whose forms may have to be looked at.
    """

    def __init__(self, office: Office, *, doubts: bool) -> None:
        self.doubts = doubts
        self._office = office
        self._likenesses = Likenesses(office, doubts=doubts)
        # By the ids of the records, which the workbook keeps.
        self._wanted: dict[int, bool] = {}
        self._tried: dict[Hashable, list[Record]] = {}
        self._left: list[tuple[Record, Record]] = []
        self._sheets: set[str] = set()

    @property
    def is_short(self) -> bool:
        """Whether any row was left out."""
        return bool(self._left)

    def told_enough(self) -> bool:
        """Return whether the whole document would have nothing else to tell.

        An error of one row may be one of all that are like it. A doubt about a form comes only
        where something is declined.
        """
        declined = not self.doubts and not self._sheets.isdisjoint(self._office.log.declined)
        return not self.is_short or not (
            declined or any(issue.is_error for issue in self._office.findings)
        )

    def shown(self, rows: Sequence[RecordView]) -> Sequence[RecordView]:
        """Return the rows of a list that are printed."""
        last = len(rows) - 1
        return [row for place, row in enumerate(rows) if place in (0, last) or self._wants(row)]

    def left(self) -> Iterable[tuple[Record, Record]]:
        """Return the rows that were left out, each with one that was printed and is like it."""
        return self._left

    def _wants(self, row: RecordView) -> bool:
        key = id(row.record)
        if key not in self._wanted:
            self._wanted[key] = self._decide(row)
        return self._wanted[key]

    def _decide(self, row: RecordView) -> bool:
        # All are asked, so that each of those left out has one that stands for it.
        below = [self._wants(one) for rows in row.below for one in rows.rows]
        likeness = self._likeness(row)
        if likeness is None or any(below):
            return True
        tried = self._tried.setdefault(likeness, [])
        if len(tried) < _OF_EACH:
            tried.append(row.record)
            return True
        self._left.append((row.record, tried[0]))
        self._sheets.add(row.record.location.sheet)
        return False

    def _likeness(self, row: RecordView) -> Hashable | None:
        traits = row.traits()
        if traits is None:
            return None
        has_below = tuple([bool(rows.rows) for rows in row.below])
        said: list[Hashable] = [row.record.location.sheet, traits, has_below]
        for name, value in row.record.values.items():
            one = self._likenesses.of(name, value)
            if one is None:
                return None
            said += [name, one]
        return tuple(said)
