"""Posts and units in cases: the head noun and what agrees with it; the rest stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from docgen.russian.cases import Case
from docgen.russian.morphology import (
    Number,
    Reading,
    adjective_in_oy,
    inflected,
    morphology_available,
    readings,
)

PostKind = Literal["person", "unit"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*\.?|\d+|\s+|.", re.DOTALL)
_WORD: Final = re.compile(r"^[а-яё]+(?:[-‑][а-яё]+)*$", re.IGNORECASE)
# «и. о.», «врио», «зам.» govern the genitive already written behind them.
_FROZEN_START: Final = re.compile(
    r"^(?:и\s*\.?\s*о\b\.?|врио\b|врид\b|вр\.\s*и\.\s*о\.|зам\.|зав\.|пом\.|нач\.|гл\.|ст\.|мл\.)",
    re.IGNORECASE,
)
_FIXED_PARTS: Final = frozenset(
    "пресс вице экс обер штаб унтер веб арт медиа топ онлайн интернет it pr hr бизнес лейб контр".split()
)
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


@dataclass
class _Phrase:
    """The words of one post that change, by their place in the tokens."""

    head: int
    reading: Reading
    adjectives: list[tuple[int, Reading]] = field(default_factory=list)


def decline_post(text: str, case: Case, kind: PostKind = "person") -> str:
    """A post or unit in a case: «директор школы» gives «директору школы».

    Left as it is: what follows the head word, a start that is frozen («и. о.», «МБОУ»), and
    everything when the dictionary is not installed.
    """
    plain = text.strip()
    if case == "nominative" or not plain or not morphology_available():
        return plain
    return _declined(plain, case, kind)


def post_is_doubtful(text: str) -> bool:
    """Whether a person should look at the declined post: the head word is unknown or unclear."""
    plain = text.strip()
    if not plain or _is_frozen(plain):
        return False
    if not morphology_available() or "(" in plain:
        return True
    tokens = _TOKEN.findall(plain)
    phrases = _phrases(tokens, "person")
    return not phrases or not all(phrase.reading.known for phrase in phrases)


@lru_cache(maxsize=8192)
def _declined(text: str, case: Case, kind: PostKind) -> str:
    if _is_frozen(text):
        return text
    tokens = _TOKEN.findall(text)
    for phrase in _phrases(tokens, kind):
        number: Number = "plur" if phrase.reading.number == "plur" else "sing"
        head = phrase.reading
        animate = (kind == "person" and not _is_unit(head)) or head.animate
        tokens[phrase.head] = _inflect_token(tokens[phrase.head], head, case, number, animate)
        for place, adjective in phrase.adjectives:
            tokens[place] = _inflect_token(tokens[place], adjective, case, number, animate)
    return "".join(tokens)


def _is_unit(head: Reading) -> bool:
    """Whether a head word is a body and no person, whatever the caller took it for."""
    return head.source is not None and head.source.normal_form in _UNITS


def _is_frozen(text: str) -> bool:
    if _FROZEN_START.match(text):
        return True
    found = _TOKEN.match(text)
    first = found[0] if found is not None else ""
    if not _WORD.match(first):
        return True
    if len(first) < 2 or not first.isupper():
        return False
    # An abbreviation (МБОУ, ГИМЦ) does not decline; a title typed all in capitals does.
    return len(first) < 5 or not text.isupper() or not any(r.known for r in readings(first))


def _phrases(tokens: list[str], kind: PostKind) -> list[_Phrase]:
    found: list[_Phrase] = []
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


def _phrase(tokens: list[str], start: int, kind: PostKind) -> tuple[_Phrase | None, int]:
    adjectives: list[tuple[int, Reading]] = []
    place = start
    while place < len(tokens):
        token = tokens[place]
        if token.isspace():
            place += 1
            continue
        if not _WORD.match(token):
            break
        nouns = _nouns(token, kind)
        as_adjective = _adjective(token)
        if as_adjective is not None and as_adjective.source is None:
            nouns = [noun for noun in nouns if noun.known]
        if nouns and not (as_adjective and _head_follows(tokens, place, as_adjective, kind)):
            noun = _agreeing(nouns, adjectives) or _agreeing_in_part(token, nouns, adjectives)
            if noun is not None:
                phrase = _Phrase(place, noun, list(adjectives))
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
    return _Phrase(head, reading, adjectives[:-1]), head + 1


def _nouns(token: str, kind: PostKind) -> list[Reading]:
    pieces = re.split(r"[-‑]", token)
    whole = [r for r in readings(token) if r.is_noun and r.is_nominative and r.known]
    found = whole or [r for r in readings(pieces[-1]) if r.is_noun and r.is_nominative]
    alive = kind == "person"
    return sorted(found, key=lambda r: (not r.known, alive and not r.animate, r.number == "plur"))


def _adjective(token: str) -> Reading | None:
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
        if not _WORD.match(token):
            return False
        if any(_agrees(adjective, noun) for noun in _nouns(token, kind)):
            return True
        following = _adjective(token)
        if following is None or not _agrees(adjective, following):
            return False
    return False


def _is_adverb(token: str) -> bool:
    return any(r.part == "ADVB" for r in readings(token)[:2])


def _trailing_adjectives(tokens: list[str], start: int, phrase: _Phrase) -> int:
    """Take adjectives straight after the head, unless they belong to the next noun."""
    place = start
    taken: list[tuple[int, Reading]] = []
    while place < len(tokens):
        token = tokens[place]
        if token.isspace():
            place += 1
            continue
        adjective = _adjective(token) if _WORD.match(token) else None
        if adjective is None or not _agrees(adjective, phrase.reading):
            break
        if any(r.is_noun and r.is_nominative for r in readings(token)):
            break
        taken.append((place, adjective))
        place += 1
    if taken and place < len(tokens) and _WORD.match(tokens[place]):
        # «депутат городской Думы»: the adjective agrees with the noun behind it.
        if any(r.is_noun and not r.is_nominative for r in readings(tokens[place])):
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
    if place >= len(tokens) or not _WORD.match(tokens[place]):
        return None
    word = tokens[place]
    if len(word) > 1 and word.isupper():
        return None
    if word.lower() in _PLURALS_LIKE_GENITIVE:
        return place
    best = readings(word)[:1] if "-" not in word else readings(re.split("[-‑]", word)[-1])[:1]
    if not best or not best[0].is_nominative:
        return None
    if best[0].is_noun and (best[0].animate or kind == "unit" or _is_unit(best[0])):
        return place
    return place if best[0].is_adjective else None


def _inflect_token(token: str, reading: Reading, case: Case, number: Number, animate: bool) -> str:
    pieces = re.split(r"([-‑])", token)
    if len(pieces) == 1:
        form = _accusative_aware(reading, case, number, animate)
        return token if form is None else _like(token, form)
    whole = [r for r in readings(token) if r.known and r.is_nominative and r.part == reading.part]
    if whole:
        form = _accusative_aware(whole[0], case, number, animate)
        return token if form is None else _like(token, form)
    if reading.is_adjective and "-" in reading.form:
        # «информационно-методический» is one word to the dictionary.
        form = _accusative_aware(reading, case, number, animate)
        return token if form is None else _like(token, form)
    last = len(pieces) - 1
    for place in range(0, len(pieces), 2):
        piece = pieces[place]
        if place != last and (piece.lower() in _FIXED_PARTS or piece.lower().endswith("о")):
            continue
        options = [
            r
            for r in readings(piece)
            if r.is_nominative and (r.is_noun or r.is_adjective) and r.number == reading.number
        ]
        options.sort(key=lambda r: (not r.known, not r.animate and animate))
        chosen = reading if place == last else (options[0] if options else None)
        if chosen is None:
            continue
        form = _accusative_aware(chosen, case, number, animate)
        if form is not None:
            pieces[place] = _like(piece, form)
    return "".join(pieces)


def _accusative_aware(reading: Reading, case: Case, number: Number, animate: bool) -> str | None:
    if case == "accusative":
        # The dictionary takes some professions for things: a person's accusative is the genitive.
        alive = animate or reading.animate
        like_feminine = reading.gender in ("femn", "neut") or (
            # «судью», «старшину», «главу»
            reading.is_noun and reading.form.endswith(("а", "я"))
        )
        if number == "plur" or not like_feminine:
            return inflected(reading, "genitive" if alive else "nominative", number, alive)
    return inflected(reading, case, number, animate)


def _like(token: str, form: str) -> str:
    if "ё" not in token.lower() and "ё" in form:
        form = form.replace("ё", "е")
    if token.isupper() and len(token) > 1:
        return form.upper()
    return form.capitalize() if token[:1].isupper() else form
