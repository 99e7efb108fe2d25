"""What stands in texts and headings that name people."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.checks.signs import Signs, near, unbroken

# Headings of tables under which people or posts stand, in the nominative.
_HEADED: Final = (
    "ответственн", "исполнител", "соисполнител", "фио", "ф_и_о", "фамили", "докладчик",
    "выступающ", "руководител", "участник", "наставник", "организатор", "кто_проводит",
    "ученик", "работник", "сотрудник", "член", "педагог", "учител", "председател", "секретар",
)  # fmt: skip
#: Initials, or a patronymic in any case.
NAME: Final = Signs(
    near((".",), r"\.(?<=[а-я].) ?[а-я]\."),
    unbroken(r"ич(?:н|(?<=[вь]ич))[а-я]{0,2}(?![а-я])", "вич", "ьич", "ичн"),
    unbroken(r"вн[а-я]{0,2}(?![а-я])", "вн"),
    unbroken(r"инишн[а-я]{0,2}(?![а-я])", "инишн"),
    "оглы",
    "кызы",
)
#: A post that has its deputies.
HEAD: Final = Signs("директор", "начальник", "заведующ", "руководител", "ректор")


@lru_cache(maxsize=1024)
def is_for_people(heading: str) -> bool:
    """Return whether people stand under a heading, by its normal name."""
    return heading == "кто" or heading.startswith(_HEADED)
