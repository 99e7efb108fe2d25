"""A document put into its folder without harming what a person has made of the former one."""

from __future__ import annotations

import stat
from itertools import chain, count, takewhile
from pathlib import Path
from typing import Literal

from msgspec import Struct

from docgen.failures import explained_failures, file_is_open, refuse_open
from docgen.outputs.files import Staged, create_file, replace_file
from docgen.outputs.manifest import Manifest, digest

Status = Literal["built", "unchanged", "kept"]


class Written(Struct, frozen=True):
    """Where the document is now, and how it came there; «kept» is a new file beside the edited."""

    path: Path
    status: Status
    sha256: str


def write_document(
    path: Path,
    data: bytes | Staged,
    manifest: Manifest,
    *,
    force: bool = False,
    workbook: Path | None = None,
    source: str = "",
) -> Written:
    """Return where the document was written; raise OutputError when it could not be.

    A file that docgen did not write, or that was edited since, stays: the new document goes beside
    as «Имя (новый).docx». With ``force`` it is replaced, after a copy «Имя (прежний).docx».
    ``source`` is the fingerprint of what a converted file was made from, for ``made_from``.
    """
    sha256 = data.sha256 if isinstance(data, Staged) else digest(data)
    status: Status = "built"
    there = _standing(path)
    if there.sha256 == sha256:
        status = "unchanged"
    elif not _is_free(there, manifest):
        if force and there.data is not None:
            copy_aside(path, there.data, "прежний")
        else:
            status = "kept"
            path, there = _place_beside(path, sha256, manifest)
    if there.sha256 != sha256:
        manifest.expect([sha256])
        replace_file(path, data)
    manifest.record(path.name, sha256, workbook, source)
    return Written(path, status, sha256)


def made_from(path: Path, source: str, manifest: Manifest) -> Path | None:
    """Return the file that was made of this source and is as docgen left it, None for none.

    It is at this path, or beside it when a person's file stands there.
    """
    beside = (_numbered(path, "новый", number) for number in count(1))
    for place in chain([path], takewhile(lambda one: manifest.entry(one.name), beside)):
        known = manifest.entry(place.name)
        there = _standing(place)
        if known and there.data and known.source == source and known.sha256 == there.sha256:
            return place
    return None


def remove_own(path: Path, manifest: Manifest) -> None:
    """Take a file away that docgen wrote and nobody has changed since; any other stays.

    Raises:
        OutputError: somebody has it open, or the folder forbids it.

    """
    there = _standing(path)
    if there.data is None or not manifest.wrote(there.sha256):
        return
    with explained_failures(path):
        refuse_open(path)
        try:
            path.unlink(missing_ok=True)
        except PermissionError as failure:
            raise file_is_open(path) from failure


class _Standing(Struct, frozen=True):
    """What stands at a path: of an ordinary file its bytes; of nothing, and of all else, none."""

    is_there: bool = True
    data: bytes | None = None
    sha256: str = ""


def _standing(path: Path) -> _Standing:
    with explained_failures(path):
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return _Standing(is_there=False)
        # A link may lead to a file that is not docgen's to judge, a pipe would never end.
        if not stat.S_ISREG(mode):
            return _Standing()
        data = path.read_bytes()
    return _Standing(data=data, sha256=digest(data))


def _is_free(there: _Standing, manifest: Manifest) -> bool:
    """Tell whether nothing of a person's stands there."""
    return manifest.wrote(there.sha256) if there.data is not None else not there.is_there


def _place_beside(path: Path, sha256: str, manifest: Manifest) -> tuple[Path, _Standing]:
    for number in count(1):
        beside = _numbered(path, "новый", number)
        there = _standing(beside)
        if there.sha256 == sha256 or _is_free(there, manifest):
            return beside, there
    raise AssertionError


def copy_aside(path: Path, current: bytes, word: str) -> Path:
    """Keep these bytes beside a file as «Имя (word).docx»; return the copy, an old one if equal."""
    for number in count(1):
        copy = _numbered(path, word, number)
        # The same edits need one copy only, however often --force is given.
        if _standing(copy).data == current:
            return copy
        if create_file(copy, current):
            return copy
    raise AssertionError


def _numbered(path: Path, word: str, number: int) -> Path:
    mark = word if number == 1 else f"{word} {number}"
    return path.with_name(f"{path.stem} ({mark}){path.suffix}")
