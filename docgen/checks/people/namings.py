"""Cells that name people, and each of those who are named there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from docgen.checks.people.persons import Person, in_cell, in_sentence
from docgen.issues import Location
from docgen.records import Value
from docgen.russian.name_forms import Name

#: What a cell says: its heading, its text, and the post in the column beside.
Said = tuple[str, str, str]


def _anything(_: Said) -> bool:
    return True


class Mention(Struct, frozen=True, gc=False):
    """A person named somewhere.

    ``post`` is what is typed beside the name, or empty; ``key`` is that of the column. ``listed``
    names the list that has every person once, ``in_text`` tells that the name may stand in any
    case. ``surnames`` are forms of the surname that the справочник has. ``person`` is the name as
    names are compared.
    """

    text: str
    name: Name
    person: Name
    location: Location
    post: str = ""
    key: str = ""
    listed: str = ""
    in_text: bool = False
    surnames: tuple[str, ...] = ()


class Namings:
    """The cells of a sheet that may name people, or all sentences that do, in their order.

    Most rules ask who is named at all: equal cells are read once, and a mention is made of those
    only of whom something is told. ``keys`` are those of the columns, ``listed`` are the headings
    of lists that have everybody once.
    """

    def __init__(
        self,
        name: str,
        cells: list[Value],
        said: list[Said],
        keys: Mapping[str, str],
        listed: Collection[str] = (),
        *,
        in_text: bool = False,
    ) -> None:
        self.name = name
        self.cells = cells
        self.keys = keys
        self.listed = listed
        self.in_text = in_text
        self._said = said
        #: How many cells say each, in the order of the first ones.
        self.times: Mapping[Said, int] = Counter(said)
        read = in_sentence if in_text else in_cell
        self._who = {one: read(one[1]) for one in self.times}

    @property
    def names_somebody(self) -> bool:
        """Whether anybody is named."""
        return any(who.people for who in self._who.values())

    def everybody(self) -> Iterator[tuple[Said, int, tuple[Person, ...]]]:
        """Yield what cells say, how many say it, and who is named there."""
        for (said, who), times in zip(self._who.items(), self.times.values(), strict=True):
            yield said, times, self.people(said) if said[2] else who.people

    def people(self, said: Said) -> tuple[Person, ...]:
        """Return who is named in a cell, with the post beside the name or in the cell beside."""
        who, beside = self._who[said], said[2]
        if not (beside and who.is_alone):
            return who.people
        return tuple(
            (text, name, person, post or beside) for text, name, person, post in who.people
        )

    def naming(self) -> Iterator[Value]:
        """Yield the cells that name somebody, if only without a surname."""
        for cell, said in zip(self.cells, self._said, strict=True):
            if self._who[said].names_somebody:
                yield cell

    def list_of(self, said: Said) -> str:
        """Return the list that has everybody once, and this cell in it; or nothing."""
        return self.name if said[0] in self.listed else ""

    def is_crowded(self, said: Said) -> bool:
        """Return whether a surname stands twice in a cell for people."""
        return self._who[said].is_crowded

    def has_post(self, said: Said) -> bool:
        """Return whether a post stands beside somebody in a cell."""
        return any(post for _, _, _, post in self.people(said))

    def mentions(self, of: Callable[[Said], object] = _anything) -> Iterator[Mention]:
        """Yield who is named in those cells of whose words something holds, in their order."""
        return chain.from_iterable(self.mentions_by_cell(of))

    def under(self, key: str) -> Iterator[Mention]:
        """Yield who is named in the columns with a key."""
        return self.mentions(lambda said: self.keys[said[0]] == key)

    def mentions_by_cell(self, of: Callable[[Said], object]) -> Iterator[list[Mention]]:
        """Yield who is named in each of those cells of whose words something holds."""
        asked = set(filter(of, self.times))
        for cell, said in zip(self.cells, self._said, strict=True) if asked else ():
            if said in asked:
                yield [self._mention(one, said, cell) for one in self.people(said)]

    def _mention(self, person: Person, said: Said, cell: Value) -> Mention:
        text, name, compared, post = person
        key, listed = self.keys[said[0]], self.list_of(said)
        return Mention(text, name, compared, cell.location, post, key, listed, self.in_text)

    def mentions_of(self, person: Name, places: Iterable[Said]) -> Iterator[Mention]:
        """Yield where one person is named, of cells that say what is given, in their order."""
        cells = [(place, said) for said in places for place in self._places[said]]
        for place, said in sorted(cells):
            for one in self.people(said):
                if one[2] == person:
                    yield self._mention(one, said, self.cells[place])

    @cached_property
    def _places(self) -> Mapping[Said, Sequence[int]]:
        places: dict[Said, list[int]] = {said: [] for said in self.times}
        for place, said in enumerate(self._said):
            places[said].append(place)
        return places
