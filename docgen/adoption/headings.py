"""Russian headings for the names of tags, and the words by which a name tells what it holds."""

from __future__ import annotations

import re
from typing import Final

from docgen.names import normal_name

#: Names of English templates as a Russian form would head them.
_ENGLISH: Final = {
    "address": "Адрес", "age": "Возраст", "agenda": "Повестка", "amount": "Сумма",
    "attendees": "Присутствовали", "author": "Автор", "birthday": "Дата рождения",
    "birth_date": "Дата рождения", "chair": "Председатель", "chairman": "Председатель",
    "city": "Город", "class": "Класс", "client": "Заказчик", "comment": "Примечание",
    "company": "Организация", "company_name": "Название организации", "contract": "Договор",
    "count": "Количество", "customer": "Заказчик", "date": "Дата", "day": "День",
    "deadline": "Срок", "decision": "Решение", "decisions": "Решения", "department": "Отдел",
    "desc": "Описание", "description": "Описание", "director": "Директор", "due": "Срок",
    "due_date": "Срок", "email": "Эл. почта", "employee": "Работник", "employees": "Работники",
    "end": "Окончание", "end_date": "Дата окончания", "event": "Мероприятие",
    "events": "Мероприятия", "executor": "Исполнитель", "fio": "ФИО", "first_name": "Имя",
    "footer": "Нижняя строка", "form": "Форма", "full_name": "ФИО", "header": "Верхняя строка",
    "hours": "Часов", "id": "Номер", "image": "Картинка", "index": "Номер", "item": "Предмет",
    "items": "Позиции", "job_title": "Должность", "label": "Подпись строки",
    "last_name": "Фамилия", "logo": "Логотип", "manager": "Руководитель", "members": "Члены",
    "middle_name": "Отчество", "name": "Имя", "note": "Примечание", "notes": "Примечания",
    "num": "Номер", "number": "Номер", "order": "Приказ", "organization": "Организация",
    "participants": "Участники", "patronymic": "Отчество", "people": "Люди",
    "period": "Период", "person": "Человек", "persons": "Люди", "phone": "Телефон",
    "photo": "Фотография", "picture": "Картинка", "place": "Место", "position": "Должность",
    "post": "Должность", "price": "Цена", "project": "Проект", "projects": "Проекты",
    "pupils": "Ученики", "purpose": "Цель", "qty": "Количество", "quantity": "Количество",
    "question": "Вопрос", "questions": "Вопросы", "reason": "Причина",
    "responsible": "Ответственный",
    "result": "Результат", "role": "Роль", "rows": "Строки", "school": "Школа",
    "secretary": "Секретарь", "signer": "Подписант", "speaker": "Докладчик",
    "staff": "Работники", "start": "Начало", "start_date": "Дата начала", "status": "Статус",
    "student": "Ученик", "students": "Ученики", "subject": "Предмет", "sum": "Сумма",
    "surname": "Фамилия", "task": "Задача", "tasks": "Задачи", "teacher": "Учитель",
    "teachers": "Учителя", "text": "Текст", "time": "Время", "title": "Название",
    "topic": "Тема", "total": "Всего", "type": "Вид", "unit": "Единица", "urgent": "Срочно",
    "user": "Человек",
    "users": "Люди", "value": "Значение", "year": "Год",
}  # fmt: skip
_ABBREVIATIONS: Final = frozenset(
    "фио инн огрн кпп бик снилс егэ огэ впр мбоу маоу гбоу мкоу фгос ддт увр вр дпо".split()  # noqa: SIM905
)
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST_SHEET: Final = 31


def heading_of(name: str) -> str:
    """Return a Russian heading for the name of a tag; a Latin one that is unknown stays itself.

    «ход_заседания» → «Ход заседания», «start_date» and «startDate» → «Дата начала».
    """
    spelled = _HUMPS.sub("_", name) if name.isascii() else name
    known = _ENGLISH.get(normal_name(spelled))
    if known:
        return known
    words = [
        word.upper() if word.casefold() in _ABBREVIATIONS else word
        for word in spelled.replace("_", " ").split()
    ]
    text = " ".join(words) or "Значение"
    return text[:1].upper() + text[1:]


def sheet_title(heading: str) -> str:
    """Return a heading cut to what the name of a sheet can hold, at the end of a word."""
    if len(heading) <= _LONGEST_SHEET:
        return heading
    cut = heading[: _LONGEST_SHEET + 1].rpartition(" ")[0]
    return cut or heading[:_LONGEST_SHEET]
