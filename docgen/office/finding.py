"""Where LibreOffice stands on Windows, macOS and Linux; nothing is asked of a registry."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

#: Names the program for the unusual machine (a portable copy, another folder).
OFFICE_VARIABLE: Final = "DOCGEN_SOFFICE"
HOW_TO_INSTALL: Final = (
    "Установите бесплатный LibreOffice (libreoffice.org, в Linux – пакет libreoffice-writer) "
    "и повторите команду."
)
_FLATPAK_APP: Final = "app/org.libreoffice.LibreOffice"
_PROGRAM_FOLDERS: Final = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")


class Office(Struct, frozen=True):
    """How LibreOffice is started; a confined one (snap, flatpak) does not see ``/tmp``."""

    command: tuple[str, ...]
    confined: bool = False


def find_office() -> Office | None:
    """Return the LibreOffice of this machine, None when it has none."""
    return next(offices(sys.platform, os.environ, Path.home()), None)


def offices(platform: str, environ: Mapping[str, str], home: Path) -> Iterator[Office]:
    """Yield every LibreOffice found, the likeliest first.

    ``platform`` is as ``sys.platform``; ``environ`` has the variables that name folders.
    """
    if (named := environ.get(OFFICE_VARIABLE, "")) and Path(named).is_file():
        yield _office(named)
    if platform == "win32":
        yield from map(_office, _on_windows(environ))
    elif platform == "darwin":
        yield from map(_office, _on_macos(home))
    else:
        yield from _on_linux(environ, home)


def _office(program: str | Path) -> Office:
    return Office((str(program),), confined="/snap/" in Path(program).as_posix())


def _on_windows(environ: Mapping[str, str]) -> Iterator[Path | str]:
    # soffice.com waits for the end of the work; soffice.exe gives the console back at once.
    folders = [Path(environ[name]) for name in _PROGRAM_FOLDERS if environ.get(name)]
    if environ.get("LOCALAPPDATA"):
        folders.append(Path(environ["LOCALAPPDATA"]) / "Programs")
    for folder in dict.fromkeys(folders):
        # The newest, if there are several: «LibreOffice 24» goes after «LibreOffice».
        yield from sorted(folder.glob("LibreOffice*/program/soffice.com"), reverse=True)
    yield from _on_path(environ, "soffice.com", "soffice.exe")


def _on_macos(home: Path) -> Iterator[Path]:
    for folder in (Path("/Applications"), home / "Applications"):
        yield from sorted(folder.glob("LibreOffice*.app/Contents/MacOS/soffice"), reverse=True)


def _on_linux(environ: Mapping[str, str], home: Path) -> Iterator[Office]:
    yield from map(_office, _on_path(environ, "soffice", "libreoffice"))
    for folder in (Path("/opt"), Path("/usr/lib")):
        found = sorted(folder.glob("libreoffice*/program/soffice"), reverse=True)
        yield from map(_office, found)
    if (snap := Path("/snap/bin/libreoffice")).exists():
        yield _office(snap)
    shared = (Path("/var/lib/flatpak"), home / ".local/share/flatpak")
    flatpak = next(_on_path(environ, "flatpak"), None)
    if flatpak and any((folder / _FLATPAK_APP).is_dir() for folder in shared):
        app = _FLATPAK_APP.partition("/")[2]
        yield Office((flatpak, "run", "--command=soffice", app), confined=True)


def _on_path(environ: Mapping[str, str], *names: str) -> Iterator[str]:
    for name in names:
        if found := shutil.which(name, path=environ.get("PATH", "")):
            yield found
