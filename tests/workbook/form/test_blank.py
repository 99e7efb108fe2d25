"""A blank workbook: what it holds is what the reader knows, and it looks as it should."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from docgen.kinds import load_directory, load_kinds
from docgen.kinds.model import Column, Kind, Shape, Sheet
from docgen.workbook import find_kind_name, form_bytes, open_workbook, read_records
from docgen.workbook.example_row import EXAMPLE_MARK
from docgen.workbook.palette import FINAL, PLAIN, REQUIRED
from tests.workbook.form.conftest import KIND

TEMPLATES = [Path(__file__).parents[3] / "templates"]
KINDS = [*load_kinds(TEMPLATES), load_directory(TEMPLATES)]
BY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.english)


@BY_KIND
def test_only_what_is_not_filled_is_told(
    kind: Kind, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(kind))
    raw = open_workbook(path)
    _, issues = read_records(raw, kind)
    assert {line.split()[0] for line in told(issues)} <= {"missing-value"}
    if kind.name != "справочник":
        assert find_kind_name(raw)[0] == kind.name


@BY_KIND
def test_sheets_stand_in_the_order_of_the_kind(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(kind))
    workbook = load_workbook(path)
    names = [sheet.name for sheet in kind.sheets]
    names += ["Принятые замечания"] if kind.is_document else []
    assert workbook.sheetnames == ["Как заполнять", *names, "Списки"]
    assert workbook.active.title == "Как заполнять"
    assert workbook["Списки"].sheet_state == "hidden"


@BY_KIND
def test_every_sheet_shows_its_headings_and_prints_on_a4(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(kind))
    workbook = load_workbook(path)
    for sheet in kind.sheets:
        page = workbook[sheet.name]
        is_card = sheet.shape is Shape.CARD
        head = 1 if is_card else 2
        columns = sheet.columns or sheet.suggested
        assert page.freeze_panes == ("B2" if is_card else "A3")
        assert page.print_title_rows == f"${head}:${head}"
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert not page.protection.sheet
        assert page.oddFooter.right.text == "&P из &N"
        shown = [page.cell(row, 1) for row in range(2, len(columns) + 2)] if is_card else page[2]
        assert [cell.value for cell in shown] == [column.name for column in columns]


@BY_KIND
def test_the_package_is_what_excel_expects(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(kind))
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(path)).errors
    # openpyxl writes texts into their cells and has its own order in <font>; Excel reads both.
    habits = ("inline-string", "/fonts[1]/font")
    assert [str(e) for e in found if not any(habit in str(e) for habit in habits)] == []


def test_the_guide_says_what_to_do(form: Path) -> None:
    page = load_workbook(form)["Как заполнять"]
    said = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert said[0] == "Проба: как заполнить эту книгу"
    assert "Проверьте: docgen check бланк.xlsx" in said
    links = [cell.hyperlink.location for row in page for cell in row if cell.hyperlink]
    sheets = ["Реквизиты", "Пункты", "Таблица план", "Итоги", "Принятые замечания"]
    assert links == [f"'{name}'!A1" for name in sheets]
    assert sum(line.rstrip(".").isdigit() for line in said) <= 10


def test_needed_cells_are_coloured(form: Path) -> None:
    workbook = load_workbook(form)
    fields = {row[0].value: row[0].fill.fgColor.rgb[2:] for row in workbook["Реквизиты"]["A2:A6"]}
    # What has a default may always stay blank.
    assert fields == {
        "Вид документа": PLAIN,
        "Состояние": PLAIN,
        "Дата": FINAL,
        "Заголовок": REQUIRED,
        "Подписант": PLAIN,
    }
    headings = {cell.value: cell.fill.fgColor.rgb[2:] for cell in workbook["Пункты"][2]}
    assert {name for name, color in headings.items() if color == REQUIRED} == {"Текст"}
    assert {name for name, color in headings.items() if color == FINAL} == {"Подпись"}


def test_hints_and_examples(form: Path) -> None:
    workbook = load_workbook(form)
    card, clauses = workbook["Реквизиты"], workbook["Пункты"]
    assert card["C5"].value == "Обязательно. Например: «О деле»."
    assert card["C4"].data_type == "s"
    assert clauses["C2"].comment.text == "Обязательно. Что сделать."
    example = clauses["A1"]
    assert (example.value, example.font.italic) == (f"{EXAMPLE_MARK}1.2", True)
    assert example.font.color.rgb.endswith("808080")
    # A sheet without examples begins with its headings.
    assert workbook["Итоги"]["A1"].value == "Когда"


def test_formats_belong_to_whole_columns(form: Path) -> None:
    workbook = load_workbook(form)
    clauses = workbook["Пункты"]
    formats = [clauses.column_dimensions[letter].number_format for letter in "ACDEF"]
    assert formats == ["@", "@", "@", "General", "General"]
    assert workbook["Итоги"].column_dimensions["A"].number_format == "DD.MM.YYYY"
    assert workbook["Реквизиты"]["B4"].number_format == "DD.MM.YYYY"
    assert clauses.column_dimensions["C"].alignment.wrap_text


def test_rows_grow_with_what_is_typed(form: Path) -> None:
    """A height said to be custom would hide the second line of a text typed there."""
    with zipfile.ZipFile(form) as package:
        card = package.read("xl/worksheets/sheet2.xml").decode()
    assert ' ht="' in card
    assert "customHeight" not in card


def test_what_was_typed_is_read(form: Path) -> None:
    workbook = load_workbook(form)
    workbook["Реквизиты"]["B5"] = "О деле"
    workbook["Пункты"]["A3"], workbook["Пункты"]["C3"] = "1.2", "Сделать."
    workbook["Таблица план"]["B3"] = "Дело"
    workbook.save(form)
    records, issues = read_records(open_workbook(form), KIND)
    assert [str(issue) for issue in issues if issue.is_error] == []
    assert [r.get("№").raw for r in records.sheets["пункты"].records] == ["1.2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("shape", "columns", "rule"),
    [
        (Shape.TABLE, (), ""),
        # Where nothing but the number is asked for, the number starts the row.
        (Shape.ROWS, (Column("№", required="yes"),), "AND(COUNTA($A2)>0,LEN(TRIM($A2))=0)"),
    ],
)
def test_sheets_of_few_columns(
    tmp_path: Path, shape: Shape, columns: tuple[Column, ...], rule: str
) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(replace(KIND, sheets=(Sheet("Лист", shape, columns),))))
    found = [
        r.formula[0] for a in load_workbook(path)["Лист"].conditional_formatting for r in a.rules
    ]
    assert found == [rule] * bool(rule)
    assert read_records(open_workbook(path), KIND)[0].sheets["лист"].records == []
