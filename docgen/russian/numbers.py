"""Numbers in words and figures, and the form of a noun that goes with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from docgen.russian.cases import Case

NumberGender = Literal["m", "f", "n"]
NBSP: Final = "\u00a0"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def in_words(
    n: int, gender: NumberGender = "m", case: Case = "nominative", *, animate: bool = False
) -> str:
    """«пятнадцать», «двумя», «двадцать одна»: a whole number in words."""
    if n < 0:
        return f"минус {in_words(-n, gender, case, animate=animate)}"
    thousands, rest = divmod(n, 1000)
    # num2words gives the gender of the noun to the millions too («две миллиона»), so the
    # number goes to it in two halves: thousands and more are never in the noun's gender.
    words = []
    if thousands:
        words.append(_library(thousands * 1000, "cardinal", "m", case, False))
    if rest or not thousands:
        # «двадцать два», not «двадцать двух»: only a lone 1–4 is animate in the accusative.
        lone = (animate and n < 5) or (animate and rest % 10 == 1 and rest % 100 != 11)
        words.append(_library(rest, "cardinal", gender, case, lone))
    return " ".join(words)


def ordinal_in_words(
    n: int, gender: NumberGender = "m", case: Case = "nominative", *, animate: bool = False
) -> str:
    """«первый», «первому», «двадцать третья»: an ordinal in words."""
    if n < 0:
        raise ValueError("порядковое числительное не бывает отрицательным")
    return _library(n, "ordinal", gender, case, animate)


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form of a noun after a number: «школа», «школы» or «школ» (R-NUMW-2)."""
    tail = abs(n) % 100
    if 11 <= tail <= 14:
        return many
    tail %= 10
    if tail == 1:
        return one
    return few if 2 <= tail <= 4 else many


def counted(n: int, one: str, few: str, many: str) -> str:
    """«15 человек»: the number, U+00A0 and the form of the noun."""
    return f"{in_figures(n)}{NBSP}{plural(n, one, few, many)}"


def with_words(
    n: int,
    one: str,
    few: str,
    many: str,
    *,
    gender: NumberGender = "m",
    case: Case = "nominative",
) -> str:
    """«15 (пятнадцать) человек» (R-NUMW-1); the noun forms are those of the asked case."""
    noun = plural(n, one, few, many)
    return f"{in_figures(n)}{NBSP}({in_words(n, gender, case)}) {noun}"


def money(roubles: int, kopecks: int = 0) -> str:
    """«12 500 (двенадцать тысяч пятьсот) рублей 00 копеек» (R-NUMW-1)."""
    whole = with_words(roubles, "рубль", "рубля", "рублей")
    return f"{whole} {kopecks:02d}{NBSP}{plural(kopecks, 'копейка', 'копейки', 'копеек')}"


def in_figures(n: int) -> str:
    """«12 500», «1500»: groups of three from five digits on (R-NBSP-6)."""
    return str(n) if abs(n) < 10000 else f"{n:,}".replace(",", NBSP)


def ordinal_in_figures(n: int, ending: str) -> str:
    """«5-й», «10-му»: the figure with the ending of a written-out ordinal (R-ORDN-1)."""
    vowels = "аеёиоуыэюя"
    word = ending.lower()
    short = word[-1:] if len(word) < 2 or word[-2] in vowels else word[-2:]
    return f"{n}-{short}" if short else str(n)


def roman(n: int) -> str:
    """«IV»: a Roman numeral, for 1 to 3999."""
    if not 0 < n < 4000:
        raise ValueError(f"римскими цифрами пишут числа от 1 до 3999, а не {n}")
    digits = []
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        digits.append(sign * count)
    return "".join(digits)


@lru_cache(maxsize=4096)
def _library(n: int, form: str, gender: str, case: str, animate: bool) -> str:
    return _speaker()(n, form, gender, case, animate)


@lru_cache(maxsize=1)
def _speaker() -> Callable[[int, str, str, str, bool], str]:
    from num2words import num2words

    def speak(n: int, form: str, gender: str, case: str, animate: bool) -> str:
        words = num2words(n, lang="ru", to=form, gender=gender, case=case, animate=animate)
        return str(words)

    return speak
