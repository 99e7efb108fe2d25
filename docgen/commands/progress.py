"""How far long work has come, on stderr: a line that renews itself, or a few plain lines."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import Final, TextIO

from docgen.progress import Begin, silent

_BAR: Final = 20
#: What is done sooner needs no telling.
PATIENCE: Final = 1.0
# So many plain lines at most: a log of forty documents is read, one of a thousand is not.
_LINES: Final = 20


def progress(title: str, *, quiet: bool = False) -> Begin:
    """Return what tells of work under this title on the stderr of this moment."""
    if quiet:
        return silent
    return lambda total: Progress(title, total, sys.stderr, time.monotonic)


class Progress:
    """The pieces of one work: how many are done, how many failed, how long the rest will take.

    A terminal is shown a bar, which is gone when all is done; anything else gets a line for every
    piece of few, for every twentieth part of many.
    """

    def __init__(self, title: str, total: int, stream: TextIO, clock: Callable[[], float]) -> None:
        self._title, self._total = title, total
        self._stream, self._clock = stream, clock
        self._start = clock()
        self._done = self._failed = 0
        self._live = stream.isatty()
        self._width = 0

    def __call__(self, name: str, well: bool) -> None:
        """Tell that the next piece is done; ``well`` says whether it came out."""
        self._done += 1
        self._failed += not well
        if self._live:
            self._renew()
        elif self._clock() - self._start >= PATIENCE and self._is_due():
            self._write(f"{self._sum()} – {name}\n")

    def _is_due(self) -> bool:
        now, before = (n * _LINES // self._total for n in (self._done, self._done - 1))
        return self._total <= _LINES or now > before

    def _renew(self) -> None:
        line = ""
        if self._done < self._total and self._clock() - self._start >= PATIENCE:
            full = self._done * _BAR // self._total
            line = f"{self._sum()}  [{'#' * full}{'·' * (_BAR - full)}]"
            # A line that is broken in two could not be renewed.
            line = line[: shutil.get_terminal_size().columns - 1]
        # The rest of a longer line before is wiped out.
        self._write(f"\r{line.ljust(self._width)}\r{line}" if line or self._width else "")
        self._width = len(line)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def _sum(self) -> str:
        parts = [f"{self._title}: {self._done} из {self._total}"]
        if self._failed:
            parts.append(f"не вышло: {self._failed}")
        if left := self._total - self._done:
            seconds = round((self._clock() - self._start) / self._done * left)
            parts.append(f"осталось {seconds // 60}:{seconds % 60:02}")
        return ", ".join(parts)
