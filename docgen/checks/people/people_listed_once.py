"""Nobody stands twice in a list of people, nor twice in one cell, nor in two lists that exclude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from operator import attrgetter

from docgen.checks.paper import Paper
from docgen.checks.people.mentions import LISTS, Mention, directory_people, mentions
from docgen.issues import Issue, Location, warning
from docgen.names import normal_name
from docgen.russian.name_likeness import is_same, may_be

_LOCATION = attrgetter("location")
_HINT = "Уберите повтор. Если это разные люди, напишите имена полностью или укажите должности."


def people_listed_once(paper: Paper) -> Iterator[Issue]:
    """Yield the people who are named twice in a list (of those present, of readers) or a cell."""
    lists: dict[str, list[Mention]] = {}
    # The people of a cell follow one another; most cells name everybody but once.
    cells: list[list[Mention]] = []
    typed = takewhile(_is_typed, paper.once(mentions))
    for _, found in groupby(typed, key=_LOCATION):
        cell = list(found)
        if cell[0].listed:
            lists.setdefault(cell[0].listed, []).extend(cell)
        if len(cell) > 1 and len({one.person.surname for one in cell}) < len(cell):
            cells.append(cell)
    known = paper.once(directory_people)
    told: set[Location] = set()
    for group in (*lists.values(), *cells):
        for first, again in _repeated(group, known):
            if again.location not in told:
                told.add(again.location)
                yield _told("people-listed-once", first, again)


def _is_typed(mention: Mention) -> bool:
    return not mention.in_text


def directory_lists_once(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the people whom the справочник has twice: for each name it could take only one."""
    for paper in papers[:1]:
        for first, again in _repeated(paper.once(directory_people), ()):
            yield _told("directory-lists-once", first, again)


def absent_not_present(paper: Paper) -> Iterator[Issue]:
    """Yield the people who are named both among those present and among those absent."""
    lists: dict[str, list[Mention]] = {key: [] for key in LISTS}
    for mention in paper.once(mentions):
        if mention.key in lists:
            lists[mention.key].append(mention)
    known = paper.once(directory_people)
    there: dict[str, list[Mention]] = {}
    for present in (*lists["present"], *lists["invited"]):
        there.setdefault(present.person.surname, []).append(present)
    for absent in lists["absent"]:
        for present in there.get(absent.person.surname, ()):
            if _is_one_person(present, absent, known):
                yield warning(
                    "absent-not-present",
                    absent.location,
                    f"«{absent.text}» назван и отсутствовавшим, и присутствовавшим "
                    f"({present.location}).",
                    "Уберите человека из одного из списков.",
                )
                break


def _repeated(
    group: Iterable[Mention], known: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield the repeated mentions, each with the first one."""
    by_surname: dict[str, list[Mention]] = {}
    for mention in group:
        earlier = by_surname.get(mention.person.surname)
        if earlier is None:
            by_surname[mention.person.surname] = [mention]
            continue
        first = next((one for one in earlier if _is_one_person(one, mention, known)), None)
        if first is not None:
            yield first, mention
        else:
            earlier.append(mention)


def _is_one_person(one: Mention, other: Mention, known: Sequence[Mention]) -> bool:
    """Return whether two names in one list mean one person, and not two namesakes.

    Namesakes are told apart by their posts, or are two in the справочник; equal full names are
    one person whatever the posts.
    """
    if not may_be(one.name, other.name):
        return False
    if is_same(one.name, other.name) and one.name.patronymic and not one.name.is_initials:
        return True
    posts = normal_name(one.post), normal_name(other.post)
    if all(posts) and posts[0] not in posts[1] and posts[1] not in posts[0]:
        return False
    fitting = sum(may_be(card.name, one.name) or may_be(card.name, other.name) for card in known)
    return fitting < 2


def _told(code: str, first: Mention, again: Mention) -> Issue:
    place = "в той же ячейке" if first.location == again.location else str(first.location)
    return warning(
        code,
        again.location,
        f"«{again.text}» уже есть в списке: «{first.text}», {place}.",
        _HINT,
    )
