"""A batch whose workbook asks for other papers beside each recipient's main document."""

from __future__ import annotations

from pathlib import Path

from docgen import pipeline
from docgen.report import text_report
from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, PEOPLE, Rows, save, visible_lines

BOOK: dict[str, Rows] = {
    "Реквизиты": [
        ["Вид документа", "план"],
        ["Название", "План недели наук"],
        ["Период", "на 2026/2027 учебный год"],
    ],
    "Школы": [
        ["Школа", "Индекс"],
        ["СОШ № 1", "14"],
        ["СОШ № 2", "27"],
    ],
    "Грифы": [
        ["Гриф", "Документ", "Дата документа", "Номер документа"],
        ["утвержден", "приказ директора {{ школа }}", "31.08.2026", "{{ индекс }}"],
    ],
    "Мероприятия": [
        ["Мероприятие", "Срок", "Ответственный", "Для школ"],
        ["Подготовка опытов", "до 20.11.2026", "Коваль Е.В.", "СОШ № 1"],
        ["Встреча с учёным", "до 25.11.2026", "Кузьменко Д.А.", ""],
    ],
    "Комплект": [
        ["Документ", "Для кого", "Для школ"],
        ["приказ об утверждении плана", "", ""],
        ["поручения", "", ""],
        ["поручения", "Коваль Е.В.", "СОШ № 1"],
    ],
}


def built(root: Path, book: dict[str, Rows], also: tuple[str, ...] = ()) -> pipeline.RunResult:
    save(root / "справочник.xlsx", {"Организация": OFFICE, "Люди": PEOPLE}, {})
    workspace = Workspace(root)
    path = workspace.inputs / "Неделя наук.xlsx"
    save(path, book, {})
    return pipeline.build([path], workspace.outputs, workspace=workspace, also=also)


def test_every_recipient_has_the_whole_set(tmp_path: Path) -> None:
    result = built(tmp_path, BOOK)
    assert [str(issue) for issue in result.issues] == []
    made = [(one.recipient, one.kind) for one in result.documents]
    assert made == [
        ("СОШ № 1", "план"),
        ("СОШ № 1", "приказ об утверждении плана"),
        ("СОШ № 1", "поручения"),
        ("СОШ № 1", "поручения 2"),
        ("СОШ № 2", "план"),
        ("СОШ № 2", "приказ об утверждении плана"),
        ("СОШ № 2", "поручения"),
    ]
    texts = {
        (one.recipient, one.kind): "\n".join(visible_lines(one.output))
        for one in result.documents
        if one.output
    }
    for school, number in (("СОШ № 1", "14"), ("СОШ № 2", "27")):
        assert f"от 31 августа 2026 г. № {number}" in texts[school, "план"]
        assert f"31 августа 2026 г.\t\t№ {number}" in texts[school, "приказ об утверждении плана"]
    assert "Подготовка опытов" in texts["СОШ № 1", "поручения"]
    assert "Подготовка опытов" not in texts["СОШ № 2", "поручения"]
    assert "Встреча с учёным" not in texts["СОШ № 1", "поручения 2"]


def test_what_is_wrong_is_told_once(tmp_path: Path) -> None:
    wrong = {**BOOK, "Грифы": [["Гриф", "Кто"], ["УТВЕРЖДАЮ", "Ясенева Н.Ф."]]}
    result = built(tmp_path, wrong)
    codes = [issue.code for issue in result.issues]
    assert codes.count("no-approving-order") == 1
    failed = {one.kind for one in result.documents if one.status == "failed"}
    assert failed == {"приказ об утверждении плана"}


def test_nothing_is_made_again_without_a_change(tmp_path: Path) -> None:
    first = built(tmp_path, BOOK)
    again = built(tmp_path, BOOK)
    assert {one.status for one in first.documents} == {"built"}
    assert {one.status for one in again.documents} == {"unchanged"}


def test_papers_that_only_the_command_asks_for_are_told_as_not_made(tmp_path: Path) -> None:
    book = {name: rows for name, rows in BOOK.items() if name != "Комплект"}
    result = built(tmp_path, book, also=("поручения",))
    assert [one.kind for one in result.documents] == ["план", "план"]
    assert [issue.code for issue in result.issues] == ["also-in-batch"]


def test_a_paper_with_an_error_is_named_and_stops_no_other(tmp_path: Path) -> None:
    wrong = [["Документ", "Для кого"], ["поручения", "Неизвестнов П.П."]]
    result = built(tmp_path, {**BOOK, "Комплект": wrong})
    made = [(one.recipient, one.kind, one.output is not None) for one in result.documents]
    assert made == [
        ("СОШ № 1", "план", True),
        ("СОШ № 1", "поручения", False),
        ("СОШ № 2", "план", True),
        ("СОШ № 2", "поручения", False),
    ]
    assert "СОШ № 2, поручения: исправьте ошибки" in text_report(result, tmp_path)


def test_what_another_kind_of_the_book_prints_is_not_told_as_lost(tmp_path: Path) -> None:
    card = [
        ["Вид документа", "план, приказ"],
        ["Название", "План недели наук"],
        ["Заголовок", "О проведении недели наук"],
        ["Преамбула", "В целях развития науки"],
        ["Период", "на 2026/2027 учебный год"],
        ["Дата", "31.08.2026"],
        ["Номер", "17"],
        ["Подписант", "Ясенева Нина Фёдоровна"],
        ["Должность подписанта", "директор"],
        ["Номера граф", "да"],
        ["Цвет папки", "синий"],
    ]
    orders = [["Текст", "Для школ"], ["Провести неделю наук.", ""], ["Подвезти.", "СОШ № 2"]]
    sheets = {name: BOOK[name] for name in ("Школы", "Мероприятия")}
    result = built(tmp_path, {"Реквизиты": card, **sheets, "Пункты": orders})
    told = {(one.code, one.location.sheet, one.message.partition("»")[0]) for one in result.issues}
    # Nobody asks for the colour: that is told as ever.
    assert told == {
        ("recipient-column-unused", "Школы", "Столбец «Индекс"),
        ("not-printed", "Реквизиты", "«Цвет папки"),
    }
