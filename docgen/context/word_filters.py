"""Filters for numbers, sums, periods and words that agree: «12 школ», «I квартал», «Об итогах»."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docgen.content import Printable
from docgen.context.values import DateValue, Empty, NumberValue
from docgen.errors import TemplateError
from docgen.russian.agreement import (
    agreed_participle,
    approved_word,
    join_people,
    with_about,
)
from docgen.russian.cases import Case, case_named
from docgen.russian.dates import month_and_year, month_name, weekday_name
from docgen.russian.numbers import (
    NumberGender,
    counted,
    in_words,
    money,
    ordinal_in_words,
    plural,
    roman,
    with_words,
)
from docgen.russian.periods import (
    half_year_of,
    parse_school_year,
    period,
    quarter_of,
    school_year,
    school_year_of,
    years,
)

_PEOPLE = ("человек", "человека", "человек")
_GENDERS: dict[str, NumberGender] = {
    "м": "m",
    "ж": "f",
    "с": "n",
    "муж": "m",
    "жен": "f",
    "ср": "n",
}


def word_filters() -> dict[str, Callable[..., object]]:
    """Return the filters of this module by their name in a template; a blank stays blank."""
    filters: dict[str, Callable[..., object]] = {
        "прописью": _in_words,
        "порядковое": _ordinal,
        "римскими": lambda value: roman(integer(value)),
        "человек": lambda value: counted(integer(value), *_PEOPLE),
        "слово": lambda value, one, few, many: plural(integer(value), one, few, many),
        "сколько": lambda value, one, few, many: counted(integer(value), one, few, many),
        "числом_и_прописью": _with_words,
        "рублей": _money,
        "месяц_и_год": lambda value: month_and_year(_day(value)),
        "название_месяца": _month,
        "день_недели": _weekday,
        "квартал": _quarter,
        "полугодие": _half_year,
        "учебный_год": _school_year,
        "о_чем": lambda value: with_about(text_of(value)),
        "утвержден": lambda value: approved_word(text_of(value))[0],
        "причастие": lambda value, word: agreed_participle(str(word), text_of(value))[0],
        "через_и": _joined,
    }
    return {name: _unless_blank(work) for name, work in filters.items()}


def _unless_blank(work: Callable[..., object]) -> Callable[..., object]:
    def filtered(value: object, *arguments: object) -> object:
        return value if isinstance(value, Empty) else work(value, *arguments)

    return filtered


def text_of(value: object) -> str:
    """Return the text that a template would print for this value."""
    if isinstance(value, Printable):
        return value.as_text()
    return "" if value is None else str(value)


def integer(value: object) -> int:
    """Return the whole number that a value is; a blank is nought."""
    if isinstance(value, NumberValue | int):
        return int(value)
    text = "".join(text_of(value).split())
    try:
        return int(text or 0)
    except ValueError:
        raise TemplateError(
            f"«{text_of(value)}» – не целое число.",
            "Фильтр чисел пишут после числа: {{ всего|прописью }}.",
        ) from None


def named_case(word: str) -> Case:
    """Return the case that a word names; «кого» is the accusative, as in ``.кого``.

    Raises:
        TemplateError: the word names no case.

    """
    if word.strip().casefold() == "кого":
        return "accusative"
    case = case_named(word)
    if case is None:
        raise TemplateError(
            f"Нет падежа «{word}».",
            "Можно: именительный, родительный, дательный, винительный, творительный, предложный.",
        )
    return case


def _gender(word: str) -> NumberGender:
    gender = _GENDERS.get(word.strip().casefold().rstrip("."))
    if gender is None:
        raise TemplateError(f"Нет рода «{word}».", "Можно: «м», «ж», «с».")
    return gender


def _in_words(value: object, gender: str = "м", case: str = "именительный") -> str:
    return in_words(integer(value), _gender(gender), named_case(case))


def _ordinal(value: object, case: str = "именительный", gender: str = "м") -> str:
    return ordinal_in_words(integer(value), _gender(gender), named_case(case))


def _with_words(value: object, *nouns: str) -> str:
    """Return «12 (двенадцать) человек»; three forms of another noun, and its gender, may follow."""
    one, few, many, gender = (*(nouns[:3] or _PEOPLE), *(nouns[3:] or ("м",)))
    return with_words(integer(value), one, few, many, gender=_gender(gender))


def _money(value: object) -> str:
    """Return the sum in figures and words; what stands after the comma are kopecks."""
    number = value.number if isinstance(value, NumberValue) else value
    if isinstance(number, float):
        roubles, kopecks = divmod(round(number * 100), 100)
        return money(roubles, kopecks)
    return money(integer(value))


def _day(value: object) -> date:
    if isinstance(value, DateValue):
        return value.day
    if isinstance(value, date):
        return value
    raise TemplateError(
        f"«{text_of(value)}» – не дата.", "Фильтр дат пишут после поля с датой: {{ дата|квартал }}."
    )


def _month(value: object, case: str = "именительный") -> str:
    number = _day(value).month if isinstance(value, DateValue | date) else integer(value)
    chosen = named_case(case)
    if chosen not in ("nominative", "genitive"):
        raise TemplateError(f"Месяц не ставится в падеж «{case}».", "Можно: родительный («марта»).")
    return month_name(number, genitive=chosen == "genitive")


def _weekday(value: object, case: str = "именительный") -> str:
    return weekday_name(_day(value), accusative=named_case(case) == "accusative")


def _quarter(value: object, case: str = "именительный") -> str:
    day = _day(value)
    return f"{period(quarter_of(day), 'quarter', named_case(case))} {years(day.year)}"


def _half_year(value: object, case: str = "именительный") -> str:
    day = _day(value)
    return f"{period(half_year_of(day), 'half_year', named_case(case))} {years(day.year)}"


def _school_year(value: object, case: str = "именительный") -> str:
    """Return «2026/2027 учебный год» of a date, or of a year written in any way."""
    written = None if isinstance(value, DateValue | date) else parse_school_year(text_of(value))
    first, _ = written or school_year_of(_day(value))
    return school_year(first, case=named_case(case))


def _joined(value: object) -> str:
    """Return «А, Б и В» of a list of values."""
    if isinstance(value, str | Empty) or not hasattr(value, "__iter__"):
        return text_of(value)
    return join_people([text_of(item) for item in value])
