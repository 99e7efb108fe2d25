"""What docgen does, step by step, in words that name nobody: times, numbers, codes, addresses.

The last steps are kept in memory; with ``--verbose``, or after a fault, they stand in a file that
may be sent to whoever helps. So nothing may be noted that a person has typed: only fixed words of
the code and numbers are taken (``tests/test_journal.py`` reads every call), a workbook is
«книга 2», and a sheet that no kind declares «свой лист 1».
"""

from __future__ import annotations

import os
import platform
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from contextvars import ContextVar, Token
from io import TextIOWrapper
from pathlib import Path
from typing import Final
from weakref import ref

from msgspec import Struct, field

from docgen.issues import Issue
from docgen.version import VERSION

LOG_NAME: Final = "docgen.log"
#: How each fault begins in the file.
FAULT: Final = "СБОЙ"
_LIBRARIES: Final = ("lxml", "openpyxl", "Jinja2", "docxtpl", "python-docx", "click", "pymorphy3")
_REMEMBERED: Final = 300
# A log of many runs is begun anew rather than sent by halves.
_LARGEST: Final = 1_000_000


class Journal(Struct):
    """The steps of one command.

    ``folder`` is where its file goes, the folder for temporary files when it cannot be written
    there. Once it is ``loud``, ``tell`` is given each line as well.
    """

    clock: Callable[[], float]
    began: str = ""
    folder: Path | None = None
    tell: Callable[[str], None] | None = None
    path: Path | None = None
    loud: bool = False
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    _start: float = 0.0
    _stream: TextIOWrapper | None = None
    _books: dict[str, int] = field(default_factory=dict)
    _sheets: dict[str, int] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _refused: ref[BaseException] | None = None

    def __post_init__(self) -> None:
        self._start = self.clock()

    def add(self, line: str) -> None:
        """Note a line, after the seconds since the start."""
        line = f"{self.clock() - self._start:9.3f}  {line}"
        self.lines.append(line)
        if self._stream is not None:
            self._write(line)
        if self.loud and self.tell is not None:
            self.tell(line)

    def book(self, path: Path | str) -> int:
        """Return the number under which a file is told."""
        return self._books.setdefault(os.path.normcase(path), len(self._books) + 1)

    def sheet(self, name: str) -> str:
        """Return how a sheet is told: by its name when a kind declares it."""
        if name in self._known:
            return f"«{name}»"
        return f"свой лист {self._sheets.setdefault(name, len(self._sheets) + 1)}"

    def know(self, sheets: Iterable[str]) -> None:
        """Take these names of sheets for words of the kinds."""
        self._known.update(sheets)

    def refused(self, failure: BaseException, places: Iterable[str]) -> None:
        """Note once where in the code a refusal began."""
        if self._refused is None or self._refused() is not failure:
            self._refused = ref(failure)
            self.add("отказ")
            for place in places:
                self.add(f"  {place}")

    def open(self) -> Path | None:
        """Begin the file with what is known so far; return its path, None if there can be none."""
        if self._stream is None:
            opened = _opened(self.folder)
            if opened is not None:
                self._stream, self.path = opened
                for line in (_header(self.began), *self.lines):
                    self._write(line)
        return self.path

    def close(self) -> None:
        """End the file."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
            self._stream = None

    def _write(self, line: str) -> None:
        assert self._stream is not None
        with suppress(OSError, ValueError):  # a full disk costs the log, never the documents
            self._stream.write(f"{line}\n")
            self._stream.flush()


_current: ContextVar[Journal | None] = ContextVar("journal", default=None)


def current() -> Journal | None:
    """Return the journal of this command; None in a program that uses docgen as a library."""
    return _current.get()


def start(journal: Journal) -> Token[Journal | None]:
    """Let this journal take the steps from now on; ``end`` takes what is returned."""
    return _current.set(journal)


def end(token: Token[Journal | None]) -> None:
    """Close the journal that was started, and let the former one go on."""
    if (journal := _current.get()) is not None:
        journal.close()
    _current.reset(token)


def noted(what: str, **numbers: int) -> None:
    """Note a step: fixed words, and numbers by their names."""
    if (journal := _current.get()) is not None:
        told = ", ".join(f"{name} {number}" for name, number in numbers.items())
        journal.add(f"{what}: {told}" if told else what)


class timed:  # noqa: N801 - it reads as the words that it notes
    """Note a step with the milliseconds that it takes, and the type of what ends it."""

    __slots__ = ("_began", "_journal", "_what")

    def __init__(self, what: str) -> None:
        self._what = what
        self._journal = _current.get()

    def __enter__(self) -> None:
        if self._journal is not None:
            self._began = self._journal.clock()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._journal is not None:
            spent = (self._journal.clock() - self._began) * 1000
            ended = f"{kind.__name__} через " if kind else ""
            self._journal.add(f"{self._what}: {ended}{spent:.0f} мс")


def noted_book(path: Path) -> None:
    """Note that work on a file begins: its number, type and size."""
    if (journal := _current.get()) is not None:
        with suppress(OSError):
            size = path.stat().st_size
            suffix = path.suffix.casefold()
            kind = suffix if suffix in _SUFFIXES else "другой тип"
            journal.add(f"книга {journal.book(path)}: {kind}, байт {size}")


def noted_issues(issues: Iterable[Issue]) -> None:
    """Note codes and addresses of findings, without what they say."""
    if (journal := _current.get()) is None:
        return
    for issue in issues:
        place = issue.location
        words = [f"книга {journal.book(place.workbook)}"] if place.workbook else []
        if place.part:
            words.append(f"часть шаблона, абзац {place.paragraph or 0}")
        elif place.sheet:
            words.append("!".join(filter(None, (journal.sheet(place.sheet), place.cell))))
        accepted = ["принято"] if issue.accepted else []
        journal.add(", ".join([f"{issue.severity} {issue.code}", *words, *accepted]))


def known_sheets(names: Iterable[str]) -> None:
    """Take these names of sheets, which kinds declare, for words that may be told."""
    if (journal := _current.get()) is not None:
        journal.know(names)


_SUFFIXES: Final = {".xlsx", ".docx", ".xls", ".xlsm", ".ods", ".csv", ".doc", ".pdf"}


def _header(began: str) -> str:
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    versions = library_versions().items()
    libraries = ", ".join(f"{name} {number or 'нет'}" for name, number in versions)
    first = ", ".join(
        filter(None, (f"docgen {VERSION}", f"Python {platform.python_version()}", machine, began))
    )
    return f"\n== {first}\n   {libraries}"


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that docgen works with, empty for a missing one."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _opened(folder: Path | None) -> tuple[TextIOWrapper, Path] | None:
    """Return the file of the folder, else a new temporary one, else None."""
    if folder is not None:
        path = folder / LOG_NAME
        with suppress(OSError):
            anew = path.is_file() and path.stat().st_size > _LARGEST
            flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if anew else os.O_APPEND)
            # A link may lead to a file that is not docgen's.
            descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)
            return _text(descriptor), path
    import tempfile

    try:
        descriptor, name = tempfile.mkstemp(prefix="docgen-", suffix=".log")
    except OSError:
        return None
    return _text(descriptor), Path(name)


def _text(descriptor: int) -> TextIOWrapper:
    return os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n")
