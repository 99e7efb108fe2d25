"""What the rules of texts say, how gravely, and what the справочник and the state change of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import pipeline
from docgen.issues import Issue
from docgen.workspace import Workspace
from tests.checks.books import Sheets, order, plan
from tests.documents.conftest import Rows, save


def _told(
    folder: Path, sheets: Sheets, words: Rows = (), merge: str = "", kept: str = "Слова"
) -> list[Issue]:
    workspace = Workspace(folder)
    book = workspace.inputs / "Книга.xlsx"
    save(book, sheets, {"Мероприятия": [merge]} if merge else {})
    if words:
        save(workspace.inputs / "справочник.xlsx", {kept: words}, {})
    issues = pipeline.check([book], workspace=workspace).issues
    codes = {"words-spelled", "blanks-filled", "columns-filled", "names-alike"}
    return [i for i in issues if i.code in codes]


def _clauses(*texts: str, final: bool = False) -> Sheets:
    sheets = order([["Текст"], *([text] for text in texts)])
    state = [["Состояние", "на подпись"]] if final else []
    return {**sheets, "Реквизиты": [*sheets["Реквизиты"], *state]}


def test_a_misspelled_word_is_told_once_with_its_count(tmp_path: Path) -> None:
    (issue,) = _told(tmp_path, _clauses("Меропритяие и меропритяие.", "Одно мероприятие."))
    assert str(issue) == (
        "Пункты!A2: «Меропритяие»: такого слова нет в словаре (встречается 2 раза). Возможно, "
        "«мероприятие». Если слово верное, внесите его на лист «Слова» справочника."
    )


def test_a_word_used_often_is_rather_a_term(tmp_path: Path) -> None:
    (issue,) = _told(tmp_path, _clauses("Слово отработывают.", "И отработывают, отработывают."))
    assert issue.severity == "note"


def test_a_misspelled_word_used_often_beside_the_right_one_is_a_slip(tmp_path: Path) -> None:
    texts = ("Опять отработывают.", "И отработывают, отработывают.", "Все отрабатывают.")
    (issue,) = _told(tmp_path, _clauses(*texts))
    assert issue.severity == "warning"


def test_own_words_of_the_office_are_right(tmp_path: Path) -> None:
    words = [["Слово", "Пояснение"], ["отработывать, отработывают", "так говорят у нас"]]
    assert _told(tmp_path, _clauses("Они отработывают."), words) == []
    assert _told(tmp_path, _clauses("Они отработывают."), [["Слово"], ["клуб"]]) != []


def test_names_of_the_directory_are_right(tmp_path: Path) -> None:
    words = [["Слово", "Пояснение"], ["родник", "клуб Ольховской школы"]]
    (issue,) = _told(tmp_path, _clauses("Ольчовская школа – сбор."), words)
    assert issue.message == "«Ольчовская» – так один раз, а в справочнике «Ольховской»."
    assert _told(tmp_path, _clauses("Ольховская школа – сбор."), words) == []


def test_the_own_number_has_its_digits_in_order(tmp_path: Path) -> None:
    def told(*texts: str) -> list[str]:
        card = [["Поле", "Значение"], ["Полное название", "Школа № 36"]]
        issues = _told(tmp_path, _clauses(*texts), card, kept="Организация")
        return [f"{issue.location} {issue.message}" for issue in issues]

    wrong = "Пункты!A2 «школе № 63», а в справочнике № 36."
    assert told("Собраться в школе № 63.", "И в школе № 36.") == [wrong]
    assert told("Собраться в школах № 36 и № 35.") == []
    assert told("Ждать школу № 63.", "Встретить школу № 63.") == []


def test_the_number_of_a_known_school_has_its_digits_in_order(tmp_path: Path) -> None:
    schools = [["Краткое название"], ["СОШ № 13"], ["Гимназия № 4"]]

    def told(text: str) -> list[str]:
        return [i.message for i in _told(tmp_path, _clauses(text), schools, kept="Школы")]

    assert told("Собраться в СОШ № 31.") == ["«СОШ № 31», а в справочнике № 13."]
    assert told("Собраться в СОШ № 13.") == []
    # Another kind of school has numbers of its own.
    assert told("Собраться в лицее № 31.") == []


@pytest.mark.parametrize(("final", "severity"), [(False, "note"), (True, "warning")])
def test_a_blank_is_a_note_in_a_draft(tmp_path: Path, final: bool, severity: str) -> None:
    (issue,) = _told(tmp_path, _clauses("Назначить [ФИО].", final=final))
    assert issue.severity == severity


def _plan(column: str, blank: int) -> Sheets:
    rows = [[f"Дело {n}", "" if n == blank else "Коваль Е.В.", "май 2027"] for n in range(1, 10)]
    return {**plan(), "Мероприятия": [["Дело", column, "Срок"], *rows]}


def test_empty_cells_are_named(tmp_path: Path) -> None:
    (issue,) = _told(tmp_path, _plan("Ответственный", 4))
    assert issue.message == (
        "Столбец «Ответственный» заполнен в 8 строках из 9, а здесь пусто: B5."
    )


def test_a_merged_cell_is_filled(tmp_path: Path) -> None:
    assert _told(tmp_path, _plan("Ответственный", 4), merge="B4:B5") == []


def test_a_row_across_columns_is_left_alone(tmp_path: Path) -> None:
    assert _told(tmp_path, _plan("Ответственный", 4), merge="A5:B5") == []
