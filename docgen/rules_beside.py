"""The rules of one big workbook, run by several processes side by side.

Shares of them wait in one row (``checks/shares.py``). This process and those beside it take one
after another, so that none is idle while another has much left. Whatever does not come back, for a
process died or a rule failed, is run here as if there had been no other process: so findings,
their order and what is told of a fault are the same with any number of processes.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.checks import Found, FoundBeside, Paper, found_by
from docgen.checks.shares import Share, look_through, shares_of
from docgen.collecting import collecting_later
from docgen.raised_limits import with_limits
from docgen.reading import read_paper
from docgen.run import Run
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

#: So many cells a workbook must have to be worth other processes: forked ones have it in memory,
#: new ones read it anew, and meanwhile its rules are being run here.
WORTH: Final = {"fork": 20_000, "spawn": 1_000_000}
# How often a waiting process looks whether Ctrl-C was pressed: on Windows nothing wakes it.
_LOOK: Final = 0.2
# What a system says that gives no more processes, or none at all.
_NO_PROCESSES: Final = (ImportError, NotImplementedError, OSError)


def rules_in_processes(
    workspace: Workspace, jobs: int, method: str = "", worth: int | None = None
) -> FoundBeside:
    """Return what runs rules in at most so many processes, this one among them.

    Of a workbook with too few cells it runs none.
    """

    def run(paper: Paper, codes: Sequence[str]) -> Found:
        cells = _cells(paper)
        if jobs < 2 or cells < (min(WORTH.values()) if worth is None else worth):
            return {}
        from docgen.side_processes import start_method

        chosen = method or start_method()
        if cells < (WORTH[chosen] if worth is None else worth):
            return {}
        return _run(workspace, paper, shares_of(codes), jobs - 1, chosen)

    return run


def _cells(paper: Paper) -> int:
    sheets = paper.records.sheets.values()
    return sum(len(record.values) for data in sheets for record in data.records)


def _run(
    workspace: Workspace, paper: Paper, shares: Sequence[Share], beside: int, method: str
) -> Found:
    """Return what this process and some beside it find."""
    from docgen.side_processes import end_when, side_processes

    look_through(paper)
    source = Source.of(paper, workspace, is_shared=method == "fork")
    found: Found = {}
    number = min(beside, len(shares) - 1)
    try:
        with side_processes(number, method, end_when) as pool:
            row = Row(pool, source, shares)
            for _ in range(number):
                row.ask()
            while share := row.take():
                found |= found_by(paper, share)
            for one in row.results():
                found |= one
    except _NO_PROCESSES:
        pass
    finally:
        _opened.clear()
    return found


class Source(Struct, frozen=True):
    """What another process needs to read the same workbook; ``seal`` shows that it is the same."""

    workspace: Workspace
    workbook: Path
    seal: str

    @staticmethod
    def of(paper: Paper, workspace: Workspace, *, is_shared: bool) -> Source:
        """Return where this paper was read from; shared, it need not be read again."""
        source = Source(workspace, paper.records.path, "" if is_shared else _seal(paper))
        if is_shared:
            _opened[source] = paper
        return source

    def open(self) -> Paper:
        """Return the workbook, read once; ValueError when it is not what it was."""
        if self not in _opened:
            with collecting_later():
                paper = read_paper(Run(with_limits(self.workspace)), self.workbook).paper
            if paper is None or _seal(paper) != self.seal:
                raise ValueError(self.workbook)
            _opened[self] = paper
        return _opened[self]

    def is_there(self) -> bool:
        """Read the workbook, if this process has not read it yet."""
        return bool(self.open())

    def found(self, share: Share) -> Found:
        """Return what the rules of a share find in the workbook."""
        return found_by(self.open(), share)


# The workbook that this process has read; processes that are forked have it from the start.
_opened: dict[Source, Paper] = {}


def _seal(paper: Paper) -> str:
    """Return what tells whether two papers say the same."""
    seal = hashlib.sha256(repr(replace(paper.records.kind, papers=(), main=None)).encode())
    for records in filter(None, (paper.records, paper.directory)):
        for name, data in records.sheets.items():
            for record in data.records:
                said = [(v.location.row, v.location.column, v.raw) for v in record.values.values()]
                seal.update(repr((name, said)).encode())
    return seal.hexdigest()


class Row:
    """The shares that nobody has taken yet, and those that were given to other processes."""

    def __init__(self, pool: Executor, source: Source, shares: Sequence[Share]) -> None:
        self._pool = pool
        self._source = source
        self._shares = deque(shares)
        self._given: list[Future[Found]] = []
        self._lock = Lock()

    def ask(self) -> None:
        """Ask a process whether it has the workbook; from then on it is given shares."""
        self._pool.submit(self._source.is_there).add_done_callback(self._give)

    def take(self) -> Share | None:
        """Return the next share for this process, None when all are taken."""
        with self._lock:
            return self._shares.popleft() if self._shares else None

    def results(self) -> Iterator[Found]:
        """Yield what the other processes have found; of a share that was lost nothing."""
        from concurrent.futures import wait

        for future in self._given:
            while not future.done():
                wait((future,), _LOOK)
            if future.exception() is None:
                yield future.result()

    def _give(self, done: Future[Any]) -> None:
        """Give the next share to a process that is done with what it had."""
        if done.cancelled() or done.exception() is not None:
            return
        with self._lock, suppress(RuntimeError):
            if self._shares:
                future = self._pool.submit(self._source.found, self._shares[0])
                self._given.append(future)
                self._shares.popleft()
            else:
                return
        future.add_done_callback(self._give)
