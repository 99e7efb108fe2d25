"""A blank workbook for a kind: what it offers is what the reader knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.errors import OutputError
from docgen.kinds.loader import load_kinds
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.workbook import find_kind_name, open_workbook, read_records, write_form

TEMPLATES = Path(__file__).parents[2] / "templates"
LONG = tuple(f"значение, и притом длинное, номер {number}" for number in range(12))
KIND = Kind(
    "проба",
    "trial",
    "Проба",
    "",
    Path("x.docx"),
    "x",
    (
        Sheet(
            "Реквизиты",
            Shape.CARD,
            (
                Column("Вид документа", key="kind"),
                Column("Дата", ValueType.DATE, required="yes", hint="=HYPERLINK(1)"),
                Column("Отметка", ValueType.CHOICE, choices=LONG),
            ),
        ),
        Sheet(
            "Пункты",
            Shape.CLAUSES,
            (
                Column("№", key="number"),
                Column("Текст", ValueType.RICH_TEXT, required="yes", hint="Что сделать."),
                Column("Срочно", ValueType.YES_NO),
            ),
        ),
    ),
    Path("x.toml"),
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "бланк.xlsx"
    write_form(KIND, path)
    return path


def test_the_reader_knows_every_name_of_the_form(form: Path) -> None:
    raw = open_workbook(form)
    assert find_kind_name(raw)[0] == "проба"
    records, issues = read_records(raw, KIND)
    assert [(issue.code, str(issue.location)) for issue in issues] == [
        ("missing-value", "Реквизиты!B3")
    ]
    assert {name: len(data.records) for name, data in records.sheets.items() if data.sheet} == {
        "реквизиты": 1,
        "пункты": 0,
    }


def test_offers_lists_formats_and_hints(form: Path) -> None:
    workbook = load_workbook(form)
    card, clauses = workbook["Реквизиты"], workbook["Пункты"]
    assert workbook["Списки"].sheet_state == "hidden"
    assert [(str(rule.sqref), rule.formula1) for rule in card.data_validations.dataValidation] == [
        ("B4", "'Списки'!$A$1:$A$12")
    ]
    assert [
        (str(rule.sqref), rule.formula1) for rule in clauses.data_validations.dataValidation
    ] == [("C2:C500", '"да,нет"')]
    assert card["B3"].number_format == "DD.MM.YYYY"
    assert card["C3"].data_type == "s"
    assert clauses.column_dimensions["A"].number_format == "@"
    assert clauses["B1"].comment is not None
    assert "Что сделать." in clauses["B1"].comment.text
    assert clauses.freeze_panes == "A2"
    assert clauses.page_setup.orientation == "landscape"


@pytest.mark.parametrize("kind", load_kinds([TEMPLATES]), ids=lambda kind: kind.english)
def test_every_kind_has_a_form_that_reads(
    kind: Kind, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    path = tmp_path / "бланк.xlsx"
    write_form(kind, path)
    raw = open_workbook(path)
    assert find_kind_name(raw)[0] == kind.name
    _, issues = read_records(raw, kind)
    assert {line.split()[0] for line in told(issues)} <= {"missing-value"}


def test_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"бланк\.xlsx"):
        write_form(KIND, tmp_path / "нет" / "бланк.xlsx")
