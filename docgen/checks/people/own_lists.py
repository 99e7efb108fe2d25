"""Sheets of a workbook's own that list people once each: «Оргкомитет», «Комиссия», «Состав»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.keyed import name_in
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import SheetData, Value
from docgen.russian.name_likeness import as_compared

_FEWEST: Final = 3
# One of ten may be a repeat; where more are, a person rightly stands in several rows.
_REPEATED: Final = 10
_PERSON: Final = lazy_regex(r"кто$|фио|ф_и_о|фамили|член|участник|работник|сотрудник|педагог")
# What else is told of a member; a table of subjects, classes or days may name a person twice.
_POST: Final = lazy_regex(r"должност")
_OF_MEMBER: Final = lazy_regex(
    r"$|номер|п_п|рол[ьи]|статус|категори|примечан|подпис|телефон|контакт|почт|e_?mail"
    r"|организац|кабинет|мест[оа]_работы|дата_(?:рожд|ознак)|ознаком"
)
# A long list of children has each of them once, unless it is one of what they won or visit.
_CHILDREN: Final = lazy_regex(r"обучающ|учащ|ученик|воспитанник|студент|ребен|детей")
_OF_DEED: Final = lazy_regex(
    r"предмет|дисциплин|номинац|конкурс|олимпиад|мероприят|кружо|секци|объединен|направлен|диплом"
    r"|мест[оа](?!_рожд|_работы|_жит)|результат|балл|оценк|дат[аы](?!_(?:рожд|заявл|прик|догов|пост|при[её]м|зачисл))|срок|день|час|урок|тема"
)
_BORN: Final = lazy_regex(r"(?:дата|год)_рожд")
_LONG: Final = 10
_BODY: Final = lazy_regex(r"комитет|комисси|групп|жюри|совет|штаб|бригад|команд|состав")


def listed_once(data: SheetData) -> str:
    """Return the heading of the people whom a sheet unknown to the kind lists once; or nothing.

    All but one of ten are named once there, and every other column is about the person. Where
    posts stand beside, the sheet is a body with roles: elsewhere one may hold two posts.
    """
    if data.sheet is not None or data.is_text or not data.records:
        return ""
    filled = {heading: None for record in data.records for heading in record.values}
    found = [heading for heading in filled if _PERSON.match(heading)]
    others = {heading for heading in filled if heading not in found[:1]}
    posts = {heading for heading in others if _POST.match(heading)}
    of_members = all(map(_OF_MEMBER.match, others - posts))
    of_each = _is_of_children(found[0], others, data) if found else False
    if not found or not (of_members or of_each or _is_of_persons(others)):
        return ""
    if posts and not (
        _BODY.search(normal_name(data.name)) or any(other.startswith("рол") for other in others)
    ):
        return ""
    names = [name_in(value.raw) for value in _column(data, found[0])]
    known = [as_compared(name) for name in names if name]
    repeated = len(known) - len(set(known))
    are_people = len(known) >= _FEWEST and len(known) * 5 >= len(names) * 4
    return found[0] if are_people and repeated <= max(1, len(known) // _REPEATED) else ""


def _is_of_children(heading: str, others: set[str], data: SheetData) -> bool:
    long = len(data.records) >= _LONG and _CHILDREN.search(heading) is not None
    return long and not any(map(_OF_DEED.match, others))


def _is_of_persons(others: set[str]) -> bool:
    """Return whether the days of birth stand beside: such a list has everybody once."""
    return any(map(_BORN.match, others)) and not any(map(_OF_DEED.match, others))


def _column(data: SheetData, heading: str) -> Iterator[Value]:
    seen = set()
    for record in data.records:
        value = record.values.get(heading)
        if value and value.location not in seen:
            seen.add(value.location)
            yield value
