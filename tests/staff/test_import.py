"""A list into the справочник: nobody twice, nothing overwritten, everything told."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from docgen.cli import main
from docgen.directory_book import directory_sheet
from docgen.errors import DocgenError
from docgen.staff import Fate, ImportResult, import_people
from docgen.staff.json_report import json_import_report
from docgen.staff.known import read_known
from docgen.staff.report import text_import_report
from docgen.workspace import Workspace, find_workbooks
from tests.staff.conftest import Rows, write_list

PETROVA, ZOTOV = "Петрова Мария Павловна", "Зотов Иван Ильич"
HEAD = ["ФИО", "Должность", "Телефон", "Школа"]
KNOWN: dict[str, Rows] = {
    "Организация": [["Поле", "Значение"], ["Краткое название", "Средняя школа № 5"]],
    "Люди": [
        ["Отдел", "ФИО", "Должность", "Организация", "Телефон"],
        ["—", "Соловьёва Ия Львовна", "учитель химии Средней школы № 5", None, "8 (910) 555-11-22"],
        ["—", "Кротов П.И.", "сторож", None, None],
    ],
    "Школы": [["Краткое название", "Адрес"], ["Лицей № 3", "ул. Мира, 1"]],
    "Заметки": [["своё"]],
}

Output = pytest.CaptureFixture[str]


def known(workspace: Workspace) -> Path:
    return write_list(workspace.root / "справочник.xlsx", KNOWN)


def run(workspace: Workspace, rows: Rows, **options: bool) -> ImportResult:
    path = write_list(workspace.root / "Список.xlsx", {"Лист1": rows})
    return import_people(path, workspace=workspace, **options)


def fates(result: ImportResult) -> list[Fate]:
    return [plan.fate for plan in result.plan.people]


def sheet(workspace: Workspace, name: str) -> list[tuple[object, ...]]:
    assert workspace.directory
    return list(openpyxl.load_workbook(workspace.directory)[name].iter_rows(values_only=True))


def test_people_are_added_below_and_the_rest_stays(workspace: Workspace) -> None:
    known(workspace)
    result = run(workspace, [HEAD, [PETROVA, "Учитель (физика)", "2-14-01", "Лицей № 9"]])
    assert (fates(result), result.written) == ([Fate.ADDED], True)
    rows = sheet(workspace, "Люди")
    assert rows[:3] == [
        (*row, *(None,) * (len(rows[0]) - len(row))) if place else (*row, *rows[0][len(row) :])
        for place, row in enumerate(map(tuple, KNOWN["Люди"]))
    ]
    added = dict(zip(rows[0], rows[3], strict=True))
    assert {name: text for name, text in added.items() if text} == {
        "ФИО": PETROVA,
        "Должность": "учитель физики",
        "Организация": "Лицей № 9",
        "Телефон": "2-14-01",
    }
    assert sheet(workspace, "Заметки") == [("своё",)]


def test_former_directory_is_kept_and_never_overwritten(workspace: Workspace) -> None:
    before = known(workspace).read_bytes()
    first = run(workspace, [HEAD, [PETROVA, "учитель"]])
    second = run(workspace, [HEAD, [ZOTOV, "учитель"]])
    assert first.copy == workspace.root / "справочник (до импорта).xlsx"
    assert second.copy == workspace.root / "справочник (до импорта 2).xlsx"
    assert first.copy.read_bytes() == before


def test_copy_of_the_directory_is_no_document(workspace: Workspace) -> None:
    for name in ("справочник.xlsx", "справочник (до импорта).xlsx", "План.xlsx"):
        (workspace.inputs / name).touch()
    assert [path.name for path in find_workbooks([], workspace)] == ["План.xlsx"]


def test_directory_is_made_when_there_is_none(workspace: Workspace) -> None:
    result = run(workspace, [HEAD, [PETROVA, "учитель"]])
    assert (result.directory, result.copy) == (workspace.root / "справочник.xlsx", None)
    assert [person.typed for person in read_known(workspace).people] == [PETROVA]


def test_nothing_is_written_on_trial(workspace: Workspace) -> None:
    path = known(workspace)
    before = path.read_bytes()
    result = run(workspace, [HEAD, [PETROVA, "учитель"]], write=False)
    assert (fates(result), result.written, result.copy) == ([Fate.ADDED], False, None)
    assert path.read_bytes() == before
    assert list(workspace.root.glob("справочник*")) == [path]


def test_a_second_run_adds_nobody(workspace: Workspace) -> None:
    rows: Rows = [HEAD, [PETROVA, "учитель", None, "Лицей № 9"], [ZOTOV, "гид", None, "Лицей № 8"]]
    assert fates(run(workspace, rows)) == [Fate.ADDED, Fate.ADDED]
    again = run(workspace, rows)
    assert (fates(again), again.written) == ([Fate.KNOWN, Fate.KNOWN], False)
    assert [plan.fate for plan in again.plan.schools] == [Fate.KNOWN, Fate.KNOWN]
    assert [school.short for school in read_known(workspace).schools] == ["Лицей № 9", "Лицей № 8"]


@pytest.mark.parametrize(
    ("row", "fate", "told"),
    [
        (["СОЛОВЬЕВА ИЯ ЛЬВОВНА", "учитель химии"], Fate.KNOWN, ""),
        (["Соловьёва  Ия Львовна", None, "89105551122"], Fate.KNOWN, ""),
        (["Соловьёва Ия Львовна", "учитель", None, "МБОУ СОШ № 5"], Fate.KNOWN, ""),
        (["Соловьёва Ия Львовна", "завуч"], Fate.DIFFERENT,
         "должность: в справочнике «учитель химии Средней школы № 5», в списке «завуч»"),
        (["Соловьёва Ия Львовна", None, "2-14-01"], Fate.DIFFERENT,
         "телефон: в справочнике «8 (910) 555-11-22», в списке «2-14-01»"),
        (["Соловьёва И.Л.", "учитель"], Fate.ALIKE, "тот же человек, что «Соловьёва Ия Львовна»"),
        (["Соловьёва Ия", "учитель"], Fate.ALIKE, "тот же человек"),
        (["Кротов Пётр Ильич", "сторож"], Fate.ALIKE, "тот же человек, что «Кротов\u00a0П.И.»"),
        (["Кротов Олег Ильич", "сторож"], Fate.ADDED, ""),
        (["Соловьёва Инна Петровна", "учитель"], Fate.ADDED, ""),
        (["Орлова О.П.", "учитель"], Fate.DOUBTFUL, "только инициалы"),
    ],
)  # fmt: skip
def test_nobody_is_doubled(
    workspace: Workspace, row: list[str | None], fate: Fate, told: str
) -> None:
    known(workspace)
    result = run(workspace, [HEAD, row], write=False)
    (plan,) = result.plan.people
    assert plan.fate is fate
    assert told in "; ".join(plan.told)
    assert bool(plan.told) == bool(told)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ([PETROVA.upper(), "учитель"], "уже взято из Лист1!A2"),
        ([PETROVA, "методист"], "здесь другая должность – «методист»"),
        ([PETROVA, "учитель", None, "Лицей № 9"], "здесь другая школа – «Лицей № 9»"),
    ],
)
def test_repeated_in_the_list(workspace: Workspace, second: list[str | None], told: str) -> None:
    result = run(workspace, [HEAD, [PETROVA, "учитель", None, "Лицей № 8"], second], write=False)
    assert fates(result) == [Fate.ADDED, Fate.REPEATED]
    assert told in result.plan.people[1].told[0]


@pytest.mark.parametrize("short", ["Петрова М.П.", "М.П. Петрова", "Петрова Мария"])
def test_the_fuller_name_of_a_list_is_taken(workspace: Workspace, short: str) -> None:
    rows: Rows = [HEAD, [short, "учитель"], [PETROVA, "учитель"]]
    result = run(workspace, rows, take_doubtful=True)
    assert fates(result) == [Fate.REPEATED, Fate.ADDED]
    assert "из Лист1!A3" in result.plan.people[0].told[0]


def test_doubtful_are_added_when_asked_for(workspace: Workspace) -> None:
    known(workspace)
    rows: Rows = [HEAD, ["Кротов Пётр Ильич", "сторож"], ["Ким Ли", "директор, учитель химии"]]
    assert run(workspace, rows).written is False
    assert fates(run(workspace, rows, take_doubtful=True)) == [Fate.ADDED, Fate.ADDED]
    assert [row[1:3] for row in sheet(workspace, "Люди")[3:]] == [
        ("Кротов Пётр Ильич", "сторож"),
        ("Ким Ли", "директор"),
    ]


def test_gender_is_written_where_the_name_does_not_tell_it(workspace: Workspace) -> None:
    run(workspace, [["ФИО", "Пол"], ["Ким Ли", "Ж"], [PETROVA, "ж"]], take_doubtful=True)
    rows = sheet(workspace, "Люди")
    place = next(row.index("Пол") for row in rows if "Пол" in row)
    assert [row[place] for row in rows[-2:]] == ["ж", None]


def test_added_rows_look_like_those_above(workspace: Workspace) -> None:
    path = known(workspace)
    book = openpyxl.load_workbook(path)
    for cell in book["Люди"][3]:
        cell.border = Border(left=Side("thin"), right=Side("thin"))
    book.save(path)
    run(workspace, [HEAD[:2], [PETROVA, "учитель"]])
    added = openpyxl.load_workbook(path)["Люди"][4]
    assert [cell.border.left.style for cell in added[:5]] == ["thin"] * 5
    assert [cell.value for cell in added[:5]] == [None, PETROVA, "учитель", None, None]


def test_schools_are_told_and_added(workspace: Workspace) -> None:
    known(workspace)
    head = ["Наименование ОУ", "Директор", "Адрес"]
    rows: Rows = [
        head,
        ["МБОУ СОШ № 5", PETROVA, "ул. Школьная, 5"],
        ["Лицей № 3", "Орлова О.П.", "ул. Мира, 2"],
        ["МАОУ «Лицей № 3»", None, None],
        ["МБОУ СОШ № 7", ZOTOV, "ул. Новая, 7"],
    ]
    result = run(workspace, rows)
    assert [(plan.fate, "; ".join(plan.told)) for plan in result.plan.schools] == [
        (Fate.KNOWN, "это ваше учреждение"),
        (Fate.DIFFERENT, "руководитель: в справочнике пусто, в списке «Орлова О.П.»; "
         "адрес: в справочнике «ул. Мира, 1», в списке «ул. Мира, 2»"),
        (Fate.ALIKE, "похоже, это та же школа, что «Лицей № 3»"),
        (Fate.ADDED, ""),
    ]  # fmt: skip
    added = dict(zip(sheet(workspace, "Школы")[0], sheet(workspace, "Школы")[2], strict=True))
    assert {name: text for name, text in added.items() if text} == {
        "Краткое название": "МБОУ СОШ № 7",
        "Руководитель": ZOTOV,
        "Должность": "директор",
        "Адрес": "ул. Новая, 7",
    }


def test_school_of_the_office_itself_goes_without_saying(workspace: Workspace) -> None:
    known(workspace)
    rows: Rows = [["Список работников МБОУ СОШ № 5"], HEAD[:2], [PETROVA, "учитель"]]
    result = run(workspace, rows)
    assert result.plan.new_people[0].unit == ""
    assert result.plan.schools == []


def test_report_tells_columns_people_doubts_and_the_sum(workspace: Workspace) -> None:
    known(workspace)
    rows: Rows = [
        ["№", "Ф.И.О.", "Должность", "Стаж"],
        [1, PETROVA, "учитель, классный руководитель 5а", 5],
        [2, "Кротов Пётр Ильич", "сторож", 7],
        [3, "вакансия", "повар", None],
        ["Итого", None, None, 12],
    ]
    result = run(workspace, rows, write=False)
    text = text_import_report(result, workspace.root)
    for line in (
        "Список.xlsx\n  Лист «Лист1»: заголовки в строке 1, людей: 2\n",
        "    B «Ф.И.О.» – ФИО\n",
        "    не переносится: A «№», D «Стаж»\n",
        "Будет добавлено людей: 1\n  Петрова Мария Павловна – учитель\n",
        "  Лист1!B3: Кротов Пётр Ильич – похоже, это тот же человек, что «Кротов\u00a0П.И.»\n",
        "  классный руководитель 5а: Лист1!B2\n",
        "  Лист1!B4: «3 | вакансия | повар» – вакансия\n",
        "  Лист1: заголовок – 1; итог – 5\n",
        "Людей в списке: 2: новых 1, похожих 1.\n",
    ):
        assert line in text
    assert "Ничего не записано" in text


def test_every_filled_row_is_accounted_for_in_json(workspace: Workspace) -> None:
    rows: Rows = [["Список"], HEAD, [PETROVA], [None, "повар"], [], ["Зотов"], ["Итого", 5]]
    told = json.loads(json_import_report(run(workspace, rows, write=False), workspace.root))
    found = [row["row"] for row in (*told["people"], *told["skipped"])]
    assert sorted(found) == [1, 2, 3, 4, 6, 7]


@pytest.mark.parametrize(
    ("rows", "options", "code", "sentence"),
    [
        ([HEAD, [PETROVA, "учитель"]], [], 0, "Записано: справочник.xlsx"),
        ([HEAD, [PETROVA, "учитель"]], ["--dry-run"], 0, "это проба"),
        ([HEAD, ["Ким Ли", "учитель"]], [], 0, "добавьте параметр --all"),
        ([HEAD, ["Ким Ли", "учитель"]], ["--all"], 0, "Записано: справочник.xlsx"),
        ([["Смета"], ["Мел", 5]], [], 1, "не видно ни людей, ни школ"),
    ],
)
def test_command(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: Output,
    rows: Rows, options: list[str], code: int, sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(workspace.root)
    write_list(workspace.root / "Список.xlsx", {"Лист1": rows})
    assert main(["people", "import", "Список.xlsx", *options]) == code
    assert sentence in capsys.readouterr().out


@pytest.mark.parametrize("name", ["нет.xlsx", "старый.xls"])
def test_file_that_cannot_be_read_is_refused_in_json_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: Output, name: str
) -> None:
    monkeypatch.chdir(workspace.root)
    (workspace.root / "старый.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert main(["people", "import", name, "--format", "json"]) == 3
    output = capsys.readouterr()
    assert name in json.loads(output.out)["issues"][0]["message"]
    assert output.err.startswith("docgen: ")


def test_directory_without_names_is_refused(workspace: Workspace) -> None:
    write_list(workspace.root / "справочник.xlsx", {"Люди": [["Должность", "Почта"], ["гид", "x"]]})
    with pytest.raises(DocgenError, match="нет столбца «ФИО»"):
        run(workspace, [HEAD, [PETROVA, "учитель"]])


def test_sheet_is_taken_as_shipped_when_the_kinds_of_the_office_are_older(
    workspace: Workspace,
) -> None:
    own = workspace.root / "templates" / "kinds"
    own.mkdir(parents=True)
    text = '[[sheet]]\nname = "Люди"\nshape = "rows"\n[[sheet.column]]\nname = "ФИО"\n'
    (own / "directory.toml").write_text(text, encoding="utf-8")
    assert [column.name for column in directory_sheet(workspace, "Люди").columns] == ["ФИО"]
    assert directory_sheet(workspace, "Школы").columns[0].name == "Краткое название"
    run(workspace, [HEAD, [PETROVA, "учитель", "2-14-01"]])
    assert sheet(workspace, "Люди")[1] == (PETROVA,)
