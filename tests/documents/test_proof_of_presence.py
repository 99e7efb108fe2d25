"""What is printed is found in the document, or there is none; good papers are never stopped."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from docgen import pipeline
from docgen.content import Table
from docgen.context.coverage import Coverage
from docgen.issues import Location
from docgen.kinds import load_kinds
from docgen.kinds.model import Column, ValueType
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.workspace import Workspace, shipped_folder
from tests.documents.conftest import Build, Rows, save
from tests.documents.test_order import CARD, CLAUSES, card

KIND = load_kinds([shipped_folder("templates")])[0]


def records_of(value: Value) -> WorkbookRecords:
    sheet = SheetData("Лист", Location(sheet="Лист"))
    sheet.records = [Record(Location(sheet="Лист", row=2), {"поле": value})]
    return WorkbookRecords(Path("к.xlsx"), KIND, {"лист": sheet})


@pytest.mark.parametrize(
    ("told", "page", "codes"),
    [
        (["Иванов И.И."], "Слушали: ИВАНОВ И. И.", []),
        (["Иванову"], "Слушали: Иванов", ["value-lost"]),
        (["раз", "два"], "раз", ["value-lost"]),
        (["раз\nдва"], "два / раз", []),
        (["1) раз\n2.\u00a0два"], "– раз\n– два", []),
        (["1) раз\n2) два"], "– раз", ["value-lost"]),
        ([], "ничего", ["not-printed"]),
        ([], "Иванов И.И.", []),
    ],
)
def test_printed_text_must_be_found(told: list[str], page: str, codes: list[str]) -> None:
    value = Value("Иванов И.И.", "Иванов И.И.", Location(sheet="Лист", row=2, column=1))
    coverage = Coverage()
    for text in told:
        coverage.tracer(value)(text)
    assert [issue.code for issue in coverage.check(records_of(value), [page])] == codes


def test_cell_of_a_printed_table_must_be_found() -> None:
    sheet = SheetData("Лист", Location(sheet="Лист"))
    sheet.cells = [Value("итог", "итог", Location(sheet="Лист", row=1, column=1))]
    sheet.table = object()  # type: ignore[assignment]
    records = WorkbookRecords(Path("к.xlsx"), KIND, {"лист": sheet})
    coverage = Coverage()
    coverage.touch_table(sheet)
    assert [issue.code for issue in coverage.check(records, ["пусто"])] == ["value-lost"]
    assert coverage.check(records, ["Итог."]) == []


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("1. Слёт: осень, зима", []),
        ("осень, слёт", []),
        ("слёт, осенние", ["value-lost"]),
        ("слёт\nчужое\nосень", []),
    ],
)
def test_row_of_a_table_stands_as_a_whole_or_cell_by_cell(page: str, codes: list[str]) -> None:
    place = Location(sheet="Лист", row=2)
    cells = [Value(text, text, place) for text in ("Слёт", "Осень")]
    sheet = SheetData("Лист", Location(sheet="Лист"), table=Table((1.0,), ()), cells=cells)
    records = WorkbookRecords(Path("к.xlsx"), KIND, {"лист": sheet})
    coverage = Coverage()
    coverage.touch_table(sheet)
    assert [issue.code for issue in coverage.check(records, [page])] == codes


def test_what_a_cell_has_told_is_found_though_its_row_stands_there() -> None:
    place = Location(sheet="Лист", row=2)
    cells = [Value(text, text, place) for text in ("Слёт", "Осень")]
    sheet = SheetData("Лист", Location(sheet="Лист"), table=Table((1.0,), ()), cells=cells)
    records = WorkbookRecords(Path("к.xlsx"), KIND, {"лист": sheet})
    coverage = Coverage()
    coverage.touch_table(sheet)
    coverage.tracer(cells[1])("осенью")
    assert [issue.code for issue in coverage.check(records, ["Слёт, осень"])] == ["value-lost"]
    assert coverage.check(records, ["Слёт, осень: будет осенью"]) == []


def test_switches_need_not_be_found() -> None:
    column = Column("Поле", ValueType.CHOICE, printed=False, choices=("а",))
    value = Value("а", "а", Location(sheet="Лист"), column)
    assert Coverage().check(records_of(value), []) == []


def test_template_that_loses_text_gives_no_document(workspace: Workspace) -> None:
    """Text beside a row command is dropped by docxtpl without a word."""
    templates = workspace.root / "templates"
    shutil.copytree(shipped_folder("templates"), templates)
    document = docx.Document()
    table = document.add_table(2, 1)
    table.rows[0].cells[0].text = "{%tr for п in подписи %}{{ заголовок }}"
    table.rows[1].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{{ заголовок|upper|truncate(5) }}")
    document.save(str(templates / "docx" / "order.docx"))
    save(workspace.inputs / "Книга.xlsx", {"Реквизиты": CARD, "Пункты": CLAUSES}, {})
    result = pipeline.build(
        [workspace.inputs / "Книга.xlsx"], workspace.outputs, workspace=workspace
    )
    assert "value-lost" in [issue.code for issue in result.issues]
    assert result.documents[0].output is None


PEOPLE: Rows = [
    ["Кто", "Роль"],
    ["Орёл Пётр Ильич", "председатель"],
    ["Швец Анна Ивановна", "секретарь"],
    ["Мельник Ольга Петровна", None],
]


@pytest.mark.parametrize("view", ["списком", "строкой", "подпунктами", "таблицей"])
def test_nobody_vanishes_from_a_list(build: Build, view: str) -> None:
    rows = [["Текст", "Лист", "Как показать"], ["Создать комиссию:", "Комиссия", view]]
    built = build({"Реквизиты": card(), "Пункты": rows, "Комиссия": PEOPLE})
    assert built.path is not None, [str(issue) for issue in built.issues]
    for name in ("Орёл Пётр Ильич", "Швец Анна Ивановна", "Мельник Ольга Петровна"):
        assert any(name in line for line in built.lines), name


GOOD_CELLS = [
    [date(2026, 9, 15), "15.09.2026"],
    [datetime(2026, 9, 15, 14, 30), "15.09.2026"],
    [1234567.5, "1234567,5"],
    [150000.25, "150000,25"],
    [0.25, "0,25"],
    ["12 500 руб.", "12 500 руб."],
    ["-", "-"],
    ['«Кавычки» "и такие"', "«Кавычки» «и такие»"],
    ["ёлка, Ёж", "ёлка, Ёж"],
    ["строка\nдругая", "строка"],
    ["a@b.ru, https://x.ru/?a=1&b=2", "a@b.ru, https://x.ru/?a=1&b=2"],
]


@pytest.mark.parametrize(("cell", "shown"), GOOD_CELLS)
def test_good_cells_never_stop_a_document(build: Build, cell: object, shown: str) -> None:
    plan = {
        "Реквизиты": [["Вид документа", "план"], ["Название", "План"], ["Своё поле", cell]],
        "Мероприятия": [["№", "Что", "Когда"], [1, "Дело", cell], [2, "Другое", "май"]],
    }
    built = build(plan)
    assert built.path is not None, [str(issue) for issue in built.issues]
    assert any(shown in line for line in built.lines)
    listed = [["Текст", "Лист", "Как показать"], ["Список:", "Суммы", "списком"]]
    order = build(
        {
            "Реквизиты": card(),
            "Пункты": listed,
            "Суммы": [["Кто", "Сумма"], ["Петрова М.П.", cell], ["Сидоров И.И.", 5]],
        }
    )
    assert order.path is not None, [str(issue) for issue in order.issues]


@pytest.mark.parametrize(
    ("addressee", "expected"),
    [
        ("Заместитель директора Петрова М.П.", "1. Заместителю директора Петровой М.П. сделать."),
        (
            "учитель физики Смирнова Ольга Петровна",
            "1. Учителю физики Смирновой О.П. сделать.",
        ),
        ("Орёл Пётр Ильич", "1. Орлу П.И. сделать."),
        ("Совет отцов", "1. Совету отцов сделать."),
    ],
)
def test_post_typed_with_the_name_is_declined_with_it(
    build: Build, addressee: str, expected: str
) -> None:
    built = build({"Реквизиты": card(), "Пункты": [["Кому", "Текст"], [addressee, "Сделать."]]})
    assert expected in built.lines, [str(issue) for issue in built.issues]


def test_name_in_another_case_is_refused(build: Build) -> None:
    rows = [["Кому", "Текст"], ["Ивановой Анне Петровне", "Сделать."]]
    assert "oblique-name Пункты!A2" in build({"Реквизиты": card(), "Пункты": rows}).told


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Жигаловой Т.Н.", True), ("Жигалова Т.Н.", False), ("Ковалю Т.Н.", True)],
)
def test_initials_with_a_surname_in_another_case(
    workspace: Workspace, build: Build, typed: str, told: bool
) -> None:
    people: Rows = [["ФИО"], ["Жигалова Тамара Никитична"], ["Коваль Тимур Никитич"]]
    save(workspace.root / "справочник.xlsx", {"Люди": people}, {})
    rows = [["Кому", "Текст"], [typed, "Сделать."]]
    built = build({"Реквизиты": card(), "Пункты": rows})
    assert ("oblique-name Пункты!A2" in built.told) is told


def test_sheet_named_like_a_field_does_not_replace_it(build: Build) -> None:
    sheets = {"Реквизиты": card(), "Пункты": CLAUSES, "Организация": PEOPLE}
    built = build(sheets)
    assert "name-clash Организация" in built.told
    assert built.lines[0] == "Муниципальное бюджетное"


@pytest.mark.parametrize(
    ("attachments", "told"),
    [
        ([["Название", "Листы"], ["Список", "Ознакомление"]], []),
        ([["Название", "Листы"], ["Список", "Основания"]], ["empty-reference Приложения!B2"]),
        (
            [["Название", "Листы", "Повторить для"], ["План", "Т", "Пусто"]],
            ["nothing-to-repeat Приложения!C2"],
        ),
        ([["Название", "Листы"], ["Круг", "К"]], ["circular-reference К"]),
    ],
)
def test_references_that_print_nothing_are_told(
    build: Build, attachments: Rows, told: list[str]
) -> None:
    built = build(
        {
            "Реквизиты": card(),
            "Пункты": CLAUSES,
            "Приложения": attachments,
            "Ознакомление": [["Кто"], ["Петрова М.П."]],
            "Основания": [["Оборот", "Документ"]],
            "Т": [["Вид", "Текст"], ["", "Текст."]],
            "Пусто": [["Кто"]],
            "К": [["Вид", "Текст"], ["таблица", "К"]],
        }
    )
    for finding in told:
        assert finding in built.told
    assert bool(told) == (built.path is None)
