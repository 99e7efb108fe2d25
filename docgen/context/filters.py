"""Filters that templates may use: Russian words for cases, forms of names, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from docgen.context.acts import ActValue, grounds
from docgen.context.people import PeopleValue, PersonValue, small
from docgen.context.trace import traced_filter
from docgen.context.values import DateValue, Empty, NumberValue, PhraseValue, TextValue
from docgen.context.views import RowsView
from docgen.context.word_filters import integer, named_case, text_of, word_filters
from docgen.issues import Location
from docgen.russian.cases import Case
from docgen.russian.numbers import in_words

_CASES: dict[str, Case] = {
    "именительный": "nominative",
    "родительный": "genitive",
    "дательный": "dative",
    "винительный": "accusative",
    "творительный": "instrumental",
    "предложный": "prepositional",
}


def russian_filters() -> dict[str, Callable[..., object]]:
    """Return all filters by their name in a template."""
    filters: dict[str, Callable[..., object]] = {
        name: lambda value, case=case: decline(value, case) for name, case in _CASES.items()
    }
    filters.update(word_filters())
    filters.update(
        {
            "склонить": lambda value, case: decline(value, named_case(str(case))),
            "полностью": lambda value: _styled(value, "full"),
            "инициалы": lambda value: _styled(value, "initials"),
            "подпись": lambda value: _styled(value, "signature"),
            "фамилия": lambda value: _styled(value, "surname"),
            "словами": _in_words,
            "цифрами": lambda value: _dated(value, "цифрами"),
            "прописными": lambda value: text_of(value).upper(),
            "обычными": lambda value: _capitalized(text_of(value)),
            "строчными": lambda value: text_of(value).lower(),
            "с_заглавной": lambda value: text_of(value)[:1].upper() + text_of(value)[1:],
            "со_строчной": lambda value: small(text_of(value)),
            "строкой": _in_line,
            "с_оборотами": lambda value: grounds(value) if isinstance(value, RowsView) else "",
            "по_категориям": _by_category,
            "одной_строкой": lambda value: " ".join(text_of(value).split()),
            "с_точкой": _ended,
            "без_точки": lambda value: text_of(value).rstrip(" ."),
            "для_имени": _for_file_name,
        }
    )
    return {name: traced_filter(function) for name, function in filters.items()}


def _ended(value: object) -> str:
    from docgen.context.person_wording import ended

    return ended(text_of(value))


def decline(value: object, case: Case) -> object:
    """Return the value in this case; plain text is declined as a phrase."""
    if isinstance(value, PersonValue | PeopleValue | PhraseValue | ActValue):
        return value.in_case(case)
    if isinstance(value, Empty):
        return value
    if isinstance(value, TextValue):
        from docgen.context.inflection import phrase_in_case

        return phrase_in_case(value.text, case, "unit", value.office, Location())
    from docgen.russian.posts import decline_post

    return decline_post(text_of(value), case, "unit")


def _styled(value: object, style: Any) -> object:
    return value.in_style(style) if isinstance(value, PersonValue | PeopleValue) else value


def _in_words(value: object) -> object:
    """Return a date with its month in words, a number all in words."""
    numeric = isinstance(value, NumberValue | int)
    return in_words(integer(value)) if numeric else _dated(value, "словами")


def _dated(value: object, form: str) -> object:
    return replace(value, form=form) if isinstance(value, DateValue) else value


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def _in_line(value: object) -> str:
    """Return people through commas: «Петрова М.П. (дистанционно), Сидоров И.И.» (R-PROT-3)."""
    if not isinstance(value, RowsView):
        return text_of(value)
    names = []
    for row in value:
        name = text_of(_styled(row.lookup(row.person_name()), "initials"))
        note = _optional(row, "примечание") or _optional(row, "причина")
        names.append(f"{name} ({note})" if note else name)
    return ", ".join(names)


def _by_category(value: object) -> str:
    """Return the counted people of each category: «учителя – 5, родители – 13»."""
    counts: dict[str, int] = {}
    rows: Iterable[Any] = value if isinstance(value, RowsView) else ()
    for row in rows:
        category = _optional(row, "категория") or "другие"
        counts[category] = counts.get(category, 0) + 1
    return ", ".join(f"{category} – {count}" for category, count in counts.items())


def _optional(row: Any, name: str) -> str:
    try:
        return text_of(row.lookup(name)).strip()
    except KeyError:
        return ""


def _for_file_name(value: object) -> str:
    """Return the text for a file name; a blank number or date gives nothing, not underscores."""
    if isinstance(value, Empty):
        return ""
    if isinstance(value, DateValue):
        return value.day.isoformat()
    return text_of(value).replace("\u00a0", " ")
