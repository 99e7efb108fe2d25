"""What a person of a document is called: by the words around the name."""

from __future__ import annotations

import re
from typing import Final

from docgen.adoption.marking.offers import Offers
from docgen.adoption.marking.written import Written
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex

#: Somebody of whom nothing is said.
NOBODY: Final = "человек"
_ROLE: Final = lazy_regex(
    r"(?<![а-яё])(слушали|выступил[аи]?|поручи[а-яё]*|назначить|председател[а-яё]*|секретар[а-яё]*"
    r"|директор[а-яё]*|исполнител[а-яё]*|исп|докладчик[а-яё]*"
    r"|ответственн[а-яё]*|руководител[а-яё]*|классн[а-яё]+ руководител[а-яё]*|заместител[а-яё]*"
    r"|учител[а-яё]*|методист[а-яё]*|координатор[а-яё]*"
    r"|контактн[а-яё]+ лиц[а-яё]*|выдан[ао]?|дан[ао]?|ученик[а-яё]*|ученице?й?)"
    r"[^.;:]{0,60}[.:\s–-]*$",
    re.IGNORECASE,
)
_ROLES: Final = {
    "слушали": "докладчик", "выступил": "выступивший", "поруч": "ответственный",
    "назнач": "ответственный", "председател": "председатель", "секретар": "секретарь",
    "директор": "директор",
    "исп": "исполнитель", "докладчик": "докладчик", "ответственн": "ответственный",
    "руководител": "руководитель", "классн": "классный_руководитель",
    "заместител": "заместитель", "учител": "учитель", "методист": "методист",
    "координатор": "координатор", "контактн": "контактное_лицо", "выдан": "ученик",
    "дан": "ученик", "учени": "ученик",
}  # fmt: skip
_BLOCKS: Final = {"УТВЕРЖД": "утверждающий", "СОГЛАСОВ": "согласующий", "ПРИНЯТ": "принимающий"}
_BLOCK_LINES: Final = 8
_TELEPHONE: Final = lazy_regex(r"(?:[Тт]ел\.?:?\s*)?([+(\d][\d\s()-]{4,18}\d)")
_FIRST_LINES: Final = 15


def role_of(one: Written, offers: Offers) -> str:
    """Return what a person is called, :data:`NOBODY` when no words tell it."""
    return (
        _block_role(one, offers)
        or _executor_role(one, offers)
        or _addressee_role(one, offers)
        or _role(one)
    )


def _role(one: Written) -> str:
    """Return what a person is called by the words before the name."""
    found = _ROLE.search(one.line.text[: one.start])
    if found is None:
        return NOBODY
    word = found[1].casefold()
    return next((name for start, name in _ROLES.items() if word.startswith(start)), NOBODY)


def _block_role(one: Written, offers: Offers) -> str:
    """Return what a person does under «УТВЕРЖДАЮ» or «СОГЛАСОВАНО» above the signature."""
    if one.style != "|подпись":
        return ""
    above = [line.text for line in offers.lines if line.number <= one.line.number][-_BLOCK_LINES:]
    for text in reversed(above):
        for word, role in _BLOCKS.items():
            if text.strip().upper().startswith(word):
                return role
    return ""


def _executor_role(one: Written, offers: Offers) -> str:
    """Return «исполнитель» for a name alone in its line above a telephone, which is offered too."""
    below = next((line for line in offers.lines if line.number == one.line.number + 1), None)
    if (
        below is None
        or one.line.cells
        or one.line.text.strip() != one.line.text[one.start : one.end]
    ):
        return ""
    found = _TELEPHONE.fullmatch(below.text.strip())
    if not found or not offers.is_free(below):
        return ""
    start = below.text.index(found[1])
    field = offers.name_of("телефон_исполнителя", ValueType.TEXT, found[1])
    offers.put(
        below, start, start + len(found[1]), f"{{{{ {field} }}}}", field, why="телефон под именем",
        others="{{ исполнитель.телефон }} – из справочника",
    )  # fmt: skip
    return "исполнитель"


def _addressee_role(one: Written, offers: Offers) -> str:
    """Return «адресат» for a name in the dative, alone in a line of the upper part."""
    is_alone = one.line.text.strip() == one.line.text[one.start : one.end]
    first = [line.number for line in offers.lines if line.text.strip()][:_FIRST_LINES]
    return "адресат" if is_alone and one.case == "dative" and one.line.number in first else ""
