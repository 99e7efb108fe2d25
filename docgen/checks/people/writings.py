"""The ways in which people are written: how often each, in which lists, with which posts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from docgen.checks.people.mentions import Mention
from docgen.names import normal_name
from docgen.russian.cases import CASES, Gender
from docgen.russian.morphology import known_readings
from docgen.russian.name_declension import decline_name, name_gender
from docgen.russian.name_forms import Name, is_initial
from docgen.russian.name_likeness import as_compared, folded, letters_of, may_be

# What a person is in this paper only; it says nothing of who he is at work.
_ROLES: Final = frozenset({"председатель", "секретарь", "председательствующий", "член_комиссии"})


class Writing(Struct, dict=True):
    """One way to write a person's name; ``is_known`` tells that it stands in the справочник.

    ``folded`` is the name as names are compared: in small letters, «ё» as «е». ``letters`` are
    both initials, or an empty text when one is not known; ``initialled`` is the surname with them.
    ``has_post`` tells that a post is typed beside the name somewhere.
    """

    name: Name
    folded: Name
    letters: str
    initialled: tuple[str, str]
    place: int
    in_text: bool
    is_known: bool = False
    has_post: bool = False
    mentions: list[Mention] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The name as it was typed first."""
        return self.mentions[0].text

    @property
    def is_full(self) -> bool:
        """Whether both the first name and the patronymic are written out."""
        first, last = self.folded.first_name, self.folded.patronymic
        return bool(first and last) and not (is_initial(first) or is_initial(last))

    @cached_property
    def lists(self) -> frozenset[str]:
        """The lists in which everybody stands once, and this name among them."""
        return frozenset(mention.listed for mention in self.mentions if mention.listed)

    @cached_property
    def posts(self) -> frozenset[str]:
        """The normal names of the posts that are typed beside the name."""
        typed = {mention.post for mention in self.mentions if self.has_post}
        return frozenset(set(map(normal_name, typed)) - _ROLES - {""})

    @cached_property
    def forms(self) -> frozenset[Name]:
        """The name in small letters in every case; in a sentence, as it is written there."""
        if self.in_text:
            return frozenset({self.folded})
        shown = name_gender(self.name)
        genders: tuple[Gender, ...] = (shown,) if shown else ("m", "f")
        cases = {
            as_compared(decline_name(self.name, case, gender))
            for case in CASES
            for gender in genders
        }
        typed = {folded(surname) for mention in self.mentions for surname in mention.surnames}
        return frozenset(
            Name(surname, form.first_name, form.patronymic)
            for form in cases
            for surname in (form.surname, *typed)
        )

    @property
    def surname_is_proven(self) -> bool:
        """Whether the dictionary of Russian has the surname."""
        return _is_in_dictionary(self.name.surname, "Surn")

    @property
    def proven(self) -> int:
        """How many parts of the name the dictionary of Russian has."""
        parts = (self.name.surname, self.name.first_name, self.name.patronymic)
        return sum(map(_is_in_dictionary, parts, ("Surn", "Name", "Patr")))


def writings(named: Iterable[Mention], known: Iterable[Mention]) -> list[Writing]:
    """Return the ways of writing, the people of the справочник among them.

    A name of the workbook is known when a person of the справочник may be written so.
    """
    typed: dict[Name, Writing] = {}
    in_texts: dict[Name, Writing] = {}
    cards: dict[str, list[Name]] = {}
    found: list[Writing] = []
    for is_card, mentions in ((True, known), (False, named)):
        for mention in mentions:
            person = mention.person
            ways = in_texts if mention.in_text else typed
            writing = ways.get(person)
            if writing is None:
                writing = _writing(mention, len(found))
                ways[person] = writing
                found.append(writing)
                near = cards.get(person.surname)
                if near:
                    writing.is_known = any(may_be(card, mention.name) for card in near)
            if is_card:
                writing.is_known = True
                cards.setdefault(person.surname, []).append(mention.name)
            if mention.post:
                writing.has_post = True
            writing.mentions.append(mention)
    return found


def _writing(mention: Mention, place: int) -> Writing:
    person = mention.person
    letters = letters_of(person)
    return Writing(mention.name, person, letters, (person.surname, letters), place, mention.in_text)


def _is_in_dictionary(word: str, part: str) -> bool:
    return any(part in reading.grammemes for reading in known_readings(word))
