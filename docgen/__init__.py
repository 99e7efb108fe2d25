"""docgen: official Russian documents from one filled spreadsheet.

``docgen.build`` and ``docgen.check`` do what the commands do and return typed facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docgen.pipeline import RunResult

__version__ = "0.1.0"
__all__ = ["build", "check"]


def build(
    paths: Sequence[Path],
    output_dir: Path,
    *,
    folder: Path | None = None,
    strict: bool = False,
    force: bool = False,
) -> RunResult:
    """Build documents from workbooks and return what became of each, with all findings.

    ``folder`` is the working folder with ``templates/`` and the справочник; by default the one
    that the first workbook lies in. A workbook with errors gives no document, the others do.

    Raises:
        docgen.errors.DocgenError: kinds, templates or the output folder cannot be used.
    """
    from docgen import pipeline
    from docgen.workspace import find_workspace

    workspace = find_workspace(folder or paths[0].parent)
    return pipeline.build(paths, output_dir, workspace=workspace, strict=strict, force=force)


def check(paths: Sequence[Path], *, folder: Path | None = None, strict: bool = False) -> RunResult:
    """Return what is wrong with the workbooks; nothing is written.

    Raises:
        docgen.errors.DocgenError: kinds or templates cannot be used.
    """
    from docgen import pipeline
    from docgen.workspace import find_workspace

    workspace = find_workspace(folder or paths[0].parent)
    return pipeline.check(paths, workspace=workspace, strict=strict)
