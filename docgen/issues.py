"""What is wrong with the data: records with a place, a code and a Russian sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct


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


class Location(Struct, frozen=True, gc=False):
    """A place in a workbook: the sheet alone, a row, a column, or one cell (1-based).

    In a template, ``workbook`` is its file, ``part`` what a person calls its part («текст»,
    «верхний колонтитул»), ``paragraph`` counts the paragraphs of the part from 1, ``column`` the
    signs of the paragraph, and ``place`` is the cell in words («таблица 2, строка 3, столбец 4»),
    empty outside tables.
    """

    workbook: str = ""
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    part: str = ""
    paragraph: int | None = None
    place: str = ""

    @property
    def cell(self) -> str:
        """The address inside the sheet: ``B7``, ``7`` for a row, ``B`` for a column, or empty."""
        letters = column_letter(self.column) if self.column and not self.part else ""
        return f"{letters}{self.row or ''}"

    @property
    def words(self) -> str:
        """The place inside the sheet or the part in words; empty for all of it."""
        if self.part:
            return self.place or (f"абзац {self.paragraph}" if self.paragraph else "")
        if self.row and not self.column:
            return f"строка {self.row}"
        if self.column and not self.row:
            return f"столбец {self.cell}"
        return self.cell

    def __str__(self) -> str:
        if self.part:
            return ", ".join(filter(None, (self.part, self.words)))
        place = "!".join(part for part in (self.sheet, self.cell) if part)
        return place or self.workbook


class Issue(Struct, frozen=True):
    """One finding: a stable English code, how grave, where, what is wrong, what to do.

    ``text`` is what stands in its cell, where one is known, or what is seen of the paragraph of a
    template; ``accepted`` is the reason for which
    a person accepts the finding in this workbook, empty for one that counts.
    """

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    text: str = ""
    accepted: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Issue) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        """Return what makes two findings the same: all but the text that happens to be known."""
        return (self.code, self.severity, self.location, self.message, self.hint, self.accepted)

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
