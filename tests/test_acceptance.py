"""A person accepts a finding with a reason; the finding stays known, and counts no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.acceptance import Settlement
from docgen.issues import Issue, Location, error, warning
from docgen.records import Acceptance
from docgen.service_sheets import ACCEPTED_SHEET
from tests.checks.books import order
from tests.documents.conftest import Rows, save

WORKBOOK = "Приказ.xlsx"
CELL = Location(WORKBOOK, "Пункты", 5, 4)
LATE = warning("deadline-not-before-document", CELL, "Срок 01.09.2026 раньше даты приказа.")


def row(code: str = LATE.code, place: str = "", words: str = "", reason: str = "Так") -> Acceptance:
    return Acceptance(code, place, words, reason, Location(WORKBOOK, ACCEPTED_SHEET, 2, 1))


def settled(acceptance: Acceptance, issue: Issue = LATE) -> tuple[bool, list[str]]:
    """Return whether the finding is accepted, and what is wrong with the acceptance."""
    settlement = Settlement([acceptance])
    (found,) = settlement.settled([issue])
    return bool(found.accepted), [fault.code for fault in settlement.faults((), ())]


@pytest.mark.parametrize(
    "acceptance",
    [
        row(),
        row("Deadline-Not-Before-Document"),
        row("Срок раньше даты документа"),
        row("срок раньше даты документа."),
        row(place="Пункты!D5"),
        row(place="пункты!d5"),
        row(place="Пункты!$D$5"),
        row(place="'Пункты'!D5"),
        row(place="Пункты!D2:D9"),
        row(place="Пункты!D9:D2"),
        row(place="Пункты!5"),
        row(place="Пункты!D"),
        row(place="Пункты"),
        row(words="01.09.2026"),
        row(words="СРОК 01.09.2026"),
    ],
)
def test_accepted(acceptance: Acceptance) -> None:
    assert settled(acceptance) == (True, [])


@pytest.mark.parametrize("place", ["Пункты!В5", "Пункты!в5"])
def test_cyrillic_letters_of_a_cell_are_taken_for_latin(place: str) -> None:
    assert settled(
        row(place=place), warning(LATE.code, Location(WORKBOOK, "Пункты", 5, 2), "x")
    ) == (True, [])


@pytest.mark.parametrize(
    ("acceptance", "fault"),
    [
        (row("bad-date"), "acceptance-unused"),
        (row(place="Пункты!D6"), "acceptance-unused"),
        (row(place="Решения"), "acceptance-unused"),
        (row(words="02.09.2026"), "acceptance-unused"),
        (row(reason=""), "acceptance-without-reason"),
        (row("deadline-before"), "acceptance-unknown-code"),
        (row(""), "acceptance-unknown-code"),
        (row(place="Пункты!пятый"), "acceptance-unknown-place"),
        (row(place="Пункты!"), "acceptance-unknown-place"),
    ],
)
def test_not_accepted(acceptance: Acceptance, fault: str) -> None:
    assert settled(acceptance) == (False, [fault])


def test_words_may_stand_in_the_cell() -> None:
    issue = Issue(LATE.code, LATE.severity, CELL, "Срок прошёл.", text="до 01.09.2026")
    assert settled(row(words="01.09.2026"), issue) == (True, [])


@given(code=st.text(), place=st.text(), words=st.text())
def test_whatever_is_typed_is_told_or_holds(code: str, place: str, words: str) -> None:
    holds, faults = settled(row(code, place, words))
    assert holds != bool(faults)


def test_error_cannot_be_accepted() -> None:
    assert settled(row("bad-date"), error("bad-date", CELL, "Не дата.")) == (
        False,
        ["acceptance-refused"],
    )


def test_nearest_code_is_offered() -> None:
    settlement = Settlement([row("deadline-not-before-documents")])
    (fault,) = settlement.faults((), ())
    assert f"«{LATE.code}»" in fault.message


@pytest.mark.parametrize(("unseen", "half_seen"), [({LATE.code}, ()), ((), {WORKBOOK})])
def test_what_was_not_looked_for_is_not_told_as_gone(
    unseen: Sequence[str], half_seen: Sequence[str]
) -> None:
    assert list(Settlement([row()]).faults(unseen, half_seen)) == []


def test_acceptance_holds_for_its_own_workbook() -> None:
    other = warning(LATE.code, Location("Другой.xlsx", "Пункты", 5, 4), LATE.message)
    assert [i.accepted for i in Settlement([row()]).settled([LATE, other])] == ["Так", ""]


def checked(tmp_path: Path, *rows: list[str], strict: bool = True) -> tuple[str, list[str]]:
    """Return what became of an order with a late deadline, and its findings that count."""
    accepted: Rows = [["Код", "Где", "Слова", "Причина"], *rows]
    clauses: Rows = [["Текст", "Срок"], ["Провести.", "01.09.2026"]]
    path = tmp_path / "inputs" / WORKBOOK
    save(path, {**order(clauses), ACCEPTED_SHEET: accepted}, {})
    result = docgen.check([path], strict=strict)
    relevant = [i for i in result.issues if i.code not in {"no-directory", "missing-value"}]
    return result.documents[0].status, [
        f"{i.code} {i.location}" for i in relevant if not i.accepted
    ]


def test_sheet_is_read_and_strict_passes(tmp_path: Path) -> None:
    late = [LATE.code, "Пункты!B2", "01.09.2026", "Приказ оформляет сделанное"]
    before, found = checked(tmp_path)
    assert found == [f"{LATE.code} Пункты!B2"]
    after, found = checked(tmp_path, late)
    assert (before, after, found) == ("failed", "checked", [])


def test_faults_are_told_at_the_row(tmp_path: Path) -> None:
    _, found = checked(tmp_path, [LATE.code, "", "", ""], ["hidden-row", "", "", "Так надо"])
    assert found == [
        f"{LATE.code} Пункты!B2",
        f"acceptance-without-reason {ACCEPTED_SHEET}!A2",
        f"acceptance-unused {ACCEPTED_SHEET}!A3",
    ]
