"""The title of a document inside a sentence: «План работы школы» gives «плана работы школы»."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Case
from docgen.russian.morphology import known_readings
from docgen.russian.posts import decline_post

_WORD: Final = lazy_regex(r"[А-ЯЁ]+(?![а-яё])")
#: «План мероприятий («дорожная карта»)»: the second name of the plan stands in its case.
_SECOND_NAME: Final = lazy_regex(r"\(\s*(?P<open>[«\"]?)(?P<name>[^()«»\"]+)(?P<close>[»\"]?)\s*\)")
# A short word in capitals may be an abbreviation as well.
_LITTLE: Final = frozenset(
    {
        "без", "в", "во", "год", "года", "для", "до", "за", "и", "из", "к", "ко", "лет", "на",
        "над", "не", "о", "об", "от", "по", "под", "при", "с", "со", "у",
    }
)  # fmt: skip
_HEADS: Final = ("дорожная карта", "план-график", "сетевой график", "график", "план", "циклограмма")


def title_in_text(title: str, case: Case = "nominative") -> str:
    """Return a title as a sentence goes on with it, its head words in this case.

    Words typed in capitals become small, unless the dictionary does not have them («МБОУ»); so
    does the first letter. Of a second name in brackets only those of plans are declined.
    """
    flat = " ".join(title.split())
    small = _WORD.sub(lambda found: _small(found[0]), flat)
    small = small[:1].lower() + small[1:] if small[1:2].islower() or small[1:2] == " " else small
    declined = decline_post(small, case, "unit")
    return _SECOND_NAME.sub(lambda found: _second(found, case), declined, count=1)


def _small(word: str) -> str:
    small = word.lower()
    return small if small in _LITTLE or (len(word) > 3 and known_readings(small)) else word


def _second(found: re.Match[str], case: Case) -> str:
    name = found["name"].strip()
    if not name.casefold().startswith(_HEADS):
        return found[0]
    return f"({found['open']}{decline_post(name, case, 'unit')}{found['close']})"
