"""Posts and units in cases: the head noun and what agrees with it; the rest stays."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
import re
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.morphology import (
    Number,
    Reading,
    inflected,
    known_readings,
    morphology_available,
    readings,
)
from docgen.russian.post_phrases import TOKEN, WORD, PostKind, find_phrases, is_unit

# «и. о.», «врио», «зам.» govern the genitive already written behind them.
_FROZEN_START: Final = lazy_regex(
    r"^(?:и\s*\.?\s*о\b\.?|врио\b|врид\b|вр\.\s*и\.\s*о\.|зам\.|зав\.|пом\.|нач\.|гл\.|ст\.|мл\.)",
    re.IGNORECASE,
)
# Makers of words that decline in one way, though the dictionary lacks the word: «документовед».
_REGULAR: Final = lazy_regex(r"..(?:вед|лог|граф|ист|атор|итор|[ую]тор|щик|чик|ник|тель|айзер)$")
_FIXED_PARTS: Final = frozenset(
    "пресс вице экс обер штаб унтер веб арт медиа топ онлайн интернет it pr hr бизнес "
    "лейб контр эвент ивент".split()
)

# Words so short that in capitals they would pass for abbreviations.
_SHORT_WORDS: Final = frozenset("все весь вся один одна врач член няня мама папа отец штаб".split())


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
    tokens = TOKEN.findall(plain)
    phrases = find_phrases(tokens, "person")
    return not phrases or not all(
        phrase.reading.known or _REGULAR.search(phrase.reading.form) for phrase in phrases
    )


def frozen_start(text: str) -> str:
    """The start of a post that never changes, «И.о.» or «зам.», or nothing."""
    found = _FROZEN_START.match(text)
    return found[0] if found is not None else ""


@lru_cache(maxsize=8192)
def _declined(text: str, case: Case, kind: PostKind) -> str:
    if _is_frozen(text):
        return text
    tokens = TOKEN.findall(text)
    for phrase in find_phrases(tokens, kind):
        number: Number = "plur" if phrase.reading.number == "plur" else "sing"
        head = phrase.reading
        animate = (kind == "person" and not is_unit(head)) or head.animate
        tokens[phrase.head] = _inflect_token(tokens[phrase.head], head, case, number, animate)
        for place, adjective in phrase.adjectives:
            tokens[place] = _inflect_token(tokens[place], adjective, case, number, animate)
    return "".join(tokens)


def _is_frozen(text: str) -> bool:
    if _FROZEN_START.match(text):
        return True
    found = TOKEN.match(text)
    first = found[0] if found is not None else ""
    if not WORD.match(first):
        return True
    if len(first) < 2 or not first.isupper() or first.lower() in _SHORT_WORDS:
        return False
    # An abbreviation (МБОУ, ГИМЦ) does not decline; a title typed all in capitals does.
    return len(first) < 5 or not text.isupper() or not known_readings(first)


def _inflect_token(token: str, reading: Reading, case: Case, number: Number, animate: bool) -> str:
    pieces = re.split(r"([-‑])", token)
    if len(pieces) == 1:
        form = _accusative_aware(reading, case, number, animate)
        return token if form is None else _like(token, form)
    whole = [r for r in known_readings(token) if r.is_nominative and r.part == reading.part]
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
