"""A post and a person's name typed into one cell: told apart only where both are plain."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import NAMES_OF_PEOPLE, Reading, known_readings, readings
from docgen.russian.name_forms import Name
from docgen.russian.name_parsing import is_patronymic, parse_name
from docgen.russian.name_patterns import is_strong_surname

_LONGEST_NAME: Final = 6  # «Ван дер Ваальс Ян Н. П.»
_BREAK: Final = lazy_regex(r"\s*,\s*|\s*[–—]\s*|\s+[-‑]\s*|[-‑]\s+")
_LONE_DASH: Final = frozenset("-‑–—")
_INITIALS: Final = lazy_regex(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.")
# «школа имени Героя … Петрова М.П.»: the name belongs to the school.
_IN_HONOUR: Final = lazy_regex(
    r"(?<!\w)(?:им|имени|памяти)(?!\w)\.?(?:\s+[^\s»\"”]+)*$", re.IGNORECASE
)
# «отец ученика Петрова М.П.»: the name in the genitive is the pupil's.
_PUPIL: Final = lazy_regex(
    r"(?<!\w)(?:ученика|ученицы|учащегося|учащейся|обучающегося|обучающейся|воспитанника"
    r"|воспитанницы|студента|студентки|реб[её]нка|сына|дочери)$",
    re.IGNORECASE,
)
# Participles and adjectives that stand for a person; «приёмная» stands for a room.
_PERSON_ADJECTIVE: Final = lazy_regex(
    r"(?:исполняющ|ответственн|заведующ|управляющ|дежурн|уполномоченн|председательствующ"
    r"|командующ|вожат|рабоч)",
    re.IGNORECASE,
)
# «к.п.н.», «канд. пед. наук», «тов.»: what stands for a post before a name.
_TITLE: Final = lazy_regex(
    r"тов\.|товарищ|г-н|г-жа|д-р|проф\.|доц\.|акад\."
    r"|[кд]\.\s?(?:[а-яё]{1,4}\.?[\s-]?){1,2}н\."
    r"|(?:канд|докт|д-р)\.?\s(?:[а-яё]{2,}\.?[\s-]){1,2}наук",
    re.IGNORECASE,
)


def split_post_and_name(text: str) -> tuple[str, Name] | None:
    """The post and the name that a text holds together, or None when either is not plain.

    «Заместитель директора Петрова М.П.» and «Петрова М.П., заместитель директора» give the same.
    A degree or a form of address («к.п.н.», «тов.») counts as a post.
    """
    plain = " ".join(text.split())
    if parse_name(plain) is not None and _LONE_DASH.isdisjoint(plain.split(" ")):
        return None
    return _name_last(plain) or _name_first(plain)


def _name_last(plain: str) -> tuple[str, Name] | None:
    words = plain.rstrip(",; ").split(" ")
    # The longest name wins: «Смирнова Ольга Петровна», not «Ольга Петровна».
    for place in range(max(1, len(words) - _LONGEST_NAME), len(words)):
        name = _clear_name(words[place:])
        if name is not None:
            post = " ".join(words[:place]).rstrip(" ,-‑–—")
            return (post, name) if is_post(post) else None
    return None


def _name_first(plain: str) -> tuple[str, Name] | None:
    for found in _BREAK.finditer(plain):
        # Before the break a dash with blanks may join two halves of a surname.
        name = _clear_name(re.sub(r"\s+[-‑]\s+", "-", plain[: found.start()]).split(" "))
        if name is not None:
            post = plain[found.end() :].rstrip(",; ")
            return (post, name) if is_post(post) else None
    return None


def _clear_name(words: list[str]) -> Name | None:
    """The name that words are beyond doubt: capitals, and a patronymic, initials or surname."""
    text = " ".join(words)
    if text.islower() or not text[:1].isalpha() or not _LONE_DASH.isdisjoint(words):
        return None
    name = parse_name(text)
    # «физики Ольга Петровна»: a patronymic lets any word before it pass for a surname.
    if name is None or (name.surname and not name.surname.split()[-1][:1].isupper()):
        return None
    if name.is_initials:
        return name if _has_clear_initials(text, name) else None
    if not name.patronymic:
        return name if is_strong_surname(name.surname) else None
    return None if _is_oblique_noun(name.surname) else name


def _has_clear_initials(text: str, name: Name) -> bool:
    if "." not in text or _is_oblique_noun(name.surname):
        return False
    return bool(name.patronymic) or is_strong_surname(name.surname)


def _is_oblique_noun(surname: str) -> bool:
    """Whether a word is a common noun that cannot be in the nominative: «ФИЗИКИ ОЛЬГА ПЕТРОВНА»."""
    if not surname or is_strong_surname(surname):
        return False
    found = known_readings(surname)
    return bool(found) and not any(
        _is_personal(reading) or (reading.is_nominative and reading.number == "sing")
        for reading in found
    )


def is_post(post: str) -> bool:
    """Whether a text is one person's post, and holds no name of its own."""
    from docgen.russian.posts import frozen_start

    if _TITLE.fullmatch(post):
        return True
    if not post or post[-1] in ":;" or _IN_HONOUR.search(post) or _PUPIL.search(post):
        return False
    start = frozen_start(post)
    rest = post[len(start) :]
    words = re.findall(r"[^\W\d_]+", rest)
    if not words or _INITIALS.search(rest) or _has_name(words, free=0 if start else 1):
        return False
    if post.count("«") != post.count("»") or post.count("(") != post.count(")"):
        return False
    return bool(start) or _is_of_a_person(post)


def _has_name(words: list[str], free: int) -> bool:
    """Whether a patronymic, or at the end a surname, stands among the words of a post."""
    if any(word[0].isupper() and is_patronymic(word) for word in words):
        return True
    last = words[-1]
    if len(words) <= free or not last[0].isupper() or last.isupper():
        return False
    return any(_is_personal(reading) for reading in readings(last)[:2])


def _is_of_a_person(post: str) -> bool:
    from docgen.russian.post_phrases import TOKEN, find_phrases, is_unit

    phrases = find_phrases(TOKEN.findall(post), "person")
    # «директор, учителя, Петрова М.П.» is a list of people and no post of hers.
    if not phrases or any(phrase.reading.number == "plur" for phrase in phrases):
        return False
    head = phrases[0].reading
    if len(head.form) < 3 or is_unit(head) or _is_personal(head):
        return False
    alive = head.is_noun and head.animate
    return alive or _PERSON_ADJECTIVE.match(head.form) is not None


def _is_personal(reading: Reading) -> bool:
    """Whether a reading takes the word for a surname, a first name or a patronymic."""
    return bool(reading.grammemes & NAMES_OF_PEOPLE)
