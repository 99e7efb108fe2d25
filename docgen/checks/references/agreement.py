"""Whether two citations mean one act and yet name it differently."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, Protocol

from docgen.lazy_regex import lazy_regex
from docgen.russian.periods import school_year_of

#: What of an act two citations disagree on.
Detail = Literal["дата", "номер", "название"]

_NOT_A_WORD = lazy_regex(r"[^\w]+")
_LAW_SUFFIX = lazy_regex(r"-?(?:фз|фкз)$")
_CHANGES = "о внесении изменени"
_NO_TITLE = 12  # shorter than this, «Об…» says nothing
_ALIKE = 0.6
_SAME_AS = {
    "минпросвещения": "министерства просвещения",
    "минобрнауки": "министерства образования науки",
    "рособрнадзора": "федеральной службы надзору сфере образования науки",
    "россии": "российской федерации",
    "педсовета": "педагогического совета",
    "рф": "российской федерации",
}
_ENDING = lazy_regex(r"[аеиоуыьюяй]{1,3}$")
_STEM = 5
_FIGURES = 3
# Whoever signs stands for the body, «директора школы» is the school, and so does its meeting.
_SMALL_WORDS = frozenset({"и", "в", "по", "на", "с", "о", "от", "г", "для"})
_FOR_THE_BODY = frozenset({"дирек", "начал", "завед", "руков", "засед"})


class Act(Protocol):
    """What is compared of an act."""

    @property
    def kind(self) -> str:
        """Its kind: «приказ», «закон»."""

    @property
    def issuer(self) -> str:
        """Who issued it, in whatever words; empty when it is not said."""

    @property
    def day(self) -> date | None:
        """Its date."""

    @property
    def number(self) -> str:
        """Its number."""

    @property
    def title(self) -> str:
        """Its title, with or without quotes."""


def difference(one: Act, other: Act, *, same_office: bool = True) -> Detail | None:
    """Return on what two citations of one act disagree; None when they agree or mean two acts.

    An office gives a number once a year, and minutes of one body once a school year.
    ``same_office`` tells whether acts cited without an issuer come from one register.
    """
    if one.kind != other.kind or not one.kind:
        return None
    issuers = _issuers(one, other, same_office=same_office)
    titles = same_title(one.title, other.title)
    if issuers is False:
        return None
    if number_key(one) and number_key(one) == number_key(other):
        if one.day and other.day and one.day != other.day:
            return "дата" if _one_date_meant(one, other, issuers, titles) else None
        if one.day and one.day == other.day and titles is False and issuers:
            return "название"
        return None
    if not (one.number and other.number and one.day):
        return None
    if one.kind == "протокол" and issuers and one.day == other.day and _is_one_council(one, other):
        return "номер"
    if titles is None and issuers and one.day == other.day and _is_swapped(one, other):
        return "номер"
    if not titles:
        return None
    is_law = one.kind == "закон" and not title_key(one.title).startswith(_CHANGES)
    return "номер" if one.day == other.day or is_law else None


def _is_swapped(one: Act, other: Act) -> bool:
    """Return whether two numbers have the same figures: «530» and «350» of one day are one act."""
    key = number_key(one)
    return len(key) >= _FIGURES and sorted(key) == sorted(number_key(other))


def number_key(act: Act) -> str:
    """Return the number in the form in which numbers are compared: «198», «273» for «273-ФЗ»."""
    return _number_key(act.number, act.kind)


@lru_cache(maxsize=65536)  # each rule asks for all numbers that a long table cites
def _number_key(number: str, kind: str) -> str:
    plain = "".join(number.casefold().replace("–", "-").split())
    return _LAW_SUFFIX.sub("", plain) if kind == "закон" else plain


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """Return the title in the form in which titles are compared; nothing when it is too short."""
    if "…" in title or "..." in title:
        title = re.split(r"…|\.{3}", title)[0]
    words = _NOT_A_WORD.sub(" ", title.casefold().replace("ё", "е")).split()
    plain = " ".join(_SAME_AS.get(word, word) for word in words)
    return plain if len(plain) >= _NO_TITLE else ""


def same_title(one: str, other: str) -> bool | None:
    """Return whether two titles are one, None when one of them is not given."""
    first, second = title_key(one), title_key(other)
    if not first or not second:
        return None
    return first.startswith(second) or second.startswith(first)


def unlike_titles(one: str, other: str) -> bool:
    """Return whether two titles have so little in common that they are of two acts."""
    first, second = title_key(one), title_key(other)
    if not first or not second or same_title(one, other):
        return False
    return SequenceMatcher(None, first, second).ratio() < _ALIKE


def near(one: date, other: date) -> bool:
    """Return whether one slip of the hand makes one date of the other: a part, or two swapped."""
    parts = ((one.day, other.day), (one.month, other.month), (one.year, other.year))
    swapped = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    return swapped or sum(a != b for a, b in parts) == 1


def same_issuer(one: str, other: str) -> bool:
    """Return whether the words for one issuer are all among those for the other."""
    return issued_by(one, other) or issued_by(other, one)


def issued_by(issuer: str, words: str) -> bool:
    """Return whether all words for an issuer are among these."""
    return _stems(issuer) <= _stems(words)


def _issuers(one: Act, other: Act, *, same_office: bool) -> bool | None:
    """Return whether one body issued both, None when it cannot be told."""
    if one.kind == "закон":
        return not (one.issuer and other.issuer) or same_issuer(one.issuer, other.issuer)
    if one.issuer and other.issuer:
        return same_issuer(one.issuer, other.issuer)
    if one.issuer or other.issuer or one.kind == "протокол":
        return None
    return same_office or None


def _one_date_meant(one: Act, other: Act, issuers: bool | None, titles: bool | None) -> bool:
    assert one.day is not None
    assert other.day is not None
    if titles is not None:
        return titles
    if issuers is None:
        return one.kind != "протокол" and near(one.day, other.day)
    same_school_year = school_year_of(one.day) == school_year_of(other.day)
    if one.kind == "протокол":
        return same_school_year
    # Some offices count their orders anew in September.
    return (one.day.year == other.day.year and same_school_year) or near(one.day, other.day)


def _is_one_council(one: Act, other: Act) -> bool:
    """Return whether both are surely of one body that meets once a day.

    A commission may write several minutes; «совет» alone may be any council.
    """
    first, second = _stems(one.issuer), _stems(other.issuer)
    known = first == second or min(len(first), len(second)) > 1
    return known and bool({"совет", "собра"} & first & second)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = _NOT_A_WORD.sub(" ", text.casefold().replace("ё", "е")).split()
    spelled = " ".join(_SAME_AS.get(word, word) for word in words).split()
    stems = {_ENDING.sub("", word)[:_STEM] for word in spelled if word not in _SMALL_WORDS}
    return frozenset(stems - _FOR_THE_BODY - {""})
