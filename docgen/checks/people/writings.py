"""The ways in which people are written: how often each, in which lists, with which posts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Final

from msgspec import Struct, field

from docgen.checks.people.namings import Mention, Namings, Said
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
    ``text`` is the name as it was typed first. ``times`` tells how often the name stands so, in
    ``cards`` of the справочник and in cells where it is ``said``; ``has_post`` that a post is typed
    beside it somewhere.
    """

    text: str
    name: Name
    folded: Name
    letters: str
    initialled: tuple[str, str]
    place: int
    in_text: bool
    is_known: bool = False
    has_post: bool = False
    times: int = 0
    cards: tuple[Mention, ...] = ()
    said: list[tuple[Namings, Said]] = field(default_factory=list)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Where the name stands: the справочник first, then paper by paper, cell by cell."""
        found = [*self.cards]
        for namings, places in groupby(dict.fromkeys(self.said), key=itemgetter(0)):
            found.extend(namings.mentions_of(self.folded, (said for _, said in places)))
        return found

    @property
    def is_full(self) -> bool:
        """Whether both the first name and the patronymic are written out."""
        first, last = self.folded.first_name, self.folded.patronymic
        return bool(first and last) and not (is_initial(first) or is_initial(last))

    @cached_property
    def lists(self) -> frozenset[str]:
        """The lists in which everybody stands once, and this name among them."""
        lists = {card.listed for card in self.cards}
        lists.update(namings.list_of(said) for namings, said in self.said)
        return frozenset(lists - {""})

    @cached_property
    def posts(self) -> frozenset[str]:
        """The normal names of the posts that are typed beside the name."""
        if not self.has_post:
            return frozenset()
        typed = {card.post for card in self.cards}
        typed.update(
            post
            for namings, said in self.said
            for _, _, person, post in namings.people(said)
            if person == self.folded
        )
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
        typed = {folded(surname) for card in self.cards for surname in card.surnames}
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


def writings(named: Iterable[Namings], known: Iterable[Mention]) -> list[Writing]:
    """Return the ways of writing in some papers, the people of the справочник among them.

    A name of a paper is known when a person of the справочник may be written so.
    """
    typed: dict[Name, Writing] = {}
    in_texts: dict[Name, Writing] = {}
    cards: dict[str, list[Name]] = {}
    found: list[Writing] = []
    for card in known:
        writing = typed.get(card.person)
        if writing is None:
            writing = _writing(card.text, card.name, card.person, len(found), in_text=False)
            typed[card.person] = writing
            found.append(writing)
        writing.is_known = True
        writing.has_post |= bool(card.post)
        writing.times += 1
        writing.cards = (*writing.cards, card)
        cards.setdefault(card.person.surname, []).append(card.name)
    for namings in named:
        in_text = namings.in_text
        ways = in_texts if in_text else typed
        for said, times, people in namings.everybody():
            where = namings, said
            for text, name, person, post in people:
                writing = ways.get(person)
                if writing is None:
                    writing = _writing(text, name, person, len(found), in_text=in_text)
                    ways[person] = writing
                    found.append(writing)
                    near = cards.get(person.surname)
                    if near:
                        writing.is_known = any(may_be(card, name) for card in near)
                if post:
                    writing.has_post = True
                writing.times += times
                writing.said.append(where)
    return found


def _writing(text: str, name: Name, person: Name, place: int, *, in_text: bool) -> Writing:
    letters = letters_of(person)
    return Writing(text, name, person, letters, (person.surname, letters), place, in_text)


def _is_in_dictionary(word: str, part: str) -> bool:
    return any(part in reading.grammemes for reading in known_readings(word))
