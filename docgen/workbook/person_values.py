"""What is typed for a person and is none: a lone first name, a name with a telephone in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from docgen.issues import Location
from docgen.kinds.model import Column
from docgen.lazy_regex import lazy_regex
from docgen.russian.first_names import is_first_name
from docgen.russian.name_parsing import is_usual_name, parse_name
from docgen.workbook.scope import Scope

_HAS_DIGIT: Final = lazy_regex(r"\d")
_DIGITS: Final = lazy_regex(
    r"(?:тел(?:ефон)?\b[.:]?\s*|моб\.\s*)?[(+№]*\d[\d\s()+-]*", re.IGNORECASE
)
_ACCEPTED: Final = (
    "Впишите так: «Петрова Мария Павловна», «Петрова М.П.» или «М.П. Петрова» "
    "(одну фамилию – если она есть в справочнике)."
)


def tell_unclear_person(text: str, column: Column, location: Location, scope: Scope) -> None:
    """Warn about a text that means one person and does not name him as a document must.

    Groups, posts and institutions stay as they are: «учителя 5–9 классов», «МБОУ СОШ № 5».
    """
    reason = "" if is_usual_name(text) else _fault(text)
    if reason:
        line = " ".join(text.split())
        scope.warn("unclear-person", location, f"«{column.name}»: «{line}» – {reason}.", _ACCEPTED)


@lru_cache(maxsize=4096)  # a person has many tasks
def _fault(text: str) -> str:
    name = parse_name(text)
    if is_first_name(text.strip(" .")) or (name is not None and not name.surname):
        return "имя без фамилии"
    if _HAS_DIGIT.search(text):
        name = parse_name(_DIGITS.sub(" ", text).strip(" ,;:–—-"))
        if name is not None and name.surname:
            return "вместе с именем стоят цифры"
    return ""
