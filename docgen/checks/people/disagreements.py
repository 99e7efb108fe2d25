"""Two writings that seem to mean one person, and which of them is the slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from docgen.checks.paper import Paper
from docgen.checks.people.lone_slips import Part, lone_slips
from docgen.checks.people.mentions import directory_people, named
from docgen.checks.people.namings import Mention, Namings
from docgen.checks.people.writings import Writing, writings
from docgen.lazy_regex import lazy_regex
from docgen.russian.common_surnames import is_common_surname
from docgen.russian.first_names import is_first_name
from docgen.russian.name_forms import Name, is_initial
from docgen.russian.name_likeness import (
    KEPT_END,
    is_fleeting,
    is_slip,
    letters_of,
    loses_vowel,
    part_fits,
    slip_keys,
)

Pairs = Iterator[tuple[Writing, Writing]]
_OFTEN: Final = 3
_SON: Final = lazy_regex(r"ич(?:а|у|ем|ом|е)?$")


class Disagreement(Struct, frozen=True, dict=True):
    """Two writings of one person: ``odd`` is the likelier slip, in its ``part``."""

    part: Part
    usual: Writing
    odd: Writing


def disagreements(paper: Paper) -> tuple[Disagreement, ...]:
    """Return what disagrees within a workbook, and between it and the справочник."""
    people = paper.once(named)
    cards = _near(people, paper.once(directory_people))
    return tuple(find_disagreements(writings(people, cards)))


def _near(named: Iterable[Namings], cards: Sequence[Mention]) -> list[Mention]:
    """Return the people of the справочник of whom somebody may be another writing.

    Whatever else differs, the initials are the same or the surname begins alike.
    """
    if not cards:
        return []
    people = {
        person
        for namings in named
        for _, _, people in namings.everybody()
        for _, _, person, _ in people
    }
    letters = set(map(letters_of, people))
    starts = {person.surname[:2] for person in people}
    return [
        card
        for card in cards
        if card.person.surname[:2] in starts or letters_of(card.person) in letters
    ]


def find_disagreements(found: list[Writing]) -> Iterator[Disagreement]:
    """Yield the pairs of writings that mean one person beyond reasonable doubt."""
    if len(found) < 2:
        return
    for part, usual, odd in lone_slips(found):
        if not _are_two(usual, odd) and not _share_cell(usual, odd):
            yield Disagreement(part, usual, odd)
    found = _unexplained(found)
    counts: Counter[tuple[str, str]] = Counter()
    for writing in found:
        counts[writing.initialled] += writing.times
    for pair in _alike_surnames(found):
        often = {w.place: counts[w.initialled] for w in pair}
        usual, odd = _ordered(pair, often, lambda writing: writing.surname_is_proven)
        rare = often[usual.place] >= _OFTEN and often[odd.place] == 1
        if usual.is_known or rare or not odd.surname_is_proven:
            yield Disagreement("surname", usual, odd)
    for pair in _same_surnames(found):
        if _have_odd_given_names(*pair):
            often = {writing.place: writing.times for writing in pair}
            yield Disagreement("given", *_ordered(pair, often, lambda writing: writing.proven))


def _unexplained(found: list[Writing]) -> list[Writing]:
    """Return the writings but for those in sentences that are a case of one in a cell."""
    typed = {writing.folded for writing in found if not writing.in_text}
    texts = [writing for writing in found if writing.in_text]
    # No case changes the first letter of a surname.
    asked = {_initials(writing) for writing in texts if writing.folded not in typed}
    forms: dict[tuple[str, str], list[Name]] = {}
    for writing in found:
        if not writing.in_text and _initials(writing) in asked:
            for form in writing.forms:
                forms.setdefault((form.surname, writing.letters), []).append(form)
    explained = {
        writing.place
        for writing in texts
        if writing.folded in typed
        or _is_form(writing, forms.get((writing.folded.surname, writing.letters), ()))
    }
    return [writing for writing in found if writing.place not in explained]


def _initials(writing: Writing) -> tuple[str, str]:
    return writing.letters, writing.folded.surname[:1]


def _is_form(writing: Writing, forms: Iterable[Name]) -> bool:
    """Return whether a writing is one of the forms; initials say less than names in full."""
    fitting = [form for form in forms if _given_fit(form, writing.folded)]
    if not writing.is_full or writing.folded in fitting:
        return bool(fitting)
    return bool(fitting) and all(is_initial(form.first_name) for form in forms)


def _alike_surnames(found: Iterable[Writing]) -> Pairs:
    """Yield the writings with equal initials whose surnames are a letter apart."""
    with_letters = [writing for writing in found if writing.letters]
    in_cases = {_initials(writing) for writing in with_letters if writing.in_text}
    groups: dict[tuple[str, ...], list[Writing]] = {}
    for writing in with_letters:
        # A slip that is looked for here leaves the first letter and, but for cases, the end.
        key: tuple[str, ...] = _initials(writing)
        if key not in in_cases:
            key = (*key, writing.folded.surname[-KEPT_END:])
        groups.setdefault(key, []).append(writing)
    for key, group in groups.items():
        if len(group) < 2:
            continue
        by_key: dict[Hashable, dict[int, Writing]] = {}
        for writing in group:
            forms = writing.forms if key in in_cases else (writing.folded,)
            for slip in {slip for form in forms for slip in slip_keys(form.surname)}:
                by_key.setdefault(slip, {})[writing.place] = writing
        for one, other in _sharing(by_key):
            if _are_alike(one, other) and not _are_two(one, other):
                yield one, other


def _sharing(by_key: Mapping[Hashable, Mapping[int, Writing]]) -> Pairs:
    """Yield once the pairs of writings that share a key, in the order of the workbook."""
    places = {
        (one, other): (sharing[one], sharing[other])
        for sharing in by_key.values()
        if len(sharing) > 1
        for one in sharing
        for other in sharing
        if one < other
    }
    for place in sorted(places):
        yield places[place]


def _are_alike(one: Writing, other: Writing) -> bool:
    if not one.in_text and not other.in_text:
        return _given_fit(one.name, other.name) and is_slip(one.name.surname, other.name.surname)
    surnames = {form.surname for form in one.forms}
    declines = any(not w.in_text and loses_vowel(w.name.surname) for w in (one, other))
    return surnames.isdisjoint(form.surname for form in other.forms) and any(
        is_slip(left.surname, right.surname)
        and not (declines and is_fleeting(left.surname, right.surname))
        and _given_fit(left, right)
        for left in one.forms
        for right in other.forms
    )


def _same_surnames(found: Iterable[Writing]) -> Pairs:
    """Yield the writings with one surname that share a first name, a patronymic or a post."""
    starts = {w.folded.surname[:2] for w in found if w.in_text and w.is_full}
    by_key: dict[Hashable, dict[int, Writing]] = {}
    for writing in found:
        if not (writing.has_post or writing.is_full):
            continue
        keys: set[Hashable] = {(writing.folded.surname, post) for post in writing.posts}
        if writing.is_full:
            in_cases = writing.folded.surname[:2] in starts
            forms = writing.forms if in_cases else {writing.folded}
            keys |= {(form.surname, "", form.first_name) for form in forms}
            keys |= {(form.surname, form.patronymic, "") for form in forms}
        for key in keys:
            by_key.setdefault(key, {})[writing.place] = writing
    for one, other in _sharing(by_key):
        typed, perhaps_text = (other, one) if one.in_text else (one, other)
        if not typed.in_text and not _are_two(one, other):
            yield typed, perhaps_text


def _are_two(one: Writing, other: Writing) -> bool:
    """Return whether something says that these are two people: a list, the справочник, posts."""
    if (one.is_known and other.is_known) or one.lists & other.lists:
        return True
    return bool(one.posts and other.posts) and not any(
        post in another or another in post for post in one.posts for another in other.posts
    )


def _share_cell(one: Writing, other: Writing) -> bool:
    cells = {mention.location for mention in one.mentions}
    return any(mention.location in cells for mention in other.mentions)


def _have_odd_given_names(one: Writing, other: Writing) -> bool:
    if one.is_full and other.is_full:
        forms = one.forms if other.in_text else (one.folded,)
        # Two Иванова Елена may work side by side, unless the справочник knows but one.
        certain = one.is_known or other.is_known or not is_common_surname(one.name.surname)
        return any(
            form.surname == other.folded.surname and _is_odd_pair(form, other.folded, certain)
            for form in forms
        )
    if other.in_text or not (one.letters and other.letters):
        return False
    # «Петрова М.П.» and «Петрова Анна Павловна» are one only if they hold one post.
    differ = sum(a != b for a, b in zip(one.letters, other.letters, strict=True))
    return differ == 1 and bool(one.posts & other.posts)


def _is_odd_pair(one: Name, other: Name, certain: bool) -> bool:
    if bool(_SON.search(one.patronymic)) != bool(_SON.search(other.patronymic)):
        # «Козлова Александра Петровна», «Козлова Александра Петровича».
        return False
    if one.first_name == other.first_name:
        return one.patronymic != other.patronymic and (
            certain or is_slip(one.patronymic, other.patronymic)
        )
    return one.patronymic == other.patronymic and _is_variant(one.first_name, other.first_name)


def _is_variant(one: str, other: str) -> bool:
    """Return whether two first names are one, mistyped or of two spellings («Наталья», «Наталия»).

    «Мария» and «Марина» are sisters.
    """
    if one.replace("ия", "ья") == other.replace("ия", "ья"):
        return True
    return is_slip(one, other) and not (is_first_name(one) and is_first_name(other))


def _given_fit(one: Name, other: Name) -> bool:
    return part_fits(one.first_name, other.first_name) and part_fits(
        one.patronymic, other.patronymic
    )


def _ordered(
    pair: tuple[Writing, Writing], often: Mapping[int, int], proven: Callable[[Writing], int]
) -> tuple[Writing, Writing]:
    """Return the usual writing and the odd one: the rarer, then the less proven, then the later."""

    def weight(writing: Writing) -> tuple[bool, int, int, int]:
        return writing.is_known, often[writing.place], proven(writing), -writing.place

    usual, odd = sorted(pair, key=weight, reverse=True)
    return usual, odd
