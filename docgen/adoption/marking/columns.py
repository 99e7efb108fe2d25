"""A column of a table: the tag that prints all its cells as they stand, and their type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.adoption.marking.dates import spotted
from docgen.adoption.marking.offers import Loop
from docgen.adoption.marking.people import tag_of
from docgen.adoption.marking.written import plain_form
from docgen.evidence import named_type
from docgen.kinds.model import ValueType
from docgen.names import is_number_heading, normal_name
from docgen.rendering.remarks.marked_values import FoundColumn
from docgen.russian.dates import parse_date
from docgen.russian.deadlines import parse_deadline
from docgen.russian.name_forms import full_form, initials_after, initials_before
from docgen.russian.name_parsing import parse_name

T = ValueType
_WORDS_OF_NAME: Final = 4
# «Фамилия И.О.», «Ф.И.О.»: the column «Кто» of the sheets of people.
_NAMES_OF_PEOPLE: Final = ("фамили", "ф_и_о", "фио")


def column_tag(
    heading: str,
    place: int,
    texts: Sequence[str],
    loop: Loop,
    *,
    numbers: Sequence[int],
) -> tuple[str, tuple[FoundColumn, list[str]] | None]:
    """Return the tag of a column, and its values unless the loop counts them itself."""
    if is_number_heading(heading) or place == 1:
        for end in ("", ".", ")"):
            if list(texts) == [f"{number}{end}" for number in numbers]:
                return f"{{{{ loop.index }}}}{end}", None
    name = "_".join(normal_name(heading).split("_")[:_WORDS_OF_NAME]) or f"столбец_{place}"
    if name[0].isdigit():  # no name of a tag begins with a figure
        name = f"столбец_{name}"
    if normal_name(heading).startswith(_NAMES_OF_PEOPLE):
        name = "кто"
    name = name if all(name != one.tag for one in loop.columns) else f"{name}_{place}"
    path = f"{loop.variable}.{name}"
    if dated := _dates(texts):
        pattern, days = dated
        return pattern.replace("@", path), (FoundColumn(name, T.DATE), days)
    if named := _people(texts):
        style, people = named
        return tag_of(path, "nominative", style), (FoundColumn(name, T.PERSON), people)
    several = any("\n" in text for text in texts)
    tag = f"{{{{p {path} }}}}" if several else f"{{{{ {path} }}}}"
    return tag, (FoundColumn(name, _type(name, texts)), list(texts))


def _dates(texts: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return the one pattern that prints all cells as they stand, and the days."""
    found = [next(spotted(text), None) for text in texts]
    patterns = {one.pattern for one in found if one}
    for one, text in zip(found, texts, strict=True):
        if one is None or one.printed.replace("\u00a0", " ") != text.strip():
            return None
    return (
        (patterns.pop(), [one.day.isoformat() for one in found if one])
        if len(patterns) == 1
        else None
    )


def _people(texts: Sequence[str]) -> tuple[str, list[str]] | None:
    names = [parse_name(text) for text in texts]
    for style, form in (
        ("|инициалы", initials_after),
        ("|подпись", initials_before),
        ("", full_form),
    ):
        plain = [form(name).replace("\u00a0", " ") if name else None for name in names]
        if plain == [" ".join(text.split()) for text in texts]:
            return style, [plain_form(name) for name in names if name]
    return None


def _type(name: str, texts: Sequence[str]) -> ValueType:
    """Return the type of cells that print as they are typed, where that holds for all of them."""
    if named_type(name) is T.DEADLINE and all(
        text and parse_date(text) is None and parse_deadline(text).text == text for text in texts
    ):
        return T.DEADLINE
    return T.TEXT
