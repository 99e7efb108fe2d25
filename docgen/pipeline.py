"""One run: open workbooks, check them, render all documents in memory, write last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.errors import (
    DocgenError,
    KindError,
    OutputError,
    TemplateError,
    UnreadableWorkbookError,
)
from docgen.issues import Issue, Location, Severity, error
from docgen.kinds import Kind, find_kind, load_directory, load_kinds

if TYPE_CHECKING:
    from docgen.context import Context, Directory, Office, Profile
    from docgen.records import WorkbookRecords
    from docgen.rendering import DocumentTemplate
    from docgen.workspace import Workspace

Status = Literal["built", "unchanged", "failed", "checked", "kept"]


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What became of one document; ``kept`` means that a hand-edited file was left alone."""

    workbook: Path
    kind: str
    output: Path | None
    status: Status


@dataclass(frozen=True, slots=True)
class RunResult:
    """All documents of a run, and everything found on the way."""

    documents: list[DocumentResult] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(issue.is_error for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in memory, ready to be written under its name."""

    name: str
    data: bytes


class Run:
    """What the documents of one run share: kinds, the справочник, templates compiled once."""

    def __init__(self, workspace: Workspace) -> None:
        from docgen.checks import refuse_unknown_checks
        from docgen.context import Directory, FormLog, russian_filters
        from docgen.rendering.expressions import Evaluator

        self.workspace = workspace
        self.kinds = load_kinds(workspace.template_dirs)
        self.filters = russian_filters()
        self.evaluate = Evaluator(self.filters)
        for kind in self.kinds:
            refuse_unknown_checks(kind)
            self._refuse_bad_expressions(kind)
        self.issues: list[Issue] = []
        self.log = FormLog()
        self.directory = Directory(self._read_directory())
        self.profile = self._load_profile(self.directory)
        self._templates: dict[Path, DocumentTemplate] = {}

    def _refuse_bad_expressions(self, kind: Kind) -> None:
        """Refuse a kind whose ``{{ }}`` cannot be understood, before any document needs it."""
        for where, source in kind.expressions():
            fault = self.evaluate.fault(source)
            if fault:
                raise KindError(
                    f"Файл вида «{kind.path.name}», {where}: «{source}» – {fault}.",
                    "Исправьте выражение в фигурных скобках.",
                )

    def _read_directory(self) -> WorkbookRecords | None:
        from docgen.workbook import open_workbook, read_records

        path = self.workspace.directory
        if path is None:
            return None
        records, issues = read_records(
            open_workbook(path), load_directory(self.workspace.template_dirs)
        )
        self.issues.extend(issues)
        return records

    def _load_profile(self, directory: Directory) -> Profile:
        from docgen.context import DEFAULT_PROFILE, load_profile

        records = directory.records
        card = records.sheets.get("организация") if records else None
        chosen = card.card.get("Профиль") if card else None
        return load_profile(chosen.raw if chosen else DEFAULT_PROFILE, self.workspace.template_dirs)

    def office(self) -> Office:
        """Return the surroundings of one document."""
        from docgen.context import Office

        return Office(self.profile, self.directory, self.evaluate, log=self.log)

    def template(self, kind: Kind) -> DocumentTemplate:
        """Return the kind's template, opened and compiled once in a run."""
        from docgen.rendering import DocumentTemplate

        if kind.template not in self._templates:
            self._templates[kind.template] = DocumentTemplate.open(kind.template, self.filters)
        return self._templates[kind.template]


def check(paths: Sequence[Path], *, workspace: Workspace, strict: bool = False) -> RunResult:
    """Return what is wrong with these workbooks; nothing is written.

    The documents are rendered in memory, so that what only rendering shows is told as well.
    """
    return check_within(Run(workspace), paths, strict=strict)


def check_within(run: Run, paths: Sequence[Path], *, strict: bool = False) -> RunResult:
    """Return the check of these workbooks; the run keeps what it learns on the way."""
    result = RunResult(issues=list(run.issues))
    for path in paths:
        kind, rendered, issues = _make(run, path)
        result.issues.extend(issues)
        failed = rendered is None or (strict and _stops_strict(issues))
        status: Status = "failed" if failed else "checked"
        result.documents.append(DocumentResult(path, kind, None, status))
    return result


def build(
    paths: Sequence[Path],
    output_dir: Path,
    *,
    workspace: Workspace,
    strict: bool = False,
    force: bool = False,
) -> RunResult:
    """Build the documents of these workbooks into a folder and return what became of each.

    A workbook with errors (or, when strict, with warnings) gives no document; the others do.

    Raises:
        DocgenError: docgen cannot work at all: kinds, templates or the output folder are unusable.

    """
    from docgen.outputs import Manifest, unique_names, write_document

    run = Run(workspace)
    result = RunResult(issues=list(run.issues))
    made: list[tuple[Path, str, Rendered]] = []
    outcome: dict[Path, DocumentResult] = {}
    for path in paths:
        kind, rendered, issues = _make(run, path)
        result.issues.extend(issues)
        if rendered is None or (strict and _stops_strict(issues)):
            outcome[path] = DocumentResult(path, kind, None, "failed")
        else:
            made.append((path, kind, rendered))
    with Manifest(output_dir) as manifest:
        names = unique_names([(path, rendered.name) for path, _, rendered in made], manifest)
        manifest.expect(rendered.data for _, _, rendered in made)
        for (path, kind, rendered), name in zip(made, names, strict=True):
            target = output_dir / name
            try:
                written = write_document(
                    target, rendered.data, manifest, force=force, workbook=path
                )
            except OutputError as failure:
                result.issues.append(
                    error("not-written", Location(str(path)), failure.message, failure.hint)
                )
                outcome[path] = DocumentResult(path, kind, None, "failed")
                continue
            outcome[path] = DocumentResult(path, kind, written.path, written.status)
    result.documents.extend(outcome[path] for path in paths)
    return result


def _make(run: Run, path: Path) -> tuple[str, Rendered | None, list[Issue]]:
    """Return the kind's name, the document in memory or None, and everything found."""
    try:
        kind, records, issues = read(run, path)
    except UnreadableWorkbookError as failure:
        return "", None, [_unreadable(path, failure)]
    if records is None or kind is None or _has_errors(issues):
        more = _context_issues(run, records) if records else []
        return kind.name if kind else "", None, [*issues, *more]
    context = _context(run, records)
    rendered = _render(run, kind, context)
    issues = _unique([*issues, *context.office.findings])
    return kind.name, None if _has_errors(issues) else rendered, issues


def read(run: Run, path: Path) -> tuple[Kind | None, WorkbookRecords | None, list[Issue]]:
    """Return the kind that the workbook names, its records, and what is wrong with them."""
    from docgen.checks import run_checks
    from docgen.workbook import find_kind_name, open_workbook, read_records

    raw = open_workbook(path)
    name, location = find_kind_name(raw)
    if not name:
        known = ", ".join(kind.name for kind in run.kinds)
        return (
            None,
            None,
            [
                error(
                    "no-kind",
                    location,
                    "Не сказано, какой это документ.",
                    f"На листе «Реквизиты» впишите в поле «Вид документа» одно из: {known}.",
                )
            ],
        )
    try:
        kind = find_kind(run.kinds, name)
    except DocgenError as failure:
        return None, None, [error("unknown-kind", location, failure.message, failure.hint)]
    records, issues = read_records(raw, kind)
    return kind, records, [*issues, *run_checks(records)]


def _context(run: Run, records: WorkbookRecords) -> Context:
    from docgen.context import build_context

    return build_context(records, run.office())


def _context_issues(run: Run, records: WorkbookRecords) -> list[Issue]:
    """Return what the context finds in a workbook that already has errors: all is told at once."""
    try:
        return _context(run, records).office.findings
    except DocgenError:
        return []


def _render(run: Run, kind: Kind, context: Context) -> Rendered | None:
    """Return the proved document; faults become findings, and then there is none."""
    from docgen.outputs import safe_file_name

    path = context.records.path
    office = context.office
    try:
        rendered = run.template(kind).render(context.names)
        name = safe_file_name(_file_name(run, kind, context))
    except TemplateError as failure:
        place = Location(str(path))
        office.note(Issue("template", Severity.ERROR, place, failure.message, failure.hint))
        return None
    for fault in rendered.faults:
        office.note(
            error(
                f"proof-{fault.code}",
                Location(str(path)),
                f"Документ не прошёл проверку ({fault.part}): {fault.message}",
                "Документ не записан. Если шаблон вы не меняли, сообщите об этом разработчикам.",
            )
        )
    for issue in context.missing(rendered.text):
        office.note(issue)
    return Rendered(name, rendered.data)


def _file_name(run: Run, kind: Kind, context: Context) -> str:
    text = str(run.evaluate(kind.file_name, context.names))
    return "_".join(part for part in text.split("_") if part.strip())


def _unreadable(path: Path, failure: DocgenError) -> Issue:
    return error("unreadable-workbook", Location(str(path)), failure.message, failure.hint)


def _has_errors(issues: Iterable[Issue]) -> bool:
    return any(issue.is_error for issue in issues)


def _stops_strict(issues: Iterable[Issue]) -> bool:
    return any(issue.stops_strict for issue in issues)


def _unique(issues: Iterable[Issue]) -> list[Issue]:
    return list(dict.fromkeys(issues))
