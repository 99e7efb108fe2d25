"""What was worked out once and follows from its sources alone, kept for the next process.

An entry is a file in a folder of the user (:func:`cache_folder`). It holds what it was made of, to
the byte, and the versions that made it: it is believed only where both are the same as now, so
nothing can go stale and there is no digest to forge. Whatever else is wrong with it – no folder, no
permission, a damaged file, another process at the same time – means no more than that the work is
done again.

Entries are written by ``marshal``, as Python writes its own ``.pyc``, and may hold code. So a file
is believed only of the user himself, and not if others may write to it (docs/security.md).
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import zlib
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER, find_spec
from pathlib import Path
from typing import Any, Final

from docgen.version import VERSION

#: Moves the cache to another folder; one of the words of ``_OFF`` switches it off.
VARIABLE: Final = "DOCGEN_CACHE"
_OFF: Final = frozenset({"", "0", "off", "no", "нет"})
_HEAD: Final = b"docgen-cache\n" + MAGIC_NUMBER
_SUFFIX: Final = ".cache"
_CHECKSUM_BYTES: Final = 4
_START: Final = len(_HEAD) + _CHECKSUM_BYTES
_LARGEST: Final = 8 * 2**20
_MOST_BYTES: Final = 64 * 2**20
_MOST_FILES: Final = 400
# What an entry is made by lies in docgen itself and here; a test holds that nothing else is met.
_PACKAGES: Final = ("context", "kinds", "rendering", "russian")
# What decides how a template is read and what its code does, beside docgen itself.
_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml", "markupsafe")
_SOURCES: Final = (".py", ".so", ".pyd")
_PLAIN_READING: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


def recall(name: str, about: str, source: bytes) -> object | None:
    """Return what was kept under this name for exactly these; None if nothing is, or can be read.

    ``source`` is the content of what the entry is made of, ``about`` what else it depends on.
    """
    if (path := _path(name, about, source)) is None:
        return None
    try:
        content = _own_bytes(path)
        if content[:_START] != _HEAD + _checksum(content[_START:]):
            return None
        kept_about, kept_source, value = marshal.loads(content[_START:])  # noqa: S302 - see above
    except (OSError, EOFError, ValueError, TypeError):
        return None
    known: object = value
    return known if (kept_about, kept_source) == (about + versions(), source) else None


def keep(name: str, about: str, source: bytes, value: Any) -> None:
    """Keep a value for :func:`recall`: plain data of Python and code, as ``marshal`` writes them.

    Where that is not possible, nothing happens.
    """
    if (path := _path(name, about, source)) is None:
        return
    with suppress(OSError, ValueError):  # marshal raises ValueError for what it cannot write
        content = marshal.dumps((about + versions(), source, value))
        if len(content) <= _LARGEST:
            path.parent.mkdir(0o700, parents=True, exist_ok=True)
            _write(path, _HEAD + _checksum(content) + content)
            _hold_size(path.parent)


def cache_folder() -> Path | None:
    """Return the folder of the cache, which need not exist; None where it is switched off."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return None if chosen.strip().casefold() in _OFF else Path(chosen).absolute()
    usual = {"win32": "~/AppData/Local", "darwin": "~/Library/Caches"}.get(sys.platform, "~/.cache")
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    try:
        home = Path(named) if Path(named).is_absolute() else Path(usual).expanduser()
    except RuntimeError:  # nobody knows where the home folder is
        return None
    return home / "docgen"


def cache_size() -> tuple[int, int]:
    """Return how many entries the cache has, and their bytes."""
    folder = cache_folder()
    entries = _entries(folder) if folder else []
    return len(entries), sum(size for _, size, _ in entries)


@cache
def versions() -> str:
    """Return what tells one docgen, its libraries and its Python from any other.

    Of sources the time and the size: by these Python itself knows that a ``.pyc`` is old.
    """
    facts: list[tuple[int, int, int]] = []
    own = Path(__file__).parent
    _look_at(str(own), facts)
    for package in _PACKAGES:
        _look_at(str(own / package), facts, deep=True)
    for library in _LIBRARIES:
        spec = find_spec(library)
        for folder in (spec and spec.submodule_search_locations) or ():
            _look_at(folder, facts)
    # Of numbers the hash is the same in every process.
    sources = f"{len(facts)} {hash(tuple(sorted(facts)))}"
    return f"\n{VERSION} {sys.version} {zlib.ZLIB_RUNTIME_VERSION} {sources}"


def _look_at(folder: str, facts: list[tuple[int, int, int]], *, deep: bool = False) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SOURCES):
                found = entry.stat()
                facts.append((zlib.crc32(entry.name.encode()), found.st_mtime_ns, found.st_size))
            elif deep and "." not in entry.name and entry.name[0] != "_" and entry.is_dir():
                _look_at(entry.path, facts, deep=True)


def _path(name: str, about: str, source: bytes) -> Path | None:
    """Return the file of an entry; two of one name, should they meet, take turns."""
    number = zlib.crc32(source, zlib.crc32(about.encode()))
    folder = cache_folder()
    return folder and folder / f"{name}-{sys.implementation.cache_tag}-{number:08x}{_SUFFIX}"


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def _own_bytes(path: Path) -> bytes:
    """Return a file of the user himself; OSError for any other, and for what is no plain file."""
    with os.fdopen(os.open(path, _PLAIN_READING), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > 2 * _LARGEST:
            raise OSError("no entry")
        if sys.platform != "win32" and (
            found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        ):
            raise PermissionError("an entry of somebody else")
        return file.read()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: two processes write the same, and the last one stays."""
    passing = path.with_name(f"{path.name}.{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(passing, flags, 0o600), "wb") as file:
            file.write(content)
        passing.replace(path)
    except OSError:
        passing.unlink(missing_ok=True)
        raise


def _hold_size(folder: Path) -> None:
    """Remove the oldest files once there are too many, down to half of what may be."""
    entries = _entries(folder)
    count, size = len(entries), sum(size for _, size, _ in entries)
    if count <= _MOST_FILES and size <= _MOST_BYTES:
        return
    for _, own, path in sorted(entries):
        if count > _MOST_FILES // 2 or size > _MOST_BYTES // 2:
            with suppress(OSError):
                path.unlink()
            count, size = count - 1, size - own


def _entries(folder: Path) -> list[tuple[float, int, Path]]:
    """Return time, size and path of the files of the cache, those left half-written too."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _SUFFIX in entry.name and entry.is_file(follow_symlinks=False):
                about = entry.stat(follow_symlinks=False)
                found.append((about.st_mtime, about.st_size, Path(entry.path)))
    return found
