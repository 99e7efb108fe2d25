"""Of what a document of a batch is made, as one hash: equal hashes give equal bytes."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from docgen.batch.tasks import Task
from docgen.kinds import Kind
from docgen.sharing import Known
from docgen.version import VERSION
from docgen.workbook.raw import RawCell, RawSheet

if TYPE_CHECKING:
    from docgen.batch.making import BatchWork

_CUTS: Final = 16


class Fingerprints:
    """The fingerprints of a batch: what all documents share is read once.

    Every file is read when this is made, so it is made before the documents are; what each of them
    has of its own is in memory, and may be asked for while they are made.

    A row takes part by what it says, not by its number, so that a row added for one school leaves
    the documents of the others as they are.
    """

    def __init__(self, work: BatchWork) -> None:
        self._work = work
        book = work.book
        self._shared = _hash(
            [VERSION, repr(work.run.profile), (book.pattern or ("",))[0], *self._common()]
        )
        self._kinds: dict[str, str] = {}
        for kind in (*work.main_kinds, *(paper.kind for paper in work.papers.values())):
            self._kind(kind)
        self._of: dict[Task, str] = {}
        # What sheets say without some of their rows: groups of recipients are few.
        self._cuts: Known[tuple[str, frozenset[int], frozenset[int]], str] = Known(_CUTS)
        self._rows_left: Known[tuple[str, frozenset[int]], str] = Known(_CUTS)

    def seal(self) -> str:
        """Return one hash of all that the documents of the batch are made of, and by what."""
        from docgen.rendering.deflating import deflater

        recipients = (repr(one.cells) for one in self._work.book.recipients.rows)
        rows = (row for rows in self._rows.values() for row in rows.values())
        limits = (repr(sorted(one.members)) for one in self._work.book.limited.values())
        kinds = (self._kind(kind) for kind in self._work.run.kinds)
        return _hash([deflater(), self._shared, *recipients, *rows, *limits, *kinds])

    def of(self, task: Task) -> str:
        """Return the fingerprint of one document."""
        if task not in self._of:
            self._of[task] = self._found(task)
        return self._of[task]

    def checked(self, task: Task, *, found: bool) -> str:
        """Return one hash of what the rules looked at in a document.

        If they ``found`` something, it tells as well where all stands that they may name.
        """
        fresh = (self._rows[name][row] for name, rows in task.fresh.items() for row in sorted(rows))
        parts = [repr((task.whole, task.first)), *fresh]
        return _hash([*parts, *self._places(task)] if found else parts)

    def _places(self, task: Task) -> Iterator[str]:
        book = self._work.book
        one = book.recipient(task.number)
        yield repr((one.row, sorted((name, c.row, c.column) for name, c in one.cells.items())))
        for how in book.dropped(task.number).items():
            yield self._rows_left.get(how) or self._rows_left.keep(self._left(*how), how)

    def _left(self, name: str, gone: Container[int]) -> str:
        """Return the numbers of the rows of a limited sheet without these."""
        return repr([row for row in self._work.book.limited[name].sheet.rows if row not in gone])

    def _found(self, task: Task) -> str:
        book = self._work.book
        one = book.recipient(task.number)
        own = [f"{name}={replace(cell, row=0, column=0)!r}" for name, cell in one.cells.items()]
        parts = [self._shared, self._kind(self._work.by_name[task.kind]), *sorted(own)]
        gone = book.dropped(task.number)
        for name in gone:
            above = book.hanging.get(name)
            how = name, gone[name], gone.get(above.parent, frozenset()) if above else frozenset()
            parts.append(self._cuts.get(how) or self._cuts.keep(_hash(self._cut(*how)), how))
        return _hash(parts)

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[int, str]]:
        """What the rows of limited sheets say, by the names of these and their numbers."""
        book = self._work.book
        return {
            sheet.name: {row: _row(cells) for row, cells in sheet.rows.items()}
            for sheet in book.raw.sheets
            if sheet.name in book.limited
        }

    def _cut(self, name: str, gone: Container[int], gone_above: Collection[int]) -> Iterable[str]:
        """Yield what a limited sheet says without these rows, and those above it without theirs."""
        sheet = self._work.book.limited[name].sheet
        kept = [row for row in sheet.rows if row not in gone]
        yield name
        yield from (self._rows[name][row] for row in kept)
        yield from _merges(sheet, kept)
        yield repr([row in sheet.hidden_rows for row in kept])
        if above := self._work.book.hanging.get(name):
            numbers = above.references(gone_above)
            yield repr([numbers.get(row) for row in kept])

    def _common(self) -> Iterable[str]:
        """Yield what stands in the sheets, in the справочник and in the files that cells name."""
        book, run = self._work.book, self._work.run
        yield book.raw.path.stem
        folders = (book.raw.path.parent, run.workspace.root)
        if directory := run.directory.records:
            yield _file(directory.path)
            records = (record for data in directory.sheets.values() for record in data.records)
            named = (value.data for record in records for value in record.values.values())
            yield from (_file(one) for one in named if isinstance(one, Path) and one.is_file())
        for sheet in book.raw.sheets:
            yield repr(
                (sheet.name, sheet.widths, sheet.default_width, sorted(sheet.hidden_columns))
            )
            yield repr((sheet.hidden, sorted(sheet.framed.values()), sheet.has_drawings))
            if sheet.name not in book.limited:
                yield repr((sheet.rows, sheet.merges, sorted(sheet.hidden_rows)))
            for cells in sheet.rows.values():
                for cell in cells.values():
                    yield from _files_named(cell.text, folders)

    def _kind(self, kind: Kind) -> str:
        if kind.name not in self._kinds:
            plain = replace(
                kind,
                path=Path(kind.path.name),
                template=Path(kind.template.name),
                papers=(),
                main=None,
            )
            self._kinds[kind.name] = _hash([repr(plain), _file(kind.template)])
        return self._kinds[kind.name]


def _row(cells: Mapping[int, RawCell]) -> str:
    return _hash(repr(replace(cell, row=0)) for cell in cells.values())


def _merges(sheet: RawSheet, kept: list[int]) -> Iterable[str]:
    """Yield the merges among the rows that are left, by the places of these."""
    for merge in sheet.merges:
        first, last = bisect_left(kept, merge.top), bisect_right(kept, merge.bottom)
        if first < last:
            yield f"{first}-{last}:{merge.left}-{merge.right}"


def _files_named(text: str, folders: Iterable[Path]) -> Iterable[str]:
    """Yield the content of a file that a cell names, «Смета.docx» beside the workbook."""
    name = text.strip()
    if "." not in name[-6:] or "\n" in name or len(name) > 200:
        return
    for folder in folders:
        path = folder / name
        try:
            if path.is_file():
                yield _file(path)
        except (OSError, ValueError):
            continue


def _file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _hash(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode())
        found.update(b"\0")
    return found.hexdigest()
