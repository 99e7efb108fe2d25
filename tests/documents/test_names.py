"""Forms of names, posts and units: typed ones win, all are read once, and kept where they are safe.

A row of the sheet «Формы»: the word, what it is, нет кого, дать кому, вижу кого, доволен кем,
говорю о ком, whether it was checked.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from docgen import cli, word_list
from docgen.context.forms import CHECKED_COLUMN, FORM_COLUMNS, KIND_COLUMN, WORD_COLUMN
from docgen.errors import OutputError
from docgen.word_list import WordList
from docgen.word_report import text_word_report
from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, Build, Rows, save

HEADINGS = [WORD_COLUMN, KIND_COLUMN, *FORM_COLUMNS.values(), CHECKED_COLUMN]
# Nobody can tell from the letters alone how these decline: «Кравца» or «Кравеца», «Нечая».
PEOPLE: Rows = [
    ["ФИО", "Должность", "Кому"],
    ["Ясенева Нина Фёдоровна", "директор школы"],
    ["Кравец Лев Борисович", "гид"],
    ["Коваль Пётр Ильич", "завхоз", "Ковалю Петру Ильичу"],
    ["Гончар Мария Львовна", "учитель"],
]
CARD: Rows = [
    ["Вид документа", "приказ"],
    ["Заголовок", "О проведении недели наук"],
    ["Преамбула", "В целях развития"],
]
FILLED = {
    "Кравец Лев Борисович": (
        "Кравца Льва Борисовича", "Кравцу Льву Борисовичу", "Кравца Льва Борисовича",
        "Кравцом Львом Борисовичем", "Кравце Льве Борисовиче",
    ),
    "гид": ("гида", "гиду", "гида", "гидом", "гиде"),
}  # fmt: skip


def order(*people: str) -> dict[str, Rows]:
    return {"Реквизиты": CARD, "Пункты": [["Кому", "Текст"], *([who, "Помочь."] for who in people)]}


def office(workspace: Workspace, *forms: Sequence[str], people: Rows = PEOPLE) -> None:
    sheets: dict[str, Rows] = {"Организация": OFFICE, "Люди": people}
    if forms:
        sheets["Формы"] = [HEADINGS, *forms]
    save(workspace.root / "справочник.xlsx", sheets, {})


def words(workspace: Workspace, sheets: Mapping[str, Rows], *, write: bool = False) -> WordList:
    path = workspace.inputs / "Приказ.xlsx"
    save(path, sheets, {})
    return word_list.list_words([path], workspace=workspace, write=write)


def kept_rows(path: Path) -> list[list[object]]:
    page = openpyxl.load_workbook(path)["Формы"]
    return [list(row) for row in page.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("who", "row", "expected", "asked"),
    [
        ("Кравец Л.Б.", None, "Гиду Кравцу Л.Б. помочь.", True),
        ("Кравец Л.Б.", ["Кравец Лев Борисович", "человек", "", "Кравецу Льву Борисовичу"],
         "Гиду Кравецу Л.Б. помочь.", False),
        ("Кравец Л.Б.", ["Кравец Л.Б.", "человек", "", "Кравецу Л.Б."],
         "Гиду Кравецу Л.Б. помочь.", False),
        ("Кравец Л.Б.", ["Кравец Лев Борисович", "", "", "Льву Борисовичу Кравецу"],
         "Гиду Кравецу Л.Б. помочь.", False),
        # Another case was typed, or none: the row says nothing of the dative.
        ("Кравец Л.Б.", ["Кравец Лев Борисович", "человек", "Кравеца Льва Борисовича"],
         "Гиду Кравцу Л.Б. помочь.", True),
        ("Кравец Л.Б.", ["Кравец Лев Борисович", "человек", "", "", "", "", "", "да"],
         "Гиду Кравцу Л.Б. помочь.", False),
        # As docgen fills a row: nobody has looked at it yet.
        ("Кравец Л.Б.", ["Кравец Лев Борисович", "человек", *FILLED["Кравец Лев Борисович"]],
         "Гиду Кравцу Л.Б. помочь.", True),
        ("Кравец Л.Б.",
         ["Кравец Лев Борисович", "человек", *FILLED["Кравец Лев Борисович"][:-1], "Кравеце"],
         "Гиду Кравцу Л.Б. помочь.", False),
        ("Кравец Л.Б.", ["ГИД", "должность", "", "экскурсоводу"],
         "Экскурсоводу Кравцу Л.Б. помочь.", True),
        # The row of the person wins over the sheet.
        ("Коваль П.И.", ["Коваль Пётр Ильич", "человек", "", "Ковелю Петру Ильичу"],
         "Завхозу Ковалю П.И. помочь.", False),
        # A stranger whose gender the name does not tell.
        ("Гайдар А.А.", ["Гайдар А.А.", "человек", "", "Гайдару А.А."],
         "Гайдару А.А. помочь.", False),
        # The form begins with other letters, and is still no lost value.
        ("Заяц Олег Олегович", ["Заяц О.О.", "", "", "Зайцу О.О."], "Зайцу О.О. помочь.", False),
        # No names that docgen knows: they are printed as they stand, and are to be looked at.
        ("Smith John", None, "Smith John помочь.", True),
        ("Ли Чен", None, "Ли Чен помочь.", True),
        ("Ли Чен", ["Ли Чен", "человек", "", "Ли Чену"], "Ли Чену помочь.", False),
        ("7", None, "7 помочь.", True),
        ("IT", None, "IT помочь.", False),
        ("классные руководители", None, "Классным руководителям помочь.", False),
        ("Группа помощи", ["группа  помощи", "организация", "", "Команде помощи"],
         "Команде помощи помочь.", False),
    ],
)  # fmt: skip
def test_typed_form_wins(
    workspace: Workspace,
    build: Build,
    who: str,
    row: Sequence[str] | None,
    expected: str,
    asked: bool,
) -> None:
    office(workspace, *([row] if row else []))
    built = build(order(who))
    assert f"1. {expected}" in built.lines
    assert any(told.startswith("check-form") for told in built.told) == asked


def test_unit_takes_its_form_from_the_sheet(workspace: Workspace, build: Build) -> None:
    card = [["Полное название", "Озёрная школа № 4"], ["Руководитель", "Ясенева Нина Фёдоровна"]]
    forms = [HEADINGS, ["озёрная школа №4", "организация", "Озёрной СШ № 4"]]
    sheets = {"Организация": card, "Люди": PEOPLE, "Формы": forms}
    save(workspace.root / "справочник.xlsx", sheets, {})
    attached = {"Приложения": [["Название", "Листы"], ["ПЛАН", "П"]], "П": [["Текст"], ["Да."]]}
    built = build({**order("Гончар М.Л."), **attached})
    assert any("Озёрной СШ № 4" in line for line in built.lines)


def test_words_are_listed_doubtful_first(workspace: Workspace) -> None:
    office(workspace)
    found = words(workspace, order("Гончар М.Л.", "Кравец Л.Б.", "Коваль П.И."))
    assert text_word_report(found, workspace.root).split("\n") == [
        "Проверьте",
        "  проверьте: Кравец Лев Борисович: кому – Кравцу Л.Б. (inputs/Приказ.xlsx, Пункты!A3)",
        "",
        "Люди",
        "  Гончар Мария Львовна: кому – Гончар М.Л.",
        "  Коваль Пётр Ильич: кому – Ковалю П.И.",
        "  Только в именительном падеже: Ясенева Нина Фёдоровна",
        "",
        "Должности",
        "  гид: кому – гиду",
        "  завхоз: кому – завхозу",
        "  учитель: кому – учителю",
        "  Только в именительном падеже: директор школы",
        "",
        "Людей: 4, должностей: 4, организаций: 0. Проверить: 1.",
        "Неверные формы исправьте в справочнике на листе «Формы»: строки добавит "
        "docgen names --write.",
    ]


def test_initials_join_the_name_in_full(workspace: Workspace) -> None:
    office(workspace, people=[["ФИО"]])
    found = words(workspace, order("Зуева А.А.", "Зуева Анна Андреевна", "Зуева О.О."))
    assert [(word.text, len(word.used)) for word in found.words if word.kind == "person"] == [
        ("Зуева Анна Андреевна", 2),
        ("Зуева О.О.", 1),
        ("Ясенева Нина Фёдоровна", 2),
    ]


def test_missing_words_get_a_row_with_all_forms(workspace: Workspace) -> None:
    office(workspace)
    found = words(workspace, order("Кравец Л.Б.", "Гайдар А.А."), write=True)
    path = workspace.root / "справочник.xlsx"
    assert (found.directory, found.added) == (path, 5)
    head, *rows = kept_rows(path)
    assert head == HEADINGS
    by_word = {str(row[0]): row for row in rows}
    assert by_word["Гайдар А.А."][2:] == [None] * 6  # the gender is asked for, never guessed
    for word, forms in FILLED.items():
        assert by_word[word][2:] == [*forms, None]
    # Nothing is missing now, and nobody has looked at the rows: the doubt stays.
    again = words(workspace, order("Кравец Л.Б."), write=True)
    assert again.added == 0
    assert [word.text for word in again.words if word.is_doubtful] == ["Кравец Лев Борисович"]


def test_nothing_that_is_there_is_lost(workspace: Workspace) -> None:
    kept = ["Кравец Лев Борисович", "человек", "", "Кравецу Льву Борисовичу", "", "", "", "нет"]
    office(workspace, kept)
    path = workspace.root / "справочник.xlsx"
    book = openpyxl.load_workbook(path)
    page = book["Формы"]
    page.column_dimensions["A"].width = 51
    page["A2"].number_format = "@"
    page["A2"].comment = Comment("спросить самого", "Ясенева")
    page["J9"] = "моя заметка"
    page.add_data_validation(DataValidation("list", formula1='"да,нет"', sqref="H2:H90"))
    book["Люди"]["A2"].comment = Comment("директор", "Ясенева")
    book.save(path)
    before = parts(path)
    assert words(workspace, order("Кравец Л.Б.", "Гончар М.Л."), write=True).added == 5
    after = parts(path)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"xl/worksheets/sheet3.xml", "docProps/core.xml"}
    page = openpyxl.load_workbook(path)["Формы"]
    assert [cell.value or "" for cell in page[2]][:8] == kept
    assert (page.column_dimensions["A"].width, page["A10"].number_format) == (51, "@")
    assert page["A2"].comment
    assert page["J9"].value == "моя заметка"
    assert page.data_validations.count == 1
    assert page["A10"].value == "Гончар Мария Львовна"  # below the note, never over it


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_headings_may_stand_in_any_order(workspace: Workspace) -> None:
    heads = ["Проверено", "Дательный", "Примечание", "Слово"]
    rows = [["Слова для документов"], [], heads, ["да", "Кравцу", "", "Кравец Лев Борисович"]]
    sheets = {"Организация": OFFICE, "Люди": PEOPLE, "Формы": rows}
    path = workspace.root / "справочник.xlsx"
    save(path, sheets, {})
    found = words(workspace, order("Кравец Л.Б."), write=True)
    assert not any(word.is_doubtful for word in found.words)
    *_, head, kept, first, _second, _third = kept_rows(path)
    assert head[:4] == heads
    assert head[4:] == [KIND_COLUMN, *(name for c, name in FORM_COLUMNS.items() if c != "dative")]
    assert kept[3] == "Кравец Лев Борисович"
    assert (first[1], first[3], first[4]) == (
        "Ясеневой Нине Фёдоровне",
        "Ясенева Нина Фёдоровна",
        "человек",
    )


def test_sheet_without_its_heading_is_refused(workspace: Workspace) -> None:
    sheets = {"Организация": OFFICE, "Люди": PEOPLE, "Формы": [["Заметки"], ["о словах"]]}
    save(workspace.root / "справочник.xlsx", sheets, {})
    with pytest.raises(OutputError, match="«Как в документе»"):
        words(workspace, order("Кравец Л.Б."), write=True)


def test_directory_is_made_when_there_is_none(workspace: Workspace) -> None:
    path = workspace.root / "справочник.xlsx"
    path.unlink()
    found = words(
        workspace, {**order("Зуева Анна Андреевна"), "Подписи": [["Кто"], ["Ким А."]]}, write=True
    )
    assert found.added == 2
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets == ["Как заполнять", "Организация", "Люди", "Школы", "Формы", "Слова", "Списки"]
    examples, headings, row = kept_rows(path)[:3]
    assert headings[0] == "Как в документе"
    assert str(examples[0]).startswith("напр.: ")
    assert "Зуевой Анне Андреевне" in row


def test_open_directory_is_left_alone(workspace: Workspace) -> None:
    office(workspace)
    path = workspace.root / "справочник.xlsx"
    before = path.read_bytes()
    (workspace.root / ".~lock.справочник.xlsx#").touch()
    with pytest.raises(OutputError, match="открыт в другой программе"):
        words(workspace, order("Кравец Л.Б."), write=True)
    (workspace.root / ".~lock.справочник.xlsx#").unlink()
    path.chmod(0o444)
    with pytest.raises(OutputError, match="только для чтения"):
        words(workspace, order("Кравец Л.Б."), write=True)
    assert path.read_bytes() == before


def test_command(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office(workspace)
    monkeypatch.chdir(workspace.root)
    save(workspace.inputs / "Приказ.xlsx", order("Кравец Л.Б."), {})
    assert cli.main(["names", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["words", "directory", "added", "documents", "issues"]
    first = report["words"][0]
    assert (first["text"], first["kind"], first["doubtful"]) == (
        "Кравец Лев Борисович", "человек", True,
    )  # fmt: skip
    assert first["forms"] == [
        {
            "case": "dative",
            "form": "Кравцу Л.Б.",
            "source": "doubtful",
            "workbook": str(Path("inputs/Приказ.xlsx")),
            "sheet": "Пункты",
            "cell": "A2",
        }
    ]
    save(workspace.inputs / "Без вида.xlsx", {"Реквизиты": [["Номер", "1"]]}, {})
    assert cli.main(["names", "--write"]) == 1
    told = capsys.readouterr().out
    assert "Книг с ошибками: 1" in told
    assert "справочник.xlsx, лист «Формы»: добавлено строк: 4." in told
