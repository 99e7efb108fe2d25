"""One workbook to many documents: a row of «Школы» each; a bad one stops none of the others."""

from docgen.batch.building import build_batch, check_batch
from docgen.batch.cluster import on_cluster
from docgen.batch.crew import Outcomes, RunTasks, WorkersLostError, in_order
from docgen.batch.making import BatchWork, Outcome, open_batch
from docgen.batch.processes import in_processes
from docgen.batch.publishing import (
    DEFAULT_LAYOUT,
    BatchLayout,
    open_batches,
    write_batch,
    write_summary,
)
from docgen.batch.running import BatchDocument, BatchResult
from docgen.batch.tasks import Task, tasks_of

__all__ = [
    "DEFAULT_LAYOUT",
    "BatchDocument",
    "BatchLayout",
    "BatchResult",
    "BatchWork",
    "Outcome",
    "Outcomes",
    "RunTasks",
    "Task",
    "WorkersLostError",
    "build_batch",
    "check_batch",
    "in_order",
    "in_processes",
    "on_cluster",
    "open_batch",
    "open_batches",
    "tasks_of",
    "write_batch",
    "write_summary",
]
