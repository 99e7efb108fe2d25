"""Files that a template puts in by their name: only from the folders of the work."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from docgen.content import Block, IncludedFile, Printable
from docgen.errors import TemplateError
from docgen.names import nearest_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST_SHOWN = 80


def _nowhere(_name: str) -> str:
    return ""


class WorkFiles(Struct, frozen=True):
    """Where files that a tag names may lie: in these folders, the first first.

    ``cell_of`` returns in words the cell of the workbook where a name stands, else an empty text.
    """

    folders: Sequence[Path] = ()
    cell_of: Callable[[str], str] = _nowhere


def held(value: Any, kind: type[Block]) -> Block | None:
    """Return the picture or file that a value of the workbook already is, or None."""
    if not isinstance(value, Printable):
        return None
    return next((block for block in value.silent().as_blocks() if isinstance(block, kind)), None)


def named(value: Any, files: WorkFiles) -> Path:
    """Return the file that a text names, looked for in the folders of the work and inside them.

    A ``Path`` comes from a program, not from a template, and is taken as it is.

    Raises:
        TemplateError: there is no such file, or it lies elsewhere.

    """
    if isinstance(value, Path):
        return value
    typed = value.silent().as_text() if isinstance(value, Printable) else str(value)
    name = typed.strip().strip("«»\"'").replace("\\", "/")
    if PureWindowsPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("/"):
        raise _elsewhere(_shown(name, files.cell_of(typed)))
    beside: list[str] = []
    for folder in files.folders:
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()):
                raise _elsewhere(_shown(name, files.cell_of(typed)))
            if path.is_file():
                return path
            beside += [entry.name for entry in path.parent.iterdir() if entry.is_file()]
        except (OSError, ValueError):
            continue
    near = nearest_name(Path(name).name, beside)
    offer = f" Рядом есть «{near}»." if near else ""
    raise TemplateError(
        f"Файл {_shown(name, files.cell_of(typed))} не найден.{offer}",
        "Положите файл в папку книги и проверьте имя в ячейке или в теге: нужно полное, с "
        "окончанием (.docx, .png, .jpg).",
    )


def whole_file(value: Any, files: WorkFiles) -> IncludedFile:
    """Return an existing document to be put in whole."""
    found = held(value, IncludedFile)
    if isinstance(found, IncludedFile):
        return found
    return IncludedFile(named(value, files))


def _shown(name: str, cell: str) -> str:
    short = name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"
    return f"«{short}» ({cell})" if cell else f"«{short}»"


def _elsewhere(name: str) -> TemplateError:
    return TemplateError(
        f"Файл {name} лежит не в папке книги и не в рабочей папке.",
        "Положите его рядом с книгой и впишите только имя: чужие папки шаблонам закрыты.",
    )
