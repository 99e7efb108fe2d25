"""Rows under the questions of an agenda that is not the same for all recipients."""

from __future__ import annotations

import pytest

from tests.batch.conftest import Make
from tests.documents.conftest import Rows

CARD: Rows = [
    ["Вид документа", "протокол"],
    ["Дата", "15.10.2027"],
    ["Номер", "3"],
    ["Заголовок", "заседания совета"],
    ["Председатель", "Ясенева Нина Фёдоровна"],
    ["Секретарь", "Коваль Елена Викторовна"],
]
SCHOOLS: Rows = [["Школа", "Группа"], ["СОШ № 5", "сельские"], ["Лицей", "городские"]]
SPOKEN: Rows = [
    ["Вопрос", "Вид", "Кто", "Текст", "Для школ"],
    [1, "слушали", "Коваль Е.В.", "о подвозе.", None],
    [2, "слушали", "Коваль Е.В.", "об олимпиаде.", None],
    [None, "выступил", "Ясенева Н.Ф.", "с поправкой.", None],
    [3, "слушали", "Коваль Е.В.", "о разном.", "сельские"],
    [None, "выступил", "Ясенева Н.Ф.", "с итогами.", None],
]
DECIDED: Rows = [["Вопрос", "Решение"], [1, "Подвезти."], ["2.", "Провести."], [3, "Принять."]]


def _agenda(*numbers: str | None) -> Rows:
    asked = (("О подвозе", "сельские"), ("Об олимпиаде", None), ("О разном", None))
    rows = [[number, *one] for number, one in zip(numbers, asked, strict=True)]
    return [["№", "Вопрос", "Для школ"], *rows]


@pytest.mark.parametrize(
    ("agenda", "numbers"),
    [(_agenda(None, None, None), ("1", "2")), (_agenda("1", "2.", "3"), ("2", "3"))],
)
def test_what_hangs_under_a_question_goes_and_is_numbered_with_it(
    build: Make, agenda: Rows, numbers: tuple[str, str]
) -> None:
    made = build(
        {
            "Реквизиты": CARD,
            "Школы": SCHOOLS,
            "Повестка": agenda,
            "Ход заседания": SPOKEN,
            "Решения": DECIDED,
        }
    )
    assert made.told == []
    whole, part = "\n".join(made.lines("СОШ № 5")), "\n".join(made.lines("Лицей"))
    assert [text in whole for text in ("О подвозе", "о подвозе", "1.1. Подвезти.")] == [True] * 3
    assert "подвоз" not in part.casefold()
    assert "Подвезти" not in part
    first, second = numbers
    assert f"{first}.1. Провести." in part
    assert f"{second}.1. Принять." in part
    # What goes on without a number stays under the question on which it began.
    assert part.index("с поправкой") < part.index(f"{first}.1. Провести.")
    assert part.index(f"{first}.1. Провести.") < part.index("с итогами")


def test_a_question_that_moves_is_made_again(build: Make) -> None:
    sheets = {"Реквизиты": CARD, "Школы": SCHOOLS, "Решения": [DECIDED[0], [2, "Провести."]]}
    agenda = _agenda(None, None, None)
    build({**sheets, "Повестка": agenda})
    # The same rows are left to the lycée, but «2» is another one of them now.
    moved = build({**sheets, "Повестка": [agenda[0], *agenda[2:], agenda[1]]})
    assert moved.statuses["Лицей"] == "built"


def test_the_sheet_of_an_attachment_is_for_those_for_whom_the_attachment_is(build: Make) -> None:
    card = [
        ["Вид документа", "приказ"],
        *[row for row in CARD if row[0] in ("Дата", "Номер")],
        ["Заголовок", "О неделе наук"],
        ["Подписант", "Ясенева Нина Фёдоровна"],
    ]
    texts = ["Провести неделю (приложение 1).", "Утвердить маршрут (приложение 2)."]
    made = build(
        {
            "Реквизиты": card,
            "Школы": SCHOOLS,
            "Пункты": [["Текст", "Для школ"], [texts[0], None], [texts[1], "сельские"]],
            "Приложения": [
                ["Название", "Листы", "Для школ"],
                ["ПЛАН", "Неделя", None],
                ["МАРШРУТ", "Маршрут; Неделя", "сельские"],
            ],
            "Неделя": [["Дело", "Кто"], ["Открытие", "методист"]],
            "Маршрут": [["Остановка", "Время"], ["Луговая", "08:00"]],
        }
    )
    assert made.told == []
    assert "Луговая|08:00" in made.lines("СОШ № 5")
    assert "Луговая" not in str(made.lines("Лицей"))
    assert "Открытие|методист" in made.lines("Лицей")
