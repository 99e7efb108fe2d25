"""One workbook, a document a school: values, rows and texts of each, and what is wrong, once."""

from __future__ import annotations

import pytest

from docgen import pipeline
from docgen.workspace import Workspace
from tests.batch.conftest import CARD, ROWS, SCHOOLS, Make, book
from tests.documents.conftest import OFFICE, Rows, save


def test_every_school_gets_its_rows_and_its_values(build: Make) -> None:
    made = build(book())
    assert made.told == []
    assert made.statuses == {"СОШ № 31": "built", "Лицей": "built", "СОШ № 5": "built"}
    assert made.events("СОШ № 31") == [
        "Семинар учителей",
        "Открытый урок: СОШ № 31",
        "Поручить Ясеневой Нине Фёдоровне отчёт",
    ]
    assert made.events("Лицей") == [
        "Семинар учителей",
        "Поручить Коваль Елене Викторовне отчёт",
    ]
    assert made.events("СОШ № 5") == [
        "Семинар учителей",
        "Выезд методиста",
        "Открытый урок: СОШ № 5",
    ]


def test_own_value_stands_in_for_the_common_one_and_an_empty_cell_leaves_it(build: Make) -> None:
    made = build(book())
    assert made.lines("Лицей")[-1].endswith("Е.В. Коваль")
    assert made.lines("СОШ № 5")[-1].endswith("Н.Ф. Ясенева")


def test_names_of_files_tell_kind_school_and_period(build: Make) -> None:
    assert build(book()).documents == [
        "План_Лицей_2027-2028.docx",
        "План_СОШ-31_2027-2028.docx",
        "План_СОШ-5_2027-2028.docx",
    ]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("План_{{ школа }}_{{ период }}", "План_Лицей_2027-2028.docx"),
        ("{{ школа }} ({{ группа }})", "Лицей (городские).docx"),
        ("один/на\\всех?", "один-на-всех (Лицей).docx"),
    ],
)
def test_pattern_of_the_card_names_the_files(build: Make, pattern: str, first: str) -> None:
    made = build(book(card=[*CARD, ["Имя файла", pattern]]))
    assert made.told == []
    assert first in made.documents
    assert len(made.documents) == 3


def test_pattern_says_the_same_of_a_field_whoever_fills_it(build: Make) -> None:
    schools = [
        ["Школа", "Подписант", "Дата"],
        ["СОШ № 31", "Ясенева Нина Фёдоровна", "31.08.2027"],
        ["Лицей", "Коваль Елена Викторовна"],
    ]
    card = [*book()["Реквизиты"], ["Дата", "30.08.2027"], ["Имя файла", "{{ дата }} {{ Школа }}"]]
    rows = [["Мероприятие", "Срок"], ["Семинар", "октябрь 2027 г."]]
    made = build(book(schools, rows, card))
    assert made.documents == ["30 августа 2027 г. Лицей.docx", "31 августа 2027 г. СОШ-31.docx"]


@pytest.mark.parametrize(
    ("common", "own", "told", "files"),
    [
        ("{{ груп }}", None, ["unknown-recipient-value Реквизиты!B7"], []),
        ("{{ школа", None, ["unknown-recipient-value Реквизиты!B7"], []),
        ("{{ школа }}", "{{ груп }}", ["unknown-recipient-value Школы!D3"], ["СОШ-31.docx"]),
        # What is blank is left out.
        ("{{ группа }} {{ школа }}", None, [], ["Лицей.docx", "городские СОШ-31.docx"]),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told_at_its_cell(
    build: Make, common: str, own: str | None, told: list[str], files: list[str]
) -> None:
    signer = "Ясенева Нина Фёдоровна"
    schools = [
        ["Школа", "Группа", "Подписант", "Имя файла"],
        ["СОШ № 31", "городские", signer],
        ["Лицей", None, signer, own],
    ]
    rows = [["Мероприятие", "Срок"], ["Семинар", "октябрь 2027 г."]]
    made = build(book(schools, rows, [*CARD, ["Имя файла", common]]))
    assert made.told == told
    assert made.documents == files


def test_tags_may_have_headings_as_they_are_typed(build: Make) -> None:
    schools = [
        ["Школа", "Полное название", "Кол-во", "Директор"],
        ["СОШ № 31", "Средняя школа № 31", "204", "Ясенева Нина Фёдоровна"],
    ]
    text = "Сбор: {{ Полное название }}, {{Кол-во}}, {{ Директор | дательный }}, {{ школа }}"
    made = build(book(schools, [["Мероприятие", "Срок", "Итог"], [text, "май 2028 г.", "отчёт"]]))
    assert made.told == []
    said = "Сбор: Средняя школа № 31, 204, Ясеневой Нине Фёдоровне, СОШ № 31"
    assert said in str(made.lines("СОШ № 31"))


def test_pattern_of_a_row_names_its_file(build: Make) -> None:
    schools = [[*SCHOOLS[0], "Имя файла"], [*SCHOOLS[1], None, "Первый"], *SCHOOLS[2:]]
    assert "Первый.docx" in build(book(schools)).documents


def test_one_bad_row_stops_one_document(build: Make) -> None:
    schools = [[*SCHOOLS[0], "Ориентация"], *SCHOOLS[1:3], [*SCHOOLS[3], None, "косая"]]
    made = build(book(schools))
    assert made.statuses == {"СОШ № 31": "built", "Лицей": "built", "СОШ № 5": "failed"}
    assert made.told == ["bad-choice Школы!E4"]
    assert len(made.documents) == 2


@pytest.mark.parametrize(
    ("schools", "rows", "told", "failed"),
    [
        (
            SCHOOLS,
            [*ROWS, [None, "Слёт", "май 2028 г.", "СОШ № 13"]],
            ["unknown-recipient Мероприятия!D6"],
            [],
        ),
        (
            [*SCHOOLS, ["СОШ-31", None, "Ясенева Нина Фёдоровна"]],
            ROWS,
            ["duplicate-recipient Школы!A5"],
            ["СОШ-31"],
        ),
        (
            [*SCHOOLS, [None, "сельские", "Ясенева Нина Фёдоровна"]],
            ROWS,
            ["recipient-without-name Школы!5"],
            ["строка 5"],
        ),
        (
            [*SCHOOLS, ["Лицей № 2"]],
            [ROWS[0], [None, "Слёт", "май 2028 г.", "сельские, городские"]],
            ["nothing-for-recipient Школы!A5", "recipient-column-unused Школы!C"],
            ["Лицей № 2"],
        ),
        (
            SCHOOLS,
            [*ROWS, [None, "Встреча: {{ завуч }}", "май 2028 г."]],
            ["unknown-recipient-value Мероприятия!B6"],
            ["СОШ № 31", "Лицей", "СОШ № 5"],
        ),
        (
            [*SCHOOLS, ["СОШ № 7", "сельские"]],
            [*ROWS, [None, "Доклад: {{ директор }}", "май 2028 г.", "сельские"]],
            ["recipient-value-missing Школы!C5"],
            ["СОШ № 7"],
        ),
        (
            [*SCHOOLS, ["СОШ № 7", "сельские", "=A1"]],
            [*ROWS, [None, "Доклад: {{ директор }}", "май 2028 г.", "сельские"]],
            ["formula-without-value Школы!C5"],
            ["СОШ № 7"],
        ),
        (
            [*SCHOOLS, ["!!!", "сельские", "Ясенева Нина Фёдоровна"]],
            ROWS,
            ["recipient-without-name Школы!A5"],
            ["!!!"],
        ),
        ([[*SCHOOLS[0], "Завуч"], [*SCHOOLS[1], None, "Петрова"], *SCHOOLS[2:]], ROWS,
         ["recipient-column-unused Школы!E"], []),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_once_at_its_cell(
    build: Make, schools: Rows, rows: Rows, told: list[str], failed: list[str]
) -> None:
    made = build(book(schools, rows))
    assert made.told == told
    assert [name for name, status in made.statuses.items() if status == "failed"] == failed


def test_sections_without_rows_are_left_out(build: Make) -> None:
    rows: Rows = [
        ROWS[0],
        ["Учёба"],
        [None, "Семинар учителей", "октябрь 2027 г."],
        ["Поездки"],
        [None, "Выезд методиста", "ноябрь 2027 г.", "сельские"],
    ]
    made = build(book(rows=rows), {"Мероприятия": ["A2:C2", "A4:C4"]})
    assert not any("Поездки" in line for line in made.lines("Лицей"))
    assert any("Поездки" in line for line in made.lines("СОШ № 5"))


def test_text_merged_over_rows_stays_with_those_that_are_left(build: Make) -> None:
    rows: Rows = [
        ROWS[0],
        [None, "Семинар учителей", "октябрь 2027 г.", "сельские"],
        [None, "Выезд методиста", None, "городские"],
        [None, "Слёт", "май 2028 г."],
    ]
    made = build(book(rows=rows), {"Мероприятия": ["C2:C3"]})
    assert any("Выезд методиста|октябрь 2027 г." in line for line in made.lines("Лицей"))


def test_schools_printed_as_an_attachment_are_no_batch(build: Make) -> None:
    attachments = [["Название", "Таблица"], ["Список школ", "Школы"]]
    made = build({**book(rows=[row[:3] for row in ROWS[:3]]), "Приложения": attachments})
    assert [d.recipient for d in made.result.documents] == [""]


def test_check_tells_the_same_and_writes_nothing(workspace: Workspace) -> None:
    path = workspace.inputs / "Планы.xlsx"
    save(path, book(rows=[*ROWS, [None, "Слёт", "май 2028 г.", "СОШ № 13"]]), {})
    result = pipeline.check([path], workspace=workspace)
    assert [d.status for d in result.documents] == ["checked"] * 3
    assert [i.code for i in result.issues if i.is_error] == ["unknown-recipient"]
    assert not workspace.outputs.exists()


def test_heads_of_other_schools_are_no_slips(workspace: Workspace) -> None:
    path = workspace.inputs / "Планы.xlsx"
    save(path, book(), {})
    assert pipeline.check([path], workspace=workspace).issues == []


def test_what_the_row_leaves_out_is_taken_from_the_directory_or_told_as_lacking_there(
    build: Make, workspace: Workspace
) -> None:
    schools = [
        ["Краткое название", "Руководитель", "Телефон"],
        ["СОШ № 31", "Ясенева Нина Фёдоровна", "2-10-31"],
    ]
    save(workspace.root / "справочник.xlsx", {"Организация": OFFICE, "Школы": schools}, {})
    rows = [["Мероприятие", "Срок"], ["Сбор: {{ телефон }}, {{ директор }}", "май 2028 г."]]
    made = build(book([["Школа"], ["СОШ № 31"], ["Лицей"]], rows))
    assert "Сбор: 2-10-31, Ясенева Нина Фёдоровна" in str(made.lines("СОШ № 31"))
    lacking = [i for i in made.result.issues if i.code == "recipient-value-missing"]
    assert [str(i.location) for i in lacking] == ["Школы!3", "Школы!3"]
    assert "не заполнено «Телефон»" in str([i.message for i in lacking])
    assert all("справочника" in i.hint for i in lacking)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Наименование школы", True),
        ("Образовательное учреждение", True),
        ("Организация", True),
        ("Кто", False),
    ],
)
def test_headings_of_exported_lists_name_schools(build: Make, heading: str, found: bool) -> None:
    schools = [["№ п/п", heading, "Директор"], ["1", "Лицей", "Коваль Елена Викторовна"]]
    text = "Сбор в школе «{{ школа }}», {{ директор }}"
    made = build(book(schools, [["Мероприятие", "Срок"], [text, "май 2028 г."]]))
    assert made.documents == (["План_Лицей_2027-2028.docx"] if found else [])
    codes = [issue.code for issue in made.result.issues]
    assert ("tag-in-cell" in codes) is not found
    assert "recipient-column-unused" not in codes
    assert "proof" not in str(codes)


def test_beside_a_usual_heading_one_of_a_list_fills_the_card(build: Make) -> None:
    schools = [
        ["Наименование организации", "Школа", "Подписант"],
        ["Бюджетное учреждение «Лицей»", "Лицей", "Коваль Елена Викторовна"],
    ]
    made = build(book(schools, [["Мероприятие", "Срок"], ["Сбор", "май 2028 г."]]))
    assert "Бюджетное учреждение «Лицей»" in str(made.lines("Лицей"))
