"""Small workbooks for the rules: an order, minutes, a plan, each with what a test cares for."""

from __future__ import annotations

from collections.abc import Mapping

from tests.documents.conftest import Rows

Sheets = Mapping[str, Rows]
#: The sheets of a workbook, and what must be told of it: «code Лист!Ячейка».
Case = tuple[Sheets, list[str]]

AGENDA: Rows = [["Вопрос"], ["О плане"], ["Об итогах"]]
PRESENT: Rows = [["Кто"], ["Петрова М.П."], ["Сидоров Иван Ильич"], ["Коваль Е.В."]]
DECISIONS: Rows = [["Вопрос", "Решение"], [1, "Принять."], [2, "Утвердить."]]


def order(clauses: Rows, **sheets: Rows) -> dict[str, Rows]:
    card = [["Вид документа", "приказ"], ["Дата", "05.10.2026"], ["Заголовок", "О деле"]]
    return {"Реквизиты": card, "Пункты": clauses, **sheets}


def minutes(
    chair: str = "Петрова Мария Павловна", first: str = "нет", **sheets: Rows
) -> dict[str, Rows]:
    card = [
        ["Председатель и секретарь в начале", first],
        ["Вид документа", "протокол"],
        ["Дата", "05.10.2026"],
        ["Заголовок", "заседания"],
        ["Председатель", chair],
        ["Секретарь", "Коваль Е.В."],
    ]
    rest = {"Присутствовали": PRESENT, "Повестка": AGENDA, "Решения": DECISIONS}
    return {"Реквизиты": card, **rest, **sheets}


def plan(*rows: list[str]) -> dict[str, Rows]:
    card = [["Вид документа", "план"], ["Дата", "05.10.2026"], ["Название", "План"]]
    return {"Реквизиты": card, "Мероприятия": [["Дело", "Срок исполнения"], *rows]}
