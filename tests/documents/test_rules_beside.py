"""The rules of a big workbook by several processes: the same findings, whatever becomes of them."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
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
from docgen.rules_beside import Row, Source, rules_in_processes, seal_of
from docgen.side_processes import end_when, side_processes
from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, PEOPLE, Rows, save
from tests.documents.test_trials import BOOKS


def forked(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test where processes are forked, whatever threads other tests have left."""
    can = "fork" in multiprocessing.get_all_start_methods()
    skipped = pytest.mark.skipif(not can, reason="nothing is forked here")
    return pytest.mark.usefixtures("no_threads")(skipped(test))


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
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads that others have left idle, and that hold nothing, not be counted."""
    monkeypatch.setattr("docgen.rules_beside.active_count", lambda: 1)


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
@pytest.mark.parametrize(("jobs", "more"), [(2, 0), (3, 1100)])
def test_findings_are_the_same(workspace: Workspace, jobs: int, more: int) -> None:
    path = workspace.inputs / "План.xlsx"
    if more:  # so many texts are searched in another way
        rows = [*ROWS, *([40 + n, f"Беседа {n} о «лете", f"{n} раз"] for n in range(more))]
        save(path, {"Реквизиты": CARD, "Мероприятия": rows}, {})
    alone = check([path], workspace=workspace)
    beside = rules_in_processes(workspace, jobs, "fork", worth=0)
    together = check_within(Run(workspace, beside=beside), [path])
    assert told(together.issues) == told(alone.issues)
    codes = {issue.code for issue in alone.issues}
    assert sum(not codes.isdisjoint(share) for share in shares_of(CHECKS)) > 5, codes
    assert multiprocessing.active_children() == []


@forked
@pytest.mark.parametrize("book", ["nothing is wrong", "a table is not there", "a tag is left"])
def test_what_is_printed_meanwhile_tells_the_same(workspace: Workspace, book: str) -> None:
    path = workspace.inputs / "Протокол.xlsx"
    save(path, BOOKS[book], {})
    run = Run(workspace, beside=rules_in_processes(workspace, 2, "fork", worth=0))
    alone, together = check([path], workspace=workspace), check_within(run, [path])
    assert told(together.issues) == told(alone.issues)
    assert together.documents == alone.documents


def test_new_processes_give_the_same(workspace: Workspace) -> None:
    path = workspace.inputs / "План.xlsx"
    beside = rules_in_processes(workspace, 2, "spawn", worth=0)
    together = check_within(Run(workspace, beside=beside), [path])
    assert told(together.issues) == told(check([path], workspace=workspace).issues)
    assert multiprocessing.active_children() == []


def test_a_new_process_reads_the_workbook_anew(workspace: Workspace, paper: Paper) -> None:
    source = Source(workspace, paper.records.path)
    with side_processes(1, "spawn", end_when) as pool:
        seal = pool.submit(source.seal).result()
        found = pool.submit(source.found, tuple(CHECKS), seal).result()
        other = pool.submit(source.found, tuple(CHECKS), "иная")
        assert isinstance(other.exception(), ValueError)
    assert seal == seal_of(paper)
    assert found == found_by(paper, CHECKS)
    assert sum(bool(issues) for issues in found.values()) > 5


def test_a_workbook_changed_meanwhile_has_another_seal(workspace: Workspace, paper: Paper) -> None:
    rows = [*ROWS[:-1], [*ROWS[-1][:-1], "Коваль Е.Г."]]
    save(paper.records.path, {"Реквизиты": CARD, "Мероприятия": rows}, {})
    again = read_paper(Run(workspace), paper.records.path).paper
    assert again is not None
    assert seal_of(again) != seal_of(paper)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_small_workbook_needs_no_processes(
    workspace: Workspace, paper: Paper, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr("docgen.side_processes.ProcessPoolExecutor", None)
    with rules_in_processes(workspace, 8, method)(paper.records.path) as beside:
        assert not (beside and beside(paper, tuple(CHECKS)))
    with rules_in_processes(workspace, 1, method, worth=0)(paper.records.path) as beside:
        assert beside is None


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_where_no_process_can_be_had_all_is_found_here(
    workspace: Workspace, paper: Paper, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.EAGAIN, "нет процессов")

    monkeypatch.setattr("docgen.side_processes.ProcessPoolExecutor", none)
    with rules_in_processes(workspace, 2, method, worth=0)(paper.records.path) as beside:
        assert told(run_checks(paper, beside)) == told(run_checks(paper))


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
    row = Row(
        Inline(lost), Source(workspace, paper.records.path), seal_of(paper), shares_of(CHECKS)
    )
    row.give()
    found = row.run(paper)
    assert ("cited-laws-known" in found) == (lost == "before")
    assert len(found) >= len(CHECKS) - len(shares_of(CHECKS)[1])
    assert told(run_checks(paper, lambda _paper, _codes: found)) == told(run_checks(paper))


class Meeting:
    """A rule in this process that waits for another one's, which notes its number and does harm."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.note = folder / "дочерний"
        self.end = time.monotonic() + 20
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
            while not (self.note.exists() and self.note.read_text("ascii")):
                assert time.monotonic() < self.end
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


def checked(workspace: Workspace, paper: Paper) -> list[Issue]:
    with rules_in_processes(workspace, 2, "fork", worth=0)(paper.records.path) as beside:
        return run_checks(paper, beside)


@forked
def test_a_killed_process_costs_no_finding(
    workspace: Workspace, paper: Paper, meeting: Meeting
) -> None:
    meeting.harm = lambda: os.kill(os.getpid(), signal.SIGKILL)
    found = checked(workspace, paper)
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
            checked(workspace, paper)
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
    together = checked(workspace, paper)
    assert [i.code for i in together] == [i.code for i in alone]
    assert [i.code for i in alone].count("internal-error") == 2
