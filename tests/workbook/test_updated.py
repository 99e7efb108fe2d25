"""An older workbook brought to its present kind: all is added, nothing is lost."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.kinds import load_directory, load_kinds
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.workbook import ChangedWorkbook, form_bytes, open_workbook, read_records
from docgen.workbook.updated import updated_workbook
from tests.workbook.conftest import MakeWorkbook, Rows, kind_of

ROOT = Path(__file__).parents[2]
TEMPLATES = [ROOT / "templates"]
KINDS = {kind.name: kind for kind in [*load_kinds(TEMPLATES), load_directory(TEMPLATES)]}
OF_EXAMPLE = {
    "Краткий протокол": "протокол",
    "План школы": "план",
    "Приказ на одну страницу": "приказ",
    "Приказ о проведении олимпиады": "приказ",
    "Протокол рабочей группы": "протокол",
    "справочник": "справочник",
}

CARD = Sheet(
    "Реквизиты",
    Shape.CARD,
    (
        Column("Вид документа", key="kind"),
        Column("Номер", key="number", aliases=("Регистрационный номер",)),
        Column("Состояние", ValueType.CHOICE, choices=("проект", "на подпись"), hint="Что это."),
    ),
)
PEOPLE = Sheet(
    "Участники",
    Shape.ROWS,
    (
        Column("Кто", ValueType.PERSON, aliases=("ФИО",)),
        Column("Должность", hint="Должность полностью, в именительном падеже."),
        Column("Роль", ValueType.CHOICE, choices=("член", "секретарь")),
        Column("Был", ValueType.YES_NO),
    ),
)
KIND = kind_of(CARD, PEOPLE)


def updated(path: Path, kind: Kind = KIND) -> tuple[ChangedWorkbook, Path]:
    result = updated_workbook(path, kind)
    new = path.with_name(f"обновлённая {path.name}")
    new.write_bytes(result.data)
    return result, new


def cells(path: Path) -> dict[tuple[str, str], object]:
    return {
        (page.title, cell.coordinate): cell.value
        for page in load_workbook(path).worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def told(result: ChangedWorkbook) -> list[str]:
    return [f"{one.place}: {one.becomes}" for one in result.changes]


def lists(path: Path, sheet: str) -> dict[str, str]:
    return {
        str(rule.sqref): rule.formula1
        for rule in load_workbook(path)[sheet].data_validations.dataValidation
        if rule.type == "list"
    }


OLD_CARD: Rows = [["Поле", "Значение"], ["Вид документа", "проба"], ["Номер", "5"]]


def test_missing_columns_come_to_the_right(make_workbook: MakeWorkbook) -> None:
    people: Rows = [["Кто", "Заметки"], ["Зимина О.С.", "позвонить"], [None, None, "черновик"]]
    book = make_workbook({"Реквизиты": OLD_CARD, "Участники": people}, bold=["A1", "B1"])
    result, new = updated(book)
    assert told(result)[1:] == [
        "Участники!D1: добавлен столбец «Должность»",
        "Участники!E1: добавлен столбец «Роль»",
        "Участники!F1: добавлен столбец «Был»",
    ]
    page = load_workbook(new)["Участники"]
    assert page["D1"].font.b
    assert lists(new, "Участники") == {"E2:E501": '"член,секретарь"', "F2:F501": '"да,нет"'}
    assert page["C3"].value == "черновик"


def test_missing_fields_come_below(make_workbook: MakeWorkbook) -> None:
    people: Rows = [["Кто", "Должность", "Роль", "Был"]]
    book = make_workbook({"Участники": people, "Реквизиты": OLD_CARD}, bold=["A3"])
    result, new = updated(book)
    assert told(result) == ["Реквизиты!A4: добавлено поле «Состояние»"]
    page = load_workbook(new)["Реквизиты"]
    assert (page["A4"].value, page["A4"].font.b) == ("Состояние", True)
    assert lists(new, "Реквизиты") == {"B4": '"проект,на подпись"'}


def test_missing_sheets_come_last(make_workbook: MakeWorkbook) -> None:
    other = Sheet("Итоги", Shape.TABLE)
    kind = kind_of(CARD, PEOPLE, other)
    result, new = updated(make_workbook({"Реквизиты": OLD_CARD, "Черновик": [["x"]]}), kind)
    assert told(result)[1:] == ["Участники: добавлен лист", "Итоги: добавлен лист"]
    workbook = load_workbook(new)
    assert workbook.sheetnames == ["Реквизиты", "Черновик", "Участники", "Итоги"]
    headings = [cell.value for cell in workbook["Участники"][1]]
    assert headings == ["Кто", "Должность", "Роль", "Был"]
    assert workbook["Итоги"]["A1"].value is None


def test_a_missing_card_gets_its_fields(make_workbook: MakeWorkbook) -> None:
    _, new = updated(make_workbook({"Участники": [["Кто"]]}))
    rows = [[cell.value for cell in row] for row in load_workbook(new)["Реквизиты"].iter_rows()]
    assert rows[0] == ["Поле", "Значение", "Подсказка"]
    assert [row[0] for row in rows[1:]] == ["Вид документа", "Номер", "Состояние"]
    assert rows[3][2] == "Что это."


def test_aliases_stay_and_are_told(make_workbook: MakeWorkbook) -> None:
    card: Rows = [*OLD_CARD[:2], ["Регистрационный номер", "5"], ["Состояние", "проект"]]
    people: Rows = [["ФИО", "Должность", "Роль", "Был"], ["Зимина О.С.", "учитель"]]
    book = make_workbook({"Реквизиты": card, "Участники": people})
    result, new = updated(book)
    assert result.changes == ()
    assert new.read_bytes() == book.read_bytes()
    assert [(str(one.place), one.words) for one in result.to_check] == [
        ("Реквизиты!A3", "Регистрационный номер"),
        ("Участники!A1", "ФИО"),
    ]


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        ({"Реквизиты": OLD_CARD, "Учасники": [["Кто"], ["Зимина О.С."]]}, "Учасники"),
        (
            {"Реквизиты": OLD_CARD, "Участники": [["Кто", "Долность", "Роль", "Был"]]},
            "Участники!B1",
        ),
        (
            {
                "Реквизиты": [*OLD_CARD, ["Состаяние", "проект"]],
                "Участники": [["Кто", "Должность", "Роль", "Был"]],
            },
            "Реквизиты!A4",
        ),
    ],
)
def test_a_misspelt_name_gets_no_twin(
    make_workbook: MakeWorkbook, sheets: dict[str, Rows], place: str
) -> None:
    result, new = updated(make_workbook(sheets))
    names = [str(value) for value in cells(new).values()]
    assert "Возможно, имелось в виду" in "".join(one.why for one in result.to_check)
    assert place in {str(one.place) for one in result.to_check}
    assert "Участники" in load_workbook(new).sheetnames or place == "Учасники"
    assert names.count("Должность") + names.count("Долность") == (0 if place == "Учасники" else 1)


def test_a_sheet_that_is_printed_as_a_table_gets_no_columns(make_workbook: MakeWorkbook) -> None:
    sheets = Sheet("Приложения", Shape.ATTACHMENTS, (Column("Листы", ValueType.SHEET),))
    rows: dict[str, Rows] = {
        "Реквизиты": [*OLD_CARD, ["Состояние", "проект"]],
        "Участники": [["Кто"], ["Зимина О.С."]],
        "Приложения": [["Листы"], ["Участники"]],
    }
    result, _ = updated(make_workbook(rows), kind_of(CARD, PEOPLE, sheets))
    assert result.changes == ()
    assert ["«Должность»" in one.why for one in result.to_check] == [True]


def test_a_sheet_without_known_headings_is_left(make_workbook: MakeWorkbook) -> None:
    card = [*OLD_CARD, ["Состояние", "проект"]]
    book = make_workbook({"Реквизиты": card, "Участники": [["Зимина О.С.", "учитель"]]})
    result, _ = updated(book)
    assert result.changes == ()
    assert [one.place.sheet for one in result.to_check] == ["Участники"]


@pytest.fixture
def old_form(tmp_path: Path) -> Path:
    """A form of a former version: fewer choices, another hint, notes of a person."""
    workbook = Workbook()
    card = workbook.worksheets[0]
    card.title = "Реквизиты"
    card.append(["Поле", "Значение", "Подсказка"])
    card.append(["Вид документа", "проба", "моя заметка"])
    card.append(["Номер", "5", "взять у Зиминой"])
    card.append(["Состояние", "проект", "Что же это."])
    people = workbook.create_sheet("Участники")
    people.append(["Кто", "Должность", "Роль", "Был"])
    for letter, words in (("C", "член"), ("D", "да,нет")):
        rule = DataValidation(type="list", formula1=f'"{words}"')
        rule.add(f"{letter}2:{letter}500")
        people.add_data_validation(rule)
    own = DataValidation(type="list", formula1='"учитель,методист"')
    own.add("B2:B500")
    people.add_data_validation(own)
    people["A1"].comment = Comment("спросить у завуча", "завуч")
    people["B1"].comment = Comment("Должность кратко.", "docgen")
    people["B1"].font = Font(bold=True)
    path = tmp_path / "старая.xlsx"
    workbook.save(path)
    return path


def test_lists_and_hints_of_docgen_are_renewed(old_form: Path) -> None:
    result, new = updated(old_form)
    assert told(result) == [
        "Реквизиты!C4: Что это.",
        "Участники!B1: подсказка к «Должность» обновлена",
        "Участники!C1: список выбора «Роль» обновлён",
    ]
    assert lists(new, "Участники") == {
        "C2:C500": '"член,секретарь"',
        "D2:D500": '"да,нет"',
        "B2:B500": '"учитель,методист"',
    }
    page = load_workbook(new)["Участники"]
    assert page["A1"].comment is not None
    assert page["A1"].comment.text == "спросить у завуча"
    assert page["B1"].comment is not None
    assert page["B1"].comment.text == PEOPLE.columns[1].hint
    assert updated_workbook(new, KIND).changes == ()


def test_a_list_with_a_name_is_renewed(make_workbook: MakeWorkbook) -> None:
    card: Rows = [*OLD_CARD, ["Состояние", "проект"]]
    people: Rows = [["Кто", "Должность", "Роль", "Был"]]
    words: Rows = [["Список_роль", "Список_да_нет"], ["член", "да"], [None, "нет"]]
    book = make_workbook({"Реквизиты": card, "Участники": people, "Списки": words})
    workbook = load_workbook(book)
    page = workbook["Участники"]
    for letter, name, area in (("C", "Список_роль", "$A$2:$A$2"), ("D", "Да_нет", "$B$2:$B$3")):
        workbook.defined_names[name] = DefinedName(name, attr_text=f"'Списки'!{area}")
        rule = DataValidation(type="list", formula1=name)
        rule.add(f"{letter}2:{letter}500")
        page.add_data_validation(rule)
    for letter, name in (("C", "Список_роль"), ("D", "Да_нет")):
        red = FormulaRule(formula=[f"COUNTIF({name},{letter}2)=0"])
        page.conditional_formatting.add(f"{letter}2:{letter}500", red)
    workbook.save(book)
    result, new = updated(book)
    assert told(result) == ["Участники!C1: список выбора «Роль» обновлён"]
    assert lists(new, "Участники") == {"C2:C500": '"член,секретарь"', "D2:D500": "Да_нет"}
    colored = [str(area.sqref) for area in load_workbook(new)["Участники"].conditional_formatting]
    assert colored == ["D2:D500"]


@pytest.mark.parametrize(("example", "kind"), OF_EXAMPLE.items())
def test_nothing_is_lost(example: str, kind: str, tmp_path: Path) -> None:
    book = tmp_path / f"{example}.xlsx"
    book.write_bytes((ROOT / "inputs" / book.name).read_bytes())
    result, new = updated(book, KINDS[kind])
    before, after = cells(book), cells(new)
    assert {place: after.get(place) for place in before} == before
    added = {place for place, _ in after.items() if place not in before}
    assert bool(added) == bool(result.changes)
    old, _ = read_records(open_workbook(book), KINDS[kind])
    now, issues = read_records(open_workbook(new), KINDS[kind])
    for name, data in old.sheets.items():
        assert [r.values for r in now.sheets[name].records] == [
            {key: replace(value, location=replace(value.location, workbook=str(new)))
             for key, value in record.values.items()}
            for record in data.records
        ]  # fmt: skip
    assert not [issue for issue in issues if issue.is_error]


@pytest.mark.parametrize(("example", "kind"), OF_EXAMPLE.items())
def test_the_second_time_there_is_nothing_to_do(example: str, kind: str, tmp_path: Path) -> None:
    book = tmp_path / f"{example}.xlsx"
    book.write_bytes((ROOT / "inputs" / book.name).read_bytes())
    _, once = updated(book, KINDS[kind])
    again, twice = updated(once, KINDS[kind])
    assert again.changes == ()
    assert twice.read_bytes() == once.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_form_lacks_nothing(kind: str, tmp_path: Path) -> None:
    form = tmp_path / "бланк.xlsx"
    form.write_bytes(form_bytes(KINDS[kind]))
    result, _ = updated(form, KINDS[kind])
    assert (told(result), result.to_check) == ([], ())


def test_every_added_sheet_is_a_part_of_its_own(make_workbook: MakeWorkbook) -> None:
    _, new = updated(make_workbook({"Реквизиты": OLD_CARD}), KINDS["протокол"])
    with zipfile.ZipFile(new) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))
    sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
    # What only other papers of a set read is not added unasked.
    assert len(sheets) == sum(not sheet.of_set for sheet in KINDS["протокол"].sheets)
