"""Numbers and order."""

from __future__ import annotations

from tests.checks.books import Case, Sheets, minutes, order
from tests.documents.conftest import Rows


def numbered(*labels: object) -> Sheets:
    """An order whose clauses have these numbers."""
    return order([["№", "Текст"], *([label, "Сделать."] for label in labels)])


def levels(*rows: tuple[object, object]) -> Sheets:
    return order([["№", "Уровень", "Текст"], *([*row, "Сделать."] for row in rows)])


def table(*rows: list[object]) -> Sheets:
    """A plan whose table has these rows."""
    card = [["Вид документа", "план"], ["Дата", "05.10.2026"], ["Название", "План"]]
    return {"Реквизиты": card, "Мероприятия": [["№ п/п", "Дело", "Срок"], *rows]}


def listed(*rows: list[object]) -> Sheets:
    return order([["Текст", "Лист"], ["Утвердить:", "Состав"]],
                 Состав=[["№ п/п", "Школа", "Детей"], *rows])  # fmt: skip


def text(*rows: tuple[str, str]) -> Sheets:
    return order(
        [["Текст"], ["Утвердить Порядок (приложение)."]],
        Приложения=[["Название", "Листы"], ["ПОРЯДОК", "Порядок"]],
        Порядок=[["Вид", "Текст"], *map(list, rows)],
    )


def heard(*rows: list[object], form: str = "полный") -> Sheets:
    sheets = minutes(**{"Ход заседания": [["Вопрос", "Текст"], *rows]})
    card = [*sheets["Реквизиты"], ["Форма протокола", form]]
    return {**sheets, "Реквизиты": card}


def agenda(*labels: object) -> Sheets:
    rows: Rows = [["№", "Вопрос"], *([label, "О деле"] for label in labels)]
    return minutes(Повестка=rows, Решения=[["Решение"], ["Принять."]])


QUESTIONS: list[Case] = [
    (
        minutes(Решения=[["Вопрос", "Решение"], [1, "Принять."]]),
        ["every-question-decided Повестка!3"],
    ),
    (minutes(Решения=[["Решение"], ["Принять."]]), []),
    (heard([1, "Доложено."], [2, "Доложено."]), []),
    (heard([1, "Доложено."], [None, "Ещё."]), ["every-question-heard Повестка!3"]),
    (heard([None, "Доложено."], [2, "Ещё."]), []),
    (heard([2, "Доложено."]), ["every-question-heard Повестка!2"]),
    (heard([1, "Доложено."], form="краткий"), []),
    (heard(), []),
]

ORDER: list[Case] = [
    (numbered(1, 2, 3), []),
    (numbered(1, None, 3), []),
    (numbered("1.", "1.1.", "1.2.", "2.", "2.1."), []),
    (numbered(1, 2, 4, 5), ["numbers-in-order Пункты!A4"]),
    (numbered(1, 2, 2), ["numbers-in-order Пункты!A4"]),
    (numbered(1, 3, 3, 4), ["numbers-in-order Пункты!A3"]),
    (numbered(1, "1.1", "2.2", 2), ["numbers-in-order Пункты!A4"]),
    (numbered(1, "1.1", ".1"), ["numbers-in-order Пункты!A4"]),
    (numbered(1, 2, 3, 1, 2), ["numbers-in-order Пункты!A5"]),
    (numbered(1, None, 2), ["numbers-in-order Пункты!A4"]),
    (numbered("а)", "б)", "в)"), []),
    (numbered(5, 6), []),
    (agenda(1, 2, 4), ["numbers-in-order Повестка!A4"]),
    (agenda(1, 2, 3), []),
    (
        table([1, "Сбор", "май"], [2, "Отчёт", "май"], [4, "Слёт", "май"], [5, "Бал", "май"]),
        ["numbers-in-order Мероприятия!A4"],
    ),
    (
        listed([1, "Лицей", 5], [2, "Гимназия", 7], [None, "Интернат", 6], [4, "Сад", 9]),
        ["numbers-in-order Состав!A4"],
    ),
    (listed([1, "Лицей", 5], [None, "Гимназия", 7], [2, "Интернат", 6], [3, "Сад", 9]), []),
    (listed([1, "Лицей", 5], [2, "Гимназия", 7], [None, "Итого", 12]), []),
    (
        table([27, "Сбор", "май"], [3, "Отчёт", "май"], [21, "Слёт", "май"]),
        [],
    ),
    (table([4, "Сбор", "май"], [2, "Отчёт", "май"], [6, "Слёт", "май"]), []),
    (
        table(["1.1.", "Сбор", "май"], ["1.2.", "Отчёт", "май"], ["2.1.", "Слёт", "май"]),
        [],
    ),
    (
        order(
            [["Текст"], ["Утвердить (приложения 1 и 3)."]],
            Приложения=[["№", "Название"], [1, "Порядок"], [3, "Состав"]],
        ),
        ["numbers-in-order Приложения!A3"],
    ),
    (text(("заголовок", "1. Общее"), ("", "1.1. Один\n1.2. Два"), ("заголовок", "2. Итоги")), []),
    (
        text(("заголовок", "1. Общее"), ("заголовок", "2. Жюри"), ("заголовок", "4. Итоги")),
        ["numbers-in-order Порядок!B4"],
    ),
    (
        text(("", "1.1. Один\n1.2. Два\n1.2. Три\n1.4. Ещё"), ("", "Срок – 2.5 года с 01.09.")),
        ["numbers-in-order Порядок!B2"],
    ),
]  # fmt: skip

LEVELS: list[Case] = [
    (levels((None, 1), (None, 2), (None, 2), (None, 1)), []),
    (levels((1, 1), ("1.1", 2), ("1.2", None)), []),
    (levels((1, 1), ("1.1", 1)), ["numbers-fit-levels Пункты!B3"]),
    (levels((None, 2), (None, 2)), ["numbers-fit-levels Пункты!B2"]),
    (levels((None, 1), (None, 3)), ["numbers-fit-levels Пункты!B3"]),
    (
        minutes(Решения=[["Вопрос", "№", "Решение"], [1, "1.1", "Да."], [2, "2.1", "Да."]]),
        [],
    ),
]

MARKS: list[Case] = [
    (
        table(["1.", "Сбор", "май"], ["2.", "Отчёт", "май"], ["3", "Слёт", "май"]),
        ["numbers-marked-alike Мероприятия!A4"],
    ),
    (numbered("1.", 2, "3."), []),
]

MEASURE = ["Викторина «Знатоки родного края»", "14.10.2026", "Ясенева Н.Ф."]


def measures(*rows: list[object]) -> Sheets:
    """A plan with three columns beside the number."""
    head: list[object] = ["№ п/п", "Дело", "Когда сделать", "Кто"]
    return {**table(), "Мероприятия": [head, *rows]}


REPEATED: list[Case] = [
    (
        measures([1, *MEASURE], [2, "Сбор", "15.10.2026", "Коваль Е.В."], [3, *MEASURE]),
        ["rows-not-repeated Мероприятия!B4"],
    ),
    (measures([1, *MEASURE], [2, *MEASURE[:2], "Коваль Е.В."]), []),
    (measures([1, *MEASURE[:2]], [2, *MEASURE[:2]]), []),
    (measures([1, "Урок", "9:00", "5 «А»"], [2, "Урок", "9:00", "5 «А»"]), []),
    (measures(["Сентябрь"], [1, *MEASURE], ["Октябрь"], [1, *MEASURE]), []),
]

CASES: list[Case] = [*QUESTIONS, *ORDER, *LEVELS, *MARKS, *REPEATED]
