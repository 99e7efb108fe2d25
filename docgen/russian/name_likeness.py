"""Whether two written names may mean one person, or look like one name with a slip in it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.name_forms import Name, is_initial

_MOBILE: Final = lazy_regex(r"(?:[ео][кцлнтрг]ь?|[еио]й|[цн]я|ь)$")
_SHORTEST: Final = 5
#: So many letters at its end a slip leaves alone: «Козловой» is a case of «Козлова».
KEPT_END: Final = 2
_NEAR_END: Final = 4
# «Стрелец – Стрельца», «Соловей – Соловья»: declension changes these, nobody mistyped them.
_FLEETING: Final = frozenset("еоьй")


def may_be(known: Name, written: Name) -> bool:
    """Return whether a name in full, or in initials, may be written in this way."""
    return (
        folded(known.surname) == folded(written.surname)
        and part_fits(known.first_name, written.first_name)
        and part_fits(known.patronymic, written.patronymic)
    )


def is_same(one: Name, other: Name) -> bool:
    """Return whether the names are one, letter by letter but for «ё»."""
    return (
        folded(one.surname) == folded(other.surname)
        and folded(one.first_name) == folded(other.first_name)
        and folded(one.patronymic) == folded(other.patronymic)
    )


def part_fits(one: str, other: str) -> bool:
    """Return whether two first names, or patronymics, agree: «Мария», «М.» and nothing do."""
    if not one or not other or folded(one) == folded(other):
        return True
    return (is_initial(one) or is_initial(other)) and folded(one)[0] == folded(other)[0]


def folded(text: str) -> str:
    """Return the text as names are compared: small letters, «ё» as «е»."""
    return text.casefold().replace("ё", "е")


@lru_cache(maxsize=65536)
def as_compared(name: Name) -> Name:
    """Return the name in small letters, «ё» as «е»: the same object for the same name."""
    return Name(folded(name.surname), folded(name.first_name), folded(name.patronymic))


def letters_of(person: Name) -> str:
    """Return both initials of a name as names are compared; nothing when one is not known.

    Who may be one person has the same, unless one of them is not known.
    """
    first, last = person.first_name, person.patronymic
    return first[0] + last[0] if first and last else ""


def is_slip(one: str, other: str) -> bool:
    """Return whether two long words differ by one letter inside: «Иванова», «Ивонова».

    A letter left out, put in, mistaken, or two letters that changed places. The first letter and
    the two last ones are alike: «Козлов» and «Козлова» are a husband and a wife, «Козловой» is a
    case.
    """
    first, second = folded(one), folded(other)
    if first == second or min(len(first), len(second)) < _SHORTEST:
        return False
    start, end, left, right = _apart(first, second)
    if not start or end < KEPT_END:
        return False
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])


def is_fleeting(one: str, other: str) -> bool:
    """Return whether the letters by which two words differ are such as declension changes."""
    _, end, left, right = _apart(folded(one), folded(other))
    return end <= _NEAR_END and _FLEETING.issuperset(left + right)


def loses_vowel(surname: str) -> bool:
    """Return whether a surname may change its last vowel in the other cases: «Стрелец», «Орёл»."""
    return _MOBILE.search(folded(surname)) is not None


def slip_keys(word: str) -> set[str]:
    """Return keys of which two words that differ by a slip share at least one."""
    plain = folded(word)
    return {plain, *(plain[:place] + plain[place + 1 :] for place in range(1, len(plain)))}


def _apart(one: str, other: str) -> tuple[int, int, str, str]:
    """Return how long two words agree from the start and from the end, and what is between."""
    start = _common(one[:-KEPT_END], other[:-KEPT_END])
    end = _common(one[start:][::-1], other[start:][::-1])
    return start, end, one[start : len(one) - end], other[start : len(other) - end]


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
