"""Copies of checked templates with every finding as a Word comment at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from msgspec.structs import replace

from docgen.crash import as_docgen_error
from docgen.errors import OutputError, TemplateError
from docgen.issues import SEVERITY_WORDS, Issue, Location, note
from docgen.pipeline import RunResult
from docgen.rendering.remarks.commenting import Remark, with_comments
from docgen.template_checks.paper import FILE
from docgen.workspace import MARKED

#: The only part in which Word has comments.
_BODY: Final = "текст"


def mark_templates(result: RunResult, folder: Path) -> RunResult:
    """Write a marked copy of each template with findings; return the result with their paths.

    A copy of an earlier run is renewed when nothing is left to mark, and one that a person has
    changed since is kept, the new one beside it. That a copy cannot be made is told, and costs
    nothing else; a file that cannot be opened at all has none.

    Raises:
        OutputError: the record of that folder cannot be written.

    """
    from docgen.outputs import Manifest, marked_name, unique_names, write_document

    issues: dict[Path, list[Issue]] = {document.workbook: [] for document in result.documents}
    for issue in result.issues:
        issues.setdefault(Path(issue.location.workbook), []).append(issue)
    marked: dict[str, Path] = {}
    unmarked: list[Issue] = []
    with Manifest(folder) as manifest:
        names = unique_names([(path, marked_name(path.name, MARKED)) for path in issues], manifest)
        for (path, found), name in zip(issues.items(), names, strict=True):
            if not found and manifest.owner(name) is None:
                continue
            try:
                data = with_comments(
                    path.name, path.read_bytes(), [_remark(issue) for issue in found]
                )
                written = write_document(folder / name, data, manifest, workbook=path)
            except OutputError as failure:
                unmarked.append(_not_marked(path, failure.message, failure.hint))
            except (TemplateError, SyntaxError, BadZipFile, OSError):
                unmarked.append(_not_marked(path, _CANNOT, "Замечания – в отчёте."))
            except Exception as failure:  # noqa: BLE001 - the report and other copies are made
                told = as_docgen_error(failure)
                unmarked.append(_not_marked(path, told.message, told.hint))
            else:
                marked[str(path)] = written.path
    return replace(result, issues=[*result.issues, *unmarked], marked=marked)


_CANNOT: Final = "Копию с пометками сделать не удалось: файл не открывается как документ Word."


def _not_marked(path: Path, message: str, hint: str) -> Issue:
    return note("not-marked", Location(str(path), part=FILE), message, hint)


def _remark(issue: Issue) -> Remark:
    """Return the finding as a comment; what has no place in the body says its own."""
    place = issue.location
    in_body = place.part == _BODY and place.paragraph
    words = SEVERITY_WORDS[issue.severity]
    head = f"{words[:1].upper()}{words[1:]} ({issue.code})."
    where = "" if in_body else f"Место: {place}."
    seen = "" if in_body or not issue.text else f"Здесь: {issue.text}"
    lines = (f"{head} {issue.message}", seen, where, issue.hint)
    text = "\n".join(line for line in lines if line)
    return Remark(text, place.paragraph or 0, (place.column or 0) - 1) if in_body else Remark(text)
