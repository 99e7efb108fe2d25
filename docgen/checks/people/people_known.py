"""Where the справочник has everybody else, a name that it has not is a slip or a leftover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.checks.columns import columns
from docgen.checks.paper import Paper
from docgen.checks.people.crowd import Crowd
from docgen.checks.people.mentions import (
    LISTS,
    directory_people,
    mentions,
    people_cells,
    people_of,
)
from docgen.checks.people.namings import Mention
from docgen.issues import Issue, Location, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import WorkbookRecords
from docgen.russian.name_forms import Name, is_initial
from docgen.russian.name_likeness import as_compared

_Place = tuple[str, int | None]
_EVERYWHERE: Final[_Place] = ("", None)
_FEWEST_CARDS: Final = 5
_FEWEST_OTHERS: Final = 4
_KNOWN_OF_TEN: Final = 8
# Clauses and control are told with their own words: a post is printed there.
_ELSEWHERE: Final = frozenset({"addressee", "control"})
# A column beside that says who a stranger is.
_TELLING: Final = lazy_regex(r"должност|рол[ьи]|организац|мест[оа]_работы|телефон|статус|категори")


def people_known(paper: Paper) -> Iterator[Issue]:
    """Yield, once each, the people whom nothing introduces and the справочник has not.

    Told when the справочник knows four fifths of the others in the same column, and at least four
    of them; for a field of the card, of all people of the workbook. A full name, a post, a place
    in the list of those present introduce a stranger.
    """
    cards = paper.once(directory_people)
    if len(cards) < _FEWEST_CARDS:
        return
    known = paper.of_directory(_crowd_of)
    sheets = {  # those that are cards
        data.name
        for data in paper.records.sheets.values()
        if data.sheet and data.sheet.shape is Shape.CARD
    }
    named = [m for m in paper.once(mentions) if not m.in_text and _is_whole(m.name)]
    unknown = {name for name in {m.name for m in named} if name not in known}
    strangers = [m for m in named if m.name in unknown]
    introduced = Crowd(_introduced(paper, strangers))
    companies: dict[_Place, Company] = {}
    for mention in named if strangers else ():
        for place in (_EVERYWHERE, _column(mention)):
            companies.setdefault(place, Company(known)).add(mention.name)
    told = Crowd()
    for mention in strangers:
        if mention.key in _ELSEWHERE or mention.name in introduced or mention.name in told:
            continue
        in_card = mention.location.sheet in sheets
        company = companies[_EVERYWHERE if in_card else _column(mention)]
        if company.is_known_beside(mention.name):
            told.add(mention.name)
            where = "книге" if in_card else "столбце"
            yield warning(
                "people-known",
                mention.location,
                f"«{mention.text}»: этого человека нет в справочнике, хотя почти все в {where} "
                "там есть.",
                "Исправьте имя. Нового работника внесите в справочник, человеку со стороны "
                "впишите должность или имя полностью.",
            )


def _crowd_of(directory: WorkbookRecords | None) -> Crowd:
    return Crowd(card.name for card in people_of(directory))


def _introduced(paper: Paper, strangers: Sequence[Mention]) -> list[Name]:
    """Return those of the strangers of whom the workbook says more than initials."""
    held = {normal_name(card.post) for card in paper.once(directory_people)}
    beside: set[Location] = set()
    for sheet in paper.once(columns):
        data = sheet.data
        if data.sheet and data.sheet.shape is Shape.CARD:
            continue
        for record, heading, value in people_cells(sheet):
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


class Company:
    """The people of one column, or of the whole workbook, and whom of them the справочник has."""

    def __init__(self, cards: Crowd) -> None:
        self._cards = cards
        self._seen: set[Name] = set()
        self._named = Crowd()
        #: Each person by the name as compared: in how many ways it is typed, and who is known.
        self._ways: Counter[Name] = Counter()
        self._known: set[Name] = set()

    def add(self, name: Name) -> None:
        """Put a name among the others."""
        if name in self._seen:
            return
        self._seen.add(name)
        self._named.add(name)
        person = as_compared(name)
        self._ways[person] += 1
        if person in self._cards:
            self._known.add(person)

    def is_known_beside(self, name: Name) -> bool:
        """Return whether the справочник has most of the people besides this one."""
        like = Counter(map(as_compared, self._named.like(name)))
        same = {person for person, ways in like.items() if ways == self._ways[person]}
        found = len(self._known) - len(self._known & same)
        others = len(self._ways) - len(same)
        return found >= _FEWEST_OTHERS and found * 10 >= others * _KNOWN_OF_TEN


def _column(mention: Mention) -> _Place:
    return mention.location.sheet, mention.location.column


def _is_whole(name: Name) -> bool:
    return bool(name.surname and name.first_name and name.patronymic)
