"""Files written whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from docgen.errors import OutputError
from docgen.failures import explained_failures, file_is_open, refuse_open, refuse_reserved
from docgen.journal import noted, timed
from docgen.outputs.locking import TEMPORARY, locked


class Staged(Struct, frozen=True):
    """A new file that lies on the disk already, under a passing name on the same drive."""

    path: Path
    sha256: str
    size: int


def replace_file(path: Path, data: bytes | Staged) -> None:
    """Write the bytes so that this path holds the old file or the new one, never a part of it.

    A file that is staged takes the name. That the name survives a power cut is then left to whoever
    closes the folder.

    Raises:
        OutputError: it could not be written; what stood there stands there still.

    """
    _put(path, data, _publish)


def create_file(path: Path, data: bytes) -> bool:
    """Write a file that does not exist yet; return False, touching nothing, when it does.

    Raises:
        OutputError: it could not be written.

    """
    if os.path.lexists(path):
        return False
    try:
        _put(path, data, _publish_new)
    except _TakenError:
        return False
    return True


class _TakenError(Exception):
    """Somebody has made a file of this name while the new one was being written."""


def _put(path: Path, data: bytes | Staged, publish: Callable[[Path, Path], None]) -> None:
    folder = path.parent
    noted("запись", байт=data.size if isinstance(data, Staged) else len(data))
    with timed("запись"), explained_failures(path), locked(folder):
        refuse_reserved(path)
        is_here = isinstance(data, Staged) and data.path.parent == folder
        if not is_here:
            folder.mkdir(parents=True, exist_ok=True)
        _refuse_read_only(path)
        if isinstance(data, Staged):
            temporary = data.path
        else:
            temporary = folder / TEMPORARY.format(os.urandom(8).hex())
        try:
            if not isinstance(data, Staged):
                descriptor = begun(temporary, data)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
            publish(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        if not is_here:
            _sync_folder(folder)


def begun(path: Path, data: bytes) -> int:
    """Return a new file, open, with these bytes in it, which the disk need not have yet."""
    # Plain 0o666 lets the umask decide; tempfile's 0o600 would lock colleagues out of the file.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _publish(temporary: Path, path: Path) -> None:
    refuse_open(path)
    try:
        temporary.replace(path)
    except PermissionError as failure:
        # The temporary file could be made in this folder, so it is the target that is held.
        if path.is_file():
            raise file_is_open(path) from failure
        raise


def _publish_new(temporary: Path, path: Path) -> None:
    """Give the file its name unless that is taken, in one step wherever the drive can do it."""
    if os.name != "nt":
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise _TakenError from None
        except OSError:  # a memory stick or a network drive without links
            _publish(temporary, path)
        else:
            temporary.unlink()
        return
    try:
        temporary.rename(path)
    except FileExistsError:
        raise _TakenError from None


def _refuse_read_only(path: Path) -> None:
    # POSIX would replace a read-only file without a word, but its owner has asked to keep it.
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode) and not mode & 0o222:
            raise OutputError(
                f"Файл «{path}» помечен «только для чтения».",
                "Снимите эту пометку в свойствах файла или уберите его в другую папку.",
            )


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can do it (Windows cannot)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
