"""Documents made by processes and by a Dask cluster: the same files, findings and record."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from docgen import batch
from docgen.batch import BatchWork, Outcome, RunTasks, Task, crew, in_order
from docgen.batch.cluster import on_cluster
from docgen.batch.interruption import finishing
from docgen.batch.processes import in_processes
from docgen.errors import DocgenError, OutputError
from docgen.outputs import Disk, Staging
from docgen.outputs.files import Staged
from docgen.pipeline import Run
from docgen.workspace import Workspace
from tests.batch.conftest import SCHOOLS, Make, book
from tests.documents.conftest import Rows, save

# One of them gives no document.
MANY: Rows = [
    *SCHOOLS,
    ["СОШ № 6 (", "сельские", "Незнамов И.И."],
    *([f"СОШ № {number}", "городские", "Орлов Пётр Ильич"] for number in range(40, 60)),
    ["СОШ № 31", "сельские", "Орлов Пётр Ильич"],
]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as local:
        yield local.scheduler_address


def told(made: object) -> list[str]:
    return [str(issue) for issue in made.result.issues]  # type: ignore[attr-defined]


def assert_same(build: Make, workspace: Workspace, run_tasks: RunTasks) -> None:
    alone = build(book(MANY))
    record = (alone.folder / ".docgen-batch.jsonl").read_bytes()
    for path in workspace.outputs.rglob("*"):
        if path.is_file():
            path.unlink()
    again = build(run_tasks=run_tasks)
    assert again.bytes == alone.bytes
    assert again.statuses == alone.statuses
    assert told(again) == told(alone)
    assert (again.folder / ".docgen-batch.jsonl").read_bytes() == record
    assert not list(again.folder.glob("*.tmp"))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_give_the_same(build: Make, workspace: Workspace, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods() or (
        method == "fork" and threading.active_count() > 1
    ):
        pytest.skip("nothing is forked here")
    assert_same(build, workspace, in_processes(2, method, worth=1))


def test_cluster_gives_the_same(build: Make, workspace: Workspace, scheduler: str) -> None:
    assert_same(build, workspace, on_cluster(scheduler))


def test_no_cluster_is_told(build: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("docgen.batch.cluster._PATIENCE", "200ms")
    with pytest.raises(DocgenError, match="не отвечает"):
        build(book(), run_tasks=on_cluster("tcp://127.0.0.1:9"))


def test_few_documents_need_no_processes(build: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.side_processes.ProcessPoolExecutor", None)
    assert len(build(book(), run_tasks=in_processes(8)).documents) == 3


@pytest.fixture
def crew_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads stand in for processes: what they do is seen here."""

    def pool(number: int, *_: object, **__: object) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(number)

    monkeypatch.setattr("docgen.side_processes.ProcessPoolExecutor", pool)


@pytest.mark.usefixtures("crew_of_threads")
def test_who_makes_documents_for_another_keeps_its_patterns(
    build: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []
    monkeypatch.setattr(crew, "keep_new_patterns", lambda: kept.append(1))
    build(book(MANY), run_tasks=in_processes(2, "spawn", worth=1))
    assert kept


class Dying(ThreadPoolExecutor):
    """An executor that is broken after some parts, as when the system kills a process."""

    lives = 0

    def submit(self, *args: object, **options: object) -> object:  # type: ignore[override]
        if type(self).lives == 0:
            raise BrokenExecutor
        type(self).lives -= 1
        return super().submit(*args, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("lives", "made"), [(3, 24), (0, 0)])
def test_lost_process_costs_nothing_unless_new_ones_are_lost_too(
    build: Make, monkeypatch: pytest.MonkeyPatch, lives: int, made: int
) -> None:
    Dying.lives = lives
    pools: list[type] = [Dying, Dying if not lives else ThreadPoolExecutor]

    def pool(number: int, *_: object, **__: object) -> object:
        return pools.pop(0)(number)

    monkeypatch.setattr("docgen.side_processes.ProcessPoolExecutor", pool)
    run_tasks = in_processes(2, "spawn", worth=1)
    if made:
        assert len(build(book(MANY), run_tasks=run_tasks).documents) == made
    else:
        with pytest.raises(batch.WorkersLostError, match="--jobs 1"):
            build(book(MANY), run_tasks=run_tasks)


def test_stopped_run_goes_on_where_it_was(build: Make, workspace: Workspace) -> None:
    def stopped(
        work: BatchWork, tasks: Sequence[Task], staging: Staging
    ) -> Generator[Outcome, None, None]:
        with closing(in_order(work, tasks, staging)) as outcomes:
            yield from (next(outcomes) for _ in range(5))
        raise KeyboardInterrupt

    whole = build(book(MANY)).bytes
    for path in workspace.outputs.rglob("*"):
        if path.is_file():
            path.unlink()
    with pytest.raises(KeyboardInterrupt):
        build(run_tasks=stopped)
    folder = workspace.outputs / "Планы"
    assert len(list(folder.glob("*.docx"))) == 5
    assert not list(folder.glob("*.tmp"))
    again = build()
    assert [d.status for d in again.result.documents].count("unchanged") == 5
    assert again.bytes == whole


def test_a_book_that_was_changed_meanwhile_is_not_mixed(workspace: Workspace) -> None:
    path = workspace.inputs / "Планы.xlsx"
    save(path, book(), {})
    work = batch.open_batch(Run(workspace), path)
    assert work is not None
    source = crew.Source.of(work)
    assert len(source.open().book) == len(work.book)
    save(path, book(SCHOOLS[:-1]), {})
    with pytest.raises(DocgenError, match="изменили"):
        source.open()


def test_document_that_cannot_be_laid_aside_is_made_all_the_same(
    build: Make, tmp_path: Path
) -> None:
    def elsewhere(
        work: BatchWork, tasks: Sequence[Task], staging: Staging
    ) -> Generator[Outcome, None, None]:
        return in_order(work, tasks, Staging(tmp_path / "нет такой", staging.mark))

    assert len(build(book(), run_tasks=elsewhere).documents) == 3


@pytest.mark.usefixtures("crew_of_threads")
def test_document_that_the_disk_does_not_take_is_made_all_the_same(
    build: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(laid: Sequence[Staged], _: Disk) -> None:
        assert all(one.path.exists() for one in laid)
        raise OutputError("Места нет.", "")

    alone = build(book(MANY))
    for path in alone.folder.iterdir():
        path.unlink()
    monkeypatch.setattr(crew, "settle", refused)
    again = build(run_tasks=in_processes(2, "spawn", worth=1))
    assert again.bytes == alone.bytes
    assert again.statuses == alone.statuses
    assert not list(again.folder.glob("*.tmp"))


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as it is in a terminal: whatever runs in the background is started deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_waits_for_what_is_being_written() -> None:
    done = []

    def write() -> None:
        with finishing():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
