"""Names of schools: told from other words, and known again when written in another way."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.post_and_name import is_post

_ABBREVIATION: Final = lazy_regex(
    r"(?<!\w)(?:[МГЧФК][БКАН]?Н?(?:Д|П)?ОУ|[МГ][БКА]У(?: ДО)?|СОШ|ООШ|НОШ|СШ|ОШ|ДОУ|ЦРР|ДЮСШ"
    r"|ДДТ|ЦДТ)(?![^\W\d])"
)
_TYPE: Final = lazy_regex(
    r"(?<!\w)(?:школа(?:-интернат)?|гимназия|прогимназия|лицей|детский сад|колледж|техникум"
    r"|училище|интернат)(?!\w)",
    re.IGNORECASE,
)
# What makes a name of «школа»: a number, a name in quotes, or the place («Ровненская школа»).
_PROPER: Final = lazy_regex(
    r"№|\d|[«\"“]|(?<!\w)имени(?!\w)|(?<!\w)им\.|(?<!\w)[А-ЯЁ]\w+(?:ская|ский)"
)
# «Список работников МБОУ СОШ № 5» names a school and is none.
_TITLE: Final = lazy_regex(
    r"(?:список|сведения|тарификац|реестр|штатн|информаци|отч[её]т|данные|кадр|персонал|перечень"
    r"|(?:педагог|работник|учител|сотрудник|воспитател|преподавател)\w*)",
    re.IGNORECASE,
)
_END_OF_UNIT: Final = lazy_regex(
    r"\s+(?:на|за|по состоянию|с)\s+\d.*$|\s+(?:на|за|в)\s.*\bгод.*$|\s*[(;].*$|[\s,.:–—-]+$"
)
_NUMBER: Final = lazy_regex(r"№\s*(\d+)|(?<!\d)(\d{1,4})(?!\d)")
_QUOTED: Final = lazy_regex(r"[«\"“„]([^«»\"“”„]+)[»\"”“]")
_TYPES: Final = (
    ("сад", lazy_regex(r"д(?:етск\w+ сад|оу\b)|\bдоу\b|црр", re.IGNORECASE)),
    ("гимназия", lazy_regex("гимнази", re.IGNORECASE)),
    ("лицей", lazy_regex("лице", re.IGNORECASE)),
    ("школа", lazy_regex(r"школ|\b[сон]?о?ш\b", re.IGNORECASE)),
)
_LONGEST: Final = 250


def is_unit(text: str) -> bool:
    """Return whether a text is the name of a school: «МБОУ СОШ № 5», «Гимназия «Эврика»»."""
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST or _TITLE.match(plain):
        return False
    named = _ABBREVIATION.search(plain) or (_TYPE.search(plain) and _PROPER.search(plain))
    return bool(named) and not is_post(plain)


def unit_within(text: str) -> str:
    """Return the school that a title names by its abbreviation, or nothing.

    «Список работников МБОУ СОШ № 5 на 01.09.2027» gives «МБОУ СОШ № 5». Names without an
    abbreviation stand in a title in another case, and are left alone.
    """
    plain = " ".join(text.split())
    found = _ABBREVIATION.search(plain)
    if found is None:
        return ""
    name, before = plain[found.start() :], ""
    while name != before:
        before, name = name, _END_OF_UNIT.sub("", name)
    return name


def unit_key(text: str) -> tuple[str, str]:
    """Return what two spellings of one school have in common: its type and number or name."""
    plain = " ".join(text.split()).replace("ё", "е")
    kind = next((name for name, pattern in _TYPES if pattern.search(plain)), "")
    number = _NUMBER.search(plain)
    if number:
        return kind, str(int(number[1] or number[2]))
    quoted = _QUOTED.search(plain)
    if quoted and not any(pattern.search(quoted[1]) for _, pattern in _TYPES):
        return kind, normal_name(quoted[1])
    return "", normal_name(plain)
