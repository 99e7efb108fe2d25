"""One workbook to one document in memory: read, checked, rendered, proved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.collecting import collecting_later
from docgen.crash import as_docgen_error
from docgen.errors import DocgenError, OutputError, TemplateError, UnreadableWorkbookError
from docgen.issues import Issue, Location, error
from docgen.kinds import Kind
from docgen.limits import limits
from docgen.printed import WHO_MENDS, Rendered, render_set
from docgen.reading import read_paper

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.records import WorkbookRecords
    from docgen.run import Run

_TRIAL_ROWS: Final = 2_000
# So many turns of the loops of its template a row may take.
_TURNS: Final = 10


class Made(Struct, frozen=True):
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


class _Work(Struct):
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
    first rows, because the others are printed the same way and were checked as they were read,
    and of a long list those rows that stand for all others.
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
        hint = f"{hint} {WHO_MENDS}".strip()
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
    if has_errors(work.issues):
        work.office = run.office()
        # What the context finds is told at once with all else; a refusal may follow from that.
        with suppress(DocgenError):
            build_context(records, work.office)
        return None
    if trial and _are_worth_it(records) and (tried := _tried(run, kind, records, work)) is not None:
        return tried
    work.office = run.office()
    context = build_context(records, work.office)
    rendered, work.beside = render_set(run, kind, context)
    return rendered


def _are_worth_it(records: WorkbookRecords) -> bool:
    """Return whether lists are long, but not so long that the limits may stop the document."""
    rows = [len(data.records) for data in records.sheets.values()]
    return max(rows, default=0) > _TRIAL_ROWS and sum(rows) * _TURNS <= limits().turns


def _tried(run: Run, kind: Kind, records: WorkbookRecords, work: _Work) -> Rendered | None:
    """Return the document with long lists shortened, None where the whole may tell more."""
    from docgen.context import build_context
    from docgen.context.trials import Trial

    told = run.told_templates.copy()
    for doubts in (False, True):
        work.office = run.office()
        trial = Trial(work.office, doubts=doubts)
        with suppress(Exception):  # it is met again by the whole document, and told then
            context = build_context(records, work.office, trial=trial)
            rendered, work.beside = render_set(run, kind, context)
            if trial.told_enough():
                return rendered
        run.told_templates = told.copy()
    return None


@collecting_later()
def read(run: Run, path: Path) -> tuple[Kind | None, WorkbookRecords | None, list[Issue]]:
    """Return the kind that the workbook names, its records, and what is wrong with them."""
    from docgen.checks import run_checks

    with run.beside(path) as beside:
        reading = read_paper(run, path)
        paper = reading.paper
        if paper is None:
            return None, None, reading.issues
        run.papers.append(paper)
        found = run_checks(paper, beside)
    return paper.records.kind, paper.records, quoting([*reading.issues, *found], reading.raw)


def has_errors(issues: Iterable[Issue]) -> bool:
    """Return whether any of them stops the document."""
    return any(issue.is_error for issue in issues)
