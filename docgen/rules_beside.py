"""The rules of one big workbook, run by several processes side by side.

Shares of them wait in one row (``checks/shares.py``). This process and those beside it take one
after another, so that none is idle while another has much left. Whatever does not come back, for a
process died or a rule failed, is run here as if there had been no other process: so findings,
their order and what is told of a fault are the same with any number of processes.

A forked process has the workbook in memory. Where nothing is forked, new processes read it
themselves, at the same time as this one; the rules wait for none of them.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import Lock, active_count
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.checks import Found, Paper, found_by
from docgen.checks.shares import Share, look_through, shares_of
from docgen.collecting import collecting_later
from docgen.processors import start_method
from docgen.raised_limits import with_limits
from docgen.reading import read_paper
from docgen.run import Run
from docgen.workbook.opening import size_of_sheets
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from docgen.run import Beside, Helped

# So many cells a workbook must have to be worth a fork: about five thousand rows.
_CELLS: Final = 20_000
# So many bytes its sheets must have to be read by others too: about sixty thousand rows. Below, the
# rules are done before a new process has begun; it takes as much memory again.
_BYTES: Final = 10_000_000
_MOST_NEW: Final = 2
# How often a waiting process looks whether Ctrl-C was pressed: on Windows nothing wakes it.
_LOOK: Final = 0.2
# What a system says that gives no more processes, or none at all.
_NO_PROCESSES: Final = (ImportError, NotImplementedError, OSError, RuntimeError)


def _nothing() -> None:
    """Do nothing while others work."""


def rules_in_processes(
    workspace: Workspace, jobs: int, method: str = "", worth: int | None = None
) -> Beside:
    """Return what opens, before a workbook is read, what is to run its rules.

    That runs them in at most so many processes, this one among them; those of a workbook that is
    not ``worth`` it (cells for a fork, bytes for a new process) it leaves to whoever asks. What may
    be done meanwhile is done here, while the others have begun.
    """

    def beside(path: Path) -> AbstractContextManager[Helped | None]:
        if jobs < 2:
            return nullcontext()
        if (method or start_method()) == "fork":
            return nullcontext(partial(_forked, jobs - 1, _CELLS if worth is None else worth))
        if size_of_sheets(path) < (_BYTES if worth is None else worth):
            return nullcontext()
        return _reading_too(min(jobs - 1, _MOST_NEW), Source(workspace, path))

    return beside


def _forked(
    number: int,
    worth: int,
    paper: Paper,
    codes: Sequence[str],
    meanwhile: Callable[[], None] = _nothing,
) -> Found:
    """Return what is found by this process and by some that are forked from it."""
    sheets = paper.records.sheets.values()
    shares = shares_of(codes)
    number = min(number, len(shares) - 1)
    cells = sum(len(record.values) for data in sheets for record in data.records)
    # What another thread holds would be held in a fork for ever.
    if number < 1 or cells < worth or active_count() > 1:
        return {}
    look_through(paper)
    source = Source(Workspace(Path()), paper.records.path)
    _read[source] = paper, ""
    with ExitStack() as stack:
        stack.callback(_read.clear)
        pool = _pool(stack, number, "fork")
        row = Row(pool, source, "", shares)
        for _ in range(number):
            row.give()
        meanwhile()
        return row.run(paper)


@contextmanager
def _reading_too(number: int, source: Source) -> Iterator[Helped]:
    """Let new processes read the workbook, and give what runs its rules in them and here."""
    with ExitStack() as stack:
        pool = _pool(stack, number, "spawn")
        readings: list[Future[str]] = []
        with suppress(*_NO_PROCESSES):
            while pool and len(readings) < number:
                readings.append(pool.submit(source.seal))

        def run(
            paper: Paper, codes: Sequence[str], meanwhile: Callable[[], None] = _nothing
        ) -> Found:
            row = Row(pool, source, seal_of(paper), shares_of(codes))
            for reading in readings:
                reading.add_done_callback(row.give)
            meanwhile()
            return row.run(paper)

        yield run


def _pool(stack: ExitStack, number: int, method: str) -> Executor | None:
    from docgen.side_processes import end_when, side_processes

    with suppress(*_NO_PROCESSES):
        return stack.enter_context(side_processes(number, method, end_when))
    return None


class Source(Struct, frozen=True):
    """What another process needs to read the same workbook."""

    workspace: Workspace
    workbook: Path

    def seal(self) -> str:
        """Read the workbook, and return what tells whether it is the same."""
        return self._open()[1]

    def found(self, share: Share, seal: str) -> Found:
        """Return what these rules find in the workbook; ValueError when it is not the same."""
        paper, own = self._open()
        if own != seal:
            raise ValueError(self.workbook)
        return found_by(paper, share)

    def _open(self) -> tuple[Paper, str]:
        if self not in _read:
            with collecting_later():
                paper = read_paper(Run(with_limits(self.workspace)), self.workbook).paper
            if paper is None:
                raise ValueError(self.workbook)
            _read[self] = paper, seal_of(paper)
        return _read[self]


# The workbook that this process has read, with its seal: forked ones have it from the start.
_read: dict[Source, tuple[Paper, str]] = {}


def seal_of(paper: Paper) -> str:
    """Return what tells whether two papers say the same."""
    seal = hashlib.sha256(repr(replace(paper.records.kind, papers=(), main=None)).encode())
    for records in filter(None, (paper.records, paper.directory)):
        for name, data in records.sheets.items():
            for record in data.records:
                said = [value.raw for value in record.values.values()]
                row = (name, str(record.location.row), *record.values, *said)
                seal.update("\0".join(row).encode())
    return seal.hexdigest()


class Row:
    """The shares that nobody has taken yet, and those that were given to other processes."""

    def __init__(
        self, pool: Executor | None, source: Source, seal: str, shares: Sequence[Share]
    ) -> None:
        self._pool = pool
        self._source = source
        self._seal = seal
        self._shares = deque(shares)
        self._given: list[Future[Found]] = []
        self._lock = Lock()

    def run(self, paper: Paper) -> Found:
        """Take shares until all are taken; return what was found here and by the others.

        What is lost with a process is not among it.
        """
        from concurrent.futures import wait

        found: Found = {}
        while share := self._take():
            found |= found_by(paper, share)
        for future in self._given:
            while not future.done():
                wait((future,), _LOOK)
            if future.exception() is None:
                found |= future.result()
        return found

    def give(self, done: Future[Any] | None = None) -> None:
        """Give the next share to a process, once it is done with what it had."""
        if done is not None and (done.cancelled() or done.exception() is not None):
            return
        with self._lock:
            if self._pool is None or not self._shares:
                return
            try:
                future = self._pool.submit(self._source.found, self._shares[0], self._seal)
            except _NO_PROCESSES:
                return
            self._given.append(future)
            self._shares.popleft()
        future.add_done_callback(self.give)

    def _take(self) -> Share | None:
        with self._lock:
            return self._shares.popleft() if self._shares else None
