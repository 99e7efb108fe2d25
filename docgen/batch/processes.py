"""Processes of this machine that make the documents of a batch side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

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
from docgen.outputs import Staging
from docgen.processors import start_method

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

#: So many documents a process must have to be worth its start: a forked one has all in memory, a
#: new one imports and opens everything anew.
_WORTH: Final = {"fork": 12, "spawn": 100}


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
        from concurrent.futures import BrokenExecutor

        from docgen.side_processes import side_processes

        source = Source.of(work, is_forked=chosen == "fork")
        keep_open(source, work)
        done, broken = 0, False
        try:
            while done < len(tasks):
                try:
                    with side_processes(number, chosen, _finish_part) as pool:
                        for outcome in run_through(
                            Crew(pool, number, here=work), source, tasks[done:], staging
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


def _finish_part(left: Event) -> None:
    """Begin no other document once nobody waits for it."""
    stop_when(left.is_set)
