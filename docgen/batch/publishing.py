"""A batch on the disk: its folder, its summary, its archives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.batch.building import build_batch
from docgen.batch.making import BatchWork, open_batch
from docgen.batch.running import BatchResult
from docgen.outputs import safe_file_name

if TYPE_CHECKING:
    from docgen.run import Run


@dataclass(frozen=True, slots=True)
class BatchLayout:
    """How the documents of a batch lie: in folders of their recipients, in archives too."""

    folders: bool = False
    archive: bool = False
    archives: bool = False


DEFAULT_LAYOUT: Final = BatchLayout()


def open_batches(run: Run, paths: Sequence[Path]) -> dict[Path, BatchWork]:
    """Return those of these workbooks that are batches; what cannot be read is none."""
    from docgen.errors import UnreadableWorkbookError

    found = {}
    for path in paths:
        try:
            work = open_batch(run, path)
        except UnreadableWorkbookError:  # told when it is read as a workbook of one document
            continue
        if work is not None:
            found[path] = work
    return found


def write_batch(
    work: BatchWork, output_dir: Path, layout: BatchLayout, *, strict: bool, force: bool
) -> BatchResult:
    """Write a batch into the folder of its workbook: documents, summary, archives."""
    folder = output_dir / safe_file_name(work.book.raw.path.stem, "")
    return build_batch(work, folder, strict=strict, force=force, folders=layout.folders)
