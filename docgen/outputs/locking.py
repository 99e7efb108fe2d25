"""One docgen at a time writes into a folder; the lock of one that was killed holds nobody."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from docgen.errors import OutputError
from docgen.journal import noted

LOCK_NAME: Final = ".docgen.lock"
#: The names of files that are being written: hidden, and without the suffix of a document.
TEMPORARY: Final = ".docgen-{}.tmp"
# Writing a thousand documents takes less.
_PATIENCE: Final = 120.0
_PAUSE: Final = 0.05
# Where a lock cannot be had, a young file may be another docgen's, at work.
_ORPHAN_AGE: Final = 3600

_guard = threading.RLock()
_held: dict[str, int] = {}
# The real paths of folders that are held, by those under which they were asked for.
_known: dict[str, str] = {}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes of docgen from writing into this folder; within it, again is no wait.

    The system holds the lock and drops it with the process, so a killed docgen leaves none. On a
    drive that knows no locks, or where nothing can be written, work goes on without. A folder that
    does not exist is made, and taken away again when nothing was put into it.

    Raises:
        OutputError: another docgen has been writing here for two minutes.

    """
    asked = str(folder.absolute())
    with _guard:
        key = _known.get(asked) or os.path.realpath(folder)
        if _held.get(key):
            _held[key] += 1
            try:
                yield
            finally:
                _held[key] -= 1
            return
        made = _make(folder)
        lock = _acquire(folder)
        _remove_orphans(folder, everything=lock is not None)
        _held[key], _known[asked] = 1, key
        try:
            yield
        finally:
            del _held[key], _known[asked]
            if lock is not None:
                _release(lock, folder / LOCK_NAME)
            for one in made:
                with suppress(OSError):  # something was written into it
                    one.rmdir()


def _make(folder: Path) -> list[Path]:
    """Make the folder; return what of it is new, the innermost first."""
    new = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    with suppress(OSError):  # who writes there will be told why
        folder.mkdir(parents=True, exist_ok=True)
    return new


def _acquire(folder: Path) -> int | None:
    """Return the open file that holds the lock; None where locks cannot be had."""
    path = folder / LOCK_NAME
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except OSError:
            return None
        try:
            if not _is_free(descriptor):
                noted("папка занята другим docgen")
                os.close(descriptor)
                if time.monotonic() > until:
                    raise OutputError(
                        f"В папку «{folder}» уже пишет другой docgen.",
                        "Дождитесь, пока он закончит, и запустите ещё раз.",
                    )
                time.sleep(_PAUSE)
            elif _is_same(descriptor, path):
                return descriptor
            else:  # its former holder has just taken the file away
                os.close(descriptor)
        except OSError:
            os.close(descriptor)
            return None


def _is_same(descriptor: int, path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


if sys.platform == "win32":
    import msvcrt

    def _is_free(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _release(descriptor: int, path: Path) -> None:
        with suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)
        # Windows refuses this while another docgen has the file open: it then keeps it.
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _is_free(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(descriptor: int, path: Path) -> None:
        # Taken away while it is held: who waits with the old file sees that it is another one.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _remove_orphans(folder: Path, *, everything: bool) -> None:
    """Remove the temporary files that a kill or a power cut has left.

    Who holds the lock knows that nobody is writing; without it only old files are orphans.
    """
    with suppress(OSError):
        for orphan in folder.glob(TEMPORARY.format("*")):
            with suppress(OSError):
                if everything or time.time() - orphan.stat().st_mtime > _ORPHAN_AGE:
                    orphan.unlink()
