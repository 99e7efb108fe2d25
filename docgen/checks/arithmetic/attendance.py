"""How many people a meeting had: counted from the lists, and who of them may be counted twice."""

from __future__ import annotations

from msgspec import Struct

from docgen.checks.keyed import card_value, column_values, same_person
from docgen.checks.paper import Paper
from docgen.checks.people.leaders_among_present import leaders_stand_apart


class Attendance(Struct, frozen=True):
    """Counts of the lists; ``leaders`` are named above the list and do not stand in it."""

    listed: int
    leaders: int
    guests: int
    absent: int

    @property
    def present(self) -> int:
        """All who may vote."""
        return self.listed + self.leaders

    @property
    def sayings(self) -> set[int]:
        """The numbers that a writer may give for «присутствовали», with or without guests."""
        return {self.listed, self.present, self.present + self.guests}


def attendance(paper: Paper) -> Attendance | None:
    """Return the counts, or None when nobody is listed as present."""
    names = _names(paper, "present")
    if not names:
        return None
    leaders = 0
    if leaders_stand_apart(paper):
        leaders = sum(
            not any(same_person(leader.raw, name) for name in names)
            for key in ("chair", "secretary")
            if (leader := card_value(paper, key))
        )
    guests, absent = len(_names(paper, "invited")), len(_names(paper, "absent"))
    return Attendance(len(names), leaders, guests, absent)


def _names(paper: Paper, key: str) -> list[str]:
    return [value.raw for _, _, value in column_values(paper, key)]
