"""The first step of a person: a working folder with examples, and an empty workbook in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from msgspec import Struct, field

from docgen.errors import OutputError
from docgen.failures import explained_failures
from docgen.outputs.file_names import safe_file_name
from docgen.outputs.files import create_file
from docgen.report import shown_path
from docgen.template_copies import State, copy_templates, delivered_files
from docgen.workspace import (
    DIRECTORY_NAME,
    WORKBOOK_SUFFIX,
    Workspace,
    is_directory_workbook,
    shipped_folder,
)

# What starts docgen in a working folder: the same command as in the folder of docgen.
_START = "start.py"
_LAUNCHER = '''"""Запускает docgen для этой папки: python3 start.py build"""

import os
import subprocess
import sys
from pathlib import Path

# Где лежит docgen. Перенесли его – впишите сюда новое место.
DOCGEN = Path({program!r})

if not DOCGEN.is_file():
    sys.exit(f"Здесь больше нет docgen: {{DOCGEN}}. Впишите его новое место в файл {{__file__}}")
environment = {{**os.environ, "DOCGEN_FOLDER": str(Path(__file__).resolve().parent)}}
command = [sys.executable, str(DOCGEN), *sys.argv[1:]]
sys.exit(subprocess.run(command, env=environment).returncode)
'''


class Copied(Struct):
    """What a folder got, and the person's own files that were left alone.

    ``renewed`` are templates that nobody had edited; ``outdated`` are edited ones of which docgen
    has another by now.
    """

    created: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    renewed: list[Path] = field(default_factory=list)
    outdated: list[Path] = field(default_factory=list)


def create_workspace(root: Path) -> Copied:
    """Copy the shipped templates and examples into a folder; return what was done.

    Nothing that a person has changed is changed: a second call completes a folder, and brings it
    the templates of a newer docgen.
    """
    workspace = Workspace(root)
    copied = Copied()
    done = {
        State.MISSING: copied.created,
        State.OLD: copied.renewed,
        State.EDITED: copied.kept,
        State.EDITED_OLD: copied.outdated,
    }
    with explained_failures(root / "templates"):
        for copy in copy_templates(workspace):
            if copy.state in done:
                done[copy.state].append(copy.target)
    for source, target in _copies(workspace):
        with explained_failures(target):
            data = source.read_bytes()
            if create_file(target, data):
                copied.created.append(target)
            elif target.read_bytes() != data:
                copied.kept.append(target)
    with explained_failures(workspace.outputs):
        workspace.outputs.mkdir(parents=True, exist_ok=True)
    _create_launcher(root / _START)
    return copied


def _create_launcher(target: Path) -> None:
    """Write the start.py of a working folder, when docgen itself is started by one."""
    program = shipped_folder("templates").parent / _START
    if program.is_file():
        with explained_failures(target):
            create_file(target, _LAUNCHER.format(program=str(program)).encode())


def welcome(copied: Copied, root: Path, here: Path) -> str:
    """Return what ``init`` tells: what was done, and three lines on what to do next."""
    lines = [f"Рабочая папка готова: {root}. Добавлено файлов: {len(copied.created)}."]
    if copied.renewed:
        names = ", ".join(shown_path(path, root) for path in copied.renewed)
        lines.append(f"Обновлены до нынешних, вы их не меняли: {names}.")
    if copied.outdated:
        names = ", ".join(shown_path(path, root) for path in copied.outdated)
        lines.append(
            f"Вы их меняли, а у docgen есть новее: {names}. Чтобы взять новые, переименуйте свои "
            "и повторите init."
        )
    if copied.kept:
        names = ", ".join(shown_path(path, root) for path in copied.kept)
        lines.append(f"Ваши файлы оставлены как есть: {names}.")
    docgen = f"python3 {_START}" if (root / _START).is_file() else "docgen"
    enter = "" if root == here else f"Перейдите в неё: cd {quoted(shown_path(root, here))}. "
    return "\n".join(
        [
            *lines,
            f"1. {enter}Впишите организацию и людей в {DIRECTORY_NAME}.",
            f"2. Исправьте пример в inputs/ или создайте свою книгу: {docgen} new протокол",
            f"3. Соберите документы: {docgen} build – они появятся в outputs/.",
        ]
    )


def new_workbook_path(
    name: str, file: Path | None, workspace: Workspace, here: Path, command: str
) -> Path:
    """Return where the new workbook goes that is called after its kind, or a former workbook.

    Raises:
        OutputError: a file stands there; ``command`` is what to type before another name.

    """
    default = safe_file_name(name[:1].upper() + name[1:], WORKBOOK_SUFFIX)
    if file is None:
        path = (workspace.inputs if workspace.inputs.is_dir() else here) / default
    elif (here / file).is_dir():
        path = here / file / default
    else:
        path = here / file
        if path.suffix.casefold() != WORKBOOK_SUFFIX:
            path = path.with_name(path.name + WORKBOOK_SUFFIX)
    if path.exists():
        free = next(other for other in _numbered(path) if not other.exists())
        raise OutputError(
            f"Файл «{path.name}» уже есть, docgen его не тронет.",
            f"Укажите другое имя: {command} {quoted(shown_path(free, here))}",
        )
    return path


def new_directory_path(file: Path | None, workspace: Workspace, here: Path) -> Path:
    """Return where a new справочник goes; raise OutputError when there is one already.

    docgen finds the справочник by its name, so ``file`` may only name its folder.
    """
    folder = (here / file).parent if file and is_directory_workbook(file) else here / (file or "")
    path = folder / DIRECTORY_NAME if file else workspace.root / DIRECTORY_NAME
    if file and not (is_directory_workbook(file) or folder.is_dir()):
        raise OutputError(
            f"Справочник называется «{DIRECTORY_NAME}»: под именем «{file}» его не найти.",
            "Не указывайте имя файла: docgen new справочник",
        )
    present = path if path.exists() else None if file else workspace.directory
    if present:
        raise OutputError(
            f"Справочник «{shown_path(present, here)}» уже есть, docgen его не тронет.",
            "Впишите новых людей в него.",
        )
    return path


def quoted(path: Path | str) -> str:
    """Return a path as it is typed in a command, on Windows and elsewhere alike."""
    return f'"{path}"' if " " in str(path) else str(path)


def _copies(workspace: Workspace) -> Iterator[tuple[Path, Path]]:
    """Yield each shipped workbook with its place in the working folder."""
    for source in delivered_files(shipped_folder("inputs")):
        target = workspace.inputs / source.relative_to(shipped_folder("inputs"))
        if is_directory_workbook(source):
            # The справочник speaks for the whole folder, so it stands above the inputs.
            target = workspace.directory or workspace.root / source.name
        yield source, target


def _numbered(path: Path) -> Iterator[Path]:
    for number in count(2):
        yield path.with_name(f"{path.stem} {number}{path.suffix}")
