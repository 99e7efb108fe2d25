"""Processes of this machine that make the documents of a batch side by side."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from typing import Final

from docgen.batch.crew import (
    Crew,
    Outcomes,
    RunTasks,
    Source,
    WorkersLostError,
    forget,
    in_order,
    keep_open,
    run_through,
    stop_when,
)
from docgen.batch.making import BatchWork
from docgen.batch.tasks import Task
from docgen.collecting import collect_seldom
from docgen.outputs import Staging

#: So many documents a process must have to be worth its start: a forked one has all in memory, a
#: new one imports and opens everything anew.
_WORTH: Final = {"fork": 12, "spawn": 100}


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how processes are started here: forked where that is quick and safe."""
    # A fork has one thread only: what another one held would be held in it for ever.
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def in_processes(jobs: int, method: str = "", worth: int | None = None) -> RunTasks:
    """Return what runs tasks in at most so many processes, in none for a few documents.

    A process that dies (the system ends those that take too much memory) costs no document: the
    rest is made in new ones. When these die too, it ends with a WorkersLostError.
    """

    def run(work: BatchWork, tasks: Sequence[Task], staging: Staging) -> Outcomes:
        chosen = method or start_method()
        number = min(jobs, len(tasks) // (_WORTH[chosen] if worth is None else worth))
        if number < 2:
            yield from in_order(work, tasks, staging)
            return
        source = Source.of(work)
        keep_open(source, work)
        done, broken = 0, False
        try:
            while done < len(tasks):
                try:
                    with _pool(number, chosen) as pool:
                        for outcome in run_through(
                            Crew(pool, number), source, tasks[done:], staging
                        ):
                            done += 1
                            yield outcome
                except BrokenExecutor as failure:
                    if broken:
                        raise WorkersLostError(
                            "Система остановила процесс, в котором собирались документы – скорее "
                            "всего, не хватило памяти.",
                            "Готовые документы целы. Закройте лишние программы и запустите ещё "
                            "раз с --jobs 1: сборка продолжится с того же места.",
                        ) from failure
                    broken = True
        finally:
            forget()

    return run


@contextmanager
def _pool(number: int, method: str) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes; when it is left early, they stop at the next document."""
    context = multiprocessing.get_context(method)
    left = context.Event()
    with ProcessPoolExecutor(number, context, initializer=_settle_in, initargs=(left,)) as pool:
        try:
            yield pool
        finally:
            left.set()


def _settle_in(left: Event) -> None:
    """Make this process one that ends with its parent, and only with it."""
    stop_when(left.is_set)
    # Ctrl-C goes to all processes of a terminal; the parent lets its workers finish their part.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    """End this process when its parent is gone: a killed one can tell nobody to stop."""
    with suppress(OSError):
        wait([sentinel])
    os._exit(1)
