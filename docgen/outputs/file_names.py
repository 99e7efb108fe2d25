"""Names of documents that every system accepts and that do not meet in one folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from docgen.failures import RESERVED
from docgen.lazy_regex import lazy_regex
from docgen.outputs.manifest import Manifest, name_key

# 150 bytes leave room for « (прежний 2)» under the 255 of Linux, and in the 260 signs of Windows.
LONGEST_NAME = 150
NAMELESS = "Документ"

_QUOTED = lazy_regex(r'"([^"]*)"')
_SEPARATOR = lazy_regex(r"\s*[/\\|]+\s*|:[/\\]*(?=\S)")
_FORBIDDEN = lazy_regex(r'[<>:"?*]')
# Invisible: control, format (direction marks, soft hyphen), surrogate, private, unassigned.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe_file_name(text: str, suffix: str = ".docx") -> str:
    """Return a name with this suffix, as near to the text as all systems allow; never empty.

    A folder has no suffix.
    """
    text = unicodedata.normalize("NFC", text).rstrip()
    if suffix and text.casefold().endswith(suffix.casefold()):
        text = text[: -len(suffix)]
    text = _clean(text)
    if RESERVED.match(text):
        text = f"_{text}"
    return (_shorten(text, LONGEST_NAME - len(suffix.encode())) or NAMELESS) + suffix


def unique_names(wanted: Sequence[tuple[Path, str]], manifest: Manifest | None = None) -> list[str]:
    """Return a name for each (workbook, safe name), in order, no two of them alike.

    Who bore a name in the last run keeps it, else the first in order has it; the next gets its
    workbook's name in brackets, then a number. So a workbook that is built alone never takes the
    name of another workbook's document.
    """
    owners = [_owner(manifest, name) for _workbook, name in wanted]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for index, (workbook, name) in enumerate(wanted):
        if owners[index] == _place(workbook) and name_key(name) not in taken:
            names[index] = name
            taken.add(name_key(name))
    for index, (workbook, name) in enumerate(wanted):
        if index not in names:
            names[index] = next(
                candidate
                for candidate in _candidates(name, workbook)
                if name_key(candidate) not in taken
                and _owner(manifest, candidate) in {None, _place(workbook)}
            )
            taken.add(name_key(names[index]))
    return [names[index] for index in range(len(wanted))]


def marked_name(name: str, mark: str) -> str:
    """Return the name with a mark in brackets before its suffix, still short enough."""
    stem, suffix = Path(name).stem, Path(name).suffix
    mark = f" ({mark}){suffix}"
    return _shorten(stem, LONGEST_NAME - len(mark.encode())) + mark


def _candidates(name: str, workbook: Path) -> Iterator[str]:
    yield name
    yield marked_name(name, _shorten(_clean(workbook.stem), LONGEST_NAME // 2))
    for number in count(2):
        yield marked_name(name, str(number))


def _clean(text: str) -> str:
    """Return the text on one line, without signs that a file name may not have."""
    if not text.isprintable():  # blanks aside, all that is invisible is not printable either
        visible = (s for s in text if s.isspace() or unicodedata.category(s) not in _INVISIBLE)
        text = "".join(visible)
    text = _SEPARATOR.sub("-", _QUOTED.sub(r"«\1»", text))
    # What was taken away may have left two spaces, or a letter beside its accent.
    text = unicodedata.normalize("NFC", " ".join(_FORBIDDEN.sub("", text).split()))
    # A leading dot hides the file, «~$» makes it a lock of Word; Windows drops trailing dots.
    return text.lstrip(" .-~").rstrip(" .-")


def _shorten(text: str, limit: int) -> str:
    """Return the text within this many bytes, cut between words and marked «…»."""
    if len(text.encode()) <= limit:
        return text
    cut = text.encode()[: limit - len("…".encode())].decode(errors="ignore")
    words = cut.rpartition(" ")[0]
    kept = words if len(words) > len(cut) // 2 else cut
    return kept.rstrip(" .,-«(№") + "…"


def _owner(manifest: Manifest | None, name: str) -> str | None:
    owner = manifest.owner(name) if manifest else None
    return _place(owner) if owner else None


def _place(workbook: Path) -> str:
    return name_key(str(workbook.absolute()))
