"""What docgen finds on this machine and in this folder, and how to get what it lacks.

Nothing of it names a person: no path above the working folder, no value of a workbook.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from docgen.errors import DocgenError
from docgen.kinds import load_kinds
from docgen.office import HOW_TO_INSTALL, find_office
from docgen.outputs.locking import TEMPORARY
from docgen.template_copies import State, names_of, template_copies
from docgen.version import VERSION
from docgen.workspace import Workspace

# Of these the shipped templates are set, or they are drawn with the same widths.
_FONTS: Final = {"Times New Roman": "times", "Liberation Serif": "LiberationSerif-Regular"}
_FONT_FOLDERS: Final = (
    "~/.fonts",
    "~/.local/share/fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
)


@dataclass(frozen=True, slots=True)
class Fact:
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
    yield Fact("Python", platform.python_version())
    yield Fact("Система", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield _kinds(workspace)
    if workspace.directory:
        yield Fact("Справочник", "есть")
    else:
        hint = "Создайте его: docgen new справочник"
        yield Fact("Справочник", "не найден", is_missing=True, hint=hint)
    for name, folder in (
        ("Рабочая папка", workspace.root),
        ("Папка inputs", workspace.inputs),
        ("Папка outputs", workspace.outputs),
    ):
        yield _folder(name, folder)
    if find_office():
        yield Fact("LibreOffice", "есть")
    else:
        yield Fact("LibreOffice", "не найден: PDF не будет", is_missing=True, hint=HOW_TO_INSTALL)
    drawer = shutil.which("pdftoppm") or find_spec("pypdfium2")
    yield Fact("Картинки страниц", "рисуются" if drawer else "не рисуются: нет pdftoppm")
    yield _fonts()
    audit = find_spec("openxml_audit")
    yield Fact("openxml-audit", "есть" if audit else "нет: он нужен разработчикам")


def _kinds(workspace: Workspace) -> Fact:
    try:
        kinds = load_kinds(workspace.template_dirs)
    except DocgenError as failure:
        return Fact("Шаблоны", failure.message, is_missing=True, hint=failure.hint)
    own = sum(kind.template.is_relative_to(workspace.root) for kind in kinds)
    found = f"видов: {len(kinds)}, из них своих: {own}"
    old = names_of(template_copies(workspace), State.OLD)
    edited = names_of(template_copies(workspace), State.EDITED_OLD)
    hints = [f"Из прежнего docgen: {', '.join(old)}. Обновите: docgen init."] if old else []
    if edited:
        hints.append(f"Вы меняли, а у docgen есть новее: {', '.join(edited)}.")
    return Fact("Шаблоны", found, hint=" ".join(hints))


def _folder(name: str, folder: Path) -> Fact:
    if not folder.is_dir():
        return Fact(name, "нет", hint="Её создаст docgen init" if folder.name == "inputs" else "")
    # Rights tell little of network drives: only writing shows that one can write.
    trial = folder / TEMPORARY.format(secrets.token_hex(8))
    try:
        os.close(os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        trial.unlink()
    except OSError as failure:
        hint = "Попросите права на эту папку или перенесите рабочую папку."
        found = f"записать нельзя (ошибка {failure.errno})"
        return Fact(name, found, is_missing=True, hint=hint)
    return Fact(name, "запись разрешена")


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
    found = [name for name, stem in _FONTS.items() if stem.casefold() in files]
    if found:
        return Fact("Шрифты", ", ".join(found))
    hint = "Установите Times New Roman или Liberation Serif: без них страницы разобьются иначе."
    return Fact("Шрифты", "нет Times New Roman и Liberation Serif", is_missing=True, hint=hint)
