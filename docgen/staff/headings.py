"""What a heading of a list says its column holds, in the many words that lists use."""

from __future__ import annotations

import re
from typing import Final

from docgen.names import is_number_heading, normal_name
from docgen.staff.model import Role

_PUPILS: Final = r"обучающ|учащ|учени|ребен|воспитанник|студент|родител|законн|победител|участник"
# In the order in which they are tried, over the words of a heading in small letters, ё as е.
_ROLES: Final = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (rf"(?:фио|ф и о|фамилия).*(?:{_PUPILS})|^(?:{_PUPILS})\w*$", Role.OTHER),
        (r"оконч|диплом|учебное заведение|сайт|индекс$|снилс|паспорт|инн$|оклад|рождени", Role.OTHER),
        (r"e mail|email|мейл|электронн\w* (?:почт|адрес)|эл (?:почт|адрес)|^почта$", Role.MAIL),
        (r"телефон(?!ист)|^тел\b|моб\w* номер|номер телеф|^контакт|сотов", Role.PHONE),
        (r"адрес|местонахожд|место нахожд", Role.ADDRESS),
        (r"^(?:фио |ф и о |фамилия )?(?:имя отчество )?(?:директор|заведующ|руководител)\w*"
         r"(?: (?:школы|оо|оу|организации|учреждения|доу|лицея|гимназии|образовательн\w* \w+))?"
         r"(?: (?:фио|ф и о|полностью))*$", Role.LEADER),
        (r"^(?:фио|ф и о)\b|фамилия.*имя|^имя.*фамилия|фамилия и(?:$| о| инициалы)"
         r"|^фамилия инициалы|^фамилия и о\b|^(?:фамилии|имена)\b", Role.NAME),
        (r"^фамилия\b", Role.SURNAME),
        (r"^имя (?:и )?отчество$", Role.GIVEN_NAMES),
        (r"^имя$", Role.FIRST_NAME),
        (r"^отчество\b", Role.PATRONYMIC),
        (r"должност|^кем работает|профессия", Role.POST),
        (r"предмет(?!ник)|дисциплин", Role.SUBJECT),
        (r"^пол$", Role.GENDER),
        (r"(?:кратк|сокращ)\w* (?:наименован|назван)|^(?:наименован|назван).* (?:кратк|сокращ)|^кратко",
         Role.SHORT_UNIT),
        (r"(?:полн)\w* (?:наименован|назван)|^(?:наименован|назван).* полн|по уставу", Role.FULL_UNIT),
        (r"^(?:школа|оо|оу|доу|организация|учреждение|место работы|образовательн\w+ "
         r"(?:организац|учрежден)\w*)$|^(?:наименован|назван)\w*(?: (?:оо|оу|доу|школы|организации"
         r"|учреждения|образовательн\w* \w+|общеобразовательн\w* \w+|дошкольн\w* .+))$"
         r"|^общеобразовательн\w+ (?:организац|учрежден)\w*$", Role.UNIT),
        (r"^примечан|^прим$|^комментар|^особые отметки", Role.NOTE),
        (r"образован|стаж|категори|ставк|час|нагрузк|^класс|квалиф|разряд|коэф|итого|всего|^дата"
         r"|курс|наград|кабинет|тариф|аттестац|специальност|подразделен|отдел|кафедр|^мо$|возраст"
         r"|подпись|год|зарплат|заработн|доплат|надбавк|плата", Role.OTHER),
    )
)  # fmt: skip
# These head a column of names when the column holds names; alone they may be anybody's post.
_PEOPLE: Final = re.compile(
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
    if is_number_heading(heading.strip(" .")) or plain in ("номер п п", "номер", "номер по порядку"):
        return Role.NUMBER
    return next((role for pattern, role in _ROLES if pattern.search(plain)), None)


def is_of_people(heading: str) -> bool:
    """Return whether a heading calls those whom it lists by their work: «Учитель», «Сотрудник»."""
    return _PEOPLE.search(normal_name(heading).replace("_", " ")) is not None


def post_by_heading(heading: str) -> str:
    """Return the post that a heading over names gives to all of them: «ФИО учителя»."""
    plain = normal_name(heading).replace("_", " ")
    return next((post for part, post in _POSTS_BY_HEADING if part in plain), "")
