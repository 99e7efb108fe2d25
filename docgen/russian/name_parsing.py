"""A person's name out of a cell, or None when the cell does not hold exactly one name."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
import re
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Gender
from docgen.russian.first_names import is_first_name
from docgen.russian.morphology import known_readings
from docgen.russian.name_forms import Name
from docgen.russian.name_patterns import (
    LETTER,
    PIECE,
    SURNAME,
    USUAL_SURNAME,
    is_strong_surname,
    titled,
)
from docgen.russian.name_typing import mended_name, plain_name

_INITIALS: Final = rf"[{LETTER}]\.?(?:-[{LETTER}])?\. ?(?:[{LETTER}](?:-[{LETTER}])?\.?)?"
# Most names that papers have: «Петрова М.П.», with nothing to mend.
_USUAL: Final = lazy_regex(rf"({USUAL_SURNAME})[ \u00a0]([А-ЯЁ]\.)([А-ЯЁ]\.)")
_LOOSE: Final = rf"[{LETTER}] ?[{LETTER}]"
_AFTER: Final = lazy_regex(rf"^({SURNAME}) ?,? ?({_INITIALS}|(?<= ){_LOOSE})$")
_BEFORE: Final = lazy_regex(rf"^({_INITIALS}) ?({SURNAME})$")
# «Петрова Мария П.», «Мария П. Петрова».
_HALF: Final = lazy_regex(rf"^(?:({SURNAME}) )?({PIECE}) ([{LETTER}])\.?(?: ({SURNAME}))?$")
_PARTICLE: Final = lazy_regex(
    r"^(?:ван|дер|фон|де|ди|да|ла|ле|дель|дос|аль|мак|тер)$", re.IGNORECASE
)
_GIVEN: Final = lazy_regex(rf"[{LETTER}](?:-[{LETTER}])?")
_WORDS: Final = lazy_regex(r"[^ ]+(?: \([^ ()]+\))?")
_WORD: Final = lazy_regex(rf"^{SURNAME}$", re.IGNORECASE)
_PATRONYMIC_M: Final = lazy_regex(
    r"..(?:[оеё]вич|ьич|[^аеиоуыэюя]ич|оглы|улы|уулу|угли)$|(?:^|[ -])(?:оглы|улы|уулу|угли)$"
)
_PATRONYMIC_F: Final = lazy_regex(
    r"..(?:[оеё]вна|ична|инишна|кызы|гызы|кизи)$|(?:^|[ -])(?:кызы|гызы|кизи)$"
)
# Fathers' names in -а, -я: elsewhere «…ич» is a surname (Букач, Петрович stays a patronymic).
_SHORT_PATRONYMIC: Final = frozenset(
    "ильич кузьмич лукич фомич никитич саввич саввович ионич фокич силыч хомич зотич".split()
)
_OBLIQUE_PATRONYMIC: Final = lazy_regex(
    r"..(?:[оеё]вич(?:а|у|ем|е)|[оеё]вн(?:ы|е|у|ой|ою)|(?:ич|инич|иниш)н(?:ы|е|у|ой|ою))$"
    r"|^(?:иль|кузьм|лук|фом|никит|савв|ион|фок|сил|хом|зот)[иы]ч(?:а|у|ом|ем|е)$"
)
# First names whose stem changes, so that no ending put back gives the nominative.
_CHANGED_STEMS: Final = frozenset("льв павл".split())
_TAIL: Final = frozenset({"оглы", "кызы", "улы", "уулу", "гызы", "кизи", "угли", "заде"})
# Words that head a post, a unit or a caption: «Школа А.» is not a person.
_OTHER: Final = lazy_regex(
    r"(?:директор|заместител|завуч|учител|преподавател|руководител|администраци|управлени|отдел"
    r"|школ|класс|классн|педагог|психолог|специалист|методист|родител|член|комисси|совет|центр"
    r"|библиотекар|воспитател|логопед|секретар|председател|начальник|организатор|координатор"
    r"|приложени|групп|корпус|форм|раздел|таблиц|рисун|вариант|участник|обучающи|учени"
    r"|работник|сотрудник|ответственн|исполнител|заведующ|бухгалтер|инспектор|инженер|лаборант"
    r"|образовани|учреждени|организаци|министерств|департамент|комитет|служб|муниципальн"
    r"|городск|районн|областн|главн|старш|младш|общ|рабоч|предметник|предметники|врач|вожат"
    r"|тьютор|куратор|наставник|эксперт|юрист|водител|повар|уборщи|сторож|дворник|вахт|гардеробщи"
    r"|лицей|гимнази|сад|техникум|колледж|институт|университет|академи|президент|глав|мэр|депутат"
    r"|администратор|консультант|аналитик|оператор|техник|программист|делопроизводител|экономист"
    r"|медсестр|медицинск|социальн|дежурн|актив|штаб|отряд|команд|кружок|музе|пост|деятел|план"
    r"|график|протокол|приказ|положени|порядок|распоряжени|постановлени)"
    r"(?:а|у|ом|ем|е|ы|и|ов|ев|ей|ам|ям|ами|ями|ах|ях|ь|я|ю|й|ой|ый|ий|ая|ое|ые|ие|ых|их|ым|им"
    r"|ого|его|ому|ему|ую|ия|ии|ию|ием|ки|ка|ке|ку|кой|ик|ика|ики|иков|ица|ицы)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def parse_name(text: str) -> Name | None:
    """The one person's name that a text is, in any usual order and form; None otherwise."""
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return None if _is_odd(usual[1]) else Name(usual[1], usual[2], usual[3])
    plain = plain_name(text)
    if not 3 <= len(plain) <= 100 or not plain[0].isalpha():
        return None
    plain = mended_name(plain)
    return _with_initials(plain) or _half_in_words(plain) or _in_words(plain)


def is_usual_name(text: str) -> bool:
    """Whether a text has the form of a surname with two initials, «Петрова М.П.»."""
    return _USUAL.fullmatch(text) is not None


def parse_people(text: str) -> list[Name]:
    """All the names of a list set apart by commas, semicolons or lines; empty if not all names."""
    people: list[Name] = []
    for piece in re.split(r"[;\n]|,(?!\s*(?:[^\W\d_]\.){1,2}\s*(?:[,;\n]|$))|\sи\s", text):
        if not piece.strip():
            continue
        name = parse_name(piece)
        if name is None:
            return []
        people.append(name)
    return people


def is_patronymic(word: str) -> bool:
    """Whether a word has the form of a patronymic."""
    return patronymic_gender(word) is not None


def patronymic_gender(patronymic: str) -> Gender | None:
    """The gender of a patronymic by its ending, None when it is none."""
    word = patronymic.strip().lower()
    if word in _SHORT_PATRONYMIC or _PATRONYMIC_M.search(word):
        return "m"
    return "f" if _PATRONYMIC_F.search(word) else None


@lru_cache(maxsize=4096)
def looks_like_oblique_name(text: str) -> bool:
    """Whether a full name was typed in a case other than the nominative: «Ивановой Анне Петровне».

    To decline such a name once more would spoil it.
    """
    plain = plain_name(text)
    words = plain.split(" ")
    if not 2 <= len(words) <= 5 or not all(_WORD.match(word) for word in words):
        return False
    name = parse_name(plain)
    if name is not None and name.patronymic:
        return False
    # «Ивановой Анне Петровне», «Анне Петровне», «Анне Петровне Ивановой».
    for place in (len(words) - 1, 1):
        first, patronymic = words[place - 1], words[place]
        if not _is_oblique_patronymic(patronymic):
            continue
        others = words[: place - 1] if place == len(words) - 1 else words[place + 1 :]
        if not all(_PARTICLE.match(word) for word in others[:-1]):
            continue
        typed_as_name = all(word[0].isupper() for word in (first, patronymic, *others[-1:]))
        proven = _may_be_first_name(first)
        if proven and (typed_as_name or plain.islower()):
            return True
        # A first name that is in no list: three words that begin with capitals.
        if typed_as_name and place > 1 and not _is_odd(words[0]):
            return True
    return False


def is_initials_first(text: str) -> bool:
    """Whether a name is written «Т.А. Плотникова»."""
    return _BEFORE.match(plain_name(text)) is not None


def _half_in_words(plain: str) -> Name | None:
    """Return a name with the patronymic alone in a letter: «Петрова Мария П.»."""
    found = _HALF.match(plain)
    surname = (found[1] or found[4]) if found else None
    if found is None or not surname or (found[1] and found[4]) or not is_first_name(found[2]):
        return None
    return None if _is_odd(surname.split()[-1]) else Name(surname, found[2], f"{found[3]}.")


def _with_initials(plain: str) -> Name | None:
    found = _AFTER.match(plain)
    if found is not None:
        surname, given = found[1], found[2]
    else:
        found = _BEFORE.match(plain)
        if found is None:
            return None
        surname, given = found[2], found[1]
    if _is_odd(surname.split()[-1]):
        return None
    # «Члены МО», «Класс А»: without dots only an unmistakable surname is a person.
    if "." not in given and not is_strong_surname(surname):
        return None
    letters = [f"{letter.replace('-', '.-')}." for letter in _GIVEN.findall(given.replace(".", ""))]
    if "-" not in given:
        letters = [f"{letter}." for letter in given if letter.isalpha()]
    first, patronymic = [*letters, ""][:2]
    return Name(surname, first, patronymic)


def _in_words(plain: str) -> Name | None:
    # A former surname in brackets belongs to the word before it.
    words = _WORDS.findall(plain)
    # «Ю Анна Петровна»: one letter is a surname too, when a patronymic proves the name.
    lone = len(words) == 3 and len(words[0]) == 1 and is_patronymic(words[2])
    if not all(_WORD.match(word) for word in words[lone:]):
        return None
    tail = ""
    if len(words) in (4, 3) and words[-1].lower() in _TAIL:
        tail = " " + words.pop()
    lower = plain.islower()
    if not lower and not all(word[0].isupper() for word in words[-2:]):
        return None
    name = _arranged(words, tail)
    if name is None or (name.surname and _is_odd(name.surname.split()[0])):
        return None
    if lower:
        # A name typed all small is a slip of typing, and documents want capitals.
        return Name(titled(name.surname), titled(name.first_name), titled(name.patronymic))
    return name


def _arranged(words: list[str], tail: str) -> Name | None:
    if tail:
        if len(words) == 3:
            return Name(words[0], words[1], words[2] + tail)
        if len(words) == 2 and is_strong_surname(words[0]):
            return Name(words[0], "", words[1] + tail)
        return Name("", words[0], words[1] + tail) if len(words) == 2 else None
    if len(words) < 2:
        return None
    if len(words) == 3 and is_patronymic(words[1]) and is_first_name(words[0]):
        # «Пётр Львович Абрамович»: the surname only looks like a patronymic.
        return Name(words[2], words[0], words[1])
    if is_patronymic(words[-1]) and not _is_odd(words[-2]):
        if not all(_PARTICLE.match(word) for word in words[:-3]):
            return None
        # «Ван дер Ваальс Ян Петрович»; «Тамара Андреевна» has no surname.
        if len(words) == 2 and not is_first_name(words[0]):
            return None
        return Name(" ".join(words[:-2]), words[-2], words[-1])
    if len(words) >= 3 and is_patronymic(words[1]) and not _is_odd(words[0]):
        if not all(_PARTICLE.match(word) for word in words[2:-1]):
            return None
        return Name(" ".join(words[2:]), words[0], words[1])
    if len(words) > 2 and all(_PARTICLE.match(word) for word in words[:-2]):
        return Name(" ".join(words[:-1]), words[-1]) if is_first_name(words[-1]) else None
    if len(words) == 2:
        first, second = words
        if is_first_name(second) and not (is_first_name(first) and is_strong_surname(second)):
            return Name(first, second)
        if is_first_name(first) and not _is_odd(second):
            return Name(second, first)
    return None


def _is_odd(word: str) -> bool:
    # «Дворников», «Поваров» are surnames; a genitive plural does not stand beside a name.
    return not word.lower().endswith(("ов", "ев")) and _OTHER.match(word) is not None


def _is_oblique_patronymic(word: str) -> bool:
    if _OBLIQUE_PATRONYMIC.search(word.lower()) is None:
        return False
    # «Верховной», «Основной» are adjectives and no daughters of anybody.
    found = known_readings(word)
    return not found or any("Patr" in reading.grammemes for reading in found)


def _may_be_first_name(word: str) -> bool:
    """Whether some ending put back makes a word a known first name: «Анне», «Петра»."""
    lower = word.lower()
    stems = {lower, lower[:-1], lower[:-2]}
    return not stems.isdisjoint(_CHANGED_STEMS) or any(
        is_first_name(stem + ending) for stem in stems for ending in ("", "а", "я", "ь", "й")
    )
