"""What docgen wrote into a folder, so that a person's edits are told from its own files."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from docgen.errors import OutputError
from docgen.failures import explained_failures
from docgen.outputs.files import replace_file
from docgen.outputs.locking import locked

MANIFEST_NAME = ".docgen.json"


class Entry(Struct, frozen=True):
    """A file as docgen left it: its name, its SHA-256, and the workbook it came from.

    ``source`` tells what a file was converted from, empty for one that was not.
    """

    name: str
    sha256: str
    workbook: str = ""
    source: str = ""


class Manifest:
    """The record of one output folder.

    As a context manager it keeps other processes of docgen out of the folder, and is saved also
    after a failure. Bytes are known by their ``digest``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries, self._expected = _read(folder)
        self._changed: dict[str, Entry] = {}
        self._lock = ExitStack()

    def __enter__(self) -> Self:
        self._lock.enter_context(locked(self.folder))
        # Another docgen may have written until a moment ago.
        self._entries, self._expected = _read(self.folder)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self.save()

    def entry(self, name: str) -> Entry | None:
        """Return what is known of a file of this folder, or None."""
        return self._entries.get(name_key(name))

    def wrote(self, sha256: str) -> bool:
        """Tell whether these bytes are docgen's own: nobody has changed them since.

        Under which name does not matter: a person may put «(новый)» in the place of the old file.
        """
        return sha256 in self._expected or sha256 in {e.sha256 for e in self._entries.values()}

    def expect(self, documents: Iterable[str]) -> None:
        """Write down that these documents are about to appear, all at once before the first.

        A kill between a document and the record of it must not make it look like a person's.
        """
        new = {sha256 for sha256 in documents if not self.wrote(sha256)}
        if new:
            self._expected |= new
            self._write()

    def owner(self, name: str) -> Path | None:
        """Return the workbook whose document bears this name, while both of them exist."""
        entry = self.entry(name)
        if entry is None or not entry.workbook:
            return None
        workbook = Path(os.path.normpath(self.folder.absolute() / entry.workbook))
        with explained_failures(workbook):
            there = (self.folder / entry.name).exists() and workbook.exists()
        return workbook if there else None

    def documents_of(self, workbook: Path) -> list[str]:
        """Return the names of the documents that this workbook gave and that are still there.

        A copy of the workbook with marks is recorded as well, and is no document.
        """
        wanted = self._relative(workbook)
        with explained_failures(self.folder):
            return sorted(
                entry.name
                for entry in self._entries.values()
                if entry.workbook == wanted
                and entry.name.endswith(".docx")
                and (self.folder / entry.name).exists()
            )

    def record(
        self, name: str, sha256: str, workbook: Path | None = None, source: str = ""
    ) -> None:
        """Remember that this file now holds these bytes."""
        entry = Entry(name, sha256, self._relative(workbook) if workbook else "", source)
        if self.entry(name) != entry:
            self._entries[name_key(name)] = self._changed[name_key(name)] = entry

    def save(self) -> None:
        """Write the record down, if it has changed."""
        if self._changed:
            self._write()

    def _write(self) -> None:
        # Where the drive knows no locks another docgen may have written: what it added stays.
        entries, expected = _read(self.folder)
        entries.update(self._changed)
        with explained_failures(self.folder / MANIFEST_NAME):
            files = {
                entry.name: {"sha256": entry.sha256, "workbook": entry.workbook}
                | ({"source": entry.source} if entry.source else {})
                for entry in sorted(entries.values(), key=lambda entry: entry.name)
                # A file that was deleted or renamed away needs no record under its old name.
                if (self.folder / entry.name).exists()
            }
        recorded = {fields["sha256"] for fields in files.values()}
        record: dict[str, object] = {"files": files}
        if left := sorted((expected | self._expected) - recorded):
            record["expected"] = left
        content = msgspec.json.format(msgspec.json.encode(record), indent=1)
        replace_file(self.folder / MANIFEST_NAME, content)
        self._changed = {}

    def _relative(self, workbook: Path) -> str:
        try:
            relative = os.path.relpath(workbook.absolute(), self.folder.absolute())
        except ValueError:  # another Windows drive
            return workbook.name
        return Path(relative).as_posix()


def name_key(name: str) -> str:
    """Return the form in which Windows and macOS take two file names for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def digest(data: bytes) -> str:
    """Return the SHA-256 of these bytes."""
    return hashlib.sha256(data).hexdigest()


def _read(folder: Path) -> tuple[dict[str, Entry], set[str]]:
    """Return the entries of a folder and the hashes that were expected.

    A damaged record is none, so that no file counts as docgen's. One that a failing drive does
    not give is not taken for none: it would be written anew without what it holds.
    """
    try:
        with explained_failures(folder / MANIFEST_NAME):
            data = (folder / MANIFEST_NAME).read_bytes() if folder.is_dir() else b""
    except OutputError as failure:
        if isinstance(failure.__cause__, (FileNotFoundError, IsADirectoryError)):
            return {}, set()
        raise
    try:
        record = msgspec.json.decode(data.removeprefix(BOM_UTF8))
        entries = [
            Entry(
                str(name),
                str(fields["sha256"]),
                str(fields.get("workbook", "")),
                str(fields.get("source", "")),
            )
            for name, fields in record["files"].items()
            # A name with a path would let a foreign record point outside of the folder.
            if name == Path(name).name
        ]
        expected = {str(known) for known in record.get("expected", ())}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, set()
    return {name_key(entry.name): entry for entry in entries}, expected
