"""How names of sheets, columns and tags are compared: one normal form for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from docgen.lazy_regex import lazy_regex

_NOT_A_LETTER = lazy_regex(r"[^\w]+", re.UNICODE)
_LONGEST_NAME = 60
# With the blanks taken out: «№», «№№», «№п/п», «№п.п.», «п/п», «N», «№пункта».
_NUMBER_HEADING = lazy_regex(r"(?:№+|n)\.?(?:п[./\\]?п\.?|пункта)?|п[./\\]?п\.?")


def normal_name(text: str) -> str:
    """Return the form under which a name is known: lower case, ё as е, words joined by ``_``.

    «Дата  приказа:», «ДАТА ПРИКАЗА» and «дата_приказа» are one name. «№» becomes ``номер``.
    """
    return _known_name(text) if len(text) <= _LONGEST_NAME else _normal_name(text)


def _normal_name(text: str) -> str:
    text = text.replace("№", " номер ").casefold().replace("ё", "е")
    return _NOT_A_LETTER.sub("_", text).strip("_")


# The names of sheets and columns are asked for again and again, texts of cells once or twice.
_known_name = lru_cache(maxsize=4096)(_normal_name)


def school_key(text: str) -> str:
    """Return the form in which two names of a school are one: «СОШ № 31», «сош-31», «СОШ 31»."""
    return normal_name(text).replace("номер_", "")


@lru_cache(maxsize=4096)
def is_number_heading(text: str) -> bool:
    """Return whether a heading is that of the numbers of rows: «№», «№ п/п», «N», «№ пункта».

    Letter case and blanks make no difference.
    """
    return _NUMBER_HEADING.fullmatch("".join(text.split()).casefold()) is not None


@lru_cache(maxsize=4096)
def is_number_name(name: str) -> bool:
    """Return the same of the normal name of a heading: «номер», «номер_п_п»."""
    return is_number_heading(name.replace("номер", "№").replace("_", " "))


def nearest_name(name: str, known: Iterable[str], cutoff: float = 0.72) -> str | None:
    """Return the known name that was most likely meant, or None when none is near.

    ``cutoff`` is the likeness asked for, from 0 to 1 (the same letters).
    """
    meant = normal_name(name)
    by_normal = {normal_name(candidate): candidate for candidate in known}
    # Most names have none with as many letters of theirs: then difflib need not even be loaded.
    like = [one for one in by_normal if _common_letters(meant, one) >= cutoff]
    if not like:
        return None
    import difflib

    near = difflib.get_close_matches(meant, like, n=1, cutoff=cutoff)
    return by_normal[near[0]] if near else None


def _common_letters(one: str, other: str) -> float:
    """Return the share of letters that both have, in any order: no likeness is above it."""
    length = len(one) + len(other)
    common = sum(min(one.count(letter), other.count(letter)) for letter in set(one))
    return 2.0 * common / length if length else 1.0
