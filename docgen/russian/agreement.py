"""Words that agree with others: УТВЕРЖДЕН/-А/-О/-Ы, О/Об, acts in cases, lists of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.numbers import NumberGender, ordinal_in_words

Agreement = Literal["m", "f", "n", "p"]

# The table under R-APPR-4; a head noun that is not here asks the dictionary, and then a person.
_KINDS: Final[dict[Agreement, str]] = {
    "m": "план план-график график порядок регламент устав состав список перечень реестр отчет "
    "отчёт бланк режим кодекс договор протокол акт проект паспорт табель приказ календарь "
    "комплекс план-сетка журнал маршрут алгоритм стандарт механизм макет",
    "f": "карта программа инструкция форма смета номенклатура циклограмма структура концепция "
    "схема методика политика справка стратегия модель сетка памятка заявка ведомость таблица "
    "характеристика опись система технология грамота",
    "n": "положение расписание задание меню решение соглашение распоряжение постановление "
    "содержание представление руководство распределение заключение",
    "p": "правила изменения формы рекомендации нормы критерии тарифы мероприятия требования "
    "показатели материалы сроки задания планы списки составы графики программы инструкции "
    "положения дополнения поправки нормативы тексты бланки образцы карты меры итоги результаты "
    "цели расценки ставки условия функции обязанности",
}
_BY_NOUN: Final = {noun: key for key, nouns in _KINDS.items() for noun in nouns.split()}
_ENDINGS: Final[dict[Agreement, str]] = {"m": "ен", "f": "ена", "n": "ено", "p": "ены"}
_WORD: Final = lazy_regex(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_PASSED_OVER: Final = lazy_regex(
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$|^(?:и|или|муниципальн|сводн)", re.IGNORECASE
)

# Head words of acts: stem, and endings in the order of the cases below.
_ACT_CASES: Final[tuple[Case, ...]] = (
    "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional",
)  # fmt: skip
_NEUTER: Final = ("е", "я", "ю", "е", "ем", "и")
_HARD: Final = ("", "а", "у", "", "ом", "е")
_A_STEM: Final = ("а", "ы", "е", "у", "ой", "е")
_ACTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    **{f"{stem}е": (stem, _NEUTER) for stem in (
        "распоряжени", "постановлени", "решени", "положени", "соглашени", "поручени",
        "предписани", "заключени", "указани", "уведомлени", "задани", "представлени",
    )},
    **{stem: (stem, _HARD) for stem in (
        "приказ", "протокол", "закон", "указ", "план", "устав", "договор", "акт", "график",
        "регламент", "циркуляр", "отчет", "отчёт", "контракт", "плакат", "проект",
    )},
    **{f"{stem}а": (stem, _A_STEM) for stem in ("программ", "телеграмм", "смет", "форм")},
    "письмо": ("письм", ("о", "а", "у", "о", "ом", "е")),
    "порядок": ("поряд", ("ок", "ка", "ку", "ок", "ком", "ке")),
    "инструкция": ("инструкци", ("я", "и", "и", "ю", "ей", "и")),
    "концепция": ("концепци", ("я", "и", "и", "ю", "ей", "и")),
    "справка": ("справк", ("а", "и", "е", "у", "ой", "е")),
    "записка": ("записк", ("а", "и", "е", "у", "ой", "е")),
    "рекомендации": ("рекомендаци", ("и", "й", "ям", "и", "ями", "ях")),
    "правила": ("правил", ("а", "", "ам", "а", "ами", "ах")),
    "доверенность": ("доверенност", ("ь", "и", "и", "ь", "ью", "и")),
    "конституция": ("конституци", ("я", "и", "и", "ю", "ей", "и")),
    "кодекс": ("кодекс", _HARD),
}  # fmt: skip

_VOWELS_OF_OB: Final = "аоуэиАОУЭИ"
_ABOUT: Final = lazy_regex(r"^(?:о|об|обо)\s+", re.IGNORECASE)
# Letters whose names begin with a vowel. «ФГОС», «МБОУ» have vowels and may be read as words.
_LETTERS_WITH_VOWEL: Final = ("Л", "М", "Н", "Р", "С", "Ф")
_SPELT: Final = lazy_regex(r"[А-ЯЁ][Б-ДЖЗЙ-НП-ТФ-Щ]{1,5}(?![А-ЯЁа-яё])")


def approved_word(title: str) -> tuple[str, bool]:
    """УТВЕРЖДЕН/-А/-О/-Ы for what is approved, and whether it is certain (R-APPR-3, R-APPR-4)."""
    word, certain = agreed_participle("утвержд", title)
    return word.upper(), certain


def agreed_participle(stem: str, title: str) -> tuple[str, bool]:
    """A short participle agreed with the head noun of a title: «утвержд» gives «утверждена»."""
    agreement, certain = agreement_of(title)
    ending = _ENDINGS[agreement]
    if stem.endswith(("н", "т")) and not stem.endswith("ен"):
        # «принят», «согласован», «рассмотрен»: the stem is already the masculine form.
        ending = ending.removeprefix("ен")
    elif stem.endswith("ен"):
        ending = ending.removeprefix("ен")
    return stem + ending, certain


def agreement_of(title: str) -> tuple[Agreement, bool]:
    """Gender or plural of the head noun of a title, and whether it is certain."""
    words = [word.lower() for word in _WORD.findall(title)[:6]]
    for word in words:
        known = _BY_NOUN.get(word) or _BY_NOUN.get(word.rpartition("-")[2])
        if known is not None:
            return known, True
        if not _PASSED_OVER.search(word):
            break
    return _by_dictionary(title)


def about(text: str) -> str:
    """«О» or «Об» before a text (R-TITLE-2)."""
    plain = text.lstrip(' \u00a0«"„(')
    first = plain[:1]
    if first in tuple("АОУЭИаоуэи"):
        return "Об"
    # Without vowels an abbreviation is spelt letter by letter: «об МЧС» (эм-чэ-эс).
    spelt = first in _LETTERS_WITH_VOWEL and _SPELT.match(plain) is not None
    return "Об" if spelt else "О"


def with_about(text: str) -> str:
    """A title that begins with «О» or «Об»; one that already does is set right."""
    plain = text.strip()
    rest = _ABOUT.sub("", plain)
    return f"{about(rest)} {rest}" if rest else plain


def begins_with_about(title: str) -> bool:
    """Whether a title answers «о чём?» (R-TITLE-1): «О проведении…», «Об итогах…»."""
    return _ABOUT.match(title.strip()) is not None


def act_in_case(text: str, case: Case) -> str:
    """An act in a case: «приказ Управления образования» gives «приказом Управления…» (R-APPR-6)."""
    plain = text.strip()
    words = list(_WORD.finditer(plain))[:3]
    for index, found in enumerate(words):
        entry = _ACTS.get(found[0].lower())
        if entry is None:
            continue
        stem, endings = entry
        form = _like(found[0], stem + endings[_ACT_CASES.index(case)])
        head = plain[: found.start()]
        if index:
            # «служебная записка», «федеральный закон»: the adjectives go along.
            head = _adjectives_in_case(head, found[0], case)
        return head + form + plain[found.end() :]
    return _act_by_dictionary(plain, case)


def join_people(people: Sequence[str]) -> str:
    """«А, Б и В»: a list in a sentence."""
    people = [person for person in people if person]
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} и {people[-1]}"


def question_ordinal(n: int, case: Case = "dative", gender: NumberGender = "m") -> str:
    """«первому» for «по первому вопросу»."""
    return ordinal_in_words(n, gender, case)


def _by_dictionary(title: str) -> tuple[Agreement, bool]:
    from docgen.russian.morphology import readings

    for word in _WORD.findall(title)[:6]:
        options = [r for r in readings(word.rpartition("-")[2]) if r.is_nominative]
        nouns = [r for r in options if r.is_noun]
        if nouns and not (options[0].is_adjective):
            if nouns[0].number == "plur":
                return "p", False
            genders: dict[str, Agreement] = {"masc": "m", "femn": "f", "neut": "n"}
            return genders.get(nouns[0].gender, "m"), False
        if not options:
            break
    return "m", False


def _adjectives_in_case(head: str, noun: str, case: Case) -> str:
    from docgen.russian.posts import decline_post

    declined = decline_post(head + noun, case, "unit")
    words = declined.split()
    return " ".join(words[:-1]) + " " if len(words) > 1 else head


def _act_by_dictionary(text: str, case: Case) -> str:
    from docgen.russian.posts import decline_post

    return decline_post(text, case, "unit")


def _like(pattern: str, word: str) -> str:
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word.capitalize() if pattern[:1].isupper() else word
