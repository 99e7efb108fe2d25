"""Names at their places in a document, read back to the nominative."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from docgen.adoption.marking.offers import Offers
from docgen.lazy_regex import lazy_regex
from docgen.rendering.remarks.tagging import Line
from docgen.russian.cases import Case
from docgen.russian.name_forms import Name, full_form
from docgen.russian.name_likeness import may_be
from docgen.russian.oblique_names import NameReading, name_readings, names_in, written_name

# Of cases that look alike the one that stands in papers most, unless «о» stands before the name.
_LIKELY: Final[tuple[Case, ...]] = (
    "nominative", "dative", "accusative", "genitive", "instrumental", "prepositional",
)  # fmt: skip
_ABOUT: Final = lazy_regex(r"(?:^|\s)об?о?\s+$", re.IGNORECASE)
_NO_NAME: Final = lazy_regex(r"Фамилия|Уважаем")


class Written(Struct, frozen=True):
    """A name at its place: its nominative, the case, and how it is written."""

    line: Line
    start: int
    end: int
    name: Name
    case: Case
    style: str
    readings: tuple[NameReading, ...]
    doubt: str = ""


def written_names(offers: Offers) -> list[Written]:
    """Return the names in free places, read with regard to the other names of the document."""
    found: list[tuple[Line, re.Match[str], tuple[NameReading, ...]]] = [
        (line, match, name_readings(written_name(match)))
        for line in offers.lines
        for match in names_in(line.text)
        if offers.is_free(line, *match.span()) and not _NO_NAME.match(match[0])
    ]
    sure = offers.people + [
        readings[0].name
        for _, _, readings in found
        if readings and len({reading.name for reading in readings}) == 1
    ]
    return [
        written
        for line, match, readings in found
        if (written := _read(line, match, readings, sure)) is not None
    ]


def plain_form(name: Name) -> str:
    """Return a name in full, or with initials, as a person types it into a cell."""
    return full_form(name).replace("\u00a0", " ")


def _style_of(match: re.Match[str]) -> str:
    """Return the filter for the way in which a name is written."""
    if match["letters"]:
        return "|подпись"
    return "|инициалы" if match["after"] else ""


def _read(
    line: Line, match: re.Match[str], readings: tuple[NameReading, ...], sure: list[Name]
) -> Written | None:
    if not readings:
        return None
    about = _ABOUT.search(line.text[: match.start()])
    known = [one for one in readings if any(may_be(name, one.name) for name in sure)]
    kept = known or list(readings)
    order = ("prepositional", *_LIKELY) if about else _LIKELY
    best = min(kept, key=lambda one: order.index(one.case))
    names = {one.name for one in kept}
    doubt = ""
    if len(names) > 1:
        doubt = " или ".join(sorted(plain_form(name) for name in names))
    return Written(
        line, match.start(), match.end(), best.name, best.case, _style_of(match), readings, doubt
    )
