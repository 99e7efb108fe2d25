"""What has become of a batch so far: documents in their order, every finding once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from docgen.acceptance import Settlement
from docgen.batch.making import BatchWork
from docgen.batch.recipient_gaps import recipient_gaps
from docgen.batch.tasks import Task, tasks_of
from docgen.documents import has_errors
from docgen.issues import Issue, Location, note

Status = Literal["built", "unchanged", "failed", "checked", "kept"]


class BatchDocument(Struct, frozen=True):
    """What became of one document of a batch; ``issues`` are its own findings."""

    recipient: str
    kind: str
    output: Path | None
    status: Status
    issues: tuple[Issue, ...] = ()


class BatchResult(Struct):
    """All documents of a batch in their order; every finding once, whoever it concerns.

    ``left`` are files of recipients that are no longer in the workbook, or of former names;
    ``written`` are the files beside the documents, in its ``folder``: the summary, the archives;
    ``office`` is whose they are.
    """

    workbook: Path
    documents: list[BatchDocument] = field(default_factory=list)
    issues: dict[Issue, None] = field(default_factory=dict)
    left: list[Path] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    folder: Path | None = None
    office: str = ""

    def tell(self, issues: Iterable[Issue]) -> None:
        """Add findings that are not told yet."""
        self.issues.update(dict.fromkeys(issues))


class Running:
    """A batch under way: findings that are told once, rows without a document, acceptances."""

    def __init__(self, work: BatchWork, *, strict: bool) -> None:
        self.work = work
        self.strict = strict
        self.result = BatchResult(work.book.raw.path)
        self.failed: set[Task] = set()
        self._settlement = Settlement(work.accepted())
        self._gaps = recipient_gaps(work)
        self.result.tell(self.settled(work.book.issues))

    def tasks(self) -> Iterator[Task]:
        """Return what is to be made."""
        return tasks_of(self.work.book, self.work.kinds_of)

    def settled(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return the findings, those that the workbook accepts with the reason."""
        return self._settlement.settled(issues)

    def told_of(self, task: Task, issues: Iterable[Issue]) -> list[Issue]:
        """Return the findings of a document with what its recipient's row lacks beside others."""
        return self.settled([*issues, *self._gaps.get(task.number, ())])

    def stops(self, issues: Iterable[Issue]) -> bool:
        """Return whether these findings stop a document of this run."""
        return self.strict and any(issue.stops_strict for issue in issues)

    def add(self, task: Task, output: Path | None, status: Status, issues: Sequence[Issue]) -> None:
        """Add what became of a task."""
        one = self.work.book.recipient(task.number)
        self.result.documents.append(
            BatchDocument(one.name, task.kind, output, status, tuple(issues))
        )
        self.result.tell(issues)
        if status == "failed":
            self.failed.add(task)

    def tell_left(self, paths: Iterable[Path], folder: Path) -> None:
        """Tell files of this folder that nothing in the workbook asks for any more; they stay.

        Their own folders are told too: a new document may have the name of an old one elsewhere.
        """
        self.result.left = sorted(paths)
        if not self.result.left:
            return
        names = ", ".join(f"«{path.relative_to(folder).as_posix()}»" for path in self.result.left)
        self.result.tell(
            [
                note(
                    "left-from-recipient",
                    Location(str(self.work.book.raw.path)),
                    f"От прежней сборки остались файлы, которых книга больше не просит: {names}.",
                    "Если они не нужны, удалите их сами: docgen готовых документов не удаляет.",
                )
            ]
        )

    def finished(self) -> BatchResult:
        """Return the result, with the rows that give no document at all."""
        book, result = self.work.book, self.result
        for number in range(len(book)):
            one = book.recipient(number)
            unknown = self.work.unknown_kind(number) if one.is_sound else None
            if unknown is not None:
                result.tell([unknown])
            if not one.is_sound or unknown is not None:
                name = one.name or f"строка {one.row}"
                found = (unknown,) if unknown else tuple(book.issues_of(number))
                result.documents.append(BatchDocument(name, "", None, "failed", found))
        result.tell(self.work.unused_columns())
        half_seen = {str(book.raw.path)} if has_errors(result.issues) else set()
        result.tell(self._settlement.faults((), half_seen))
        return result
