"""The working folder: where templates, workbooks, documents and the справочник stand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from docgen.errors import DocgenError
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name

DIRECTORY_NAME = "справочник.xlsx"
WORKBOOK_SUFFIX = ".xlsx"
# In the name of the copy that an import leaves.
BEFORE_IMPORT = "до импорта"
#: The word in brackets behind the name of a marked copy.
MARKED = "замечания"
_OTHER_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".csv")
#: What stands in brackets in the name of a workbook kept by «docgen update».
KEPT_MARK = "до обновления"
_KEPT = lazy_regex(rf".*\({KEPT_MARK}(?: \d+)?\)")
# A bare «templates» is not enough: every Windows home folder has one.
_MARKS = ("templates/kinds", "templates/docx", "inputs", DIRECTORY_NAME)


class Workspace(Struct, frozen=True):
    """A working folder; nothing in it has to exist."""

    root: Path

    @property
    def inputs(self) -> Path:
        """Where filled workbooks lie."""
        return self.root / "inputs"

    @property
    def outputs(self) -> Path:
        """Where documents are written when no other folder is asked for."""
        return self.root / "outputs"

    @property
    def template_dirs(self) -> list[Path]:
        """The folders with ``kinds/`` and ``docx/``: the office's own first, then the shipped."""
        shipped = shipped_folder("templates")
        own = self.root / "templates"
        # In the checkout the two are one folder, and a kind would be found twice.
        folders = [own] if own.is_dir() and own.resolve() != shipped.resolve() else []
        return [*folders, shipped]

    @property
    def directory(self) -> Path | None:
        """The справочник: in the working folder itself, else in ``inputs/``, else None."""
        for folder in (self.root, self.inputs):
            for path in _visible_files(folder):
                if is_directory_workbook(path):
                    return path
        return None


def find_workspace(*starts: Path) -> Workspace:
    """Return the working folder that holds one of these places, nearest upwards.

    The first start that lies in a working folder decides; when none does, it is the first start.
    """
    for start in map(Path.absolute, starts):
        for folder in (start, *start.parents):
            if any((folder / mark).exists() for mark in _MARKS):
                return Workspace(folder)
    return Workspace(starts[0].absolute())


def shipped_folder(name: str) -> Path:
    """Return ``templates`` or ``inputs`` as delivered: beside the package, or inside the wheel."""
    package = Path(__file__).resolve().parent
    installed = package / "_shipped" / name
    if installed.is_dir():
        return installed
    beside = package.parent / name
    if beside.is_dir():
        return beside
    raise DocgenError(
        f"В установке docgen нет папки «{name}».",
        "Переустановите docgen: установка неполная.",
    )


def find_workbooks(paths: Sequence[Path], workspace: Workspace) -> list[Path]:
    """Return the workbooks of these files and folders, without paths: all of ``inputs/``.

    A file that was named is taken whatever it is, so that its reader can say what is wrong.
    """
    places = paths or [workspace.inputs]
    found: dict[Path, Path] = {}
    for place in places:
        named = [place] if paths and not place.is_dir() else _workbooks_in(place)
        for workbook in named:
            found.setdefault(workbook.absolute(), workbook)
    if not found:
        raise _no_workbooks(places)
    return list(found.values())


def is_directory_workbook(path: Path) -> bool:
    """Tell whether this file is the справочник, which is read beside documents, not built."""
    return normal_name(path.name) == normal_name(DIRECTORY_NAME)


def is_kept_workbook(path: Path) -> bool:
    """Tell whether this file is a workbook as it was before an update, kept for safety only."""
    return _KEPT.fullmatch(path.stem) is not None


def is_marked_copy(path: Path) -> bool:
    """Tell whether a file bears the name of a marked copy: it is read only when it is named."""
    return path.stem.endswith(f" ({MARKED})")


def is_directory_copy(path: Path) -> bool:
    """Tell whether this file is a former справочник: «справочник (до импорта).xlsx»."""
    stem = DIRECTORY_NAME.removesuffix(WORKBOOK_SUFFIX)
    return path.name.casefold().startswith(f"{stem} ({BEFORE_IMPORT}")


def _workbooks_in(folder: Path) -> list[Path]:
    """Return the workbooks of a folder and its subfolders, upper folders first, by name."""
    return [
        path
        for path in _files_below(folder)
        if path.suffix.casefold() == WORKBOOK_SUFFIX
        and not is_directory_workbook(path)
        and not is_kept_workbook(path)
        and not is_marked_copy(path)
        and not is_directory_copy(path)
    ]


def _files_below(folder: Path) -> Iterable[Path]:
    # os.walk does not follow links to folders, so a ring of links cannot hold it.
    for current, folders, _files in os.walk(folder):
        folders[:] = sorted((name for name in folders if _is_visible(name)), key=str.casefold)
        yield from _visible_files(Path(current))


def _visible_files(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError:
        return []
    return [path for path in entries if _is_visible(path.name) and path.is_file()]


def _is_visible(name: str) -> bool:
    """Tell whether a file is meant: not hidden, and not the lock that Word or Calc put beside."""
    return not name.startswith((".", "~$"))


def _no_workbooks(places: Sequence[Path]) -> DocgenError:
    shown = ", ".join(f"«{place}»" for place in places)
    if not any(place.is_dir() for place in places):
        return DocgenError(
            f"Нет папки {shown}: собирать нечего.",
            "Создайте рабочую папку командой «docgen init» или укажите файл: "
            "«docgen build Протокол.xlsx».",
        )
    others = [
        path.name
        for place in places
        for path in _files_below(place)
        if path.suffix.casefold() in _OTHER_SPREADSHEETS
    ]
    if others:
        return DocgenError(
            f"В папке {shown} нет книг .xlsx, зато есть «{others[0]}».",
            "Откройте его и сохраните как «Книга Excel (.xlsx)».",
        )
    return DocgenError(
        f"В папке {shown} нет ни одной книги .xlsx.",
        "Положите туда заполненную книгу или создайте новую: «docgen new протокол».",
    )


def is_shipped(file: Path) -> bool:
    """Return whether a file of a folder of templates is, to the byte, the one of docgen itself."""
    shipped = shipped_folder("templates") / file.parent.name / file.name
    return file == shipped or (shipped.is_file() and shipped.read_bytes() == file.read_bytes())
