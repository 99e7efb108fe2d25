"""A fault of docgen itself: one sentence for the person, and a log that holds nobody's data."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from docgen.errors import DocgenError
from docgen.version import VERSION


def as_docgen_error(failure: BaseException) -> DocgenError:
    """Return the failure itself when it knows its sentence, else one about an inner fault."""
    if isinstance(failure, DocgenError):
        return failure
    log = _write_log(failure)
    where = f"Подробности (без данных документов) записаны в файл: {log}." if log else ""
    return DocgenError(
        f"Внутренняя ошибка docgen ({type(failure).__name__}). Ваши файлы целы.",
        f"{where} Пришлите их разработчикам вместе с командой, которую вы запускали.".strip(),
    )


def crash_log(failure: BaseException) -> str:
    """Return what may be sent away: versions, types of exceptions and places in the code.

    Messages and values are left out: they quote cells, and cells hold people.
    """
    lines = [
        f"docgen {VERSION}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    ]
    for link in _chain(failure):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {_code_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def _chain(failure: BaseException) -> Iterator[BaseException]:
    """Yield the failure and what led to it, last first."""
    seen: set[int] = set()
    link: BaseException | None = failure
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _code_place(filename: str) -> str:
    """Return a source file without the folders above its package: they name the user."""
    for folder in sorted(filter(os.path.isdir, sys.path), key=len, reverse=True):
        if Path(filename).is_relative_to(folder):
            return Path(filename).relative_to(folder).as_posix()
    return Path(filename).name


def _write_log(failure: BaseException) -> Path | None:
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="docgen-", suffix=".log", encoding="utf-8", delete=False
        ) as stream:
            stream.write(crash_log(failure))
    except OSError:
        return None
    return Path(stream.name)
