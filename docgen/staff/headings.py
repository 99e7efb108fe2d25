"""What a heading of a list says its column holds, in the many words that lists use."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_heading, normal_name
from docgen.staff.model import Role

_PUPILS: Final = (
    "(?:обучающ|учащ|учени|ребен|воспитанник|студент|родител|законн|победител|участник)"
)
_UNIT: Final = "(?:образовательн|общеобразовательн|дошкольн)"
_OF_UNIT: Final = rf"(?: (?:школы|оо|оу|организации|учреждения|доу|лицея|{_UNIT}\w* \w+))"
_WHOLE: Final = "(?: фио| ф и о| полностью)"
_NAMED: Final = "(?:(?:фио|ф и о|фамилия) (?:имя отчество )?)"
# In the order in which they are tried, over the words of a heading in small letters, ё as е.
_PATTERNS: Final[tuple[tuple[Role, tuple[str, ...]], ...]] = (
    (Role.OTHER, (rf"(?:фио|ф и о|фамилия).*{_PUPILS}", rf"^{_PUPILS}\w*$")),
    (
        Role.OTHER,
        ("оконч", "диплом", "учебное заведение", "сайт", "индекс$", "снилс", "паспорт", "инн$"),
    ),
    (Role.OTHER, ("^(?!.*(?:фио|ф и о|фамилия)).*рождени",)),
    (
        Role.MAIL,
        ("e mail", "email", "мейл", r"электронн\w* (?:почт|адрес)", "эл (?:почт|адрес)", "^почта$"),
    ),
    (
        Role.PHONE,
        (r"телефон(?!ист)", r"^тел\b", r"моб\w* номер", "номер телеф", "^контакт", "сотов"),
    ),
    (Role.ADDRESS, ("адрес", "место ?нахожд")),
    (
        Role.LEADER,
        (rf"^{_NAMED}?(?:директор|заведующ|руководител)\w*{_OF_UNIT}?{_WHOLE}*$",),
    ),
    (
        Role.NAME,
        (
            r"^(?:фио|ф и о)\b",
            "^кто$",
            "фамилия.*имя",
            "^имя.*фамилия",
            r"^фамилия (?:и )?(?:инициалы|о\b)",
            "^фамилия и$",
            "^(?:фамилии|имена)",
        ),
    ),
    (Role.SURNAME, (r"^фамилия\b",)),
    (Role.GIVEN_NAMES, ("^имя (?:и )?отчество$",)),
    (Role.FIRST_NAME, ("^имя$",)),
    (Role.PATRONYMIC, (r"^отчество\b",)),
    (Role.POST, ("должност", "^кем работает", "профессия")),
    (Role.SUBJECT, ("предмет(?!ник)", "дисциплин")),
    (Role.GENDER, ("^пол$",)),
    (
        Role.SHORT_UNIT,
        (
            r"(?:кратк|сокращ)\w* (?:наименован|назван)",
            "^(?:наименован|назван).* (?:кратк|сокращ)",
            "^кратко",
        ),
    ),
    (
        Role.FULL_UNIT,
        (r"полн\w* (?:наименован|назван)", "^(?:наименован|назван).* полн", "по уставу"),
    ),
    (
        Role.UNIT,
        (
            "^(?:школа|оо|оу|доу|организация|учреждение|место работы)$",
            rf"^{_UNIT}\w+ (?:организац|учрежден)\w*$",
            r"^(?:наименован|назван)\w* (?:оо|оу|доу|школы|организации|учреждения)$",
            rf"^(?:наименован|назван)\w* {_UNIT}\w* \w+$",
        ),
    ),
    (Role.NOTE, ("^примечан", "^прим$", "^комментар", "^особые отметки")),
    (
        Role.OTHER,
        (
            *("образован", "стаж", "категори", "ставк", "час", "нагрузк", "^класс", "квалиф"),
            *("разряд", "коэф", "итого", "всего", "^дата", "курс", "наград", "кабинет", "тариф"),
            *("аттестац", "специальност", "подразделен", "отдел", "кафедр", "^мо$", "возраст"),
            *("подпись", "год", "зарплат", "заработн", "доплат", "надбавк", "плата", "оклад"),
        ),
    ),
)
_ROLES: Final = tuple((lazy_regex("|".join(words)), role) for role, words in _PATTERNS)
# These head a column of names when the column holds names; alone they may be anybody's post.
_PEOPLE: Final = lazy_regex(
    r"^(?:сотрудник|работник|педагог|учител|преподавател|воспитател|специалист|классный руковод)"
)
_POSTS_BY_HEADING: Final = (
    ("учител", "учитель"),
    ("преподавател", "преподаватель"),
    ("воспитател", "воспитатель"),
    ("директор", "директор"),
)


def role_of(heading: str) -> Role | None:
    """Return what a heading says its column holds; None for one that says nothing known.

    ``Role.OTHER`` is a heading that is known, and of no use for the справочник.
    """
    plain = normal_name(heading).replace("_", " ")
    if not plain or len(plain) > 120:
        return None
    if is_number_heading(heading.strip(" .")) or plain in (
        "номер п п",
        "номер",
        "номер по порядку",
    ):
        return Role.NUMBER
    return next((role for pattern, role in _ROLES if pattern.search(plain)), None)


def is_of_people(heading: str) -> bool:
    """Return whether a heading calls those whom it lists by their work: «Учитель», «Сотрудник»."""
    return _PEOPLE.search(normal_name(heading).replace("_", " ")) is not None


def is_of_classes(heading: str) -> bool:
    """Return whether a heading is that of school classes, as lists of pupils have it."""
    return re.match(r"класс(?:_|$)", normal_name(heading)) is not None


def post_by_heading(heading: str) -> str:
    """Return the post that a heading over names gives to all of them: «ФИО учителя»."""
    plain = normal_name(heading).replace("_", " ")
    return next((post for part, post in _POSTS_BY_HEADING if part in plain), "")
