"""What stands in texts and headings that name people."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.checks.parts import between
from docgen.checks.signs import Signs, near

# Headings of tables under which people or posts stand, in the nominative.
_HEADED: Final = (
    "ответственн", "исполнител", "соисполнител", "фио", "ф_и_о", "фамили", "докладчик",
    "выступающ", "руководител", "участник", "наставник", "организатор", "кто_проводит",
    "ученик", "работник", "сотрудник", "член", "педагог", "учител", "председател", "секретар",
    "директор", "подписант",
)  # fmt: skip
#: Initials, or a patronymic in any case.
NAME: Final = Signs(
    near((".",), r"\.(?<=[а-я]\.)[а-я]\.", between(r"^\.$"), unbroken=True),
    near(
        (". ",),
        r"\. (?<=[а-я]. )[а-я]\.",
        between(r"^\. $"),
        chunks=(r"\.(?<=[а-я]\.)(?!\S)", r"(?<!\S)[а-я]\."),
    ),
    near(("вич", "ьич", "ичн"), r"ич(?:н|(?<=[вь]ич))[а-я]{0,2}(?![а-я])", unbroken=True),
    near(("вн",), r"вн[а-я]{0,2}(?![а-я])", unbroken=True),
    near(("инишн",), r"инишн[а-я]{0,2}(?![а-я])", unbroken=True),
    "оглы",
    "кызы",
)
#: A post that has its deputies.
HEAD: Final = Signs("директор", "начальник", "заведующ", "руководител", "ректор")
#: A word with which posts begin.
POST: Final = Signs(
    *("директор", "начальник", "заведующ", "заместител", "руководител", "председател", "ректор"),
    *("учител", "педагог", "воспитател", "методист", "специалист", "бухгалтер", "тренер"),
)


@lru_cache(maxsize=1024)
def is_for_people(heading: str) -> bool:
    """Return whether people stand under a heading, by its normal name."""
    return heading == "кто" or heading.startswith(_HEADED)
