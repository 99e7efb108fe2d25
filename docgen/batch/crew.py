"""Who makes the documents of a batch: this process, or others behind an executor.

An executor is one of ``concurrent.futures``: processes of this machine (``processes.py``) or a
cluster (``cluster.py``). Each opens the batch by itself, once, and makes of a task what any other
would. Documents come back in their order, as files that wait in their folder for a name.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.batch.fingerprints import Fingerprints
from docgen.batch.making import BatchWork, Outcome, open_batch
from docgen.batch.tasks import Task
from docgen.errors import DocgenError, NoWorkersError, OutputError
from docgen.kept_regexes import keep_new_patterns
from docgen.outputs import Disk, Staging, settle
from docgen.printed import Rendered
from docgen.raised_limits import with_limits
from docgen.run import Run
from docgen.verification import Verifier
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

#: How tasks are run: their outcomes in their order, the documents laid where they will stand.
Outcomes = Generator[Outcome, None, None]
RunTasks = Callable[[BatchWork, Sequence[Task], Staging], Outcomes]

# So many documents are made and written through together; more would be lost by a kill.
_PART: Final = 16
# How often it is looked whether those who work are still there.
_LOOK: Final = 2.0


class WorkersLostError(NoWorkersError):
    """Those who made the documents are gone, and there is nobody else."""


class Crew(Struct, frozen=True):
    """An executor that makes ``width`` documents at a time.

    ``look`` is called now and then while nothing comes, and may raise. ``here`` is the batch as
    this process has it when the crew works on this machine: then it is this process that waits for
    the disk to take their documents, while they go on.
    """

    executor: Executor
    width: int
    look: Callable[[], None] = lambda: None
    here: BatchWork | None = None


class Source(Struct, frozen=True):
    """What another process needs to open the same batch; ``seal`` shows that it is the same.

    Who is forked has the batch in memory: it is the same, and needs no seal.
    """

    workspace: Workspace
    workbook: Path
    seal: str
    verify: bool

    @staticmethod
    def of(work: BatchWork, *, is_forked: bool = False) -> Source:
        """Return where this batch was opened from."""
        root = Workspace(work.run.workspace.root.absolute())
        verify = work.run.verifier is not None
        seal = "" if is_forked else Fingerprints(work).seal()
        return Source(root, work.book.raw.path, seal, verify)

    def open(self) -> BatchWork:
        """Open the batch; DocgenError when it is not what it was."""
        run = Run(with_limits(self.workspace), verifier=Verifier() if self.verify else None)
        work = open_batch(run, self.workbook)
        if work is None or Fingerprints(work).seal() != self.seal:
            raise DocgenError(
                f"Пока собиралась книга «{self.workbook.name}», её, справочник, шаблон или сам "
                "docgen изменили.",
                "Запустите сборку ещё раз: готовое заново не собирается.",
            )
        return work


class _Bench(Struct):
    """A batch that this process has open, and its way to the disk."""

    work: BatchWork
    disk: Disk = field(default_factory=Disk)


# The batch that this process has open; processes that are forked have it from the start.
_opened: dict[Source, _Bench] = {}
_one_at_a_time = threading.Lock()
# Whether nobody waits any more for what this process makes.
_is_unwanted: list[Callable[[], bool]] = []


def in_order(work: BatchWork, tasks: Sequence[Task], staging: Staging) -> Outcomes:
    """Run the tasks here, one after another."""
    with Disk() as disk:
        for part in _parts(tasks, 1):
            yield from _laid([work.make(task) for task in part], staging, disk)


def run_through(crew: Crew, source: Source, tasks: Sequence[Task], staging: Staging) -> Outcomes:
    """Run the tasks by a crew: a few parts are under way at once, whatever their number."""
    under_way = 2 * max(1, crew.width)
    waits = crew.here is None
    pending: deque[Future[list[Outcome]]] = deque()
    try:
        with Disk() as disk:
            for part in _parts(tasks, under_way):
                pending.append(crew.executor.submit(_make_there, source, part, staging, waits))
                if len(pending) > under_way:
                    yield from _settled(_received(pending.popleft(), crew.look), crew.here, disk)
            while pending:
                yield from _settled(_received(pending.popleft(), crew.look), crew.here, disk)
    finally:
        for future in pending:
            future.cancel()


def keep_open(source: Source, work: BatchWork) -> None:
    """Let this process, and those that are forked from it, use a batch that is open already."""
    _opened.clear()
    _opened[source] = _Bench(work)


def forget() -> None:
    """Let go of the open batch."""
    _opened.clear()


def stop_when(unwanted: Callable[[], bool]) -> None:
    """Ask this before each document that this process makes for another one."""
    _is_unwanted[:] = [unwanted]


def _make_there(
    source: Source, tasks: Sequence[Task], staging: Staging, waits: bool
) -> list[Outcome]:
    """Make a part in a process of an executor: the documents go by way of their folder."""
    with _one_at_a_time:  # a cluster may give a process several threads
        if source not in _opened:
            keep_open(source, source.open())
        bench = _opened[source]
        wanted = (task for task in tasks if not any(unwanted() for unwanted in _is_unwanted))
        made = [bench.work.make(task) for task in wanted]
        laid = _laid(made, staging, bench.disk if waits else None)
        keep_new_patterns()  # nobody else knows them, and this process is told of no end
        return laid


def _received(future: Future[list[Outcome]], look: Callable[[], None]) -> list[Outcome]:
    while True:
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            if future.done():
                raise
            look()


def _settled(outcomes: list[Outcome], here: BatchWork | None, disk: Disk) -> list[Outcome]:
    """Return the outcomes with their documents on the disk; made anew here where that fails."""
    laid = [one.staged for one in outcomes if one.staged]
    if here is None or not laid:
        return outcomes
    try:
        settle(laid, disk)
    except OutputError:  # whoever publishes them meets the same, and tells it of each
        for one in laid:
            with suppress(OSError):
                one.path.unlink()
        return [here.make(one.task) if one.staged else one for one in outcomes]
    return outcomes


def _laid(outcomes: Sequence[Outcome], staging: Staging, disk: Disk | None) -> list[Outcome]:
    """Return the outcomes with their documents written; as they are where that fails."""
    made = [one.rendered.data for one in outcomes if one.rendered]
    try:
        laid = iter(staging.lay(made, disk))
    except OutputError:  # whoever publishes them meets the same, and tells it of each
        return list(outcomes)
    return [
        replace(one, rendered=Rendered(one.rendered.name, b""), staged=next(laid))
        if one.rendered
        else one
        for one in outcomes
    ]


def _parts(tasks: Sequence[Task], at_once: int) -> Iterator[Sequence[Task]]:
    """Yield the tasks in parts, smaller towards the end, so that all who work come to it."""
    start = 0
    while start < len(tasks):
        end = start + max(1, min(_PART, (len(tasks) - start) // at_once))
        yield tasks[start:end]
        start = end
