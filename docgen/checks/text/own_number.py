"""The number of the own school stands right: «школа № 12», not «школа № 21»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.text.passages import passages
from docgen.checks.text.signs import SCHOOL_NUMBER
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.records import WorkbookRecords
from docgen.russian.stems import stem

_NUMBERED: Final = lazy_regex(
    r"((?i:школ|лице|гимнази|(?:детск\w+[ \u00a0])?сад)[а-яё]*|[А-ЯЁ]{0,6}(?:[СОН]ОШ|ОУ|ЦРР))"
    r"[ \u00a0]*№[ \u00a0]*(\d{2,4})(?![\d/-])"
)


def own_number(paper: Paper) -> Iterator[Issue]:
    """Yield the number of a school that stands once and is the own one with digits changed over.

    The own number is that of the office's card in the справочник; of the schools that stand there
    besides only one of the same kind is meant.
    """
    own = paper.of_directory(_own_numbers)
    if not own and not paper.of_directory(_schools):
        return
    uses = [
        (passage.value, found)
        for passage, found in paper.once(passages).having(SCHOOL_NUMBER).found(_NUMBERED.finditer)
    ]
    schools = paper.of_directory(_schools)
    numbers = [found[2] for _, found in uses]
    for value, found in uses:
        number = found[2]
        kind = _kind(found)
        meant = {*own, *(one for other, one in schools if other == kind)}
        right = next((one for one in sorted(meant) if _is_turned(number, one)), None)
        if right is not None and number not in meant and numbers.count(number) == 1:
            yield warning(
                "names-alike",
                value.location,
                f"«{found[0]}», а в справочнике № {right}.",
                "Проверьте номер: похоже, цифры переставлены.",
            )


def _is_turned(number: str, other: str) -> bool:
    return number != other and sorted(number) == sorted(other)


def _kind(found: re.Match[str]) -> str:
    return found[1] if found[1].isupper() else stem(found[1])


def _schools(directory: WorkbookRecords | None) -> frozenset[tuple[str, str]]:
    """Return kind and number of every school that the справочник names."""
    cells = (
        value
        for data in (directory.sheets.values() if directory else ())
        for record in data.records
        for value in record.values.values()
    )
    return frozenset((_kind(one), one[2]) for v in cells for one in _NUMBERED.finditer(v.raw))


def _own_numbers(directory: WorkbookRecords | None) -> frozenset[str]:
    cards = (
        data.card
        for data in (directory.sheets.values() if directory else ())
        if data.sheet is not None and data.sheet.shape is Shape.CARD
    )
    texts = (value.raw for card in cards for value in card.values.values())
    return frozenset(found[2] for text in texts for found in _NUMBERED.finditer(text))
