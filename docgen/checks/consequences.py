"""One slip is told once: findings that only follow from another one of the same cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from docgen.issues import Issue, Location
from docgen.lazy_regex import lazy_regex

_WRONG_YEAR: Final = (
    "deadline-not-before-document",
    "school-year-fits-document",
    "approved-after-agreed",
    "period-fits-rows",
    "years-advance",
)
#: A rule -> the rules that say more of the same slip.
_TOLD_BETTER_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "blanks-filled": ("citations-complete",),
    "dates-complete": ("citations-complete",),
    "days-fit-dates": ("period-ends-after-start",),
    "deadline-not-before-document": ("years-advance",),
    "every-question-heard": ("every-question-decided",),
    "likely-year": ("cited-laws-known",),
    "people-known": (
        "surnames-agree",
        "given-names-agree",
        "signer-fits-role",
        "speakers-among-present",
    ),
    "speakers-among-present": ("surnames-agree", "given-names-agree"),
    "terms-alike": ("executors-alike", "names-alike"),
    "words-apart": ("executors-alike",),
    "words-spelled": ("executors-alike", "surnames-agree", "names-alike"),
    # In a year that nobody meant the day of the week says nothing.
    "working-day": (*_WRONG_YEAR, "likely-year"),
    "years-advance": ("period-ends-after-start",),
}
_WORDS: Final = lazy_regex(r"«([^«»]+)»|(\d{2}\.\d{2}\.\d{4})|вопросу (\d+)")


def without_consequences(issues: Iterable[Issue]) -> Iterator[Issue]:
    """Yield the findings but for those that another one of the cell tells better."""
    issues = list(issues)
    by_place: dict[Location, list[Issue]] = {}
    for issue in issues:
        by_place.setdefault(issue.location, []).append(issue)
    for issue in issues:
        better = _TOLD_BETTER_BY.get(issue.code, ())
        others = [one for one in by_place[issue.location] if one.code in better]
        if not any(_is_about(one, issue) for one in others):
            yield issue


def _is_about(one: Issue, other: Issue) -> bool:
    """Return whether a finding speaks of the words that another one quotes."""
    quoted = ("".join(found) for found in _WORDS.findall(other.message))
    return any(words in one.message for words in quoted)
