"""What a протокол must be able to say, each from the cells of a workbook."""

from __future__ import annotations

import pytest

from tests.documents.conftest import Build, Rows

CARD = {
    "Вид документа": "протокол",
    "Состояние": "на подпись",
    "Организация": "-",
    "Номер": 3,
    "Дата": "22.10.2026",
    "Место": "-",
    "Заголовок": "заседания методического совета",
    "Председатель": "Ясенева Н.Ф.",
    "Секретарь": "Коваль Е.В.",
    "Председатель и секретарь в начале": "нет",
}
AGENDA: Rows = [["Вопрос", "Докладчик"], ["Об итогах четверти", "Соловая М.Г."], ["О плане", ""]]
DECISIONS: Rows = [["Вопрос", "Решение"], [1, "Принять к сведению."], [2, "Утвердить план."]]


def card(**fields: object) -> Rows:
    named = CARD | {name.replace("_", " "): value for name, value in fields.items()}
    return [[name, value] for name, value in named.items()]


def after(lines: list[str], start: str, end: str = "Председатель||Н.Ф. Ясенева") -> list[str]:
    return lines[lines.index(start) : lines.index(end)]


def test_short_minutes_show_agenda_and_decisions(build: Build) -> None:
    course = [["Вопрос", "Вид", "Кто", "Текст"], [1, "слушали", "Мамедов Р.Т.", "доложил."]]
    built = build(
        {
            "Реквизиты": card(Форма_протокола="краткий"),
            "Повестка": AGENDA,
            "Ход заседания": course,
            "Решения": DECISIONS,
        }
    )
    assert built.told == ["not-printed Ход заседания!C2", "not-printed Ход заседания!D2"]
    assert built.lines == [
        "ПРОТОКОЛ",
        "заседания методического совета",
        "22 октября 2026 г.\t\t№ 3",
        "Повестка дня:",
        "1. Об итогах четверти",
        "Докладчик – Соловая М.Г., учитель математики",
        "2. О плане",
        "1. РЕШИЛИ:",
        "1.1. Принять к сведению.",
        "2. РЕШИЛИ:",
        "2.1. Утвердить план.",
        "Председатель||Н.Ф. Ясенева",
        "Секретарь||Е.В. Коваль",
    ]


@pytest.mark.parametrize(
    ("hearing", "expected"),
    [
        (
            "СЛУШАЛИ: фамилия – о чём",
            ["1. СЛУШАЛИ:", "Соловая М.Г. – доложила.", "ВЫСТУПИЛИ:", "Мамедов Р.Т. – поддержал."],
        ),
        (
            "Слушали кого",
            [
                "Слушали Соловую М.Г., учителя математики.",
                "доложила.",
                "Выступили:",
                "Мамедов Р.Т. – поддержал.",
            ],
        ),
        (
            "По вопросу слушали кого",
            [
                "По первому вопросу слушали Соловую М.Г., учителя математики.",
                "доложила.",
                "Выступили:",
                "Мамедов Р.Т. – поддержал.",
            ],
        ),
    ],
)
def test_label_chooses_the_case(build: Build, hearing: str, expected: list[str]) -> None:
    course = [
        ["Вопрос", "Вид", "Кто", "Текст"],
        [1, "слушали", "Соловая М.Г.", "доложила."],
        ["", "выступил", "Мамедов Р.Т.", "поддержал."],
    ]
    built = build(
        {
            "Реквизиты": [*card(), ["Как писать «слушали»", hearing]],
            "Повестка": [AGENDA[0], AGENDA[1]],
            "Ход заседания": course,
            "Решения": DECISIONS[:2],
        }
    )
    assert built.told == []
    start = built.lines.index("Докладчик – Соловая М.Г., учитель математики") + 1
    assert built.lines[start : built.lines.index("РЕШИЛИ:")] == expected


PRESENT: Rows = [
    ["Кто", "Категория", "Примечание"],
    ["Соловая М.Г.", "учителя", "дистанционно"],
    ["Ёлкин П.П.", "родители", ""],
    ["Елагин П.П.", "родители", ""],
]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (
            None,
            [
                "Присутствовали:",
                "Елагин П.П.|",
                "Ёлкин П.П.|",
                "Соловая М.Г. (дистанционно)|учитель математики",
            ],
        ),
        ("строкой", ["Присутствовали: Елагин П.П., Ёлкин П.П., Соловая М.Г. (дистанционно)."]),
        ("числом", ["Присутствовали: 3 человека."]),
        ("по категориям", ["Присутствовали: 3 человека, из них: учителя – 1, родители – 2."]),
        ("список прилагается", ["Присутствовали: 3 человека (список прилагается)."]),
    ],
)
def test_attendance_has_several_views(build: Build, view: str | None, expected: list[str]) -> None:
    built = build(
        {
            "Реквизиты": card(Присутствовавших_показать=view),
            "Присутствовали": PRESENT,
            "Повестка": AGENDA,
            "Решения": DECISIONS,
        }
    )
    assert not [line for line in built.told if not line.startswith("not-printed")]
    start = built.lines.index("22 октября 2026 г.\t\t№ 3") + 1
    assert built.lines[start : built.lines.index("Повестка дня:")] == expected


def test_many_present_are_listed_on_a_sheet_of_their_own(build: Build) -> None:
    """R-PROT-4: more than fifteen."""
    people = [["Кто"], *([f"Иванов {letter}.А."] for letter in "АБВГДЕЖЗИКЛМНОПР")]
    built = build(
        {"Реквизиты": card(), "Присутствовали": people, "Повестка": AGENDA, "Решения": DECISIONS}
    )
    assert "Присутствовали: 16 человек (список прилагается)." in built.lines
    assert built.lines[-1] == "16|Иванов Р.А.|"


def test_decisions_with_everything(build: Build) -> None:
    decisions = [
        ["Решение", "Исполнитель", "Срок", "За", "Против", "Воздержались", "Лист"],
        ["Провести:\n- семинар;\n- круглый стол.", "Мамедов Р.Т.", "до 01.12.2026", 5, 0, 1, ""],
        ["Утвердить график:", "Соловая М.Г., Коваль Е.В.", "", "", "", "", "График"],
    ]
    table = [["Дата", "Тема"], ["02.11.2026", "Урок"]]
    built = build({"Реквизиты": card(), "Повестка": AGENDA, "Решения": decisions, "График": table})
    assert built.told == []
    assert after(built.lines, "РЕШИЛИ:") == [
        "РЕШИЛИ:",
        "1. Провести:",
        "– семинар;",
        "– круглый стол.",
        "Ответственный – Мамедов Р.Т., учитель физики.",
        "Срок – до 01.12.2026.",
        "Голосовали: «за» – 5, «против» – 0, «воздержались» – 1.",
        "2. Утвердить график:",
        "Дата|Тема",
        "02.11.2026|Урок",
        "Ответственные – Соловая М.Г., учитель математики, и Коваль Е.В., учитель химии.",
    ]


def test_decisions_at_the_end_are_one_list(build: Build) -> None:
    built = build(
        {"Реквизиты": card(Решения_поместить="в конце"), "Повестка": AGENDA, "Решения": DECISIONS}
    )
    assert after(built.lines, "РЕШИЛИ:") == [
        "РЕШИЛИ:",
        "1. Принять к сведению.",
        "2. Утвердить план.",
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Вопрос", "Решение"], [5, "Принять."]], "unknown-parent Решения!A2"),
        ([["Вопрос", "Решение"], [1, "Принять."], ["", "Ещё."]], "no-parent Решения!3"),
    ],
)
def test_decision_must_belong_to_a_question(build: Build, rows: Rows, told: str) -> None:
    built = build({"Реквизиты": card(), "Повестка": AGENDA, "Решения": rows})
    assert told in built.told
    assert built.path is None


def test_course_has_blocks_of_every_kind(build: Build) -> None:
    course = [
        ["Вид", "Кто", "Текст"],
        ["заголовок", "", "О семинаре"],
        ["подзаголовок", "", "Цель"],
        ["", "", "Первый абзац.\nВторой абзац."],
        ["нумерованный", "", "раз"],
        ["нумерованный", "", "два"],
        ["перечень", "", "тире"],
        ["нумерованный", "", "снова раз"],
        ["вопрос", "Мамедов Р.Т.", "Когда?"],
        ["ответ", "Соловая М.Г.", "Завтра."],
        ["таблица", "", "Сводка"],
    ]
    table = [["Школа", "Итог"], ["Школа № 1"], ["первая", "да"], [None, "нет"]]
    built = build(
        {
            "Реквизиты": card(),
            "Повестка": [AGENDA[0], AGENDA[1]],
            "Ход заседания": course,
            "Решения": DECISIONS[:2],
            "Сводка": table,
        },
        {"Сводка": ["A2:B2", "A3:A4"]},
    )
    assert built.told == []
    start = built.lines.index("О семинаре")
    assert built.lines[start : built.lines.index("РЕШИЛИ:")] == [
        "О семинаре",
        "Цель",
        "Первый абзац.",
        "Второй абзац.",
        "1. раз",
        "2. два",
        "– тире",
        "1. снова раз",
        "Вопрос (Мамедов Р.Т.): Когда?",
        "Ответ (Соловая М.Г.): Завтра.",
        "Школа|Итог",
        "Школа № 1|Школа № 1",
        "первая|да",
        "первая|нет",
    ]
    assert '<w:gridSpan w:val="2"/>' in built.part()
    assert '<w:vMerge w:val="restart"/>' in built.part()
