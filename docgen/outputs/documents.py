"""A document put into its folder without harming what a person has made of the former one."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain, count, takewhile
from pathlib import Path
from typing import Literal

from msgspec import Struct

from docgen.failures import explained_failures, file_is_open, refuse_open
from docgen.outputs.files import create_file, replace_file
from docgen.outputs.manifest import Manifest, digest

Status = Literal["built", "unchanged", "kept"]


class Written(Struct, frozen=True):
    """Where the document is now, and how it came there; «kept» is a new file beside the edited."""

    path: Path
    status: Status


def write_document(
    path: Path,
    data: bytes,
    manifest: Manifest,
    *,
    force: bool = False,
    workbook: Path | None = None,
    source: str = "",
    staged: Path | None = None,
) -> Written:
    """Return where the document was written; raise OutputError when it could not be.

    A file that docgen did not write, or that was edited since, stays: the new document goes beside
    as «Имя (новый).docx». With ``force`` it is replaced, after a copy «Имя (прежний).docx».
    ``source`` is the fingerprint of what a converted file was made from, for ``made_from``;
    ``staged`` is a file that holds the data already and is renamed where one is to be written.
    """
    publish = partial(
        _publish, data=data, manifest=manifest, workbook=workbook, source=source, staged=staged
    )
    current = _bytes_of(path)
    if current == data:
        manifest.record(path.name, data, workbook, source)
        return Written(path, "unchanged")
    if _is_free(path, current, manifest):
        return publish(path, status="built")
    if force and current is not None:
        copy_aside(path, current, "прежний")
        return publish(path, status="built")
    beside = _place_beside(path, data, manifest)
    return publish(beside, status="kept")


def made_from(path: Path, source: str, manifest: Manifest) -> Path | None:
    """Return the file that was made of this source and is as docgen left it, None for none.

    It is at this path, or beside it when a person's file stands there.
    """
    beside = (_numbered(path, "новый", number) for number in count(1))
    for place in chain([path], takewhile(lambda one: manifest.entry(one.name), beside)):
        known = manifest.entry(place.name)
        current = _bytes_of(place)
        if known and current and known.source == source and known.sha256 == digest(current):
            return place
    return None


def remove_own(path: Path, manifest: Manifest) -> None:
    """Take a file away that docgen wrote and nobody has changed since; any other stays.

    Raises:
        OutputError: somebody has it open, or the folder forbids it.

    """
    current = _bytes_of(path)
    if current is None or not manifest.wrote(current):
        return
    with explained_failures(path):
        refuse_open(path)
        try:
            path.unlink(missing_ok=True)
        except PermissionError as failure:
            raise file_is_open(path) from failure


def _publish(
    path: Path,
    *,
    data: bytes,
    manifest: Manifest,
    workbook: Path | None,
    status: Status,
    source: str,
    staged: Path | None,
) -> Written:
    if _bytes_of(path) != data:
        manifest.expect([data])
        replace_file(path, data, staged)
    manifest.record(path.name, data, workbook, source)
    return Written(path, status)


def _bytes_of(path: Path) -> bytes | None:
    """Return what an ordinary file holds; None for anything else, which is never read."""
    with explained_failures(path):
        # A link may lead to a file that is not docgen's to judge, a pipe would never end.
        if path.is_symlink() or not path.is_file():
            return None
        return path.read_bytes()


def _is_free(path: Path, current: bytes | None, manifest: Manifest) -> bool:
    """Tell whether nothing of a person's stands at this path."""
    if current is None:
        with explained_failures(path):
            return not os.path.lexists(path)
    return manifest.wrote(current)


def _place_beside(path: Path, data: bytes, manifest: Manifest) -> Path:
    for number in count(1):
        beside = _numbered(path, "новый", number)
        current = _bytes_of(beside)
        if current == data or _is_free(beside, current, manifest):
            return beside
    raise AssertionError


def copy_aside(path: Path, current: bytes, word: str) -> Path:
    """Keep these bytes beside a file as «Имя (word).docx»; return the copy, an old one if equal."""
    for number in count(1):
        copy = _numbered(path, word, number)
        # The same edits need one copy only, however often --force is given.
        known = _bytes_of(copy)
        if known is not None and digest(known) == digest(current):
            return copy
        if create_file(copy, current):
            return copy
    raise AssertionError


def _numbered(path: Path, word: str, number: int) -> Path:
    mark = word if number == 1 else f"{word} {number}"
    return path.with_name(f"{path.stem} ({mark}){path.suffix}")
