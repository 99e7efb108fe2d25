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
from docgen.russian.name_forms import is_initial
from docgen.russian.name_likeness import as_compared, folded, may_be
from docgen.russian.names import Name, decline_name, name_gender

# What a person is in this paper only; it says nothing of who he is at work.
_ROLES: Final = frozenset({"председатель", "секретарь", "председательствующий", "член_комиссии"})


class Writing(Struct, dict=True):
    """One way to write a person's name; ``is_known`` tells that it stands in the справочник.

    ``folded`` is the name as names are compared: in small letters, «ё» as «е». ``letters`` are
    both initials, or an empty text when one is not known.
    """

    name: Name
    folded: Name
    letters: str
    place: int
    is_known: bool = False
    in_text: bool = False
    mentions: list[Mention] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The name as it was typed first."""
        return self.mentions[0].text

    @cached_property
    def is_full(self) -> bool:
        """Whether both the first name and the patronymic are written out."""
        parts = (self.name.first_name, self.name.patronymic)
        return all(part and not is_initial(part) for part in parts)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The lists in which everybody stands once, and this name among them."""
        return frozenset(mention.listed for mention in self.mentions if mention.listed)

    @cached_property
    def posts(self) -> frozenset[str]:
        """The normal names of the posts that are typed beside the name."""
        typed = {mention.post for mention in self.mentions}
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
    found: dict[tuple[Name, bool], Writing] = {}
    cards: dict[str, list[Name]] = {}
    for mention in known:
        _added(found, mention).is_known = True
        cards.setdefault(mention.person.surname, []).append(mention.name)
    for mention in named:
        writing = _added(found, mention)
        if len(writing.mentions) == 1:
            near = cards.get(mention.person.surname, ())
            writing.is_known = any(may_be(card, mention.name) for card in near)
    return list(found.values())


def _added(found: dict[tuple[Name, bool], Writing], mention: Mention) -> Writing:
    key = (mention.person, mention.in_text)
    writing = found.get(key)
    if writing is None:
        letters = _letters(mention.person)
        writing = Writing(mention.name, mention.person, letters, len(found), in_text=key[1])
        found[key] = writing
    writing.mentions.append(mention)
    return writing


def _letters(person: Name) -> str:
    first, last = person.first_name, person.patronymic
    return first[0] + last[0] if first and last else ""


def _is_in_dictionary(word: str, part: str) -> bool:
    return any(part in reading.grammemes for reading in known_readings(word))
