"""What a план must be able to say, each from the cells of a workbook."""

from __future__ import annotations

import pytest

from docgen import pipeline
from docgen.workspace import Workspace
from tests.documents.conftest import Build, Rows, save

CARD: Rows = [
    ["Вид документа", "план"],
    ["Состояние", "на подпись"],
    ["Название", "План работы\nшкольной библиотеки"],
    ["Период", "на 2026/2027 учебный год"],
]
TABLE: Rows = [
    ["№", "Мероприятие", "Срок", "Ответственный"],
    ["Осень"],
    ["", "Выставка", "сентябрь", "Соловая М.Г."],
    ["", "Встреча:\n- с автором;\n- с художником", "октябрь", "Коваль Е.В."],
    ["Зима"],
    ["", "Конкурс", "декабрь", "Коваль Е.В."],
]
SECTIONS = {"Мероприятия": ["A2:D2", "A5:D5"]}


def test_plan_in_order(build: Build) -> None:
    intro = [["Вид", "Текст"], ["", "Цель – чтение."], ["перечень", "любить книгу;"]]
    built = build(
        {
            "Реквизиты": [*CARD, ["Исполнитель", "Соловая Марина Геннадьевна"], ["Телефон", "2-2"]],
            "Введение": intro,
            "Мероприятия": TABLE,
        },
        SECTIONS,
    )
    assert built.told == []
    assert built.lines == [
        "План работы",
        "школьной библиотеки",
        "на 2026/2027 учебный год",
        "Цель – чтение.",
        "– любить книгу;",
        "№|Мероприятие|Срок|Ответственный",
        "Осень|Осень|Осень|Осень",
        "|Выставка|сентябрь|Соловая М.Г.",
        "|Встреча: / – с автором; / – с художником|октябрь|Коваль Е.В.",
        "Зима|Зима|Зима|Зима",
        "|Конкурс|декабрь|Коваль Е.В.",
        "Соловая Марина Геннадьевна",
        "2-2",
    ]


@pytest.mark.parametrize(
    ("mode", "numbers"),
    [
        ("сквозная", ["Осень", "1.", "2.", "Зима", "3."]),
        ("по разделам", ["Осень", "1.", "2.", "Зима", "1."]),
        ("1.1", ["1. Осень", "1.1.", "1.2.", "2. Зима", "2.1."]),
    ],
)
def test_numbering(build: Build, mode: str, numbers: list[str]) -> None:
    built = build({"Реквизиты": [*CARD, ["Нумерация строк", mode]], "Мероприятия": TABLE}, SECTIONS)
    assert built.told == []
    assert [row.cells[0].text for row in built.document.tables[0].rows][1:] == numbers


def test_row_of_column_numbers_repeats_with_the_heading(build: Build) -> None:
    built = build({"Реквизиты": [*CARD, ["Номера граф", "да"]], "Мероприятия": TABLE}, SECTIONS)
    assert "1|2|3|4" in built.lines
    assert built.part().count("<w:tblHeader/>") == 2


@pytest.mark.parametrize("columns", [3, 4, 5, 6, 7, 8])
def test_columns_are_those_of_the_sheet(build: Build, columns: int) -> None:
    heads = [f"Графа {number}" for number in range(columns)]
    built = build({"Реквизиты": CARD, "Мероприятия": [heads, [f"т{n}" for n in range(columns)]]})
    assert built.lines[-2:] == ["|".join(heads), "|".join(f"т{n}" for n in range(columns))]


def test_two_level_heading_and_merges_come_out(build: Build) -> None:
    rows = [
        ["№", "Мероприятие", "Сроки", None],
        [None, None, "I полугодие", "II полугодие"],
        [1, "Отчёт", "октябрь", "март"],
        [2, "Сверка", None, None],
    ]
    merges = {"Мероприятия": ["A1:A2", "B1:B2", "C1:D1", "C3:C4", "D3:D4"]}
    built = build({"Реквизиты": CARD, "Мероприятия": rows}, merges)
    assert built.told == []
    table = built.document.tables[0]
    grid = [[cell.text for cell in row.cells] for row in table.rows]
    assert grid == [
        ["№", "Мероприятие", "Сроки", "Сроки"],
        ["№", "Мероприятие", "I полугодие", "II полугодие"],
        ["1", "Отчёт", "октябрь", "март"],
        ["2", "Сверка", "октябрь", "март"],
    ]
    assert built.part().count("<w:tblHeader/>") == 2


CORNERS = [
    (
        [["Гриф", "Должность", "Кто"], ["УТВЕРЖДАЮ", "Директор школы № 4", "Ясенева Н.Ф."]],
        ["|УТВЕРЖДАЮ / Директор школы № 4 / ______________ Н.Ф. Ясенева"],
    ),
    (
        [
            ["Гриф", "Документ", "Дата", "Номер"],
            ["утвержден", "приказ директора школы № 4", "29.08.2026", "139"],
        ],
        ["|УТВЕРЖДЕН / приказом директора школы № 4 / от 29 августа 2026 г. № 139"],
    ),
    (
        [["Гриф", "Документ"], ["утвержден", "приказ школы № 4 от 29.08.2026 № 139"]],
        ["|УТВЕРЖДЕН / приказом школы № 4 / от 29 августа 2026 г. № 139"],
    ),
    (
        [
            ["Гриф", "Документ", "Дата", "Номер"],
            ["ПРИНЯТО", "решение педагогического совета", "28.08.2026", 1],
            ["утвержден", "приказ школы № 4", "29.08.2026", 139],
        ],
        [
            "ПРИНЯТО / решением педагогического совета / (протокол от 28 августа 2026 г. № 1)||"
            "УТВЕРЖДЕН / приказом школы № 4 / от 29 августа 2026 г. № 139"
        ],
    ),
    (
        [
            ["Гриф", "Кто", "Дата", "Номер", "Документ"],
            ["УТВЕРЖДАЮ", "Ясенева Н.Ф.", "29.08.2026", "147", "приказ"],
        ],
        [
            "|УТВЕРЖДАЮ / Директор школы / ______________ Н.Ф. Ясенева / приказ "
            "от 29 августа 2026 г. № 147"
        ],
    ),
    (
        [
            ["Гриф", "Строки"],
            ["РАССМОТРЕНО", "на заседании ШМО"],
            ["СОГЛАСОВАНО", "зам. директора"],
            ["УЧТЕНО МНЕНИЕ", "совета родителей\n(протокол № 2)"],
            ["УТВЕРЖДАЮ", "директор"],
        ],
        [
            "РАССМОТРЕНО / на заседании ШМО|СОГЛАСОВАНО / зам. директора|"
            "УЧТЕНО МНЕНИЕ / совета родителей / (протокол № 2)|УТВЕРЖДАЮ / директор"
        ],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), CORNERS, ids=range(len(CORNERS)))
def test_corner_blocks(build: Build, rows: Rows, expected: list[str]) -> None:
    built = build({"Реквизиты": CARD, "Грифы": rows, "Мероприятия": TABLE}, SECTIONS)
    assert built.told == []
    assert built.lines[: len(expected)] == expected


def test_word_that_disagrees_is_told_and_kept(build: Build) -> None:
    rows = [["Гриф", "Документ"], ["УТВЕРЖДЕНА", "приказ директора"]]
    built = build({"Реквизиты": CARD, "Грифы": rows, "Мероприятия": TABLE}, SECTIONS)
    assert built.told == ["approval-agreement Грифы!2"]
    assert built.lines[0] == (
        "|УТВЕРЖДЕНА / приказом директора / от «___» __________ 20___ г. № ______"
    )


def test_landscape_plan_keeps_the_table_as_wide_as_the_text(build: Build) -> None:
    built = build(
        {"Реквизиты": [*CARD, ["Ориентация", "альбомная"]], "Мероприятия": TABLE}, SECTIONS
    )
    section = built.document.sections[0]
    assert len(built.document.sections) == 1
    width = section.page_width - section.left_margin - section.right_margin
    columns = sum(column.width for column in built.document.tables[0].columns)
    assert abs(width - columns) < 1000


@pytest.mark.parametrize("rows", range(3, 12))
def test_a_check_of_the_first_rows_tells_no_more_than_a_build(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    table: Rows = [
        ["№", "Мероприятие", "Срок"],
        ["Раздел 1"],
        *([n, f"Дело {n}", "май"] for n in range(1, 5)),
        ["Раздел 2"],
        *([n, f"Дело {n}", None] for n in range(5, 9)),
    ]
    card = [["Вид документа", "план"], ["Название", "План"]]
    merges = {"Мероприятия": ["A2:C2", "A7:C7", "C4:C6", "C8:C11"]}
    path = workspace.inputs / "Книга.xlsx"
    save(path, {"Реквизиты": card, "Мероприятия": table}, merges)
    monkeypatch.setattr("docgen.on_trial._TRIAL_ROWS", rows)
    assert pipeline.check([path], workspace=workspace).issues == []


@pytest.mark.parametrize("tag", ["{{ школа }}", "{% if %}"])
def test_a_check_of_the_first_rows_finds_a_tag_in_the_last(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    rows: Rows = [["№", "Мероприятие", "Срок"], *([n, f"Дело {n}", "май"] for n in range(1, 9))]
    rows[-1][1] = f"Сбор {tag}"
    path = workspace.inputs / "Книга.xlsx"
    card = [["Вид документа", "план"], ["Название", "План"]]
    save(path, {"Реквизиты": card, "Мероприятия": rows}, {})
    monkeypatch.setattr("docgen.on_trial._TRIAL_ROWS", 3)
    told = pipeline.check([path], workspace=workspace).issues
    assert [(one.code, one.location.cell) for one in told] == [("tag-in-cell", "B9")]
