"""One workbook to one document in memory: read, checked, rendered, proved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from docgen.collecting import collecting_later
from docgen.crash import as_docgen_error
from docgen.errors import DocgenError, OutputError, TemplateError, UnreadableWorkbookError
from docgen.issues import Issue, Location, error, warning
from docgen.journal import timed
from docgen.kinds import Kind, find_kind
from docgen.kinds.papers import PAPER_KEY
from docgen.known_office import office_name

if TYPE_CHECKING:
    from docgen.context import Context, Office
    from docgen.records import WorkbookRecords
    from docgen.rendering import DocumentTemplate
    from docgen.rendering.tags.lost_text import LostText
    from docgen.run import Run

_WHO_MENDS: Final = "Если шаблоны ведёте не вы, покажите это тому, кто их ведёт."
_TRIAL_ROWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in memory, ready to be written under its name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one workbook; ``rendered`` is None when it gives no document.

    ``beside`` are the other papers of its set, each under the name of its kind.
    """

    kind: str
    rendered: Rendered | None
    issues: list[Issue]
    beside: tuple[tuple[str, Rendered], ...] = ()

    def documents(self) -> Iterator[tuple[str, Rendered]]:
        """Yield the papers of the workbook under the names of their kinds, the main one first."""
        if self.rendered is not None:
            yield self.kind, self.rendered
            yield from self.beside

    def without_documents(self) -> Made:
        """Return the same without any paper: what is wrong with one stops the whole set."""
        return replace(self, rendered=None, beside=())


class _Book(Protocol):
    """A workbook, raw or read, that can be asked for its cells."""

    def texts_at(self, places: Collection[Location]) -> dict[Location, str]:
        """Return what stands in those of these cells that are filled."""


@dataclass(slots=True)
class _Work:
    """What is known of a workbook so far: it outlives the fault that ends the work."""

    kind: str = ""
    issues: list[Issue] = field(default_factory=list)
    records: WorkbookRecords | None = None
    office: Office | None = None
    beside: tuple[tuple[str, Rendered], ...] = ()

    def made(self, rendered: Rendered | None) -> Made:
        """Return the work as done, every finding once."""
        findings = self.office.findings if self.office else []
        if self.records:
            findings = quoting(findings, self.records)
        issues = list(dict.fromkeys([*self.issues, *findings]))
        made = Made(self.kind, rendered, issues, self.beside)
        return made.without_documents() if has_errors(issues) else made


@collecting_later()
def make(run: Run, path: Path, *, trial: bool = False) -> Made:
    """Return the document of a workbook, or why there is none: whatever fails, fails here.

    A trial shows what only rendering shows; of a very long table it prints no more than the
    first rows, because the others are printed the same way and were checked as they were read.
    A fault of one workbook, of its template or of docgen itself must not stop the others.
    """
    work = _Work()
    try:
        rendered = _make(run, path, work, trial=trial)
    except Exception as failure:  # noqa: BLE001 - the other workbooks are built all the same
        work.issues.extend(failure_issues(path, failure))
        rendered = None
    return work.made(rendered)


def quoting(issues: Sequence[Issue], book: _Book) -> list[Issue]:
    """Return the findings, each with what stands in its cell."""
    texts = book.texts_at({issue.location for issue in issues if issue.location.column})
    return [replace(issue, text=texts.get(issue.location, issue.text)) for issue in issues]


def failure_issues(path: Path, failure: Exception) -> list[Issue]:
    """Return the errors that tell of this failure: a template's faults are told all at once."""
    faults = failure.faults if isinstance(failure, TemplateError) else (failure,)
    return [failure_issue(path, fault) for fault in faults]


def failure_issue(path: Path, failure: Exception) -> Issue:
    """Return the error that tells of this failure in a run over several workbooks."""
    told = as_docgen_error(failure)
    hint = told.hint
    if isinstance(failure, TemplateError):
        hint = f"{hint} {_WHO_MENDS}".strip()
    return error(_code(failure), Location(str(path)), told.message, hint)


def _code(failure: Exception) -> str:
    match failure:
        case UnreadableWorkbookError():
            return "unreadable-workbook"
        case TemplateError():
            return "template"
        case OutputError():
            return "not-written"
        case DocgenError():
            return "docgen-error"
    return "internal-error"


def _make(run: Run, path: Path, work: _Work, *, trial: bool) -> Rendered | None:
    from docgen.context import build_context

    kind, records, work.issues = read(run, path)
    work.records = records
    work.kind = kind.name if kind else ""
    if kind is None or records is None:
        return None
    if trial:
        records = records.shortened(_TRIAL_ROWS)
    work.office = run.office()
    if has_errors(work.issues):
        # What the context finds is told at once with all else; a refusal may follow from that.
        with suppress(DocgenError):
            build_context(records, work.office)
        return None
    context = build_context(records, work.office)
    rendered, work.beside = render_set(run, kind, context)
    return rendered


@collecting_later()
def read(run: Run, path: Path) -> tuple[Kind | None, WorkbookRecords | None, list[Issue]]:
    """Return the kind that the workbook names, its records, and what is wrong with them."""
    from docgen.checks import Paper, run_checks
    from docgen.workbook import active_issues, find_kind_name, open_workbook, read_records

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
    paper = Paper(records, run.directory.records)
    run.papers.append(paper)
    return kind, records, quoting([*active_issues(raw), *issues, *run_checks(paper)], raw)


def render(run: Run, kind: Kind, context: Context, *, tells_template: bool) -> Rendered:
    """Return the document alone; what its proof finds goes to the findings.

    ``tells_template``: what is wrong with the template itself is told with this document. What
    other papers of its set are for is not told as not printed.
    """
    rendered, lost = _printed(run, kind, context, tells_template=tells_template)
    others = {s.name for s in kind.sheets if s.of_set or s.column(PAPER_KEY)}
    for issue in lost:
        if issue.is_error or not (kind.main or issue.location.sheet in others):
            context.office.note(issue)
    return rendered


def render_set(
    run: Run, kind: Kind, context: Context
) -> tuple[Rendered, tuple[tuple[str, Rendered], ...]]:
    """Return the document, and the papers that its workbook asks for beside it.

    What no paper of the set prints is told as not printed; each value is looked for in the papers
    to which it was given.
    """
    from docgen.context import build_context
    from docgen.paper_set import can_be_made, papers_of

    path = context.records.path
    rendered, lost = _printed(run, kind, context, tells_template=run.tells_of(kind))
    verify(run, kind, rendered, context.office, path)
    beside = []
    for paper, row in papers_of(context.records, run.also):
        office = replace(context.office, findings=[])
        own = build_context(replace(context.records, kind=paper), office, row)
        one, lost_here = _printed(run, paper, own, tells_template=run.tells_of(paper))
        if row is None and not can_be_made(paper, run.also, office.findings):
            continue
        verify(run, paper, one, office, path)
        for issue in office.findings:
            context.office.note(issue)
        beside.append((paper.name, one))
        lost = _lost_in_both(lost, lost_here)
    for issue in lost:
        context.office.note(issue)
    return rendered, tuple(beside)


def _lost_in_both(some: Sequence[Issue], others: Sequence[Issue]) -> list[Issue]:
    """Return all that is lost, but of what is only not printed that which no paper prints."""
    unprinted = {_column(issue) for issue in others if not issue.is_error}
    kept = [issue for issue in some if issue.is_error or _column(issue) in unprinted]
    return [*kept, *(issue for issue in others if issue.is_error)]


def _column(issue: Issue) -> tuple[str, str]:
    """Return the sheet and the column, or the field of a card, that a finding names first."""
    return issue.location.sheet, issue.message.partition("»")[0]


def _printed(
    run: Run, kind: Kind, context: Context, *, tells_template: bool
) -> tuple[Rendered, list[Issue]]:
    """Return the document, and findings on values of the workbook that it does not show."""
    from docgen.foreign_findings import foreign_findings
    from docgen.outputs import safe_file_name
    from docgen.rendering.layout.files import WorkFiles

    office, place = context.office, Location(str(context.records.path))
    folders = (context.records.path.parent, run.workspace.root)
    files = WorkFiles(folders, context.records.cell_with)
    with timed("шаблон"):
        template = _template(run, kind, context)
    if tells_template:
        for text in template.lost_texts():
            office.note(_loss(place, template.package.file_name, text))
    with timed("печать и проверка документа"):
        rendered = template.render(
            context.names, files, office=office_name(office.directory.records)
        )
    found = {template.package.file_name: template.foreign, **rendered.foreign}
    for issue in foreign_findings(place, found):
        office.note(issue)
    for fault in rendered.faults:
        office.note(
            error(
                f"proof-{fault.code}",
                place,
                f"Документ не прошёл проверку ({fault.part}): {fault.message}",
                "Документ не записан. Место в шаблоне найдёт команда docgen template check "
                f"«{kind.template.name}». Если она молчит, покажите это тому, кто ведёт шаблоны, "
                "а если шаблон не меняли – разработчикам docgen.",
            )
        )
    lost = context.missing(f"{rendered.text}\n{rendered.hidden_text}")
    # Only now: a value that stands in the name of the file alone is not in the document.
    return Rendered(safe_file_name(_file_name(run, kind, context)), rendered.data), lost


def verify(run: Run, kind: Kind, rendered: Rendered, office: Office, path: Path) -> None:
    """Note what the full validation finds in a document, where it was asked for."""
    if run.verifier is not None:
        place = Location(str(path))
        for issue in run.verifier.findings(place, rendered.name, rendered.data, kind.template):
            office.note(issue)


def _template(run: Run, kind: Kind, context: Context) -> DocumentTemplate:
    """Return the template; all that is wrong with it is told at once, unknown names too."""
    from docgen.rendering.compiling import UnreadTemplateError

    try:
        return run.template(kind)
    except UnreadTemplateError as failure:
        raise failure.with_unknown_names(context.names) from None


def _loss(place: Location, template: str, lost: LostText) -> Issue:
    """Return what is told of a text that the template loses beside a tag."""
    where = f", {lost.cells}" if lost.cells else ""
    return warning(
        "text-beside-tag",
        place,
        f"Шаблон «{template}»{where}: рядом с тегом «{lost.tag}» стоит «{lost.text}». "
        "В документ это не попадает.",
        f"Оставьте тег в шаблоне один, остальное перенесите выше или ниже. {_WHO_MENDS}",
    )


def _file_name(run: Run, kind: Kind, context: Context) -> str:
    text = run.evaluate.text(kind.file_name, context.names)
    return "_".join(part for part in text.split("_") if part.strip())


def has_errors(issues: Iterable[Issue]) -> bool:
    """Return whether any of them stops the document."""
    return any(issue.is_error for issue in issues)
