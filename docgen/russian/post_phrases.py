"""The words of a post that change: its head, and the adjectives that agree with it."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
import re
from typing import Final, Literal

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import Reading, adjective_in_oy, known_readings, readings

PostKind = Literal["person", "unit"]

TOKEN: Final = lazy_regex(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*\.?|\d+|\s+|.", re.DOTALL)
WORD: Final = lazy_regex(r"^[а-яё]+(?:[-‑][а-яё]+)*$", re.IGNORECASE)
# «утвердить педагогический совет», though the column is one of people.
_UNITS: Final = frozenset(
    "совет коллектив отдел центр лицей сад комитет департамент штаб актив класс учреждение "
    "организация школа гимназия группа комиссия бригада служба управление министерство "
    "объединение институт университет техникум колледж филиал сектор кабинет отряд клуб кружок "
    "музей союз фонд орган предприятие администрация".split()
)
# Nominative plurals that the dictionary takes for a genitive first.
_PLURALS_LIKE_GENITIVE: Final = frozenset(
    "учителя директора повара мастера тренера инспектора доктора фельдшера профессора".split()
)
_JOINERS: Final = frozenset({"и", "или", "либо"})
# What follows stands in the instrumental, even where it looks like an adjective: «столовой».
_GOVERNING: Final = lazy_regex(r"^заведующ(?:ий|ая|ие)$", re.IGNORECASE)


class Phrase(Struct, dict=True):
    """The words of one post that change, by their place in the tokens."""

    head: int
    reading: Reading
    adjectives: list[tuple[int, Reading]] = field(default_factory=list)


def find_phrases(tokens: list[str], kind: PostKind) -> list[Phrase]:
    """The posts of a text, each with the words that change in it."""
    found: list[Phrase] = []
    place = 0
    while place < len(tokens):
        phrase, after = _phrase(tokens, place, kind)
        if phrase is None:
            break
        found.append(phrase)
        following = _next_member(tokens, after, kind)
        if following is None:
            break
        place = following
    return found


def _phrase(tokens: list[str], start: int, kind: PostKind) -> tuple[Phrase | None, int]:
    adjectives: list[tuple[int, Reading]] = []
    place = start
    while place < len(tokens):
        token = tokens[place]
        if token.isspace():
            place += 1
            continue
        if not WORD.match(token):
            break
        nouns = _nouns(token, kind)
        as_adjective = _adjective(token)
        if as_adjective is not None and _GOVERNING.match(token):
            return Phrase(place, as_adjective, adjectives), place + 1
        if as_adjective is not None and as_adjective.source is None:
            nouns = [noun for noun in nouns if noun.known]
        if nouns and not (as_adjective and _head_follows(tokens, place, as_adjective, kind)):
            noun = _agreeing(nouns, adjectives) or _agreeing_in_part(token, nouns, adjectives)
            if noun is not None:
                phrase = Phrase(place, noun, list(adjectives))
                after = _trailing_adjectives(tokens, place + 1, phrase)
                return phrase, after
            break
        if as_adjective is not None:
            adjectives.append((place, as_adjective))
            place += 1
            continue
        if not adjectives and _is_adverb(token):
            place += 1
            continue
        if adjectives and token.lower() in _JOINERS:
            place += 1
            continue
        break
    if not adjectives:
        return None, start
    # No noun agrees: the adjective itself is the head («заведующая отделом», «ответственный за…»).
    head, reading = adjectives[-1] if len(adjectives) > 1 else adjectives[0]
    return Phrase(head, reading, adjectives[:-1]), head + 1


def _nouns(token: str, kind: PostKind) -> list[Reading]:
    pieces = re.split(r"[-‑]", token)
    whole = [r for r in known_readings(token) if r.is_noun and r.is_nominative]
    found = whole or [r for r in readings(pieces[-1]) if r.is_noun and r.is_nominative]
    alive = kind == "person"
    return sorted(found, key=lambda r: (not r.known, alive and not r.animate, r.number == "plur"))


def _adjective(token: str) -> Reading | None:
    last = known_readings(token.rpartition("-")[2])
    if "-" in token and last and not any(r.is_adjective for r in last):
        return None  # «инженер-программист» is of the kind of its last part
    found = [r for r in readings(token) if r.is_adjective and r.is_nominative]
    found.sort(key=lambda r: not r.known)
    if not found and token.lower().endswith(("овой", "евой")):
        # Trades such as «печевой», «миксеровой» are not in the dictionary.
        return adjective_in_oy(token)
    return found[0] if found else None


def _agreeing(nouns: list[Reading], adjectives: list[tuple[int, Reading]]) -> Reading | None:
    if not adjectives:
        return nouns[0] if nouns else None
    for noun in nouns:
        if all(_agrees(adjective, noun) for _, adjective in adjectives):
            return noun
    return None


def _agreeing_in_part(
    token: str, nouns: list[Reading], adjectives: list[tuple[int, Reading]]
) -> Reading | None:
    """«Медицинская сестра-анестезист»: the adjective agrees with the first half."""
    first, hyphen, _ = token.partition("-")
    if not hyphen or not nouns:
        return None
    halves = [r for r in readings(first) if r.is_noun and r.is_nominative]
    return nouns[0] if _agreeing(halves, adjectives) is not None else None


def _agrees(adjective: Reading, noun: Reading) -> bool:
    if adjective.number != noun.number:
        return False
    return noun.number == "plur" or adjective.gender == noun.gender or noun.gender in ("ms-f", "")


def _head_follows(tokens: list[str], place: int, adjective: Reading, kind: PostKind) -> bool:
    """Whether a word that may be both («рабочий», «дежурный») has its noun right behind it."""
    for token in tokens[place + 1 :]:
        if token.isspace():
            continue
        if not WORD.match(token):
            return False
        if any(_agrees(adjective, noun) for noun in _nouns(token, kind)):
            return True
        following = _adjective(token)
        if following is None or not _agrees(adjective, following):
            return False
    return False


def _is_adverb(token: str) -> bool:
    return any(r.part == "ADVB" for r in readings(token)[:2])


def _trailing_adjectives(tokens: list[str], start: int, phrase: Phrase) -> int:
    """Take adjectives straight after the head, unless they belong to the next noun."""
    place = start
    taken: list[tuple[int, Reading]] = []
    while place < len(tokens):
        token = tokens[place]
        if token.isspace():
            place += 1
            continue
        adjective = _adjective(token) if WORD.match(token) else None
        if adjective is None or not _agrees(adjective, phrase.reading):
            break
        if any(r.is_noun and r.is_nominative for r in readings(token)):
            break
        if readings(token)[:1] and readings(token)[0].is_noun:
            # «Совет отцов»: the genitive of a noun, though «отцов дом» is an adjective.
            break
        taken.append((place, adjective))
        place += 1
    following = tokens[place] if taken and place < len(tokens) else ""
    if WORD.match(following) and any(
        r.is_noun and not r.is_nominative for r in readings(following)
    ):
        # «депутат городской Думы»: the adjective agrees with the noun behind it.
        return start
    phrase.adjectives.extend(taken)
    return place if taken else start


def _next_member(tokens: list[str], after: int, kind: PostKind) -> int | None:
    """Where the next post of a list begins: «директор, учитель», «врач и медсестра»."""
    place = after
    while place < len(tokens) and tokens[place].isspace():
        place += 1
    if place < len(tokens) and tokens[place].lower() in _JOINERS:
        return _member_start(tokens, place + 1, kind)
    while place < len(tokens):
        if tokens[place] in (",", ";", "/") or (
            tokens[place] in "–—" and tokens[place - 1].isspace()
        ):
            found = _member_start(tokens, place + 1, kind)
            if found is not None:
                return found
        if tokens[place] == "(":
            # «родители (законные представители)»: a second name of the same people.
            inside, _ = _phrase(tokens, place + 1, kind)
            living = inside is not None and inside.reading.is_noun and inside.reading.animate
            return place + 1 if living else None
        if tokens[place] == "«":
            return None
        place += 1
    return None


def _member_start(tokens: list[str], start: int, kind: PostKind) -> int | None:
    place = start
    while place < len(tokens) and tokens[place].isspace():
        place += 1
    if place >= len(tokens) or not WORD.match(tokens[place]):
        return None
    word = tokens[place]
    if len(word) > 1 and word.isupper():
        return None
    if word.lower() in _PLURALS_LIKE_GENITIVE:
        return place
    best = readings(word)[:1] if "-" not in word else readings(re.split("[-‑]", word)[-1])[:1]
    if not best or not best[0].is_nominative:
        return None
    if best[0].is_noun and (best[0].animate or kind == "unit" or is_unit(best[0])):
        return place
    return place if best[0].is_adjective else None


def is_unit(head: Reading) -> bool:
    """Whether a head word is a body and no person, whatever the caller took it for."""
    return head.source is not None and head.source.lemma in _UNITS
