"""PDFs beside the documents of a run: only those are made that are missing or of an older one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from msgspec import Struct
from msgspec.structs import replace

from docgen.documents import failure_issue
from docgen.errors import OutputError
from docgen.issues import Issue, Location, error, warning
from docgen.outputs import Manifest, explained_failures, made_from, write_document
from docgen.pdf.archival import archival_faults
from docgen.pdf.fonts import StandIns
from docgen.pdf.print_set import print_set
from docgen.pdf_pages import source_of
from docgen.progress import Begin, silent

if TYPE_CHECKING:
    from docgen.office import Office, PdfForm
    from docgen.pipeline import DocumentResult, RunResult

_NAMED: Final = 12
_TRY_AGAIN: Final = (
    "Документ Word готов. Запустите ещё раз; если не поможет, сохраните его в PDF из Word."
)


class PdfWish(Struct, frozen=True):
    """What is asked for: which PDF, where the print set goes (None for no set), for which sides."""

    form: PdfForm = "pdf"
    print_set: Path | None = None
    two_sided: bool = False


class _Job(Struct, frozen=True):
    """A document of the run with its place among them, and the PDF that it should have."""

    number: int
    document: DocumentResult
    file: Path
    fingerprint: str

    @property
    def pdf(self) -> Path:
        """Where the PDF is, unless a person's file stands there."""
        return self.file.with_suffix(".pdf")


def with_pdfs(
    result: RunResult,
    folder: Path,
    wish: PdfWish,
    *,
    force: bool = False,
    begin: Begin = silent,
) -> RunResult:
    """Return the run with a PDF for each document that was built into this folder, and the set.

    A PDF is as old as the document that it was made of, told by fingerprints and not by clocks.
    One that a person has changed or has open is treated as documents are. What cannot be converted
    is an error of its document alone. ``begin`` is told how many files will be converted.

    Raises:
        OutputError: the record of the folder cannot be written.

    """
    from docgen.office import find_office

    made = list(result.documents)
    issues = list(result.issues)
    with _Records(folder) as records:
        stale: list[_Job] = []
        for job in _jobs(result.documents, wish.form):
            known = made_from(job.pdf, job.fingerprint, records.of(job.pdf))
            if known is None:
                stale.append(job)
            else:
                made[job.number] = replace(job.document, pdf=known)
        office = find_office() if stale else None
        if office is None and stale:
            issues.append(_no_office(len(stale)))
        elif office is not None:
            done = begin(len(stale))
            stand_ins = StandIns()
            for job, outcome in _converted(
                stale, office, wish.form, records, stand_ins, force=force
            ):
                if isinstance(outcome, Issue):
                    issues.append(outcome)
                else:
                    issues.extend(_not_archival(outcome, job, wish.form))
                    made[job.number] = replace(job.document, pdf=outcome)
                done(job.file.name, not isinstance(outcome, Issue))
            issues.extend(stand_ins.notes())
    complete = replace(result, documents=made, issues=issues)
    for batch in complete.batches:
        from docgen.batch import write_summary

        issues.extend(write_summary(batch, force=force))
    return complete if wish.print_set is None else _with_set(complete, wish.print_set, wish, force)


class _Records:
    """The records of the folders in which the documents of a run lie, one held at a time.

    A batch has hundreds of folders, and a system does not hold as many files open.
    """

    def __init__(self, folder: Path) -> None:
        self._manifest = Manifest(folder)
        self._held = ExitStack()

    def __enter__(self) -> Self:
        self._held.enter_context(self._manifest)
        return self

    def __exit__(self, *_failure: object) -> None:
        self._held.close()

    def of(self, file: Path) -> Manifest:
        """Return the record of the folder of this file."""
        if file.parent != self._manifest.folder:
            self._held.close()
            self._manifest = self._held.enter_context(Manifest(file.parent))
        return self._manifest


def _jobs(documents: Sequence[DocumentResult], form: PdfForm) -> Iterator[_Job]:
    for number, document in enumerate(documents):
        if document.output is not None:
            try:
                source = source_of(document.output.read_bytes(), form)
            except OSError:  # gone meanwhile, which the converter tells
                source = ""
            yield _Job(number, document, document.output, source)


def _converted(
    jobs: Sequence[_Job],
    office: Office,
    form: PdfForm,
    records: _Records,
    stand_ins: StandIns,
    *,
    force: bool,
) -> Iterator[tuple[_Job, Path | Issue]]:
    from docgen.office import convert

    files = [job.file for job in jobs]
    with closing(convert(files, "pdf", office, form=form)) as conversions:
        for job, conversion in zip(jobs, conversions, strict=True):
            place = Location(str(job.document.workbook))
            if conversion.problem:
                yield job, error("no-pdf", place, f"PDF нет. {conversion.problem}", _TRY_AGAIN)
                continue
            try:
                written = write_document(
                    job.pdf,
                    conversion.data,
                    records.of(job.pdf),
                    force=force,
                    source=job.fingerprint,
                )
            except OutputError as failure:
                yield job, error("not-written", place, failure.message, failure.hint)
            except Exception as failure:  # noqa: BLE001 - the other PDFs are written
                yield job, failure_issue(job.document.workbook, failure)
            else:
                stand_ins.look(job.file, conversion.data)
                yield job, written.path


def _bytes_of(path: Path) -> bytes:
    with explained_failures(path):
        return path.read_bytes()


def _not_archival(pdf: Path, job: _Job, form: PdfForm) -> Iterator[Issue]:
    """Yield what a new PDF lacks of the form that was asked for: old programs make plain ones."""
    from pypdf.errors import PyPdfError

    try:
        faults = archival_faults(pdf.read_bytes(), form)
    except (OSError, PyPdfError):
        faults = ["файл не читается"]
    if faults:
        yield warning(
            "pdf-not-archival",
            Location(str(job.document.workbook)),
            f"«{pdf.name}» – не PDF/A: {'; '.join(faults)}.",
            "Обновите LibreOffice до версии 7 или новее, удалите этот PDF и соберите ещё раз.",
        )


def _no_office(number: int) -> Issue:
    from docgen.office import HOW_TO_INSTALL

    return error(
        "no-libreoffice",
        Location(),
        f"PDF не сделаны (нужно: {number}): LibreOffice не найден. Документы Word готовы.",
        HOW_TO_INSTALL,
    )


def _with_set(result: RunResult, target: Path, wish: PdfWish, force: bool) -> RunResult:
    """Return the run with the set of its PDFs; what the set lacks is told."""
    pdfs = [document.pdf for document in result.documents if document.pdf]
    lacking = [d.recipient or d.workbook.name for d in result.documents if d.pdf is None]
    if not pdfs:
        return result
    issues = list(result.issues)
    if lacking:
        # Of a workbook of many documents the school is named, and not every one of hundreds.
        named = list(dict.fromkeys(lacking))
        names = ", ".join(f"«{name}»" for name in named[:_NAMED])
        more = f" и ещё {len(named) - _NAMED}" if len(named) > _NAMED else ""
        message = f"В комплект «{target.name}» не вошли документы: {names}{more}."
        hint = "Исправьте названное в них и соберите ещё раз."
        issues.append(warning("print-set-incomplete", Location(), message, hint))
    try:
        read = [_bytes_of(pdf) for pdf in pdfs]
        data = print_set(read, [pdf.stem for pdf in pdfs], wish.two_sided)
        with Manifest(target.parent) as manifest:
            written = write_document(target, data, manifest, force=force)
    except OutputError as failure:
        issues.append(error("not-written", Location(), failure.message, failure.hint))
        return replace(result, issues=issues)
    return replace(result, issues=issues, print_set=written.path)
