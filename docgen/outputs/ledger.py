"""What docgen wrote of a batch, a line a document, so that a killed run goes on where it was.

A manifest is written whole; of a batch of thousands that would be thousands of whole writings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from io import BufferedWriter
from pathlib import Path
from typing import Any, Final, Self

import msgspec
from msgspec import Struct

from docgen.failures import explained_failures
from docgen.outputs.files import replace_file
from docgen.outputs.locking import locked
from docgen.outputs.manifest import Manifest, digest, name_key

LEDGER_NAME: Final = ".docgen-batch.jsonl"


class BatchEntry(Struct, frozen=True):
    """A document of a batch: whose it is, where it lies, what it was made of.

    ``key`` names recipient and kind (a file beside the documents has none), ``file`` is the path
    from the folder, ``made_of`` is the fingerprint of all that the bytes depend on; ``findings``
    are told again when the document is not made anew, as whoever wrote them gave them, while
    ``checked``, the fingerprint of what was looked at and where it stands, is the same.
    """

    key: str
    file: str
    sha256: str
    made_of: str
    workbook: str = ""
    findings: tuple[Mapping[str, Any], ...] = ()
    checked: str = ""


class Ledger(Manifest):
    """The record of one folder of a batch; as a context manager it is put in order at the end."""

    def __init__(self, folder: Path, workbook: Path) -> None:
        self.folder = folder
        self._path = folder / LEDGER_NAME
        self.workbook = self._relative(workbook)
        self._files: dict[str, BatchEntry] = {}
        self._known: set[str] = set()
        self._expected: set[str] = set()
        self._stream: BufferedWriter | None = None
        self._touched = False
        self._read = ""
        self._lock = ExitStack()
        self._read_anew()

    def __enter__(self) -> Self:
        self._lock.enter_context(locked(self.folder))
        # Another docgen may have written until a moment ago.
        self._read_anew()
        return self

    def _read_anew(self) -> None:
        text = _text(self._path)
        if text == self._read and not self._touched:
            return
        self._read = text
        # What a killed run has appended begins with an empty line, and may end within one.
        self._touched |= "\n\n" in f"\n{text}" or not f"\n{text}".endswith("\n")
        self._files.clear()
        for line in _lines(text):
            self._take(line)

    def entries(self) -> Iterator[BatchEntry]:
        """Yield what is known of the documents of this workbook."""
        yield from (
            one for one in self._files.values() if one.key and one.workbook == self.workbook
        )

    def beside(self) -> Iterator[BatchEntry]:
        """Yield what is known of the files beside the documents of this workbook."""
        yield from (
            one for one in self._files.values() if not one.key and one.workbook == self.workbook
        )

    def by_key(self) -> dict[str, BatchEntry]:
        """Return the last document of each recipient and kind."""
        return {one.key: one for one in self.entries()}

    def key_of(self, file: str) -> str | None:
        """Return whose document this file is, while it exists; an empty key for a stranger's."""
        one = self._files.get(name_key(file))
        if one is None:
            return None
        with explained_failures(self.folder / one.file):
            if not (self.folder / one.file).exists():
                return None
        return one.key if one.workbook == self.workbook else ""

    def is_whole(self, one: BatchEntry) -> bool:
        """Return whether the file is as docgen left it."""
        path = self.folder / one.file
        try:
            return not path.is_symlink() and digest(path.read_bytes()) == one.sha256
        except OSError:
            return False

    def done(self, one: BatchEntry) -> None:
        """Write down that a document is finished."""
        if self._files.get(name_key(one.file)) != one:
            self._files[name_key(one.file)] = one
            self._known.add(one.sha256)
            self._append(one)

    # -- what write_document asks of a manifest

    def wrote(self, sha256: str) -> bool:
        """Tell whether these bytes are docgen's own."""
        return sha256 in self._known

    def expect(self, documents: Iterable[str]) -> None:
        """Write down that these documents are about to appear."""
        for sha256 in documents:
            if not self.wrote(sha256):
                self._known.add(sha256)
                self._expected.add(sha256)
                self._append({"expected": sha256})

    def record(
        self, name: str, sha256: str, workbook: Path | None = None, source: str = ""
    ) -> None:
        """Remember these bytes; ``done`` tells the rest."""
        del name, workbook, source
        self._known.add(sha256)

    def save(self) -> None:
        """Put the record in order: a line a file, sorted, without those that are gone."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            with explained_failures(self._path):
                stream.close()
        if not self._touched:
            return
        known = sorted(self._files.values(), key=lambda one: one.file)
        with explained_failures(self._path):
            lines = [_line(one) for one in known if (self.folder / one.file).exists()]
        # What a killed run was about to write is docgen's, whether or not it came to that.
        left = self._expected - {one.sha256 for one in known}
        lines += [_line({"expected": one}) for one in sorted(left)]
        replace_file(self._path, b"".join(lines))
        self._touched = False

    def _append(self, fields: BatchEntry | Mapping[str, str]) -> None:
        self._touched = True
        with explained_failures(self._path):
            if self._stream is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._stream = self._path.open("ab")
                # A killed run may have left half a line.
                self._stream.write(b"\n")
            self._stream.write(_line(fields))
            self._stream.flush()

    def _take(self, fields: Mapping[str, Any]) -> None:
        if "expected" in fields:
            self._known.add(str(fields["expected"]))
            self._expected.add(str(fields["expected"]))
            return
        try:
            key, file, sha256, made_of, workbook = (str(fields[name]) for name in _TEXTS)
            findings, checked = tuple(fields["findings"]), str(fields.get("checked", ""))
            one = BatchEntry(key, file, sha256, made_of, workbook, findings, checked)
        except (KeyError, TypeError):
            return
        path = Path(file)
        if not path.is_absolute() and ".." not in path.parts:
            self._files[name_key(one.file)] = one
            self._known.add(one.sha256)


_TEXTS: Final = ("key", "file", "sha256", "made_of", "workbook")


def _line(fields: BatchEntry | Mapping[str, str]) -> bytes:
    return msgspec.json.encode(fields) + b"\n"


def _text(path: Path) -> str:
    """Return the record as it lies there, nothing where there is none.

    What a failing drive does not give is not taken for none: it would be written anew without it.
    """
    with explained_failures(path):
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return ""


def _lines(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the lines that are whole; a damaged one is none, so that no file counts as docgen's."""
    for line in text.split("\n"):
        try:
            fields = msgspec.json.decode(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, dict):
            yield fields
