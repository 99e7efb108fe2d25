"""docgen: official Russian documents from one filled spreadsheet.

``docgen.build`` and ``docgen.check`` do what the commands do and return typed facts, a
``docgen.pipeline.RunResult``:

- ``documents``: what became of each workbook – ``workbook``, ``kind``, ``output``, ``status``
  (built, unchanged, kept, failed; checked or failed by ``check``), and ``pdf`` once
  ``docgen.pdf.with_pdfs`` has made PDFs of the result;
- ``issues``: every finding, a ``docgen.issues.Issue`` – ``code``, ``severity``, ``location``
  (``workbook``, ``sheet``, ``row``, ``column``, ``cell``), ``message``, ``hint``, ``text`` of the
  cell, and ``accepted``, the reason for which a person accepts it, empty for one that counts;
- ``marked``: the marked copy of each workbook, by its path as text, when copies were asked for.

``docgen.DocxTemplate`` is docxtpl's class in a sandbox, for programs that print templates of
strangers; docxtpl's own objects go with it.

``docgen.explanations.explanation(code)`` tells what a code means, ``docgen.report`` turns a result
into text, JSON or a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.pipeline import RunResult
    from docgen.rendering.compat.api import DocxTemplate
    from docgen.workspace import Workspace

__version__ = VERSION
__all__ = ["DocxTemplate", "build", "check"]


def build(
    paths: Sequence[str | Path],
    output_dir: str | Path,
    *,
    folder: str | Path | None = None,
    strict: bool = False,
    force: bool = False,
    verify: bool = False,
) -> RunResult:
    """Build documents from workbooks and return what became of each, with all findings.

    ``folder`` is the working folder with ``templates/`` and the справочник; by default the one
    that the first workbook lies in. A workbook with errors gives no document, the others do.
    Paths are text or ``Path``; no workbooks give an empty result, and nothing is written.
    ``verify`` asks for the full validation by openxml-audit.

    Raises:
        docgen.errors.DocgenError: kinds, templates or the output folder cannot be used.
    """
    from docgen import pipeline

    if not paths:
        return pipeline.RunResult()
    workbooks = [Path(path) for path in paths]
    workspace = _workspace(folder, workbooks)
    return pipeline.build(
        workbooks, Path(output_dir), workspace=workspace, strict=strict, force=force, verify=verify
    )


def check(
    paths: Sequence[str | Path],
    *,
    folder: str | Path | None = None,
    strict: bool = False,
    marked_dir: str | Path | None = None,
) -> RunResult:
    """Return what is wrong with the workbooks; nothing is written but copies that are asked for.

    Paths are text or ``Path``; no workbooks give an empty result. With ``marked_dir`` a copy of
    each workbook that has findings is written there, every finding in its cell.

    Raises:
        docgen.errors.DocgenError: kinds or templates cannot be used, or a copy cannot be written.
    """
    from docgen import marked, pipeline
    from docgen.known_office import known_directory, office_name

    if not paths:
        return pipeline.RunResult()
    workbooks = [Path(path) for path in paths]
    workspace = _workspace(folder, workbooks)
    result = pipeline.check(workbooks, workspace=workspace, strict=strict)
    if marked_dir is None:
        return result
    office = office_name(known_directory(workspace))
    return marked.mark_workbooks(result, Path(marked_dir), office)


def _workspace(folder: str | Path | None, workbooks: Sequence[Path]) -> Workspace:
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workspace

    return with_limits(find_workspace(Path(folder) if folder is not None else workbooks[0].parent))


def __getattr__(name: str) -> object:
    # Loaded when asked for: the command line needs nothing of Word to print its help.
    if name == "DocxTemplate":
        from docgen.rendering.compat.api import DocxTemplate

        return DocxTemplate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
