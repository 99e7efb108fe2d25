"""Which year a deadline means when its writer left the year out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from docgen.russian.dates import last_day
from docgen.russian.periods import parse_school_year, school_year_of


class Span(Struct, frozen=True):
    """The first and the last day, each None when it is open or unknown."""

    start: date | None
    end: date | None


class Moment(Struct, frozen=True):
    """A day or a whole month as written: the year, and for a month the day, may be missing."""

    year: int | None
    month: int
    day: int | None

    def in_year(self, year: int) -> Moment:
        """The same moment in a year."""
        return Moment(year, self.month, self.day)

    def first(self) -> date | None:
        """The first day; None when the year or such a day does not exist."""
        return _real(self.year, self.month, self.day or 1)

    def last(self) -> date | None:
        """The last day; None when the year or such a day does not exist."""
        if self.year is None:
            return None
        return (
            _real(self.year, self.month, self.day) if self.day else last_day(self.year, self.month)
        )


class Calendar(Struct, frozen=True):
    """The school year and the date of the document, as far as they are known."""

    first_year: int | None = None
    document_date: date | None = None

    @classmethod
    def of(
        cls, school_year: int | tuple[int, int] | str | None, document_date: date | None
    ) -> Calendar:
        """A calendar from a school year in any spelling and a document's date."""
        if isinstance(school_year, str):
            school_year = parse_school_year(school_year)
        first = school_year[0] if isinstance(school_year, tuple) else school_year
        return cls(first, document_date)

    @property
    def school_year(self) -> int | None:
        """The first year of the school year, told or taken from the document's date."""
        if self.first_year is not None or self.document_date is None:
            return self.first_year
        day = self.document_date
        # A plan approved in the summer is for the school year that is about to begin.
        return day.year if day.month >= 6 else school_year_of(day)[0]

    def calendar_year(self) -> Span:
        """The calendar year of the document; unknown without its date."""
        if self.document_date is None:
            return Span(None, None)
        year = self.document_date.year
        return Span(date(year, 1, 1), date(year, 12, 31))

    def dated(self, moment: Moment) -> Moment:
        """The moment with its year, where it can be told."""
        if moment.year is not None:
            return moment
        if self.first_year is not None:
            return moment.in_year(self._year_in_school_year(moment))
        if self.document_date is not None:
            year = self.document_date.year
            end = moment.in_year(year).last()
            return moment.in_year(year + (end is not None and end < self.document_date))
        return moment

    def dated_pair(self, first: Moment, last: Moment) -> tuple[Moment, Moment]:
        """Both ends of a range with their years, the first never after the last."""
        if first.year is None and last.year is not None:
            year = last.year - (_order(first) > _order(last))
            return first.in_year(year), last
        if last.year is None and first.year is not None:
            return first, last.in_year(first.year + (_order(first) > _order(last)))
        if first.year is not None:
            return first, last
        if self.first_year is None:
            last = self.dated(last)
            if last.year is None:
                return first, last
            return first.in_year(last.year - (_order(first) > _order(last))), last
        first = self.dated(first)
        assert first.year is not None
        return first, last.in_year(first.year + (_order(first) > _order(last)))

    def _year_in_school_year(self, moment: Moment) -> int:
        assert self.first_year is not None
        if moment.month >= 8:
            # August is mostly the month of preparation before the school year.
            return self.first_year
        end = moment.in_year(self.first_year).last()
        approved = self.document_date
        if (
            moment.month >= 6
            and approved is not None
            and end is not None
            and date(self.first_year, 3, 1) <= approved <= end
        ):
            # A plan approved before that summer speaks of it, not of the next one.
            return self.first_year
        return self.first_year + 1


def _order(moment: Moment) -> tuple[int, int]:
    return moment.month, moment.day or 0


def _real(year: int | None, month: int, day: int) -> date | None:
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
