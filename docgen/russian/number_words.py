"""Whole numbers written in words, in any case: «восемнадцать», «двадцати трёх», «пятеро»."""

from __future__ import annotations

from typing import Final

from docgen.lazy_regex import lazy_regex

_SOFT: Final = "(?:ь|и|ью)"
_FORMS: Final = {
    1: "один|одна|одно|одного|одной|одному|одним|одном|одну",
    2: "два|две|двух|двум|двумя|двое|двоих",
    3: "три|тр[её]х|тр[её]м|тремя|трое|троих",
    4: "четыре|четыр[её]х|четыр[её]м|четырьмя|четверо|четверых",
    5: f"пят{_SOFT}|пятеро|пятерых",
    6: f"шест{_SOFT}|шестеро|шестерых",
    7: "семь|семи|семеро|семерых",  # «семью» is a family as well
    8: "восемь|восьми|восемью|восьмью|восьмеро",
    9: f"девят{_SOFT}",
    10: f"десят{_SOFT}",
    **{
        n: f"{stem}надцат{_SOFT}"
        for n, stem in enumerate(
            ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"), start=11
        )
    },
    20: f"двадцат{_SOFT}",
    30: f"тридцат{_SOFT}",
    40: "сорока?",
    50: "пять(?:ю)?десят(?:ью)?|пятидесяти",
    60: "шесть(?:ю)?десят(?:ью)?|шестидесяти",
    70: "семь(?:ю)?десят(?:ью)?|семидесяти",
    80: "восемь(?:ю)?десят(?:ью)?|восьмидесяти",
    90: "девяност[оа]",
    100: "сто|ста",
    200: "двести|двухсот",
    300: "триста|тр[её]хсот",
}
_WORD: Final = "|".join(f"(?P<n{n}>{forms})" for n, forms in _FORMS.items())
_ONE: Final = lazy_regex(_WORD)
_ANY_WORD: Final = f"(?:{'|'.join(_FORMS.values())})"
#: A number in figures («115», «1 200») or in words, as a part of a larger pattern.
NUMBER_PATTERN: Final = (
    rf"(?<![\w.,-])(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d{{1,4}}"
    rf"|{_ANY_WORD}(?:\s+{_ANY_WORD}){{0,2}})(?![\w-]|[.,]\d)"
)


def whole_number(text: str) -> int | None:
    """Return the number that a text is, in figures or in words; None for all else."""
    words = text.casefold().split()
    if words and all(word.isdigit() for word in words):
        return int("".join(words))
    total, limit = 0, 1000
    for word in words:
        found = _ONE.fullmatch(word)
        number = int((found.lastgroup or "n0")[1:]) if found else 0
        if not 0 < number < limit:
            return None  # «сорок пять» is a number, «пять сорок» and «десять пять» are none
        total += number
        limit = 100 if number >= 100 else 10 if number >= 20 else 0
    return total or None
