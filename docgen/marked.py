"""Marked copies of checked workbooks, written beside the documents."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from docgen.crash import as_docgen_error
from docgen.issues import Issue, Location, note
from docgen.pipeline import RunResult
from docgen.workspace import MARKED


def mark_workbooks(result: RunResult, folder: Path, office: str = "") -> RunResult:
    """Write a marked copy of each workbook with findings; return the result with their paths.

    A copy of an earlier run is renewed when nothing is left to mark, and one that a person has
    changed since is kept, the new one beside it. A workbook that cannot be read has no copy;
    that a copy cannot be made, or is open in Excel, is told, and costs nothing else. The
    ``office`` is named in the properties of the copies.

    Raises:
        OutputError: the record of that folder cannot be written.

    """
    from docgen.outputs import Manifest, marked_name, unique_names, write_document
    from docgen.workbook import marked_copy

    issues: dict[Path, list[Issue]] = {document.workbook: [] for document in result.documents}
    for issue in result.issues:
        path = Path(issue.location.workbook)
        if issue.location.sheet or path in issues:
            issues.setdefault(path, []).append(issue)
    marked: dict[str, Path] = {}
    unmarked: list[Issue] = []
    with Manifest(folder) as manifest:
        names = unique_names([(path, marked_name(path.name, MARKED)) for path in issues], manifest)
        for (path, found), name in zip(issues.items(), names, strict=True):
            if not found and manifest.owner(name) is None:
                continue
            try:
                data = marked_copy(path, found, office)
                written = write_document(folder / name, data, manifest, workbook=path)
            except Exception as failure:  # noqa: BLE001 - the report and other copies are made
                # One that cannot be read at all is told of already.
                if not any(issue.code == "unreadable-workbook" for issue in found):
                    told = as_docgen_error(failure)
                    unmarked.append(
                        note("not-marked", Location(str(path)), told.message, told.hint)
                    )
            else:
                marked[str(path)] = written.path
    return replace(result, issues=[*result.issues, *unmarked], marked=marked)
