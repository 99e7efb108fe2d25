"""Where the справочник has everybody else, a name that it has not is a slip or a leftover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.people.mentions import (
    LISTS,
    Mention,
    directory_people,
    mentions,
    people_cells,
)
from docgen.issues import Issue, Location, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.russian.name_forms import is_initial
from docgen.russian.name_likeness import as_compared, may_be
from docgen.russian.names import Name

_FEWEST_CARDS: Final = 5
_FEWEST_OTHERS: Final = 4
_KNOWN_OF_TEN: Final = 8
# Clauses and control are told with their own words: a post is printed there.
_ELSEWHERE: Final = frozenset({"addressee", "control"})
# A column beside that says who a stranger is.
_TELLING: Final = re.compile(r"должност|рол[ьи]|организац|мест[оа]_работы|телефон|статус|категори")


def people_known(paper: Paper) -> Iterator[Issue]:
    """Yield, once each, the people whom nothing introduces and the справочник has not.

    Told when the справочник knows four fifths of the others in the same column, and at least four
    of them; for a field of the card, of all people of the workbook. A full name, a post, a place
    in the list of those present introduce a stranger.
    """
    known = [card.name for card in paper.once(directory_people)]
    if len(known) < _FEWEST_CARDS:
        return
    cards = {
        data.name
        for data in paper.records.sheets.values()
        if data.sheet and data.sheet.shape is Shape.CARD
    }
    named = [m for m in paper.once(mentions) if not m.in_text and _is_whole(m.name)]
    strangers = [m for m in named if not _is_one_of(m.name, known)]
    introduced = _introduced(paper, strangers)
    told: list[Name] = []
    for mention in strangers:
        if mention.key in _ELSEWHERE or _is_one_of(mention.name, (*introduced, *told)):
            continue
        in_card = mention.location.sheet in cards
        group = named if in_card else [m for m in named if _column(m) == _column(mention)]
        if _knows_most(known, mention, group):
            told.append(mention.name)
            where = "книге" if in_card else "столбце"
            yield warning(
                "people-known",
                mention.location,
                f"«{mention.text}»: этого человека нет в справочнике, хотя почти все в {where} "
                "там есть.",
                "Исправьте имя. Нового работника внесите в справочник, человеку со стороны "
                "впишите должность или имя полностью.",
            )


def _introduced(paper: Paper, strangers: Sequence[Mention]) -> list[Name]:
    """Return those of the strangers of whom the workbook says more than initials."""
    held = {normal_name(card.post) for card in paper.once(directory_people)}
    beside: set[Location] = set()
    for data in paper.records.sheets.values():
        if data.sheet and data.sheet.shape is Shape.CARD:
            continue
        for record, heading, value in people_cells(data):
            if any(other != heading and _TELLING.match(other) for other in record.values):
                beside.add(value.location)
    return [
        mention.name
        for mention in strangers
        if mention.key in LISTS
        or mention.location in beside
        or not is_initial(mention.name.first_name)
        # A post that somebody else holds introduces nobody.
        or (mention.post and normal_name(mention.post) not in held)
    ]


def _knows_most(known: Sequence[Name], mention: Mention, group: Sequence[Mention]) -> bool:
    others = {as_compared(other.name) for other in group if not may_be(other.name, mention.name)}
    found = sum(_is_one_of(name, known) for name in others)
    return found >= _FEWEST_OTHERS and found * 10 >= len(others) * _KNOWN_OF_TEN


def _column(mention: Mention) -> tuple[str, int | None]:
    return mention.location.sheet, mention.location.column


def _is_whole(name: Name) -> bool:
    return bool(name.surname and name.first_name and name.patronymic)


def _is_one_of(name: Name, people: Sequence[Name]) -> bool:
    return any(may_be(one, name) for one in people)
