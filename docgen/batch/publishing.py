"""What lies beside the documents of a batch: the summary, archives; and where all of it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.batch.building import build_batch
from docgen.batch.crew import RunTasks
from docgen.batch.file_names import own_places
from docgen.batch.making import BatchWork, open_batch
from docgen.batch.running import BatchDocument, BatchResult
from docgen.collecting import collecting_seldom
from docgen.errors import OutputError
from docgen.issues import Issue, Location, error, note
from docgen.known_office import office_name
from docgen.outputs import BatchEntry, Ledger, bundle, safe_file_name, write_document
from docgen.outputs.manifest import digest
from docgen.pdf_pages import known_pages
from docgen.progress import Begin
from docgen.workbook.scope import quoted

if TYPE_CHECKING:
    from docgen.run import Run

SUMMARY: Final = "Сводка.xlsx"
_STATES: Final[Mapping[str, str]] = {
    # Made now or by an earlier run: the summary of the same workbook stays the same.
    "built": "готов",
    "unchanged": "готов",
    "kept": "готов, лежит рядом: прежний файл правили",
    "failed": "не собран",
}


class BatchLayout(Struct, frozen=True):
    """How the documents of a batch lie.

    ``folders``: a folder for each recipient; ``archive``: a .zip of all documents; ``archives``:
    a .zip for each recipient.
    """

    folders: bool = False
    archive: bool = False
    archives: bool = False


DEFAULT_LAYOUT: Final = BatchLayout()
#: The documents of each archive by their names in it, by its own name.
_Archives = Mapping[str, Mapping[str, Path]]


def open_batches(run: Run, paths: Sequence[Path]) -> dict[Path, BatchWork | Exception]:
    """Return those of these workbooks that are batches; what cannot be read is none.

    A fault of docgen stands for the batch that met it: its workbook is not one of one document.
    """
    from docgen.errors import UnreadableWorkbookError

    found: dict[Path, BatchWork | Exception] = {}
    for path in paths:
        work: BatchWork | Exception | None
        try:
            work = open_batch(run, path)
        except UnreadableWorkbookError:  # told when it is read as a workbook of one document
            continue
        except Exception as failure:  # noqa: BLE001 - the other workbooks are built
            work = failure
        if work is not None:
            found[path] = work
    return found


@collecting_seldom()
def write_batch(
    work: BatchWork,
    output_dir: Path,
    layout: BatchLayout,
    *,
    strict: bool,
    force: bool,
    run_tasks: RunTasks,
    begin: Begin,
) -> BatchResult:
    """Write a batch into the folder of its workbook: documents, summary, archives.

    Raises:
        OutputError: the folder itself is unusable.
        WorkersLostError: those who made the documents are gone; what is written stays.

    """
    folder = output_dir / safe_file_name(work.book.raw.path.stem, "")
    with Ledger(folder, work.book.raw.path) as ledger:
        result = build_batch(
            work,
            ledger,
            strict=strict,
            force=force,
            folders=layout.folders,
            run_tasks=run_tasks,
            begin=begin,
        )
        result.folder = folder
        result.office = office_name(work.run.directory.records)
        old = [entry for entry in ledger.beside() if entry.file.endswith(".zip")]
        asked: _Archives = {}
        if old or layout.archive or layout.archives:
            archives = _archives(result, folder, own_places(work.book))
            whole = safe_file_name(result.workbook.stem, ".zip")
            asked = {
                name: files
                for name, files in archives.items()
                if (layout.archive if name == whole else layout.archives)
            }
            result.tell(
                _outdated(result, ledger, archives, [e for e in old if e.file not in asked])
            )
        result.tell(_put_beside(result, ledger, _beside(result, folder, asked), force=force))
    return result


def write_summary(result: BatchResult, *, force: bool = False) -> list[Issue]:
    """Write the summary again, with the pages of PDFs that were made meanwhile.

    Raises:
        OutputError: the folder itself is unusable.

    """
    if result.folder is None:
        return []
    result.written = [path for path in result.written if path.stem != Path(SUMMARY).stem]
    files = [(SUMMARY, _summary(result, result.folder))]
    with Ledger(result.folder, result.workbook) as ledger:
        return _put_beside(result, ledger, files, force=force)


def _put_beside(
    result: BatchResult, ledger: Ledger, files: Iterable[tuple[str, bytes]], *, force: bool
) -> list[Issue]:
    """Write files beside the documents; return what could not be written."""
    told = []
    for name, data in files:
        try:
            written = write_document(ledger.folder / name, data, ledger, force=force)
        except OutputError as failure:
            place = Location(str(result.workbook))
            told.append(error("not-written", place, failure.message, failure.hint))
            continue
        result.written.append(written.path)
        ledger.done(BatchEntry("", written.path.name, written.sha256, "", ledger.workbook))
    return told


def _archives(result: BatchResult, folder: Path, places: Mapping[str, str]) -> _Archives:
    """Return what belongs into each archive, that of all last; ``places`` are of recipients."""
    own: dict[str, dict[str, Path]] = {}
    every: dict[str, Path] = {}
    for document in result.documents:
        if document.output is not None:
            every[document.output.relative_to(folder).as_posix()] = document.output
            plain = own.setdefault(f"{places[document.recipient]}.zip", {})
            plain[document.output.name] = document.output
    return {**own, safe_file_name(result.workbook.stem, ".zip"): every} if every else {}


def _beside(result: BatchResult, folder: Path, archives: _Archives) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file beside the documents."""
    for name, files in archives.items():
        yield name, bundle(files)
    yield SUMMARY, _summary(result, folder)


def _outdated(
    result: BatchResult, ledger: Ledger, archives: _Archives, left: Iterable[BatchEntry]
) -> Iterator[Issue]:
    """Yield a note on archives of former runs that hold other documents than there are now."""
    old = sorted(
        entry.file
        for entry in left
        if ledger.is_whole(entry) and digest(bundle(archives.get(entry.file, {}))) != entry.sha256
    )
    if old:
        yield note(
            "archive-outdated",
            Location(str(result.workbook)),
            f"В архивах прежней сборки не то, что лежит в папке сейчас: {quoted(old)}.",
            "Соберите их заново (--zip, --zip-each) – или удалите: docgen их не удаляет.",
        )


def _summary(result: BatchResult, folder: Path) -> bytes:
    from docgen.workbook.summary_book import SummaryRow, summary_book

    pages = known_pages(one.output for one in result.documents if one.output)

    def row(one: BatchDocument) -> SummaryRow:
        file = one.output.relative_to(folder).as_posix() if one.output else ""
        told = tuple(issue for issue in one.issues if issue.stops_strict)
        count = pages.get(one.output, 0) if one.output else 0
        return SummaryRow(
            one.recipient, one.kind, file, _STATES[one.status], one.status != "failed", told, count
        )

    return summary_book([row(one) for one in result.documents], list(result.issues), result.office)
