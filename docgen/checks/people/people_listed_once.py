"""Nobody stands twice in a list of people, nor twice in one cell, nor in two lists that exclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.checks.paper import Paper
from docgen.checks.people.mentions import directory_people, named, named_under
from docgen.checks.people.namings import Mention
from docgen.issues import Issue, Location, warning
from docgen.names import normal_name
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import is_same, letters_of, may_be

_HINT = "Уберите повтор. Если это разные люди, напишите имена полностью или укажите должности."


def people_listed_once(paper: Paper) -> Iterator[Issue]:
    """Yield the people who are named twice in a list (of those present, of readers) or a cell."""
    known = paper.once(directory_people)
    told: set[Location] = set()
    for group in (*_lists(paper), *_crowded(paper)):
        for first, again in _repeated(group, known):
            if again.location not in told:
                told.add(again.location)
                yield _told("people-listed-once", first, again)


def directory_lists_once(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the people whom the справочник has twice: for each name it could take only one."""
    for paper in papers[:1]:
        for first, again in _repeated(paper.once(directory_people), ()):
            yield _told("directory-lists-once", first, again)


def absent_not_present(paper: Paper) -> Iterator[Issue]:
    """Yield the people who are named both among those present and among those absent."""
    absentees = named_under(paper, "absent")
    known = paper.once(directory_people)
    there = _Earlier()
    for key in ("present", "invited") if absentees else ():
        for present in named_under(paper, key):
            there.add(present)
    for absent in absentees:
        for present in there.namesakes(absent.person):
            if _is_one_person(present, absent, known):
                yield warning(
                    "absent-not-present",
                    absent.location,
                    f"«{absent.text}» назван и отсутствовавшим, и присутствовавшим "
                    f"({present.location}).",
                    "Уберите человека из одного из списков.",
                )
                break


def _lists(paper: Paper) -> Iterator[list[Mention]]:
    """Yield who stands in each list that has everybody once, where somebody may stand twice."""
    for namings in paper.once(named):
        listed = [said for said in namings.times if namings.list_of(said)] if namings.listed else []
        people = [person for said in listed for _, _, person, _ in namings.people(said)]
        keys = {(person.surname, letters_of(person)) for person in people}
        are_alone = all(namings.times[said] == 1 for said in listed)
        if not are_alone or len(keys) < len(people) or any(not letters for _, letters in keys):
            yield list(namings.mentions(namings.list_of))


def _crowded(paper: Paper) -> Iterator[list[Mention]]:
    """Yield who is named in each cell in which a surname stands twice."""
    for namings in paper.once(named):
        yield from namings.mentions_by_cell(namings.is_crowded)


def _repeated(
    group: Iterable[Mention], known: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the repeated mentions, each with the first one."""
    earlier = _Earlier()
    for mention in group:
        near = earlier.namesakes(mention.person)
        first = next((one for one in near if _is_one_person(one, mention, known)), None)
        if first is not None:
            yield first, mention
        else:
            earlier.add(mention)


class _Earlier:
    """The mentions of a list by surname, and by initials where all of a surname have both."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[Mention]] = {}
        self._by_letters: dict[tuple[str, str], list[Mention]] = {}
        self._lacking: set[str] = set()

    def add(self, mention: Mention) -> None:
        """Put a mention behind the others."""
        surname, letters = mention.person.surname, letters_of(mention.person)
        self._by_surname.setdefault(surname, []).append(mention)
        self._by_letters.setdefault((surname, letters), []).append(mention)
        if not letters:
            self._lacking.add(surname)

    def namesakes(self, person: Name) -> Sequence[Mention]:
        """Return those, in their order, among whom everybody stands who may be this person."""
        surname, letters = person.surname, letters_of(person)
        if letters and surname not in self._lacking:
            return self._by_letters.get((surname, letters), ())
        return self._by_surname.get(surname, ())


def _is_one_person(one: Mention, other: Mention, known: Sequence[Mention]) -> bool:
    """Return whether two names in one list mean one person, and not two namesakes.

    Namesakes are told apart by their posts, or are two in the справочник; equal full names are
    one person whatever the posts, and so is the only one of the справочник beside a post of
    somebody else there.
    """
    if not may_be(one.name, other.name):
        return False
    if is_same(one.name, other.name) and one.name.patronymic and not one.name.is_initials:
        return True
    posts = normal_name(one.post), normal_name(other.post)
    fitting = sum(may_be(card.name, one.name) or may_be(card.name, other.name) for card in known)
    if all(posts) and posts[0] not in posts[1] and posts[1] not in posts[0]:
        held = {normal_name(card.post) for card in known}
        return fitting == 1 and held.issuperset(posts)
    return fitting < 2


def _told(code: str, first: Mention, again: Mention) -> Issue:
    place = "в той же ячейке" if first.location == again.location else str(first.location)
    return warning(
        code,
        again.location,
        f"«{again.text}» уже есть в списке: «{first.text}», {place}.",
        _HINT,
    )
