"""Files that a template puts in by their name: only from the folders of the work."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from docgen.content import Block, IncludedFile, Printable
from docgen.errors import TemplateError
from docgen.names import nearest_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_SHOWN = 80


def held(value: Any, kind: type[Block]) -> Block | None:
    """Return the picture or file that a value of the workbook already is, or None."""
    if not isinstance(value, Printable):
        return None
    return next((block for block in value.silent().as_blocks() if isinstance(block, kind)), None)


def named(value: Any, folders: Sequence[Path]) -> Path:
    """Return the file that a text names, looked for in these folders and those inside them.

    A ``Path`` comes from a program, not from a template, and is taken as it is.

    Raises:
        TemplateError: there is no such file, or it lies elsewhere.

    """
    if isinstance(value, Path):
        return value
    name = value.silent().as_text() if isinstance(value, Printable) else str(value)
    name = name.strip().strip("«»\"'").replace("\\", "/")
    shown = name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"
    if PureWindowsPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("/"):
        raise _elsewhere(shown)
    beside: list[str] = []
    for folder in folders:
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()):
                raise _elsewhere(shown)
            if path.is_file():
                return path
            beside += [entry.name for entry in path.parent.iterdir() if entry.is_file()]
        except (OSError, ValueError):
            continue
    near = nearest_name(Path(name).name, beside)
    offer = f" Рядом есть «{near}»." if near else ""
    raise TemplateError(
        f"Файл «{shown}» не найден.{offer}",
        "Положите файл в папку книги и проверьте имя в ячейке или в теге: нужно полное, с "
        "окончанием (.docx, .png, .jpg).",
    )


def whole_file(value: Any, folders: Sequence[Path]) -> IncludedFile:
    """Return an existing document to be put in whole."""
    found = held(value, IncludedFile)
    if isinstance(found, IncludedFile):
        return found
    return IncludedFile(named(value, folders))


def _elsewhere(name: str) -> TemplateError:
    return TemplateError(
        f"Файл «{name}» лежит не в папке книги и не в рабочей папке.",
        "Положите его рядом с книгой и впишите только имя: чужие папки шаблонам закрыты.",
    )
