"""One workbook to one document in memory: read, checked, rendered, proved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.collecting import collecting_later
from docgen.errors import DocgenError, OutputError, TemplateError, UnreadableWorkbookError
from docgen.issues import Issue, Location, error
from docgen.kinds import Kind
from docgen.on_trial import may_leave_rows_out, without_long_tables
from docgen.printed import WHO_MENDS, Rendered, render_set
from docgen.reading import read_paper

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.records import WorkbookRecords
    from docgen.run import Memory, Run


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
    from docgen.crash import as_docgen_error

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
    printing = _Printing(run, work, trial=trial)
    kind, records, work.issues = read(run, path, printing.begin)
    work.records = records
    work.kind = kind.name if kind else ""
    if kind is None or records is None:
        return None
    if not has_errors(work.issues):
        return printing.result(kind, records)
    printing.drop()
    if trial:
        records = without_long_tables(run, kind, records)
    work.office = run.office()
    # What the context finds is told at once with all else; a refusal may follow from that.
    with suppress(DocgenError):
        from docgen.context import build_context

        build_context(records, work.office)
    return None


class _Printing:
    """The papers of a workbook, printed when asked for, or before, while others run its rules."""

    def __init__(self, run: Run, work: _Work, *, trial: bool) -> None:
        self._run = run
        self._work = work
        self._trial = trial
        self._before: Memory | None = None
        self._begun: Rendered | None = None

    def begin(self, kind: Kind, records: WorkbookRecords) -> None:
        """Print them; whatever fails is met again, and told, when the result is asked for."""
        self._before = self._run.remembered()
        with suppress(Exception):
            self._begun = self._printed(kind, records)

    def result(self, kind: Kind, records: WorkbookRecords) -> Rendered:
        """Return the main paper; the others stand beside it in the work."""
        if self._begun is not None:
            return self._begun
        self.drop()
        return self._printed(kind, records)

    def drop(self) -> None:
        """Let the run be as if nothing had been printed."""
        if self._before is not None:
            self._run.forget_since(self._before)
        self._work.beside = ()

    def _printed(self, kind: Kind, records: WorkbookRecords) -> Rendered:
        from docgen.context import build_context

        run, work = self._run, self._work
        if self._trial:
            records = without_long_tables(run, kind, records)
            if may_leave_rows_out(run, kind, records):
                tried = self._tried(kind, records)
                if tried is not None:
                    return tried
        work.office = run.office()
        context = build_context(records, work.office)
        rendered, work.beside = render_set(run, kind, context)
        return rendered

    def _tried(self, kind: Kind, records: WorkbookRecords) -> Rendered | None:
        """Return the paper with long lists shortened, None where the whole may tell more."""
        from docgen.context import build_context
        from docgen.context.trials import Trial

        run, work = self._run, self._work
        self._before = self._before or run.remembered()
        for doubts in (False, True):
            work.office = run.office()
            trial = Trial(work.office, doubts=doubts)
            with suppress(Exception):  # it is met again by the whole document, and told then
                context = build_context(records, work.office, trial=trial)
                rendered, work.beside = render_set(run, kind, context)
                if trial.told_enough():
                    return rendered
            self.drop()
        return None


@collecting_later()
def read(
    run: Run, path: Path, meanwhile: Callable[[Kind, WorkbookRecords], None] | None = None
) -> tuple[Kind | None, WorkbookRecords | None, list[Issue]]:
    """Return the kind that the workbook names, its records, and what is wrong with them.

    While other processes run rules, ``meanwhile`` is called, if nothing was wrong so far.
    """
    from docgen.checks import run_checks

    with run.beside(path) as beside:
        reading = read_paper(run, path)
        paper = reading.paper
        if paper is None:
            return None, None, reading.issues
        kind, records = paper.records.kind, paper.records
        run.papers.append(paper)

        def work() -> None:
            if meanwhile and not has_errors(reading.issues):
                meanwhile(kind, records)

        helped = (lambda paper, codes: beside(paper, codes, work)) if beside else None
        found = run_checks(paper, helped)
    return kind, records, quoting([*reading.issues, *found], reading.raw)


def has_errors(issues: Iterable[Issue]) -> bool:
    """Return whether any of them stops the document."""
    return any(issue.is_error for issue in issues)
