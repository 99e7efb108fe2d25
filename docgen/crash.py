"""A fault of docgen itself: one sentence for the person, and a log that holds nobody's data."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.failures import explain_failure, is_of_surroundings
from docgen.journal import FAULT, Journal, current

if TYPE_CHECKING:
    from traceback import FrameSummary

# A recursion without end is a thousand equal lines.
_MOST_FRAMES = 60


def as_docgen_error(failure: BaseException) -> DocgenError:
    """Return the failure itself when it knows its sentence, else one about an inner fault.

    What the disk or the network is at fault for is told so. The places in the code where any of
    them began go to the journal.
    """
    if isinstance(failure, OSError) and is_of_surroundings(failure):
        told = explain_failure(failure, Path(os.fsdecode(failure.filename)))
        told.__cause__ = failure
        failure = told
    if isinstance(failure, DocgenError):
        if (journal := current()) is not None:
            journal.refused(failure, crash_places(failure))
        return failure
    log = _write_log(failure)
    where = f"Подробности (без данных документов) записаны в файл: {log}." if log else ""
    return DocgenError(
        f"Внутренняя ошибка docgen ({type(failure).__name__}). Ваши файлы целы.",
        f"{where} Пришлите их разработчикам вместе с командой, которую вы запускали.".strip(),
    )


def crash_places(failure: BaseException) -> list[str]:
    """Return what may be sent away of a failure: types of exceptions and places in the code.

    Messages and values are left out: they quote cells, and cells hold people.
    """
    import traceback

    lines = []
    for link in _chain(failure):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        frames = traceback.extract_tb(link.__traceback__)[-_MOST_FRAMES:]
        lines += [f"  {_code_place(frame)}" for frame in frames]
    return lines


def _chain(failure: BaseException) -> Iterator[BaseException]:
    """Yield the failure and what led to it, last first."""
    seen: set[int] = set()
    link: BaseException | None = failure
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _code_place(frame: FrameSummary) -> str:
    """Return a place in a source file without the folders above its package: they name the user."""
    path = Path(frame.filename)
    if path.suffix != ".py":  # compiled tags go by the name of their template
        return f"теги:{frame.lineno}"
    for folder in sorted(filter(os.path.isdir, sys.path), key=len, reverse=True):
        if path.is_relative_to(folder):
            return f"{path.relative_to(folder).as_posix()}:{frame.lineno} {frame.name}"
    return f"{path.name}:{frame.lineno} {frame.name}"


def _write_log(failure: BaseException) -> Path | None:
    known = current()
    journal = known or Journal(time.monotonic)
    path = journal.open()
    journal.add(FAULT)
    for line in crash_places(failure):
        journal.add(f"  {line}")
    if known is None:
        journal.close()
    return path
