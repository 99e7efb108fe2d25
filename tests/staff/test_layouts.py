"""Lists as schools keep them: whatever their shape, the same people come out of them."""

# ruff: noqa: E501  (a row of a list is read more easily as a row)
from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from docgen.staff.reading import read_list
from tests.staff.conftest import ReadRows, Rows, people_of, skipped_of, write_list

PETROVA, ZOTOV = "Петрова Мария Павловна", "Зотов Иван Ильич"

# name: (rows, merges, people, reasons of the rows that name nobody)
LAYOUTS: dict[str, tuple[Rows, list[str], list[str], dict[int, str]]] = {
    "plain": (
        [["ФИО", "Должность"], [PETROVA, "учитель математики"], [ZOTOV, "директор"]],
        [],
        ["A2 Петрова Мария Павловна | учитель математики", "A3 Зотов Иван Ильич | директор"],
        {1: "HEADING"},
    ),
    "salary list: three rows of head, numbers of columns, a further page, total, signature": (
        [
            ["Тарификационный список МБОУ СОШ № 5 на 01.09.2027"],
            [],
            ["№ п/п", "Фамилия, имя, отчество", "Должность, предмет", "Стаж", None, "Часы", None],
            [None, None, None, "общий", None, "I–IV", "V–IX"],
            [None, None, None, "лет", "мес.", None, None],
            [1, 2, 3, 4, 5, 6, 7],
            [1, PETROVA, "Учитель (физика)", 10, 2, None, 18],
            ["Продолжение"],
            ["№ п/п", "Фамилия, имя, отчество", "Должность, предмет", "Стаж", None, "Часы", None],
            [None, None, None, "общий", None, "I–IV", "V–IX"],
            [None, None, None, "лет", "мес.", None, None],
            [1, 2, 3, 4, 5, 6, 7],
            [2, "ЗОТОВ ИВАН ИЛЬИЧ", "УЧИТЕЛЬ ОБЖ", 3, 1, None, 9],
            ["Итого", None, None, None, None, None, 27],
            [],
            ["Директор ______________ Соснова А.И."],
            ["Главный бухгалтер", None, None, None, "Ветрова О.П."],
        ],
        [
            *("A3:A5", "B3:B5", "C3:C5", "D3:E3", "D4:E4", "F3:G3", "F4:F5", "G4:G5"),
            *("A9:A11", "B9:B11", "C9:C11", "D9:E9", "D10:E10", "F9:G9", "F10:F11", "G10:G11"),
        ],
        [
            "B7 Петрова Мария Павловна | учитель физики | МБОУ СОШ № 5",
            "B13 Зотов Иван Ильич | учитель ОБЖ | МБОУ СОШ № 5",
        ],
        {
            1: "ABOVE", 3: "HEADING", 4: "HEADING", 5: "HEADING", 6: "COLUMN_NUMBERS",
            8: "HEADING", 9: "HEADING", 10: "HEADING", 11: "HEADING", 12: "COLUMN_NUMBERS",
            14: "TOTAL", 16: "SIGNATURE", 17: "BELOW",
        },
    ),
    "head broken into rows without merges": (
        [
            ["№", "Фамилия,", "Занимаемая", "Контактный"],
            ["п/п", "имя, отчество", "должность", "телефон"],
            [1, PETROVA, "учитель", "8-910-555-11-22"],
        ],
        [],
        ["B3 Петрова Мария Павловна | учитель |  | 8-910-555-11-22"],
        {1: "HEADING", 2: "HEADING"},
    ),
    "name in three columns": (
        [["Фамилия", "Имя", "Отчество", "Пол"], ["Ким", "Ли", None, "жен."], ["ЗОТОВ", "ИВАН", "ИЛЬИЧ", "м"]],
        [],
        ["A2 Ким Ли |  |  | ж", "A3 Зотов Иван Ильич"],
        {1: "HEADING"},
    ),
    "name in three columns under one heading": (
        [["Фамилия, имя, отчество", None, None, "Должность"], ["Петрова", "Мария", "Павловна", "тьютор"]],
        ["A1:C1"],
        ["A2 Петрова Мария Павловна | тьютор"],
        {1: "HEADING"},
    ),
    "name in two columns": (
        [["Фамилия", "Имя, отчество", "Должность"], ["Петрова", "Мария Павловна", "тьютор"]],
        [],
        ["A2 Петрова Мария Павловна | тьютор"],
        {1: "HEADING"},
    ),
    "no headings": (
        [[PETROVA, "учитель физики", "8-910-555-11-22", "p@x.example"], [ZOTOV, "сторож", "2-14-01", None]],
        [],
        [
            "A1 Петрова Мария Павловна | учитель физики |  | 8-910-555-11-22 p@x.example",
            "A2 Зотов Иван Ильич | сторож |  | 2-14-01",
        ],
        {},
    ),
    "a title and no headings": (
        [["Работники МБОУ СОШ № 5"], [PETROVA, "учитель"], [ZOTOV, "сторож"]],
        [],
        [
            "A2 Петрова Мария Павловна | учитель | МБОУ СОШ № 5",
            "A3 Зотов Иван Ильич | сторож | МБОУ СОШ № 5",
        ],
        {1: "ABOVE"},
    ),
    "one column": (
        [["ФИО"], [PETROVA], ["Директор Зотов Иван Ильич"]],
        [],
        ["A2 Петрова Мария Павловна", "A3 Зотов Иван Ильич | директор"],
        {1: "HEADING"},
    ),
    "everything in one cell": (
        [
            ["№", "Сведения о сотруднике"],
            [1, "Петрова Мария Павловна, 12.05.1980, учитель химии, тел. 8-910-555-11-22"],
            [2, "Зотов\nИван\nИльич\nсторож"],
        ],
        [],
        [
            "B2 Петрова Мария Павловна | учитель химии |  | 8-910-555-11-22",
            "B3 Зотов Иван Ильич | сторож",
        ],
        {1: "ABOVE"},
    ),
    "teacher and subject": (
        [["Учитель", "Предмет"], [PETROVA, "Математика"], [ZOTOV, "история, обществознание"]],
        [],
        [
            "A2 Петрова Мария Павловна | учитель математики",
            "A3 Зотов Иван Ильич | учитель истории и обществознания",
        ],
        {1: "HEADING"},
    ),
    "school written once": (
        [
            ["Школа", "ФИО", "Должность"],
            ["МБОУ СОШ № 5", PETROVA, "учитель"],
            [None, ZOTOV, "учитель"],
            ["МБОУ СОШ № 7", "Орлова Ия Львовна", "учитель"],
        ],
        [],
        [
            "B2 Петрова Мария Павловна | учитель | МБОУ СОШ № 5",
            "B3 Зотов Иван Ильич | учитель | МБОУ СОШ № 5",
            "B4 Орлова Ия Львовна | учитель | МБОУ СОШ № 7",
        ],
        {1: "HEADING"},
    ),
    "school in merged cells": (
        [
            ["ФИО", "Школа"],
            [PETROVA, "Гимназия «Эврика»"],
            [ZOTOV, None],
            ["Орлова Ия Львовна", "Лицей № 3"],
        ],
        ["B2:B3"],
        [
            "A2 Петрова Мария Павловна |  | Гимназия «Эврика»",
            "A3 Зотов Иван Ильич |  | Гимназия «Эврика»",
            "A4 Орлова Ия Львовна |  | Лицей № 3",
        ],
        {1: "HEADING"},
    ),
    "schools and departments as rows": (
        [
            ["№", "ФИО", "Должность"],
            ["МБОУ СОШ № 5 (директор Иванов И.И.)"],
            ["Администрация"],
            [1, PETROVA, "директор"],
            ["МКДОУ «Ромашка»"],
            [1, ZOTOV, "сторож"],
        ],
        ["A2:C2", "A3:C3", "A5:C5"],
        [
            "B4 Петрова Мария Павловна | директор | МБОУ СОШ № 5",
            "B6 Зотов Иван Ильич | сторож | МКДОУ «Ромашка»",
        ],
        {1: "HEADING", 2: "SECTION", 3: "SECTION", 5: "SECTION"},
    ),
    "two tables with other heads": (
        [
            ["№", "ФИО", "Должность"],
            [1, PETROVA, "учитель"],
            [],
            ["Обслуживающий персонал"],
            ["№", "Должность", "ФИО", "Телефон"],
            [1, "сторож", ZOTOV, "2-14-01"],
        ],
        [],
        ["B2 Петрова Мария Павловна | учитель", "C6 Зотов Иван Ильич | сторож |  | 2-14-01"],
        {1: "HEADING", 4: "BELOW", 5: "HEADING"},
    ),
    "empty rows and columns, far from the corner": (
        [[], [], [None, None, "Ф.И.О.", None, "Должность"], [], [None, None, PETROVA, None, "повар"]],
        [],
        ["C5 Петрова Мария Павловна | повар"],
        {3: "HEADING"},
    ),
    "vacancies, lost names and other cases": (
        [
            ["№", "ФИО", "Должность"],
            [1, "вакансия", "учитель химии"],
            [2, None, "Вакантно: сторож"],
            [3, "Петровой Марии Павловне", "учитель"],
            [4, "Зотов", "сторож"],
            [5, "Зотов И.И., Орлова И.Л.", "повара"],
            [6, PETROVA, "учитель"],
            [None, None, "методист"],
        ],
        [],
        ["B7 Петрова Мария Павловна | учитель"],
        {
            1: "HEADING", 2: "VACANCY", 3: "VACANCY", 4: "OBLIQUE_NAME", 5: "UNREAD_NAME",
            6: "SEVERAL_PEOPLE", 8: "SECOND_POST",
        },
    ),
    "pupils beside their teachers": (
        [
            ["№", "ФИО обучающегося", "Класс", "ФИО учителя", "Предмет"],
            [1, "Кротов Иван Ильич", "5а", PETROVA, "химия"],
        ],
        [],
        ["D2 Петрова Мария Павловна | учитель химии"],
        {1: "HEADING"},
    ),
    "leader of a group in merged cells, members in rows": (
        [
            ["Группа", "Руководитель группы", "Школа", "Члены группы", "Школа"],
            ["Первая", "Орлова Ия Львовна", "Лицей № 3", PETROVA, "Школа № 5"],
            [None, None, None, ZOTOV, "Школа № 7"],
        ],
        ["A2:A3", "B2:B3", "C2:C3"],
        [
            "D2 Петрова Мария Павловна |  | Школа № 5",
            "D3 Зотов Иван Ильич |  | Школа № 7",
        ],
        {1: "HEADING"},
    ),
    "every cell merged over several columns": (
        [
            ["№", "Сотрудник", None, None, "Должность", None, "Телефон"],
            [1, PETROVA, None, None, "тьютор", None, "2-14-01"],
            [2, ZOTOV, None, None, "сторож", None, None],
        ],
        [*("B1:D1", "B2:D2", "B3:D3", "E1:F1", "E2:F2", "E3:F3")],
        ["B2 Петрова Мария Павловна | тьютор |  | 2-14-01", "B3 Зотов Иван Ильич | сторож"],
        {1: "HEADING"},
    ),
    "pupils in three columns": (
        [
            ["Класс", "Фамилия ученика", "Имя ученика", "Классный руководитель"],
            ["5а", "Кротов", "Иван", PETROVA],
            ["5б", "Седов", "Олег", ZOTOV],
        ],
        [],
        ["D2 Петрова Мария Павловна", "D3 Зотов Иван Ильич"],
        {1: "HEADING"},
    ),
    "signed by initials below": (
        [["ФИО", "Должность"], [PETROVA, "учитель"], [], ["И.И. Зотов", "директор"]],
        [],
        ["A2 Петрова Мария Павловна | учитель"],
        {1: "HEADING", 4: "SIGNATURE"},
    ),
    "list of schools with leaders": (
        [
            ["№", "Полное наименование", "Краткое наименование", "ФИО директора", "Адрес", "E-mail"],
            [1, "Муниципальная средняя школа № 5", "МБОУ СОШ № 5", PETROVA, "ул. Мира, 1", "a@x.example"],
        ],
        [],
        ["D2 Петрова Мария Павловна | директор | МБОУ СОШ № 5"],
        {1: "HEADING"},
    ),
    "no people at all": (
        [["Смета"], ["Наименование", "Всего"], ["Бумага", 5], ["Мел", 7]],
        [],
        [],
        {1: "NO_PEOPLE", 2: "NO_PEOPLE", 3: "NO_PEOPLE", 4: "NO_PEOPLE"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_list_of_any_shape(read_rows: ReadRows, name: str) -> None:
    rows, merges, people, reasons = LAYOUTS[name]
    read = read_rows(rows, merges)
    assert people_of(read) == people
    assert skipped_of(read) == reasons


def test_empty_columns_of_a_merged_heading_are_no_columns(read_rows: ReadRows) -> None:
    rows, merges, *_ = LAYOUTS["every cell merged over several columns"]
    (table,) = read_rows(rows, merges).tables
    assert [(c.column, c.role.name) for c in table.columns] == [
        (1, "NUMBER"),
        (2, "NAME"),
        (5, "POST"),
        (7, "PHONE"),
    ]


@pytest.mark.parametrize(
    ("sheet", "title", "school"),
    [
        ("МБОУ СОШ № 5", "Список работников", "МБОУ СОШ № 5"),
        ("СОШ № 5", "Список работников МБОУ СОШ № 5 на 01.09.2027", "МБОУ СОШ № 5"),
        ("Лист1", "Сведения о кадрах МКОУ «Ровненская ООШ» за 2027 год", "МКОУ «Ровненская ООШ»"),
        ("Учителя СОШ № 5", "Список учителей", "СОШ № 5"),
        ("Учителя", "Список учителей", ""),
    ],
)
def test_school_of_a_whole_sheet(read_rows: ReadRows, sheet: str, title: str, school: str) -> None:
    read = read_rows([[title], ["ФИО", "Должность"], [PETROVA, "учитель"]], sheet=sheet)
    assert [person.unit for person in read.people] == [school]


def test_schools_with_all_that_is_said_of_them(read_rows: ReadRows) -> None:
    rows: Rows = [
        [
            "Учреждение",
            "Должность руководителя",
            "Ф.И.О. руководителя",
            "Юридический адрес",
            "Тел.",
        ],
        ["Сельские школы"],
        ["МБОУ СОШ № 5", "Директор", PETROVA, "ул. Мира, 1", "2-14-01"],
        ["МКДОУ «Ромашка»", "Заведующий", "Зотов И.И.", None, None],
    ]
    read = read_rows(rows)
    assert [(s.short, s.post, s.leader, s.address, s.phone) for s in read.schools] == [
        ("МБОУ СОШ № 5", "директор", PETROVA, "ул. Мира, 1", "2-14-01"),
        ("МКДОУ «Ромашка»", "заведующий", "Зотов И.И.", "", ""),
    ]
    assert [(str(p.name), bool(p.doubts)) for p in read.people] == [
        (PETROVA, False),
        ("Зотов\u00a0И.И.", True),
    ]
    assert skipped_of(read) == {1: "HEADING", 2: "SECTION"}


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        ([PETROVA, "заместитель директора, учитель истории", ""], "две должности"),
        (["Петрова М.П.", "учитель", ""], "только инициалы"),
        (["Нгуен Тхи Хоа", "учитель", ""], "имя непривычное"),
        (["Ким Ли", "учитель", ""], "не понять, мужчина или женщина"),
        ([PETROVA, "учитель", "уволена 01.09.2027"], "в списке сказано «уволена"),
        ([PETROVA, "учитель", "декретный отпуск"], ""),
        ([PETROVA, "учитель, классный руководитель 5а", ""], ""),
        ([PETROVA, "учитель математики (внешний совместитель)", ""], ""),
    ],
)
def test_doubts(read_rows: ReadRows, row: list[str], doubt: str) -> None:
    read = read_rows([["ФИО", "Должность", "Примечание"], row])
    (person,) = read.people
    assert doubt in "; ".join(person.doubts)
    assert bool(person.doubts) == bool(doubt)


def test_pupils_are_doubted(read_rows: ReadRows) -> None:
    read = read_rows([["ФИО и дата рождения", "Класс"], [f"{PETROVA} 12.05.2015", "5а"]])
    (person,) = read.people
    assert person.doubts == ("должности нет, а класс есть: похоже на список учеников",)
    assert person.left_out == ("дата рождения",)


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    path = tmp_path / "список.xlsx"
    rows: Rows = [["ФИО", "Должность"], [PETROVA, "учитель"], [ZOTOV, "сторож"]]
    write_list(path, {"Лист1": rows, "Архив": rows})
    book = openpyxl.load_workbook(path)
    book["Лист1"].row_dimensions[2].hidden = True
    book["Архив"].sheet_state = "hidden"
    book.save(path)
    read = read_list(path)
    assert people_of(read) == ["A3 Зотов Иван Ильич | сторож"]
    assert skipped_of(read) == {1: "HEADING", 2: "HIDDEN"}
    assert read.hidden_sheets == ["Архив"]
