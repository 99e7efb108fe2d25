"""What was saved since the last look: found by looking again, as network drives tell nothing.

The systems' own notices (inotify, ReadDirectoryChangesW) do not come from shared folders, and a
look at the dozens of files of a working folder takes a millisecond: no library is needed.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from docgen.workspace import WORKBOOK_SUFFIX, Workspace, is_marked_copy

#: Each file with its time of change in nanoseconds and its size.
Look = dict[Path, tuple[int, int]]

# What documents are made of: workbooks, templates, kinds, attachments, pictures.
_SUFFIXES: Final = frozenset((WORKBOOK_SUFFIX, ".docx", ".toml", ".png", ".jpg", ".jpeg"))
_LOCKS: Final = ("~$", ".~lock.")
# A file that is still not whole after so many looks is given to its reader, who says what is wrong.
_MOST_LOOKS: Final = 10


class Watched(Struct, frozen=True):
    """What is looked at: these workbooks and folders (none: ``inputs/``), and what they use.

    Of the folder of documents only the locks are seen that Word and LibreOffice put beside a file
    that they hold open.
    """

    paths: Sequence[Path]
    workspace: Workspace
    outputs: Path

    def look(self) -> Look:
        """Return the files as they are now."""
        seen: Look = {}
        for path in dict.fromkeys((*self._sources(), *self._locks())):
            try:
                state = path.stat()
            except OSError:  # gone meanwhile
                continue
            seen[path] = (state.st_mtime_ns, state.st_size)
        return seen

    def _sources(self) -> Iterator[Path]:
        if (directory := self.workspace.directory) is not None:
            yield directory.absolute()
        for folder in self.workspace.template_dirs:
            yield from self._below(folder)
        for place in map(Path.absolute, self.paths or [self.workspace.inputs]):
            if place.is_dir():
                yield from self._below(place)
            else:
                yield place
                # An attachment stands beside its workbook; other workbooks are not asked for.
                beside = _names(place.parent)
                yield from _meant(place.parent, (n for n in beside if not _is_workbook(Path(n))))

    def _below(self, folder: Path) -> Iterator[Path]:
        outputs = self.outputs.absolute()
        for current, folders, names in os.walk(folder.absolute()):
            here = Path(current)
            folders[:] = [one for one in folders if one[0] != "." and here / one != outputs]
            yield from _meant(here, names)

    def _locks(self) -> Iterator[Path]:
        names = _names(self.outputs)
        return (self.outputs / name for name in names if name.startswith(_LOCKS))


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:  # not there, or a drive that is away for a moment
        return []


def _meant(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    for path in (folder / name for name in names if not name.startswith((".", "~$"))):
        if path.suffix.casefold() in _SUFFIXES and not is_marked_copy(path):
            yield path


def _is_workbook(path: Path) -> bool:
    return path.suffix.casefold() == WORKBOOK_SUFFIX


def is_lock(path: Path) -> bool:
    """Tell whether a program has put this file beside one that it holds open."""
    return path.name.startswith(_LOCKS)


class Watch:
    """Looks that are compared: what was saved while something else was done is not missed."""

    def __init__(self, look: Callable[[], Look], wait: Callable[[], None]) -> None:
        self._look, self._wait = look, wait
        self._known = look()

    def changed(self) -> list[Path]:
        """Wait until files have changed and come to rest; return those, the removed among them.

        A program saves in steps: it removes, writes, renames. Only two equal looks with whole
        workbooks end the waiting.
        """
        while True:
            self._wait()
            seen = self._look()
            if seen != self._known:
                seen = self._at_rest(seen)
                changed = [p for p in self._known | seen if self._known.get(p) != seen.get(p)]
                self._known = seen
                if changed:
                    return sorted(changed)

    def _at_rest(self, seen: Look) -> Look:
        for _ in range(_MOST_LOOKS):
            self._wait()
            before, seen = seen, self._look()
            new = [path for path, state in seen.items() if self._known.get(path) != state]
            if seen == before and all(map(_is_whole, new)):
                break
        return seen


def _is_whole(path: Path) -> bool:
    return not _is_workbook(path) or zipfile.is_zipfile(path)
