"""Copies of shipped templates in a working folder: which of them a newer docgen may renew.

``init`` notes what it has copied. A copy that is still as it was noted is nobody's work, and a
newer one takes its place; a copy that a person has edited stays, whatever docgen ships.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct

from docgen.outputs.files import create_file, replace_file
from docgen.workspace import Workspace, shipped_folder

#: What was copied into a folder, by the SHA-256 of each file.
NOTES: Final = ".docgen-copies.json"
# Scripts that make the templates serve developers; caches and locks serve nobody.
_LEFT_OUT_SUFFIXES: Final = (".py", ".pyc")
_LEFT_OUT_STARTS: Final = (".", "~$", "__")
_KIND: Final = "kinds/{}.toml"


class State(Enum):
    """What a copy is beside what docgen ships now."""

    MISSING = "missing"
    CURRENT = "current"
    #: As it was copied, and docgen ships another by now.
    OLD = "old"
    EDITED = "edited"
    #: Edited, and docgen ships another than the one that was edited.
    EDITED_OLD = "edited-old"


class TemplateCopy(Struct, frozen=True):
    """A shipped file, the place of its copy, and what the copy is."""

    name: str
    source: Path
    target: Path
    state: State


def delivered_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a shipped folder that people get, in their order."""
    for source in sorted(folder.rglob("*")):
        inner = source.relative_to(folder)
        left_out = any(part.startswith(_LEFT_OUT_STARTS) for part in inner.parts)
        if source.is_file() and source.suffix not in _LEFT_OUT_SUFFIXES and not left_out:
            yield source


def template_copies(workspace: Workspace) -> list[TemplateCopy]:
    """Return every shipped file of ``templates`` with its copy in this folder.

    A document whose kind a person has edited counts as edited: the new one may ask for names that
    only the new kind has.
    """
    shipped, own = shipped_folder("templates"), workspace.root / "templates"
    if own.resolve() == shipped.resolve():
        return []
    notes = _read_notes(own)
    copies = {
        name: TemplateCopy(name, source, own / name, _state(source, own / name, notes.get(name)))
        for source in delivered_files(shipped)
        for name in [source.relative_to(shipped).as_posix()]
    }
    return [_with_its_kind(copy, copies) for copy in copies.values()]


def copy_templates(workspace: Workspace) -> list[TemplateCopy]:
    """Copy what is missing, renew what is old, and note both; return the copies as they were."""
    copies = template_copies(workspace)
    own = workspace.root / "templates"
    notes = _read_notes(own)
    for copy in copies:
        data = copy.source.read_bytes()
        if copy.state is State.MISSING:
            create_file(copy.target, data)
        elif copy.state is State.OLD:
            replace_file(copy.target, data)
        if copy.state in {State.MISSING, State.OLD, State.CURRENT}:
            notes[copy.name] = _sum(data)
    if copies:
        text = json.dumps(dict(sorted(notes.items())), ensure_ascii=False, indent=1)
        replace_file(own / NOTES, text.encode())
    return copies


def names_of(copies: Iterable[TemplateCopy], *states: State) -> list[str]:
    """Return the names of the copies that are in one of these states."""
    return [copy.name for copy in copies if copy.state in states]


def _state(source: Path, target: Path, noted: str | None) -> State:
    try:
        data = target.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return State.MISSING
    except OSError:  # open in Word, or without rights: it is somebody's, and stays
        return State.EDITED
    shipped, own = _sum(source.read_bytes()), _sum(data)
    if own == shipped:
        return State.CURRENT
    if own == noted:
        return State.OLD
    return State.EDITED if noted in {None, shipped} else State.EDITED_OLD


def _with_its_kind(copy: TemplateCopy, copies: Mapping[str, TemplateCopy]) -> TemplateCopy:
    kind = copies.get(_KIND.format(copy.target.stem))
    is_edited = kind is not None and kind.state in {State.EDITED, State.EDITED_OLD}
    if copy.state is State.OLD and copy.target.suffix == ".docx" and is_edited:
        return TemplateCopy(copy.name, copy.source, copy.target, State.EDITED_OLD)
    return copy


def _read_notes(folder: Path) -> dict[str, str]:
    """Return what was noted; nothing where the notes are missing or spoilt."""
    try:
        notes = json.loads((folder / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return (
        {str(name): str(value) for name, value in notes.items()} if isinstance(notes, dict) else {}
    )


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
