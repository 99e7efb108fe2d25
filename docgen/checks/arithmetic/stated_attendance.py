"""The number of those present that is typed is the number of those listed (R-PROT-5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.arithmetic.attendance import attendance
from docgen.checks.arithmetic.signs import PRESENT
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, Location, warning
from docgen.lazy_regex import lazy_regex

# Only of this meeting: a report may tell how many came to another one.
_PRESENT = lazy_regex(
    r"(?:^|\n)\s*(?:на\s+(?:заседании|собрании|совещании)\s+)?присутств[а-яё]+\s*[-–—:]?\s*"
    r"(\d{1,3})(?![\d%.,]*\d)(?!\s*%)(?:\s*(?:чел\w*\.?|член\w*))?(?:\s+из\s+(\d{1,3}))?",
    re.IGNORECASE,
)
_OF = lazy_regex(r"(?<!\d)(\d{1,3})\s*(?:чел\w*\.?\s*|член\w*\s*)?из\s+(\d{1,3})(?!\d)")
# «Из 13 членов совета на заседании присутствуют 9»
_OUT_OF = lazy_regex(
    r"(?:^|[.\n])\s*из\s+(?P<of>\d{1,3})(?:\s+[^\W\d_]+){0,8}?,?\s+присутств[а-яё]+\s*[-–—:]?\s*"
    r"(?P<present>\d{1,3})(?![\d%/.,]*\d)(?!\s*%)",
    re.IGNORECASE,
)


def stated_attendance(paper: Paper) -> Iterator[Issue]:
    """Yield «Присутствовали 15 человек» over a list of 14, and «13 из 14» of other numbers."""
    people, members = paper.once(attendance), card_value(paper, "members")
    if people is None:
        return
    quorum = card_value(paper, "quorum")
    said = [
        (value, found[1], found[2])
        for value, found in texts(paper).having(PRESENT).found(_PRESENT.finditer)
    ]
    if quorum is not None:
        said += [(quorum, found[1], found[2]) for found in _OF.finditer(quorum.raw)]
        said += [(quorum, found["present"], found["of"]) for found in _OUT_OF.finditer(quorum.raw)]
    for value, present, of in said:
        if int(present) not in people.sayings:
            yield _issue(
                value.location,
                f"Написано, что присутствовали {present}, а в списке {people.present}.",
            )
        if of and members and members.data != int(of):
            yield _issue(value.location, f"Написано «из {of}», а всего членов {members.raw}.")


def _issue(place: Location, text: str) -> Issue:
    return warning("stated-attendance", place, text, "Исправьте число или список.")
