"""Findings that a person accepts with a reason: which these are, and which acceptances fail."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.explanations import codes_of, explanation, nearest_code
from docgen.issues import Issue, Location, column_number, note, warning
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Acceptance

# On a Russian keyboard «В5» is typed for B5, and looks the same.
_LATIN: Final = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_END: Final = r"\$?([A-Z]{0,3})\$?(\d{0,7})"
_AREA: Final = lazy_regex(rf"{_END}(?::{_END})?")
_ROW: Final = lazy_regex(r"\bстрока\s+(?=\d+$)", re.IGNORECASE)
_CELL: Final = lazy_regex(r"[A-Z]{0,2}[1-9]\d{0,4}")
_FAR: Final = 10_000_000


class _Place(Struct, frozen=True):
    """Where an acceptance holds: a sheet (empty: all) and rows and columns of it, ends included."""

    sheet: str = ""
    rows: tuple[int, int] = (0, _FAR)
    columns: tuple[int, int] = (0, _FAR)

    def holds(self, location: Location) -> bool:
        """Return whether this place lies inside."""
        if self.sheet and self.sheet != normal_name(location.sheet):
            return False
        return (
            self.rows[0] <= (location.row or 0) <= self.rows[1]
            and self.columns[0] <= (location.column or 0) <= self.columns[1]
        )


class _Rule:
    """One acceptance understood: the codes that it names, the place, what it met."""

    def __init__(self, acceptance: Acceptance) -> None:
        self.acceptance = acceptance
        self.codes = codes_of(acceptance.code)
        self.place = _place(acceptance.place)
        self.met = 0
        self.refused: Issue | None = None

    def covers(self, issue: Issue) -> bool:
        """Return whether the finding is the one that was meant; a met error is remembered."""
        told = explanation(issue.code)
        words = normal_name(self.acceptance.words)
        if (
            told is None
            or told.code not in self.codes
            or self.place is None
            or not self.place.holds(issue.location)
            or (words not in normal_name(issue.message) and words not in normal_name(issue.text))
        ):
            return False
        self.met += 1
        if issue.is_error:
            self.refused = issue
        return not issue.is_error and bool(self.acceptance.reason)


class Settlement:
    """The acceptances of all workbooks of a run, each applied to findings of its own workbook."""

    def __init__(self, acceptances: Iterable[Acceptance]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        for one in acceptances:
            self._rules.setdefault(one.location.workbook, []).append(_Rule(one))

    def settled(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return the findings; those that are accepted bear the reason."""
        return [self._settled(issue) for issue in issues]

    def _settled(self, issue: Issue) -> Issue:
        rules = self._rules.get(issue.location.workbook, ())
        reasons = [rule.acceptance.reason for rule in rules if rule.covers(issue)]
        return replace(issue, accepted=reasons[0]) if reasons else issue

    def faults(self, unseen: Container[str], half_seen: Container[str]) -> Iterator[Issue]:
        """Yield what is wrong with the acceptances, once all findings are settled.

        That one met nothing is not told of the codes ``unseen``, nor of the workbooks
        ``half_seen``: the finding may be there, and was not looked for.
        """
        for workbook, rules in self._rules.items():
            for rule in rules:
                told = list(_misunderstood(rule))
                yield from told
                sought = workbook not in half_seen and any(c not in unseen for c in rule.codes)
                if not told and not rule.met and sought:
                    yield note(
                        "acceptance-unused",
                        rule.acceptance.location,
                        f"Замечания «{rule.acceptance.code}» здесь больше нет: принимать нечего.",
                        "Удалите эту строку – или проверьте в ней место и слова.",
                    )


def _misunderstood(rule: _Rule) -> Iterator[Issue]:
    acceptance, location = rule.acceptance, rule.acceptance.location
    if not rule.codes:
        yield _unknown_code(acceptance)
    if rule.place is None:
        yield warning(
            "acceptance-unknown-place",
            location,
            f"Место «{acceptance.place}» не понято.",
            "Впишите «Лист!Ячейка», например «Решения!C7», или имя листа; пусто – вся книга.",
        )
    if not acceptance.reason:
        yield warning(
            "acceptance-without-reason",
            location,
            f"Замечание «{acceptance.code}» не принято: не сказано почему.",
            "Впишите причину в столбец «Причина».",
        )
    if rule.refused:
        yield warning(
            "acceptance-refused",
            location,
            f"Ошибку принять нельзя: {rule.refused.location} – {rule.refused.message}",
            "Исправьте её: с ошибкой документа не будет.",
        )


def _unknown_code(acceptance: Acceptance) -> Issue:
    near = nearest_code(acceptance.code)
    offer = f" Возможно, имелось в виду «{near}»." if near else ""
    message = f"Замечания «{acceptance.code}» нет.{offer}"
    return warning(
        "acceptance-unknown-code",
        acceptance.location,
        message if acceptance.code else "Не сказано, какое замечание принимается.",
        "Впишите код замечания, как в отчёте docgen check.",
    )


def _place(typed: str) -> _Place | None:
    """Return the place that is meant, or None for words that are none.

    A cell without its sheet holds on every sheet: reports show it under the name of the sheet.
    """
    typed = _ROW.sub("", typed.strip())
    sheet, mark, cell = typed.rpartition("!")
    if not mark and not _is_cell(typed):
        sheet, cell = cell, ""
    area = _AREA.fullmatch("".join(cell.split()).upper().translate(_LATIN))
    if area is None or (mark and not any(area.groups())):
        return None
    ends = area.groups(default="")
    return _Place(
        normal_name(sheet.strip("'")),
        _span(*(int(row or 0) for row in (ends[1], ends[3]))),
        _span(*map(column_number, (ends[0], ends[2]))),
    )


def _is_cell(typed: str) -> bool:
    """Return whether a place is a cell or a row as a report shows it below the name of a sheet."""
    return _CELL.fullmatch(typed.strip().upper().translate(_LATIN)) is not None


def _span(first: int, last: int) -> tuple[int, int]:
    """Return both ends in order; no ends at all mean everything."""
    if not first and not last:
        return (0, _FAR)
    low, high = sorted((first or last, last or first))
    return (low, high)
