"""Why a file cannot be read or written, in a sentence that a secretary can act upon."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from docgen.errors import OutputError
from docgen.lazy_regex import lazy_regex

#: Names that Windows keeps for devices, whatever their suffix.
RESERVED: Final = lazy_regex(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_WINDOWS_PATH_LIMIT = 259
_ELSEWHERE = "укажите другую папку (команде build – параметром --output)"
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_GONE = {
    getattr(errno, name)
    for name in ("EIO", "ENODEV", "ENXIO", "ESTALE", "EHOSTDOWN", "ENETUNREACH", "ETIMEDOUT")
    if hasattr(errno, name)
}


def is_of_surroundings(failure: BaseException) -> bool:
    """Tell whether the disk, the network or the rights are at fault, and not docgen."""
    codes = {errno.ENAMETOOLONG, errno.EROFS, errno.EACCES, errno.EPERM, *_FULL, *_GONE}
    return isinstance(failure, OSError) and bool(failure.filename) and failure.errno in codes


def explain_failure(failure: OSError, path: Path) -> OutputError:
    """Return the Russian sentence for what the system said about this file."""
    code = failure.errno
    # docgen's own hidden record means nothing to a person; its folder does.
    folder = path.parent
    path = folder if path.name.startswith(".") else path
    if code in _FULL:
        return OutputError(
            f"На диске нет места: «{path}» не записан.",
            "Освободите место и запустите ещё раз: прежний файл цел.",
        )
    if code == errno.ENAMETOOLONG or (os.name == "nt" and len(str(path)) > _WINDOWS_PATH_LIMIT):
        return OutputError(
            f"Слишком длинный путь ({len(str(path))} зн.): «{path}».",
            f"Перенесите рабочую папку ближе к корню диска или {_ELSEWHERE}.",
        )
    if code == errno.EROFS:
        return OutputError(
            f"Диск доступен только для чтения: «{path}» не записан.",
            f"Снимите защиту с диска или {_ELSEWHERE}.",
        )
    if isinstance(failure, PermissionError):
        return OutputError(
            f"Нет прав на запись: «{path}».",
            f"Попросите права на папку или {_ELSEWHERE}.",
        )
    if isinstance(failure, (NotADirectoryError, FileExistsError)):
        return OutputError(
            f"На пути «{path}» стоит файл, а нужна папка.",
            f"Переименуйте этот файл или {_ELSEWHERE}.",
        )
    if isinstance(failure, IsADirectoryError):
        return OutputError(
            f"На месте файла «{path}» стоит папка.", "Переименуйте её и запустите ещё раз."
        )
    if isinstance(failure, FileNotFoundError) or code in _GONE:
        return OutputError(
            f"Папка недоступна: «{folder}».",
            "Проверьте, подключён ли диск, и запустите ещё раз: готовые файлы целы.",
        )
    return OutputError(
        f"Файл «{path}» недоступен: система ответила ошибкой {code}.",
        f"Проверьте диск и права или {_ELSEWHERE}.",
    )


def file_is_open(path: Path) -> OutputError:
    """Return the sentence for a document that somebody has open."""
    return OutputError(
        f"Файл «{path}» открыт в другой программе.",
        "Закройте файл и запустите ещё раз. Если он закрыт, удалите рядом скрытый файл "
        f"«.~lock.{path.name}#».",
    )


def refuse_reserved(path: Path) -> None:
    """Refuse a name that Windows keeps for a device: what is written there is gone.

    Raises:
        OutputError: the name of the file or of its folder is such a one.

    """
    for name in (path.name, path.parent.name):
        if RESERVED.match(name):
            raise OutputError(
                f"Имя «{name}» занято системой Windows: такой файл не откроется.",
                "Выберите другое имя.",
            )


def refuse_open(path: Path) -> None:
    """Refuse a file that LibreOffice has open: POSIX would let it be replaced under its hands."""
    if (path.parent / f".~lock.{path.name}#").exists():
        raise file_is_open(path)


@contextmanager
def explained_failures(path: Path) -> Iterator[None]:
    """Turn what the system says inside the block into an OutputError about this file."""
    try:
        yield
    except OSError as failure:
        raise explain_failure(failure, path) from failure
