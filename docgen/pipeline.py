"""One run: open workbooks, check them, render all documents in memory, write last.

A workbook of many documents (``batch/``) writes each as soon as it is proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

from docgen.documents import failure_issue, failure_issues, read
from docgen.errors import NoWorkersError, OutputError
from docgen.issues import Issue, Location, error, warning
from docgen.printed import Rendered
from docgen.progress import Begin, silent
from docgen.run import Run
from docgen.together import make_all

if TYPE_CHECKING:
    from docgen.batch import BatchLayout, BatchResult, BatchWork, RunTasks
    from docgen.outputs import Manifest
    from docgen.run import Beside, Helped
    from docgen.verification import Verifier
    from docgen.workspace import Workspace

__all__ = ["DocumentResult", "Run", "RunResult", "build", "check", "check_within", "read"]

# Fewer bytes hold no workbook whose rules are worth a process: some twenty thousand cells.
_WORTH_HELP: Final = 50_000

Status = Literal["built", "unchanged", "failed", "checked", "kept"]


class DocumentResult(Struct, frozen=True):
    """What became of one document; ``kept`` means that a hand-edited file was left alone.

    ``pdf`` is the PDF of the document, when PDFs were asked for; ``recipient`` is whose document it
    is, when the workbook makes many.
    """

    workbook: Path
    kind: str
    output: Path | None
    status: Status
    pdf: Path | None = None
    recipient: str = ""


class RunResult(Struct, frozen=True):
    """All documents of a run, and everything found on the way.

    ``issues`` holds the findings that a person accepts too: those bear the reason in
    ``Issue.accepted`` and count nowhere. ``marked`` has the path of the marked copy by the path of
    its workbook, when marked copies were asked for. ``of_templates``: templates were checked; each
    stands where a workbook stands otherwise. ``of_layout``: finished documents stand there.
    ``print_set`` is the one PDF of all, if asked for. ``beside`` has what was written beside the
    documents of a workbook that makes many, by its path: archives, the summary last; ``batches``
    are those workbooks as they came out.
    """

    documents: list[DocumentResult] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    checking: bool = False
    marked: dict[str, Path] = field(default_factory=dict)
    of_templates: bool = False
    of_layout: bool = False
    print_set: Path | None = None
    beside: dict[str, list[Path]] = field(default_factory=dict)
    batches: list[BatchResult] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(issue.is_error for issue in self.issues)


def check(
    paths: Sequence[Path], *, workspace: Workspace, strict: bool = False, jobs: int = 1
) -> RunResult:
    """Return what is wrong with these workbooks; nothing is written.

    The documents are rendered in memory, so that what only rendering shows is told as well. The
    rules of a big workbook are run in so many processes as ``jobs`` allows.
    """
    return check_within(Run(workspace, beside=_beside(workspace, jobs)), paths, strict=strict)


def check_within(
    run: Run, paths: Sequence[Path], *, strict: bool = False, trial: bool = True
) -> RunResult:
    """Return the check of these workbooks; the run keeps what it learns on the way.

    On trial not all rows are printed, and so not all names and posts met.
    """
    batches = _open_batches(run, paths)
    all_made = make_all(run, [path for path in paths if path not in batches], trial=trial)
    result = RunResult(issues=list(run.issues), checking=True)
    for path, made in all_made:
        result.issues.extend(made.issues)
        failed = made.rendered is None or (strict and _stops_strict(made.issues))
        status: Status = "failed" if failed else "checked"
        result.documents.append(DocumentResult(path, made.kind, None, status))
    for path, work in batches.items():
        from docgen.batch import check_batch

        with _told(result, path):
            _add(result, check_batch(_sound(work), strict=strict))
    return result


def build(
    paths: Sequence[Path],
    output_dir: Path,
    *,
    workspace: Workspace,
    strict: bool = False,
    force: bool = False,
    layout: BatchLayout | None = None,
    run_tasks: RunTasks | None = None,
    verify: bool = False,
    begin: Begin = silent,
    also: Sequence[str] = (),
    jobs: int = 1,
) -> RunResult:
    """Build the documents of these workbooks into a folder and return what became of each.

    ``also`` names papers to be made beside the main document of each workbook that can give them;
    the workbook may name more of them itself, and one of many documents must. A workbook with
    errors (or, when strict, with warnings) gives no document; the others do. A workbook of many
    documents fills a folder of its own, as the ``layout`` says; ``run_tasks`` may make its
    documents in other processes. ``verify`` asks for full validation of each document. ``begin`` is
    told of each workbook as it is done, and of each document of such a one. ``jobs`` processes may
    run the rules of a big workbook.

    Raises:
        DocgenError: docgen cannot work at all: kinds, templates or the output folder are unusable,
            or nothing is there to validate with.

    """
    from docgen.outputs import Manifest, digest, unique_names, write_document

    verifier = _verifier() if verify else None
    run = Run(workspace, verifier=verifier, beside=_beside(workspace, jobs))
    if also:
        run.ask_for(also)
    batches = _open_batches(run, paths)
    all_made = make_all(run, [path for path in paths if path not in batches], begin=begin)
    result = RunResult(issues=list(run.issues))
    made: list[tuple[Path, str, Rendered]] = []
    outcome: dict[Path, list[DocumentResult]] = {}
    for path, one in all_made:
        result.issues.extend(one.issues)
        outcome[path] = []
        if one.rendered is None or (strict and _stops_strict(one.issues)):
            outcome[path].append(DocumentResult(path, one.kind, None, "failed"))
        else:
            made.extend((path, kind, rendered) for kind, rendered in one.documents())
    with Manifest(output_dir) as manifest:
        names = unique_names([(path, rendered.name) for path, _, rendered in made], manifest)
        manifest.expect(digest(rendered.data) for _, _, rendered in made)
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
                outcome[path].append(DocumentResult(path, kind, None, "failed"))
            except Exception as failure:  # noqa: BLE001 - the other documents are written
                result.issues.append(failure_issue(path, failure))
                outcome[path].append(DocumentResult(path, kind, None, "failed"))
            else:
                outcome[path].append(DocumentResult(path, kind, written.path, written.status))
        for path, documents in outcome.items():
            result.issues.extend(_outdated(path, documents, manifest))
    result.documents.extend(one for path in paths for one in outcome.get(path, ()))
    for path, work in batches.items():
        from docgen.batch import DEFAULT_LAYOUT, in_order, write_batch

        with _told(result, path):
            batch = write_batch(
                _sound(work),
                output_dir,
                layout or DEFAULT_LAYOUT,
                strict=strict,
                force=force,
                run_tasks=run_tasks or in_order,
                begin=begin,
            )
            _add(result, batch)
            if also:
                result.issues.append(_not_in_batches(path))
    return result


def _outdated(
    path: Path, documents: Sequence[DocumentResult], manifest: Manifest
) -> Iterator[Issue]:
    """Yield the warning that a workbook without a new document has an older one lying there."""
    if all(one.status != "failed" for one in documents):
        return
    made = {one.output.name for one in documents if one.output}
    if older := [name for name in manifest.documents_of(path) if name not in made]:
        from docgen.outputs.outdated import outdated_documents

        yield outdated_documents(path, manifest.folder, older)


def _not_in_batches(path: Path) -> Issue:
    """Return what is told of papers that the command asks a workbook of many documents for."""
    return warning(
        "also-in-batch",
        Location(str(path)),
        "В книге на много документов бумаги из --also не делаются.",
        "Назовите их на листе «Комплект» этой книги: их получит каждая школа.",
    )


@contextmanager
def _told(result: RunResult, path: Path) -> Iterator[None]:
    """Let what ends the work on a workbook cost that workbook alone."""
    try:
        yield
    except NoWorkersError:
        raise
    except Exception as failure:  # noqa: BLE001 - the documents of the others are told
        result.issues.extend(failure_issues(path, failure))
        result.documents.append(DocumentResult(path, "", None, "failed"))


def _sound(work: BatchWork | Exception) -> BatchWork:
    if isinstance(work, Exception):
        raise work
    return work


def _open_batches(run: Run, paths: Sequence[Path]) -> Mapping[Path, BatchWork | Exception]:
    """Return those of these workbooks that are batches; without one nothing of them is loaded."""
    from docgen.workbook.opening import sheet_names
    from docgen.workbook.recipients_sheet import is_recipients_sheet

    likely = [path for path in paths if any(map(is_recipients_sheet, sheet_names(path)))]
    if not likely:
        return {}
    from docgen.batch import open_batches

    return open_batches(run, likely)


def _add(result: RunResult, batch: BatchResult) -> None:
    """Add what became of a workbook of many documents."""
    result.beside[str(batch.workbook)] = batch.written
    result.batches.append(batch)
    result.issues.extend(batch.issues)
    result.documents.extend(
        DocumentResult(batch.workbook, one.kind, one.output, one.status, recipient=one.recipient)
        for one in batch.documents
    )


def _stops_strict(issues: Iterable[Issue]) -> bool:
    return any(issue.stops_strict for issue in issues)


def _beside(workspace: Workspace, jobs: int) -> Beside | None:
    """Return what runs the rules of big workbooks; for small ones nothing of it is loaded."""

    def beside(path: Path) -> AbstractContextManager[Helped | None]:
        with suppress(OSError):  # told by whoever reads the workbook
            if path.stat().st_size >= _WORTH_HELP:
                from docgen.rules_beside import rules_in_processes

                return rules_in_processes(workspace, jobs)(path)
        return nullcontext()

    return beside if jobs > 1 else None


def _verifier() -> Verifier:
    from docgen.verification import Verifier

    return Verifier()
