"""Enough members are present, and present and absent together are all of them (R-PROT-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.arithmetic.attendance import attendance
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex

_CODE = "quorum-fits-attendance"
_NONE = lazy_regex(r"не\s+имеется|отсутств|\bнет\b", re.IGNORECASE)


def quorum_fits_attendance(paper: Paper) -> Iterator[Issue]:
    """Yield numbers of members that contradict the lists, and a quorum that is not there.

    The rules of a body may ask for more than half; less than half is never enough.
    """
    people, members = paper.once(attendance), card_value(paper, "members")
    if people is None or members is None or not isinstance(members.data, int | float):
        return
    total, present, quorum = members.data, people.present, card_value(paper, "quorum")
    missing = quorum is not None and _NONE.search(quorum.raw) is not None
    if people.listed > total:
        yield warning(
            _CODE,
            members.location,
            f"Всего членов {total:g}, а присутствовали {present}.",
            "Исправьте число членов; тех, кто не входит в состав, перенесите в приглашённые.",
        )
    elif present * 2 < total and not missing:
        yield warning(
            _CODE,
            (quorum or members).location,
            f"Кворума нет: присутствовали {present} из {total:g}.",
            "Исправьте число членов, список присутствовавших или слова о кворуме.",
        )
    elif quorum is not None and missing and people.listed * 2 > total:
        yield warning(
            _CODE,
            quorum.location,
            f"Написано «{quorum.raw}», а присутствовали {present} из {total:g}.",
            "Если для кворума нужно больше половины, так и напишите; иначе исправьте слова.",
        )
    counts = (people.listed + people.absent, present + people.absent)
    if people.absent and people.listed <= total and total not in counts:
        yield warning(
            _CODE,
            members.location,
            f"Всего членов {total:g}, а присутствовали {present} и отсутствовали {people.absent}.",
            "Исправьте число членов или списки.",
        )
