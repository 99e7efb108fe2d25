"""What is wrong with the data: records with a place, a code and a Russian sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple


class Severity(StrEnum):
    """How much an issue weighs.

    An error stops its document, a warning only under ``--strict``, a note never.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_WORDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "ошибка",
    Severity.WARNING: "предупреждение",
    Severity.NOTE: "к сведению",
}


def column_letter(column: int) -> str:
    """Return the spreadsheet letters of a 1-based column: 1 -> A, 28 -> AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based column of spreadsheet letters: A -> 1, AB -> 28; 0 for none."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class Location(NamedTuple):
    """A place in a workbook: the sheet alone, a row, a column, or one cell (1-based)."""

    workbook: str = ""
    sheet: str = ""
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str:
        """The address inside the sheet: ``B7``, ``7`` for a row, ``B`` for a column, or empty."""
        letters = column_letter(self.column) if self.column else ""
        return f"{letters}{self.row or ''}"

    def __str__(self) -> str:
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        return place or self.workbook


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: a stable English code, how grave, where, what is wrong, what to do.

    ``text`` is what stands in its cell, where one is known; ``accepted`` is the reason for which
    a person accepts the finding in this workbook, empty for one that counts.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    text: str = field(default="", compare=False)
    accepted: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the document of this issue must not be built."""
        return self.severity is Severity.ERROR

    @property
    def stops_strict(self) -> bool:
        """Whether the document must not be built under ``--strict``."""
        return self.severity is not Severity.NOTE and not self.accepted

    def __str__(self) -> str:
        return f"{self.location}: {self.message} {self.hint}".rstrip()


def error(code: str, location: Location, message: str, hint: str = "") -> Issue:
    """Return an issue that stops its document."""
    return Issue(code, Severity.ERROR, location, message, hint)


def warning(code: str, location: Location, message: str, hint: str = "") -> Issue:
    """Return an issue that is told, and stops its document only under ``--strict``."""
    return Issue(code, Severity.WARNING, location, message, hint)


def note(code: str, location: Location, message: str, hint: str = "") -> Issue:
    """Return an issue that is told and never stops anything: it follows from a choice made."""
    return Issue(code, Severity.NOTE, location, message, hint)
