"""A Dask cluster that makes the documents of a batch: its executor stands in for processes.

Its workers see the same folders under the same paths and have the same docgen; documents come
back by way of the folder in which they will stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from docgen.batch.crew import Crew, Outcomes, RunTasks, Source, WorkersLostError, run_through
from docgen.batch.making import BatchWork
from docgen.batch.tasks import Task
from docgen.errors import DocgenError, NoWorkersError, how_to_install
from docgen.outputs import Staging

_PATIENCE: Final = "10s"
# A worker that dies is often started anew; so many looks without any are too many.
_LOOKS: Final = 15


def on_cluster(address: str) -> RunTasks:
    """Return what runs tasks on the Dask cluster whose scheduler has this address.

    It raises a NoWorkersError when there is no such cluster, a WorkersLostError when it has gone.
    """

    def run(work: BatchWork, tasks: Sequence[Task], staging: Staging) -> Outcomes:
        if not tasks:
            return
        client = _connected(address)
        try:
            crew = Crew(client.get_executor(pure=False), _width(client), _Look(client, address))
            yield from run_through(crew, Source.of(work), tasks, staging)
        except (DocgenError, GeneratorExit, KeyboardInterrupt):
            raise
        except Exception as failure:
            # Whatever a document meets is told in its outcome: this is the cluster's own.
            raise _lost(address) from failure
        finally:
            with suppress(Exception):
                client.close()

    return run


class _Look:
    """Looks whether the cluster still has workers, and gives up when it has had none for long."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._without = 0

    def __call__(self) -> None:
        self._without = 0 if _width(self._client) else self._without + 1
        if self._without >= _LOOKS:
            raise _lost(self._address)


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise NoWorkersError(
            "Для --dask нужна библиотека distributed, а её нет.",
            how_to_install("distributed"),
        ) from None
    import logging

    # It would show its own tracebacks of what is told here in a sentence.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL + 1)
    try:
        client: Any = Client
        return client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as failure:
        raise NoWorkersError(
            f"Кластер Dask по адресу «{address}» не отвечает.",
            "Проверьте адрес планировщика (tcp://имя:8786) и запущен ли он.",
        ) from failure


def _width(client: Any) -> int:
    """Return how many documents the cluster makes at a time; one that waits for workers none."""
    by_worker: Mapping[str, int] = client.nthreads()
    return sum(by_worker.values())


def _lost(address: str) -> WorkersLostError:
    return WorkersLostError(
        f"У кластера Dask «{address}» не осталось работников, или они не справились.",
        "Готовые документы целы. Проверьте, что работники видят ту же папку по тому же пути и "
        "что docgen у них той же версии, и запустите ещё раз: сборка продолжится с того же места.",
    )
