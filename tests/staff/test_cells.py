"""What one cell of a list says: a name, a post, a school, a telephone."""

# ruff: noqa: E501  (a row of a list is read more easily as a row)
from __future__ import annotations

import pytest

from docgen.staff.contacts import mail_in, phone_in, without_date
from docgen.staff.headings import role_of
from docgen.staff.model import Reason, Role
from docgen.staff.names import joined_name, read_name
from docgen.staff.posts import read_post
from docgen.staff.units import is_unit, unit_key, unit_within


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Петрова Мария Павловна", "Петрова Мария Павловна", ()),
        ("1. ПЕТРОВА МАРИЯ ПАВЛОВНА", "Петрова Мария Павловна", ()),
        ("петрова мария павловна", "Петрова Мария Павловна", ()),
        ("Петрова\nМария\nПавловна", "Петрова Мария Павловна", ()),
        ("ИВАНОВА-ПЕТРОВА ИЯ ЛЬВОВНА", "Иванова-Петрова Ия Львовна", ()),
        ("АЛИЕВ ГУСЕЙН РАШИД ОГЛЫ", "Алиев Гусейн Рашид оглы", ()),
        ("Петрова (Сидорова) Мария Павловна", "Петрова (Сидорова) Мария Павловна", ()),
        ("Петрова Мария Павловна 12.05.1980 г.р.", "Петрова Мария Павловна", ("дата рождения",)),
        ("Петрова Мария Павловна, 1980 г.р.", "Петрова Мария Павловна", ("дата рождения",)),
        ("Петрова Мария Павловна (декрет)", "Петрова Мария Павловна", ("декрет",)),
        ("Петрова Мария Павловна – совместитель", "Петрова Мария Павловна", ("совместитель",)),
        ("Абдуллаева Зухра", "Абдуллаева Зухра", ()),
    ],
)
def test_name(text: str, name: str, rest: tuple[str, ...]) -> None:
    read = read_name(text)
    assert (str(read.name), read.left_out, read.is_guess) == (name, rest, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Петрова", Reason.UNREAD_NAME),
        ("Итого", Reason.UNREAD_NAME),
        ("???", Reason.UNREAD_NAME),
        ("Петровa Мария Павловна", Reason.LATIN_LETTERS),
        ("Петровой Марии Павловне", Reason.OBLIQUE_NAME),
        ("Петрова М.П., Орлов И.И.", Reason.SEVERAL_PEOPLE),
    ],
)
def test_no_name(text: str, reason: Reason) -> None:
    assert (read_name(text).name, read_name(text).reason) == (None, reason)


@pytest.mark.parametrize("text", ["Родительский Комитет", "Начальные Классы"])
def test_words_that_only_look_like_a_name_are_a_guess(text: str) -> None:
    assert read_name(text).is_guess


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Петрова", "Мария", "Павловна"), "Петрова Мария Павловна"),
        (("3. НГУЕН", "ТХИ", "ХОА"), "Нгуен Тхи Хоа"),
        (("Ким", "Ли", ""), "Ким Ли"),
        (("Петрова", "", ""), None),
        (("Петровой", "Марии", "Павловне"), None),
        (("5", "6", "7"), None),
    ],
)
def test_name_in_columns(parts: tuple[str, str, str], name: str | None) -> None:
    read = joined_name(*parts)
    assert (str(read.name) if read.name else None) == name


@pytest.mark.parametrize(
    ("text", "subject", "post", "others", "rest"),
    [
        ("Учитель математики", "", "учитель математики", (), ()),
        ("Учитель (физика)", "", "учитель физики", (), ()),
        ("учитель (физика, информатика)", "", "учитель физики и информатики", (), ()),
        ("учитель, математика", "", "учитель математики", (), ()),
        ("учитель", "Русский язык и литература", "учитель русского языка и литературы", (), ()),
        ("учитель", "математики", "учитель математики", (), ()),
        ("учитель", "нач. классы", "учитель начальных классов", (), ()),
        ("УЧИТЕЛЬ", "ИЗО, черчение", "учитель ИЗО и черчения", (), ()),
        ("учитель истории", "История", "учитель истории", (), ()),
        ("директор", "химия", "директор", (), ("химия",)),
        ("учитель математики, физики", "", "учитель математики, физики", (), ()),
        ("учитель, классный руководитель 5а", "", "учитель", (), ("классный руководитель 5а",)),
        ("учитель (внешний совместитель)", "химия", "учитель химии", (), ("внешний совместитель",)),
        ("Учитель высшей категории", "", "учитель", (), ("высшей категории",)),
        ("педагог-психолог 0,5 ст.", "", "педагог-психолог", (), ("0,5 ст.",)),
        ("Заместитель директора, учитель химии", "", "заместитель директора", ("учитель химии",), ()),
        ("Зам. директора по УВР/учитель химии", "", "зам. директора по УВР", ("учитель химии",), ()),
        ("ЗАМЕСТИТЕЛЬ ДИРЕКТОРА ПО УВР", "", "заместитель директора по УВР", (), ()),
        ("ассистент (помощник)", "", "ассистент (помощник)", (), ()),
        ("декретный отпуск", "", "", (), ("декретный отпуск",)),
        ("", "", "", (), ()),
    ],
)  # fmt: skip
def test_post(
    text: str, subject: str, post: str, others: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    read = read_post(text, subject)
    assert (read.post, read.others, read.left_out) == (post, others, rest)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("МБОУ СОШ № 5", True),
        ("СОШ5", True),
        ("Средняя школа № 4", True),
        ("Сосновская средняя школа", True),
        ("МКДОУ «Ромашка»", True),
        ("Гимназия «Эврика»", True),
        ("Начальная школа", False),
        ("Администрация", False),
        ("директор МБОУ СОШ № 5", False),
        ("Петрова Мария Павловна", False),
    ],
)
def test_school(text: str, known: bool) -> None:
    assert is_unit(text) == known


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("МБОУ СОШ № 5", "Средняя школа №5", True),
        ("МБОУ СОШ № 5", "МБОУ СОШ № 15", False),
        ("Гимназия «Эврика»", "МАОУ гимназия «Эврика»", True),
        ("Школа № 5", "Детский сад № 5", False),
        ("Ровненская СОШ", "Сосновская СОШ", False),
    ],
)
def test_school_is_known_again(one: str, other: str, same: bool) -> None:
    assert (unit_key(one) == unit_key(other)) == same


def test_no_school_in_a_title_without_one() -> None:
    assert unit_within("Список учителей на 01.09.2027") == ""


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("8-910-555-11-22", "8-910-555-11-22"),
        ("тел. 2-14-01", "2-14-01"),
        ("+7 (910) 555-11-22", "+7 (910) 555-11-22"),
        ("89105551122", "89105551122"),
        ("8-910-555-11-22, a@x.example", "8-910-555-11-22"),
        ("12.05.1980", ""),
        ("18", ""),
        ("10-12", ""),
    ],
)
def test_telephone(text: str, phone: str) -> None:
    assert phone_in(text) == phone
    assert not phone or not without_date(text)[1]


def test_mail() -> None:
    assert mail_in("почта: a.b@x.example, личная") == "a.b@x.example"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("№ п/п", Role.NUMBER),
        ("Ф.И.О.", Role.NAME),
        ("ФИО (полностью)", Role.NAME),
        ("Фамилия, имя,\nотчество работника", Role.NAME),
        ("ФИО обучающегося", Role.OTHER),
        ("ФИО и дата рождения", Role.NAME),
        ("Дата рождения", Role.OTHER),
        ("Занимаемая должность", Role.POST),
        ("Наименование должности", Role.POST),
        ("Должность, предмет", Role.POST),
        ("Преподаваемый предмет", Role.SUBJECT),
        ("Моб. телефон", Role.PHONE),
        ("Адрес электронной почты", Role.MAIL),
        ("Почтовый адрес", Role.ADDRESS),
        ("Ф.И.О. руководителя ОО", Role.LEADER),
        ("Краткое наименование", Role.SHORT_UNIT),
        ("Наименование ОУ", Role.UNIT),
        ("Образование, что окончил", Role.OTHER),
        ("Бумага", None),
        ("учитель-предметник", None),
    ],
)
def test_heading(heading: str, role: Role | None) -> None:
    assert role_of(heading) == role
