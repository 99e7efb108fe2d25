"""The rules of a big workbook by several processes: the same findings, whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pytest

from docgen.checks import CHECKS, Paper, found_by, run_checks
from docgen.checks.needs import ALWAYS
from docgen.checks.shares import shares_of
from docgen.issues import Issue, Location, warning
from docgen.pipeline import Run, check, check_within
from docgen.reading import read_paper
from docgen.rules_beside import WORTH, Row, Source, rules_in_processes
from docgen.side_processes import end_when, side_processes
from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, PEOPLE, Rows, save

forked = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1,
    reason="nothing is forked here",
)
# Slips of all families: people, references, days, numbers, sums, words.
ROWS: Rows = [
    ["№", "Мероприятие", "Срок", "Ответственный"],
    [1, "Семинар  учителей ,по письму от 31.02.2028 № 7", "до 10.10.2027", "Коваль Е.В."],
    [2, "Выезд методиста (приказ от 27.08.2027 №", "с 20.11.2027 по 10.11.2027", "Ковалль Е.В."],
    [4, "Открытый урок, посвящённый «Дню знаний", "12.12.2027", "Кузьменко Д.А."],
    [5, "Провести провести собраниие", "в течение года", "Незнамов И.И."],
    *([n, f"Встреча № {n} в школе", "май 2028 г.", "Коваль Е.В."] for n in range(6, 40)),
]
CARD: Rows = [
    ["Вид документа", "план"],
    ["Название", "План работы школы"],
    ["Период", "на 2027/2028 учебный год"],
    ["Дата", "01.09.2027"],
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path)
    save(workspace.inputs / "справочник.xlsx", {"Организация": OFFICE, "Люди": PEOPLE}, {})
    save(workspace.inputs / "План.xlsx", {"Реквизиты": CARD, "Мероприятия": ROWS}, {})
    return workspace


@pytest.fixture
def paper(workspace: Workspace) -> Paper:
    paper = read_paper(Run(workspace), workspace.inputs / "План.xlsx").paper
    assert paper is not None
    return paper


def told(issues: list[Issue]) -> list[tuple[str, ...]]:
    return [(i.code, i.severity, str(i.location), i.message, i.hint, i.text) for i in issues]


@forked
@pytest.mark.parametrize("jobs", [2, 3])
def test_findings_are_the_same(workspace: Workspace, jobs: int) -> None:
    path = workspace.inputs / "План.xlsx"
    alone = check([path], workspace=workspace)
    beside = rules_in_processes(workspace, jobs, "fork", worth=0)
    together = check_within(Run(workspace, beside=beside), [path])
    assert told(together.issues) == told(alone.issues)
    codes = {issue.code for issue in alone.issues}
    assert sum(not codes.isdisjoint(share) for share in shares_of(CHECKS)) > 5, codes
    assert multiprocessing.active_children() == []


def test_a_new_process_reads_the_workbook_anew(workspace: Workspace, paper: Paper) -> None:
    source = Source.of(paper, workspace, is_shared=False)
    with side_processes(1, "spawn", end_when) as pool:
        found = pool.submit(source.found, tuple(CHECKS)).result()
    assert found == found_by(paper, CHECKS)
    assert sum(bool(issues) for issues in found.values()) > 5


def test_a_workbook_changed_meanwhile_is_not_mixed(workspace: Workspace, paper: Paper) -> None:
    source = Source.of(paper, workspace, is_shared=False)
    save(source.workbook, {"Реквизиты": CARD, "Мероприятия": ROWS[:-1]}, {})
    with pytest.raises(ValueError, match="План"):
        source.found(("dates-exist",))


def test_a_small_workbook_needs_no_processes(workspace: Workspace, paper: Paper) -> None:
    assert rules_in_processes(workspace, 8)(paper, tuple(CHECKS)) == {}
    assert rules_in_processes(workspace, 1, worth=0)(paper, tuple(CHECKS)) == {}
    assert max(WORTH.values()) > 10_000


def test_every_rule_is_in_one_share() -> None:
    dealt = [code for share in shares_of(CHECKS) for code in share]
    assert sorted(dealt) == sorted(CHECKS)
    assert shares_of(["dates-exist", "words-spelled"]) == [("dates-exist",), ("words-spelled",)]


class Inline(Executor):
    """An executor that does all at once, and loses the share with a rule over laws."""

    def __init__(self, lost: str) -> None:
        self.lost = lost

    def submit(self, *args: Any, **_: Any) -> Future[Any]:  # type: ignore[override]
        work, *given = args
        future: Future[Any] = Future()
        if not given or "cited-laws-known" not in given[0]:
            future.set_result(work(*given))
        elif self.lost == "before":
            raise BrokenExecutor
        else:
            future.set_exception(BrokenExecutor())
        return future


@pytest.mark.parametrize("lost", ["before", "after"])
def test_what_a_process_has_lost_is_found_here(
    workspace: Workspace, paper: Paper, lost: str
) -> None:
    row = Row(Inline(lost), Source.of(paper, workspace, is_shared=True), shares_of(CHECKS))
    row.ask()
    found = {code: issues for one in row.results() for code, issues in one.items()}
    left = [code for share in iter(row.take, None) for code in share]
    assert found
    assert found.keys().isdisjoint(left)
    assert "cited-laws-known" not in found
    assert ("cited-laws-known" in left) == (lost == "before")
    assert told(run_checks(paper, lambda _paper, _codes: found)) == told(run_checks(paper))


Find = Callable[[Paper], Iterator[Issue]]


class Meeting:
    """A rule in this process that waits for another one's, which notes its number and does harm."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.note = folder / "дочерний"
        for code in CHECKS:
            monkeypatch.setattr(CHECKS[code], "find", self.beside)
            monkeypatch.setattr(CHECKS[code], "need", ALWAYS)
        self.harm: Callable[[], object] = lambda: None
        self.here: Callable[[], object] = lambda: None

    def beside(self, _: Paper) -> Iterator[Issue]:
        if multiprocessing.parent_process() is not None:
            self.note.write_text(str(os.getpid()), encoding="ascii")
            self.harm()
        else:
            end = time.monotonic() + 10
            while not (self.note.exists() and self.note.read_text("ascii")):
                assert time.monotonic() < end
                time.sleep(0.005)
            self.here()
        yield warning("met", Location("книга"), "встреча")

    def is_over(self) -> bool:
        try:
            os.kill(int(self.note.read_text("ascii")), 0)
        except ProcessLookupError:
            return True
        return False


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    return Meeting(tmp_path, monkeypatch)


@forked
def test_a_killed_process_costs_no_finding(
    workspace: Workspace, paper: Paper, meeting: Meeting
) -> None:
    meeting.harm = lambda: os.kill(os.getpid(), signal.SIGKILL)
    found = run_checks(paper, rules_in_processes(workspace, 2, "fork", worth=0))
    assert [issue.code for issue in found] == ["met"] * len(CHECKS)
    assert meeting.is_over()


@forked
def test_ctrl_c_ends_all_at_once(workspace: Workspace, paper: Paper, meeting: Meeting) -> None:
    meeting.harm = lambda: time.sleep(60)
    meeting.here = lambda: signal.raise_signal(signal.SIGINT)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            run_checks(paper, rules_in_processes(workspace, 2, "fork", worth=0))
    finally:
        signal.signal(signal.SIGINT, before)
    assert meeting.is_over()
    assert time.monotonic() - start < 30


@forked
def test_a_rule_that_fails_is_told_as_ever(
    workspace: Workspace, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Paper) -> Iterator[Issue]:
        raise ZeroDivisionError

    for code in ("dates-exist", "words-spelled"):
        monkeypatch.setattr(CHECKS[code], "find", fails)
    alone = run_checks(paper)
    together = run_checks(paper, rules_in_processes(workspace, 2, "fork", worth=0))
    assert [i.code for i in together] == [i.code for i in alone]
    assert [i.code for i in alone].count("internal-error") == 2
