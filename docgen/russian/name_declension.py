"""Names in cases: a guard of our own in front of pytrovich, and the gender asked for."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import CASES, Case, Gender, NamePart
from docgen.russian.first_names import first_name_gender, is_first_name
from docgen.russian.name_forms import Name, full_form, initials_after, initials_before
from docgen.russian.name_parsing import (
    is_initials_first,
    is_patronymic,
    parse_name,
    patronymic_gender,
)
from docgen.russian.regular_surnames import is_regular
from docgen.russian.surnames import guard, guard_first_name, is_particle

_WORD: Final = lazy_regex(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_VOWELS: Final = lazy_regex("[аеёиоуыэюя]", re.IGNORECASE)
_MALE_SURNAME: Final = lazy_regex(r"(?:[оеё]в|[иы]н|[сц]кий|[сц]кой|[аеиоу]ший|чий|щий|ный)$")
_FEMALE_SURNAME: Final = lazy_regex(r"..(?:[оеё]ва|[иы]на|[сц]кая|чая|щая|ная|шая)$")
# Look like -ова, -ина, -ин and yet say nothing of the gender.
_EPICENE: Final = frozenset(
    "малина калина бузина глина ветчина щетина дубина перина морщина машина былина долина "
    "осина рябина скотина мужчина старшина сова корова основа подкова бова дева "
    "грин дарвин чаплин франклин гриффин бердин цин мартин".split()
)
_SAFE_SURNAME: Final = lazy_regex(
    r"(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|[сц]кой|[еи]нко|[еэоиыую]|[иы]х)$"
)
_YARD: Final = frozenset({"оглы", "кызы", "улы", "уулу", "гызы", "кизи", "угли"})


def decline_name(name: Name, case: Case, gender: Gender | None = None) -> Name:
    """The same name in a case; parts whose form depends on an unknown gender stay as they are."""
    if case == "nominative":
        return name
    known = gender or name_gender(name)
    return Name(
        surname=_decline_surname(name.surname, case, known),
        first_name=decline_part(name.first_name, "first_name", case, known),
        patronymic=decline_part(name.patronymic, "patronymic", case, known),
    )


def decline(text: str, case: Case, gender: Gender | None = None) -> str:
    """The text of a name in a case, in the order and with the initials it was written with."""
    name = parse_name(text) or _any_name(text)
    if name is None or case == "nominative":
        return text.strip()
    declined = decline_name(name, case, gender)
    return _as_written(text, name, declined)


def decline_part(text: str, part: NamePart, case: Case, gender: Gender | None = None) -> str:
    """One part of a name in a case: surname, first name or patronymic; initials stay."""
    word = text.strip()
    if case == "nominative" or not word or "." in word or len(word) < 2:
        return word
    if part == "surname":
        return _decline_surname(word, case, gender)
    if part == "patronymic":
        if word.split()[-1].lower() in _YARD or word.rpartition("-")[2].lower() in _YARD:
            return word
        gender = patronymic_gender(word) or gender
    return " ".join(_either(piece, part, case, gender) for piece in word.split())


def gender_of(text: str) -> Gender | None:
    """The gender that a name shows, None when it has to be asked for."""
    name = parse_name(text) or _any_name(text)
    return name_gender(name) if name is not None else None


def name_gender(name: Name) -> Gender | None:
    """Gender by patronymic, else first name, else a surname of one gender; None if unknown."""
    by_patronymic = patronymic_gender(name.patronymic)
    if by_patronymic is not None:
        return by_patronymic
    if name.first_name and not name.is_initials:
        word = name.first_name.split()[-1]
        certain = first_name_gender(word)
        if certain is not None:
            return certain
        found = _likely_gender(word.lower())
        by_surname = surname_gender(name.surname)
        if found is not None and by_surname is not None and found != by_surname:
            # «Мадлен Петрова»: the parts disagree, and that is a question to a person.
            return None
        # «Саша Иванов»: the surname decides. «Женя» with «Коваль» stays unknown.
        return found or by_surname
    return surname_gender(name.surname)


def surname_gender(surname: str) -> Gender | None:
    """The gender of a surname that can belong to one only (-ов, -ская); else None."""
    word = surname.lower().split("(")[0].strip().rpartition("-")[2]
    if word in _EPICENE:
        return None
    if _FEMALE_SURNAME.search(word):
        return "f"
    if len(word) > 3 and _MALE_SURNAME.search(word):
        return "m"
    return None


def is_doubtful(name: Name, gender: Gender | None = None) -> bool:
    """Whether a person should look at the declined forms before they are printed."""
    known = gender or name_gender(name)
    parts = name.surname.lower().split("-")
    if known is None:
        # The gender does not matter where both genders give one form (Петько, Черных).
        return _decline_surname(name.surname, "dative", "m") != _decline_surname(
            name.surname, "dative", "f"
        ) or (bool(name.first_name) and not name.is_initials)
    # Each part of a double surname declines by itself: «Кучера-Бози» is no surer than «Кучера».
    unsure = [part for part in parts if part and not _SAFE_SURNAME.search(part)]
    if known == "f":
        unsure = [part for part in unsure if part[-1] in "ая"]
    if len(parts) > 1 or not unsure:
        return bool(unsure)
    if _decline_surname(name.surname, "genitive", known) == name.surname:
        return False
    return not is_regular(
        parts[0], {case: _decline_surname(parts[0], case, known) for case in CASES}
    )


def _decline_surname(surname: str, case: Case, gender: Gender | None) -> str:
    if case == "nominative":
        return surname
    # «Петрова - Иванова» is one surname; brackets hold a former one that declines too.
    text = re.sub(r"\s*[-‐‑–]\s*", "-", surname.strip())
    words = text.split()
    if len(words) > 1 and all(_is_syllable(word) for word in words):
        # «Ким Чен Ына»: of a name in syllables only the last one declines.
        return " ".join([*words[:-1], _either(words[-1], "surname", case, gender)])
    return _WORD.sub(lambda found: _either(found.group(), "surname", case, gender), text)


def _either(word: str, part: NamePart, case: Case, gender: Gender | None) -> str:
    if gender is not None:
        return _inflect(word, part, case, gender)
    male = _inflect(word, part, case, "m")
    # Never guess the gender: where it changes the form, the word stays as it is.
    return male if male == _inflect(word, part, case, "f") else word


@lru_cache(maxsize=65536)
def _inflect(word: str, part: NamePart, case: Case, gender: Gender) -> str:
    if len(word) > 1 and word.isupper() and not (titled := _titled(word)).isupper():
        # The rules append lower-case endings: «ИВАНОВА» would become «ИВАНОВой».
        return _inflect(titled, part, case, gender).upper()
    if part == "surname":
        if word.islower() and is_particle(word):
            return word
        guarded = guard(word, case, gender)
        if guarded is not None:
            return guarded
        head, hyphen, tail = word.partition("-")
        if hyphen and is_particle(head):
            return f"{head}-{_inflect(tail, part, case, gender)}"
        if hyphen:
            return _double_surname(word, case, gender)
    elif part == "first_name":
        head, hyphen, tail = word.rpartition("-")
        if hyphen and gender == "m" and not is_first_name(head):
            # «Жан-Жака», «Абдул-Азиза»: but «Петра-Павла».
            return f"{head}-{_inflect(tail, part, case, gender)}"
        if not hyphen:
            guarded = guard_first_name(word, case, gender)
            if guarded is not None:
                return guarded
    return _rules()(word, part, case, gender)


def _double_surname(word: str, case: Case, gender: Gender) -> str:
    """A library knows «Бонч-» and the like; a part that its rules miss comes from the guard."""
    parts = word.split("-")
    forms = _rules()(word, "surname", case, gender).split("-")
    if len(forms) != len(parts):
        return "-".join(forms)
    guarded = (guard(part, case, gender) for part in parts)
    return "-".join(own or form for own, form in zip(guarded, forms, strict=True))


@lru_cache(maxsize=1)
def _rules() -> Callable[[str, NamePart, Case, Gender], str]:
    from pytrovich.enums import Case as RuleCase
    from pytrovich.enums import Gender as RuleGender
    from pytrovich.enums import NamePart as RulePart
    from pytrovich.maker import PetrovichDeclinationMaker

    maker = PetrovichDeclinationMaker()
    parts = {
        "surname": RulePart.LASTNAME,
        "first_name": RulePart.FIRSTNAME,
        "patronymic": RulePart.MIDDLENAME,
    }
    genders = {"m": RuleGender.MALE, "f": RuleGender.FEMALE}

    def inflect(word: str, part: NamePart, case: Case, gender: Gender) -> str:
        return str(maker.make(parts[part], genders[gender], RuleCase[case.upper()], word))

    return inflect


@lru_cache(maxsize=8192)
def _likely_gender(first_name: str) -> Gender | None:
    if first_name.endswith("ен"):
        # The rules take every such name for a man's, but Мадлен, Эллен, Кармен are women's.
        return None
    found = _detector()(first_name)
    # The detector knows a third answer, «either»: that is to ask.
    return "m" if found == "male" else "f" if found == "female" else None


@lru_cache(maxsize=1)
def _detector() -> Callable[[str], str]:
    from pytrovich.detector import PetrovichGenderDetector

    detector: Any = PetrovichGenderDetector()

    def detect(first_name: str) -> str:
        return str(detector.detect(firstname=first_name).str())

    return detect


def _any_name(text: str) -> Name | None:
    """Take words for a name although nothing proves it: the caller says that it is one."""
    words = text.replace("\u00a0", " ").split()
    if not words or not any(word[0].isalpha() for word in words):
        return None
    if len(words) == 1:
        if is_patronymic(words[0]):
            return Name("", "", words[0])
        return Name("", words[0]) if is_first_name(words[0]) else Name(words[0])
    if len(words) == 3 and all(_is_syllable(word) for word in words):
        return Name(" ".join(words))
    if len(words) > 2 and is_patronymic(words[-1]):
        return Name(" ".join(words[:-2]), words[-2], words[-1])
    return Name(words[0], words[1], " ".join(words[2:]))


def _as_written(text: str, name: Name, declined: Name) -> str:
    """The declined name in the order, and for initials with the blanks, of the text."""
    written = text.strip()
    if name.is_initials:
        if name.surname in written:
            return written.replace(name.surname, declined.surname, 1)
        return initials_before(declined) if is_initials_first(text) else initials_after(declined)
    first = written.replace("\u00a0", " ").split()[0]
    if name.surname and name.first_name and first == name.first_name.split()[0] != name.surname:
        given = " ".join(part for part in (declined.first_name, declined.patronymic) if part)
        return f"{given} {declined.surname}"
    return full_form(declined)


def _is_syllable(word: str) -> bool:
    return word.isalpha() and len(_VOWELS.findall(word)) == 1 and not is_particle(word)


def _titled(word: str) -> str:
    return "-".join(piece.capitalize() for piece in word.split("-"))
