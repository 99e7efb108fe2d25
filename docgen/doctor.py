"""What docgen finds on this machine and in this folder, and how to get what it lacks.

Nothing of it names a person: no path above the working folder, no value of a workbook.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict

from docgen.disk_cache import VARIABLE, cache_folder, cache_size
from docgen.errors import DocgenError
from docgen.journal import FAULT, LOG_NAME, library_versions
from docgen.kinds import load_kinds
from docgen.limits import LIMITS_FILE, Limits, limits
from docgen.office import HOW_TO_INSTALL, find_office, version_of
from docgen.outputs.locking import TEMPORARY
from docgen.raised_limits import with_limits
from docgen.template_copies import State, names_of, template_copies
from docgen.version import VERSION
from docgen.workspace import Workspace

# Of these the shipped templates are set, or they are drawn with the same widths.
_FONTS: Final = {
    "Times New Roman": ("times", "Times New Roman"),
    "Liberation Serif": ("LiberationSerif-Regular",),
}
_FONT_FOLDERS: Final = (
    "~/.fonts",
    "~/.local/share/fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
)
_LEAST_FREE: Final = 100 * 2**20
_REINSTALL: Final = (
    "Переустановите docgen: удалите папку .venv и выполните python3 start.py doctor."
)


class Fact(Struct, frozen=True):
    """One thing looked at: its name, what was found, and what to do if it is missing."""

    name: str
    found: str
    is_missing: bool = False
    hint: str = ""


def examine(workspace: Workspace) -> list[Fact]:
    """Return everything that a person who helps asks about first."""
    return list(_facts(workspace))


def text_facts(facts: list[Fact]) -> str:
    """Return the facts as lines for a person."""
    width = max(len(fact.name) for fact in facts)
    lines = []
    for fact in facts:
        lines.append(f"{'!' if fact.is_missing else ' '} {fact.name:<{width}}  {fact.found}")
        if fact.hint:
            lines.append(f"  {'':<{width}}  {fact.hint}")
    missing = sum(fact.is_missing for fact in facts)
    end = f"Не хватает: {missing}." if missing else "Всё на месте."
    return "\n".join([*lines, "", end])


def json_facts(facts: list[Fact]) -> str:
    """Return the facts as JSON: a list of ``name``, ``found``, ``is_missing``, ``hint``."""
    return json.dumps([asdict(fact) for fact in facts], ensure_ascii=False, indent=1)


def _facts(workspace: Workspace) -> Iterator[Fact]:
    yield Fact("docgen", VERSION)
    bits = platform.architecture()[0].removesuffix("bit")
    yield Fact("Python", f"{platform.python_version()}, {bits}-битный")
    yield Fact("Система", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield _libraries()
    # First: the files below are looked at by the limits of the folder, as in all other commands.
    yield _limits(workspace)
    yield from _kinds(workspace)
    yield _directory(workspace)
    for name, folder in (
        ("Рабочая папка", workspace.root),
        ("Папка inputs", workspace.inputs),
        ("Папка outputs", workspace.outputs),
        ("Временная папка", Path(tempfile.gettempdir())),
    ):
        yield _folder(name, folder)
    yield _office()
    yield _drawer()
    yield _fonts()
    audit = find_spec("openxml_audit")
    yield Fact("openxml-audit", "есть" if audit else "нет: он нужен только для build --verify")
    yield _cache()
    yield _log(workspace)


def _libraries() -> Fact:
    versions = library_versions()
    missing = [name for name, version in versions.items() if not version]
    found = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    if missing:
        return Fact("Библиотеки", f"нет: {', '.join(missing)}", is_missing=True, hint=_REINSTALL)
    return Fact("Библиотеки", found)


def _limits(workspace: Workspace) -> Fact:
    try:
        with_limits(workspace)
    except DocgenError as failure:
        return Fact("Пределы", failure.message, is_missing=True, hint=failure.hint)
    raised = limits() != Limits()
    return Fact("Пределы", f"свои, из templates/{LIMITS_FILE}" if raised else "обычные")


def _kinds(workspace: Workspace) -> Iterator[Fact]:
    try:
        kinds = load_kinds(workspace.template_dirs)
    except DocgenError as failure:
        yield Fact("Шаблоны", failure.message, is_missing=True, hint=failure.hint)
        return
    own = sum(kind.template.is_relative_to(workspace.root) for kind in kinds)
    yield Fact(
        "Шаблоны",
        f"{', '.join(kind.name for kind in kinds)}; из рабочей папки: {own}",
        hint=_renewing(workspace),
    )
    for kind in kinds:
        if failing := _failing(kind.template):
            yield Fact(f"Шаблон «{kind.name}»", failing[0], is_missing=True, hint=failing[1])


def _failing(template: Path) -> tuple[str, str] | None:
    """Return why Word would not open a template, and what to do; None for one that it opens."""
    if not template.is_file():
        hint = "Верните файл .docx в templates/docx или выполните docgen init."
        return "нет файла Word", hint
    try:
        with template.open("rb") as file:
            if zipfile.is_zipfile(file):
                return None
    except OSError as failure:
        hint = "Закройте его в других программах и проверьте права доступа."
        return f"не открывается (ошибка {failure.errno})", hint
    hint = "Возьмите прежнюю копию файла .docx или удалите его и выполните docgen init."
    return "файл повреждён", hint


def _renewing(workspace: Workspace) -> str:
    """Return what to do with copies of templates that an older docgen has put there."""
    old = names_of(template_copies(workspace), State.OLD)
    edited = names_of(template_copies(workspace), State.EDITED_OLD)
    hints = [f"Из прежнего docgen: {', '.join(old)}. Обновите: docgen init."] if old else []
    if edited:
        hints.append(f"Вы меняли, а у docgen есть новее: {', '.join(edited)}.")
    return " ".join(hints)


def _directory(workspace: Workspace) -> Fact:
    from docgen.workbook import open_workbook

    if workspace.directory is None:
        hint = "Создайте его: docgen new справочник"
        return Fact("Справочник", "не найден", is_missing=True, hint=hint)
    try:
        open_workbook(workspace.directory)
    except DocgenError as failure:
        return Fact("Справочник", failure.message, is_missing=True, hint=failure.hint)
    return Fact("Справочник", "есть, читается")


def _folder(name: str, folder: Path) -> Fact:
    if folder.exists() and not folder.is_dir():
        hint = "Переименуйте этот файл: здесь нужна папка."
        return Fact(name, "на её месте файл", is_missing=True, hint=hint)
    if not folder.is_dir():
        return Fact(name, "нет", hint="Её создаст docgen init" if folder.name == "inputs" else "")
    # Rights tell little of network drives: only writing shows that one can write.
    trial = folder / TEMPORARY.format(secrets.token_hex(8))
    try:
        os.close(os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        trial.unlink()
        free = shutil.disk_usage(folder).free
    except OSError as failure:
        hint = "Попросите права на эту папку или перенесите рабочую папку."
        found = f"записать нельзя (ошибка {failure.errno})"
        return Fact(name, found, is_missing=True, hint=hint)
    if free < _LEAST_FREE:
        found = f"на диске осталось {free // 2**20} МБ"
        return Fact(name, found, is_missing=True, hint="Освободите место на диске.")
    return Fact(name, "запись разрешена")


def _office() -> Fact:
    office = find_office()
    if office is None:
        found = "не найден: PDF не будет"
        return Fact("LibreOffice", found, is_missing=True, hint=HOW_TO_INSTALL)
    if version := version_of(office):
        return Fact("LibreOffice", version)
    hint = "Откройте LibreOffice сам по себе; если не открывается, переустановите его."
    return Fact("LibreOffice", "найден, но не запускается", is_missing=True, hint=hint)


def _drawer() -> Fact:
    if shutil.which("pdftoppm") or find_spec("pypdfium2"):
        return Fact("Картинки страниц", "рисуются")
    # Not missing: PDFs are shown as they are.
    hint = "Нужны только для docgen preview. В Linux – пакет poppler-utils, иначе pypdfium2."
    return Fact("Картинки страниц", "не рисуются: нет pdftoppm", hint=hint)


def _fonts() -> Fact:
    windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    folders = [windows, *(Path(one).expanduser() for one in _FONT_FOLDERS)]
    files = {
        path.stem.casefold()
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.casefold() in {".ttf", ".otf", ".ttc"}
    }
    found = [
        name for name, stems in _FONTS.items() if any(stem.casefold() in files for stem in stems)
    ]
    if found:
        return Fact("Шрифты", ", ".join(found))
    hint = (
        "Установите Times New Roman (он есть в Windows и macOS) или Liberation Serif (в Linux – "
        "пакет fonts-liberation): без них страницы PDF разобьются иначе."
    )
    return Fact("Шрифты", "нет Times New Roman и Liberation Serif", is_missing=True, hint=hint)


def _cache() -> Fact:
    """Return where docgen keeps what it has worked out, and how much of it."""
    folder = cache_folder()
    if folder is None:
        return Fact("Кэш", f"выключен: {VARIABLE}", hint="Документы собираются дольше.")
    home = Path.home()
    place = f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else VARIABLE
    count, size = cache_size()
    found = f"файлов {count}, КБ {-(-size // 1024)}, папка: {place}"
    return Fact("Кэш", found, hint="Его можно удалить: docgen запишет снова.")


def _log(workspace: Workspace) -> Fact:
    """Return where the log is; what is in it may be sent away."""
    path = workspace.root / LOG_NAME
    try:
        faults = path.read_text(encoding="utf-8", errors="replace").count(f"  {FAULT}\n")
    except OSError:
        hint = "Его запишет любая команда с --verbose, например: docgen check --verbose"
        return Fact("Журнал", f"{LOG_NAME} ещё не записан", hint=hint)
    hint = "В нём нет ни имён, ни текстов: пошлите его тому, кто помогает."
    return Fact("Журнал", f"{LOG_NAME} в рабочей папке, сбоев в нём: {faults}", hint=hint)
