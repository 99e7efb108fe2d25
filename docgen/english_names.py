"""English names of templates in Russian, as the headings of a workbook say them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex

_HUMPS: Final = lazy_regex(r"(?<=[a-z0-9])(?=[A-Z])")
#: Whole names. Those of people's names begin with words by which a heading tells a person.
_WHOLE: Final = {
    "active": "Действует", "adres": "Адрес", "approved": "Утверждено", "background": "Цвет",
    "bg": "Цвет", "completed": "Выполнено", "done": "Выполнено", "paid": "Оплачено",
    "present": "Присутствует", "required": "Обязательно", "span": "Ширина",
    "age": "Возраст", "agenda": "Повестка", "attendees": "Присутствовали",
    "basis": "Основание", "birth_date": "Дата рождения", "birthday": "Дата рождения",
    "children": "Дети", "client": "Заказчик", "cols": "Столбцы",
    "columns": "Столбцы", "contacts": "Контакты", "currency": "Валюта", "data": "Данные",
    "date_of_birth": "Дата рождения", "day": "День", "deadline": "Срок", "desc": "Описание",
    "dob": "Дата рождения", "dolzhnost": "Должность",
    "due": "Срок", "due_date": "Срок", "end": "Окончание", "end_date": "Дата окончания",
    "familiya": "Фамилия", "fio": "ФИО", "first_name": "Имя", "footer": "Нижняя строка",
    "from": "От кого", "full_name": "ФИО", "gender": "Пол", "header": "Верхняя строка",
    "hours": "Часов", "id": "Номер", "imya": "Имя", "index": "Номер", "inn": "ИНН", "kpp": "КПП",
    "klass": "Класс", "label": "Подпись строки", "last_name": "Фамилия",
    "line": "Строка", "list": "Список", "message": "Сообщение", "middle_name": "Отчество",
    "month": "Месяц", "name": "Имя", "names": "Имена", "nomer": "Номер", "note": "Примечание",
    "ogrn": "ОГРН", "otchestvo": "Отчество", "page_footer": "Нижняя строка",
    "page_header": "Верхняя строка", "patronymic": "Отчество", "percent": "Процент",
    "pupils": "Ученики", "quantity": "Количество", "qty": "Количество",
    "responsible_person": "Ответственный", "sender": "Отправитель",
    "recipient": "Получатель", "sign": "Подпись",
    "start": "Начало", "start_date": "Дата начала", "status": "Статус", "summa": "Сумма",
    "surname": "Фамилия", "table": "Таблица", "telefon": "Телефон", "time": "Время", "to": "Кому",
    "today": "Дата", "total": "Всего", "total_amount": "Общая сумма", "total_price": "Общая цена",
    "total_sum": "Общая сумма", "unit_price": "Цена за единицу", "urgent": "Срочно",
    "user_name": "ФИО", "username": "ФИО", "year": "Год", "school_year": "Учебный год",
    "academic_year": "Учебный год", "zip": "Индекс",
}  # fmt: skip
#: What a name can speak of: as a heading by itself, and «of it» behind another word.
_THINGS: Final = {
    "account": ("Счёт", "счёта"), "act": ("Акт", "акта"), "activity": ("Занятие", "занятия"),
    "addressee": ("Получатель", "получателя"), "answer": ("Ответ", "ответа"),
    "application": ("Заявление", "заявления"), "attachment": ("Приложение", "приложения"),
    "author": ("Автор", "автора"), "badge": ("Бейдж", "бейджа"),
    "bank": ("Банк", "банка"), "building": ("Здание", "здания"),
    "buyer": ("Покупатель", "покупателя"), "certificate": ("Справка", "справки"),
    "chair": ("Председатель", "председателя"), "chairman": ("Председатель", "председателя"),
    "child": ("Ребёнок", "ребёнка"), "class": ("Класс", "класса"),
    "client": ("Заказчик", "заказчика"), "commission": ("Комиссия", "комиссии"),
    "committee": ("Комиссия", "комиссии"), "company": ("Организация", "организации"),
    "competition": ("Конкурс", "конкурса"), "contract": ("Договор", "договора"),
    "contractor": ("Исполнитель", "исполнителя"), "course": ("Курс", "курса"),
    "customer": ("Заказчик", "заказчика"), "decision": ("Решение", "решения"),
    "department": ("Отдел", "отдела"), "dept": ("Отдел", "отдела"),
    "deputy": ("Заместитель", "заместителя"), "director": ("Директор", "директора"),
    "direktor": ("Директор", "директора"), "document": ("Документ", "документа"),
    "doc": ("Документ", "документа"), "employee": ("Работник", "работника"),
    "employer": ("Работодатель", "работодателя"), "event": ("Мероприятие", "мероприятия"),
    "exam": ("Экзамен", "экзамена"), "executor": ("Исполнитель", "исполнителя"),
    "file": ("Файл", "файла"), "form": ("Форма", "формы"), "grade": ("Класс", "класса"),
    "group": ("Группа", "группы"), "head": ("Руководитель", "руководителя"),
    "image": ("Картинка", "картинки"), "invoice": ("Счёт", "счёта"),
    "item": ("Предмет", "предмета"),
    "job": ("Работа", "работы"), "lesson": ("Урок", "урока"), "letter": ("Письмо", "письма"),
    "manager": ("Руководитель", "руководителя"), "meeting": ("Заседание", "заседания"),
    "member": ("Член", "члена"), "olympiad": ("Олимпиада", "олимпиады"),
    "order": ("Приказ", "приказа"), "organization": ("Организация", "организации"),
    "organisation": ("Организация", "организации"), "org": ("Организация", "организации"),
    "owner": ("Владелец", "владельца"), "parent": ("Родитель", "родителя"),
    "participant": ("Участник", "участника"), "period": ("Период", "периода"),
    "person": ("Человек", "человека"), "plan": ("План", "плана"), "prikaz": ("Приказ", "приказа"),
    "product": ("Товар", "товара"), "program": ("Программа", "программы"),
    "project": ("Проект", "проекта"), "protocol": ("Протокол", "протокола"),
    "pupil": ("Ученик", "ученика"), "question": ("Вопрос", "вопроса"),
    "principal": ("Директор", "директора"),
    "registration": ("Регистрация", "регистрации"), "report": ("Отчёт", "отчёта"),
    "responsible": ("Ответственный", "ответственного"),
    "room": ("Кабинет", "кабинета"), "school": ("Школа", "школы"),
    "secretary": ("Секретарь", "секретаря"), "section": ("Раздел", "раздела"),
    "seller": ("Продавец", "продавца"), "service": ("Услуга", "услуги"),
    "shkola": ("Школа", "школы"), "signer": ("Подписант", "подписанта"),
    "speaker": ("Докладчик", "докладчика"), "stage": ("Этап", "этапа"),
    "student": ("Ученик", "ученика"), "subject": ("Предмет", "предмета"),
    "supplier": ("Поставщик", "поставщика"), "task": ("Задача", "задачи"),
    "teacher": ("Учитель", "учителя"), "team": ("Команда", "команды"),
    "trip": ("Поездка", "поездки"),
    "user": ("Человек", "человека"), "vendor": ("Поставщик", "поставщика"),
    "winner": ("Победитель", "победителя"), "work": ("Работа", "работы"),
}  # fmt: skip
#: What of a thing a name says, as the last of its words; also a heading by itself.
_SAYINGS: Final = {
    "address": "Адрес", "amount": "Сумма", "appendix": "Приложение", "body": "Текст",
    "category": "Категория", "caption": "Подпись", "city": "Город", "code": "Код", "color": "Цвет",
    "colour": "Цвет",
    "comment": "Примечание", "content": "Содержание", "count": "Количество", "cost": "Стоимость",
    "country": "Страна", "date": "Дата", "description": "Описание", "duration": "Длительность",
    "email": "Эл. почта", "goal": "Цель", "job_title": "Должность", "kind": "Вид",
    "level": "Уровень", "location": "Место", "logo": "Логотип", "no": "Номер",
    "notes": "Примечания",
    "num": "Номер", "number": "Номер", "passport": "Паспорт", "phone": "Телефон",
    "photo": "Фотография", "picture": "Картинка", "place": "Место", "points": "Баллы",
    "position": "Должность", "post": "Должность", "price": "Цена", "purpose": "Цель",
    "rank": "Место", "reason": "Причина", "region": "Район", "result": "Результат", "role": "Роль",
    "score": "Балл", "signature": "Подпись", "street": "Улица", "sum": "Сумма",
    "summary": "Итог", "text": "Текст", "theme": "Тема", "title": "Название", "topic": "Тема",
    "type": "Вид", "unit": "Единица", "value": "Значение", "website": "Сайт",
}  # fmt: skip
_PLURALS: Final = {
    "activities": "Занятия", "answers": "Ответы", "applicants": "Заявители",
    "attachments": "Приложения", "authors": "Авторы", "books": "Книги",
    "chapters": "Главы", "classes": "Классы", "comments": "Примечания",
    "companies": "Организации", "days": "Дни", "decisions": "Решения", "departments": "Отделы",
    "documents": "Документы", "employees": "Работники", "events": "Мероприятия", "files": "Файлы",
    "goals": "Цели", "grades": "Классы", "groups": "Группы", "guests": "Приглашённые",
    "images": "Картинки", "items": "Позиции", "lessons": "Уроки", "lines": "Строки",
    "members": "Члены", "orders": "Приказы", "participants": "Участники", "people": "Люди",
    "persons": "Люди", "points": "Пункты", "products": "Товары", "projects": "Проекты",
    "questions": "Вопросы", "results": "Результаты", "rows": "Строки", "schools": "Школы",
    "sections": "Разделы", "skills": "Навыки", "services": "Услуги",
    "signers": "Подписанты", "speakers": "Докладчики",
    "staff": "Работники", "stages": "Этапы", "steps": "Шаги", "students": "Ученики",
    "subjects": "Предметы", "tasks": "Задачи", "teachers": "Учителя", "teams": "Команды",
    "topics": "Темы", "users": "Люди", "winners": "Победители", "workers": "Работники",
}  # fmt: skip
_PERSONS: Final = (
    "responsible principal addressee author buyer chair chairman child client contractor customer "
    "deputy director direktor employee executor head manager member owner parent participant "
    "person pupil secretary signer speaker student teacher user winner"
)
#: Things that are people: the name of one is a person's, not a title.
_PEOPLE: Final = frozenset(_PERSONS.split())


@lru_cache(maxsize=1024)
def russian_of(name: str) -> str:
    """Return the Russian heading for an English name; empty when the name is not known.

    «deadline» → «Срок», «orderDate» → «Дата приказа», «director_name» → «ФИО директора»,
    «is_urgent» → «Срочно».
    """
    if not name.isascii():
        return ""
    plain = "_".join(_HUMPS.sub("_", name).casefold().replace("-", "_").split())
    plain = "_".join(filter(None, plain.split("_")))
    for prefix in ("is_", "has_", "the_"):
        plain = plain.removeprefix(prefix)
    if plain in _THINGS:
        return _THINGS[plain][0]
    alone = _WHOLE.get(plain) or _SAYINGS.get(plain) or _PLURALS.get(plain)
    return alone or _numbered(plain) or _compound(plain)


def _numbered(plain: str) -> str:
    """Return «Подписант 2» for «signer_2» and «signer2»."""
    found = re.fullmatch(r"([a-z_]*[a-z])_?(\d+)", plain)
    known = russian_of(found[1]) if found else ""
    return f"{known} {found[2]}" if found and known else ""


def _compound(plain: str) -> str:
    """Return «Дата приказа» for «order_date»: the last word says what of the others."""
    thing, _, said = plain.rpartition("_")
    whose = _THINGS.get(thing)
    if whose is None:
        return ""
    if said in {"name", "fio", "fullname"}:
        return f"{'ФИО' if thing in _PEOPLE else 'Название'} {whose[1]}"
    heading = _SAYINGS.get(said)
    return f"{heading} {whose[1]}" if heading else ""
