"""What a person sees in a cell: numbers by their format, dates as ДД.ММ.ГГГГ, да and нет."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.months import MONTHS_GENITIVE, MONTHS_NOMINATIVE

NBSP: Final = "\u00a0"
# A quoted piece, an escaped or a padding character, a bracketed condition, or one character.
_PIECE: Final = lazy_regex(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
# Thousands as people type them who see «12 500», and not as Excel writes them.
_TYPED_THOUSANDS: Final = lazy_regex(r"#\\?[ \u00a0]##0")
_PLACEHOLDERS: Final = "0#?"
_LITERALS: Final = lazy_regex(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


class _NumberLook(Struct, frozen=True):
    """One section of a number format."""

    prefix: str
    suffix: str
    whole_digits: int
    least_decimals: int
    most_decimals: int
    thousands: bool
    percent: bool


def shown_value(value: object, number_format: str = "General") -> str:
    """Return the value as a person sees it in the cell."""
    if type(value) is int and number_format == "General":
        return str(value)
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, int | float):
        return shown_number(value, number_format)
    if isinstance(value, datetime | date | time):
        return shown_date(value, number_format)
    return "" if value is None else str(value)


def plain_number(value: float) -> str:
    """Return the number with a decimal comma and no exponent: 12500.5 -> «12500,5»."""
    if isinstance(value, int):
        return str(value)
    # Fifteen digits are all that a spreadsheet keeps: 0.1 + 0.2 is shown as 0.3.
    text = f"{Decimal(f'{value:.15g}'):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text in {"-0", ""} else text).replace(".", ",")


def shown_number(value: float, number_format: str) -> str:
    """Return the number in its format; a format that is not understood shows the plain number."""
    look = _section(number_format, (value > 0) - (value < 0))
    if look is None:
        return plain_number(value)
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    try:
        digits = _digits(abs(number), look)
    except InvalidOperation:
        return plain_number(value)
    own_sign = value < 0 and number_format.count(";") == 0 and digits.strip("0,") != ""
    return f"{'-' if own_sign else ''}{look.prefix}{digits}{look.suffix}".strip()


def _digits(number: Decimal, look: _NumberLook) -> str:
    if look.percent:
        number *= 100
    number = number.quantize(Decimal(1).scaleb(-look.most_decimals), ROUND_HALF_UP)
    whole, _, decimals = f"{number:f}".partition(".")
    while len(decimals) > look.least_decimals and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(look.whole_digits, "0")
    if look.thousands:
        whole = f"{int(whole or 0):,}".replace(",", NBSP)
    return f"{whole},{decimals}" if decimals else whole


@lru_cache(maxsize=256)
def _section(number_format: str, sign: int) -> _NumberLook | None:
    sections = number_format.split(";")
    place = {1: 0, -1: 1, 0: 2}[sign]
    return _read_section(sections[place] if place < len(sections) else sections[0])


def _read_section(section: str) -> _NumberLook | None:
    section = _TYPED_THOUSANDS.sub("#,##0", section)
    literals = ["", ""]  # before the digits, after them
    pattern = ""
    percent = False
    for piece in _PIECE.findall(section):
        if piece in _PLACEHOLDERS or (piece in ",." and pattern):
            if literals[1]:  # digits cut by other characters, as in a telephone number
                return None
            pattern += piece
            continue
        percent = percent or piece == "%"
        if piece.startswith("[") and not piece.startswith("[$"):
            if piece[1:2] in "<>=":
                return None
            continue
        literal = _literal(piece)
        if literal is None:
            return None
        literals[bool(pattern)] += literal
    whole, _, decimals = pattern.partition(".")
    if not pattern or "," in decimals or whole.endswith(",") or "?" in pattern:
        return None
    return _NumberLook(
        literals[0],
        literals[1],
        whole.count("0"),
        decimals.count("0"),
        len(decimals),
        "," in whole,
        percent,
    )


def _literal(piece: str) -> str | None:
    """Return what the piece prints, or None for one that needs more than we know."""
    if piece.startswith('"'):
        return piece[1:-1]
    if piece.startswith("\\"):
        return piece[1:]
    if piece.startswith("[$"):
        return piece[2:-1].split("-", maxsplit=1)[0]
    if piece[0] in "_*" and len(piece) > 1:
        return ""
    # Letters are codes of the format (E+, General, @) unless they are Cyrillic.
    return None if piece.isascii() and (piece.isalpha() or piece in "@/") else piece


def date_codes(number_format: str) -> str:
    """Return the codes of a date format in small letters, without literals and locales."""
    return _LITERALS.sub("", number_format.split(";", maxsplit=1)[0]).casefold()


@lru_cache(maxsize=4096)  # the rows of a long table share their days
def shown_date(value: date | time, number_format: str) -> str:
    """Return the date as ДД.ММ.ГГГГ, with the time where the format shows it.

    A format without days or years («сен.23», «01.фев») shows a month or a day of no year; nobody
    who sees such a cell means a full date.
    """
    if isinstance(value, time):
        return value.strftime("%H:%M")
    codes = date_codes(number_format)
    clock = f"{value:%H:%M}" if isinstance(value, datetime) and "h" in codes else ""
    if clock and not ("d" in codes or "y" in codes):
        return clock
    if "d" not in codes and "m" in codes and not clock:
        month = MONTHS_NOMINATIVE[value.month - 1]
        return f"{month} {value.year}" if "y" in codes else month
    if "y" not in codes and "d" in codes and "m" in codes:
        if "mmm" in codes:
            return f"{value.day} {MONTHS_GENITIVE[value.month - 1]}"
        return f"{value.day:02d}.{value.month:02d}"
    if codes.strip() in {"yyyy", "yy"}:
        return str(value.year)
    day = f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
    return f"{day} {clock}" if clock and clock != "00:00" else day
