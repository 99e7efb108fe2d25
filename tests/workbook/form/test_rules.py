"""What cells of a new workbook offer, ask and refuse, and what turns red."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.kinds import load_kinds
from docgen.workbook import form_bytes, open_workbook
from docgen.workbook.form import formulas
from tests.libreoffice import converted

TEMPLATES = [Path(__file__).parents[3] / "templates"]
DAY = date(2027, 9, 10)


def rules(path: Path, sheet: str) -> dict[str, DataValidation]:
    found = load_workbook(path)[sheet].data_validations.dataValidation
    return {str(rule.sqref): rule for rule in found}


def test_lists_stand_on_a_hidden_sheet_under_names(form: Path) -> None:
    workbook = load_workbook(form)
    names = {name: found.attr_text for name, found in workbook.defined_names.items()}
    assert names["Дата_документа"] == "'Реквизиты'!$B$4"
    lists = {}
    for name, target in names.items():
        if name.startswith("Список_"):
            area = workbook["Списки"][target.partition("!")[2].replace("$", "")]
            cells = area if isinstance(area, tuple) else ((area,),)
            lists[name] = [row[0].value for row in cells]
    assert lists == {
        "Список_состояние": ["проект", "на подпись"],
        "Список_люди": ["Зимина Ольга Сергеевна", "Ким А."],
        "Список_да_нет": ["да", "нет"],
        "Список_листы": ["Таблица план", "Итоги"],
    }


@pytest.mark.parametrize(
    ("sheet", "area", "kind", "source", "style"),
    [
        ("Реквизиты", "B3", "list", "Список_состояние", "stop"),
        ("Реквизиты", "B4", "date", "20000", "warning"),
        ("Реквизиты", "B6", "list", "Список_люди", ""),
        ("Пункты", "B3:B1048576", "list", "Список_люди", ""),
        ("Пункты", "D3:D1048576", None, None, ""),
        ("Пункты", "E3:E1048576", "decimal", "0", "warning"),
        ("Пункты", "F3:F1048576", "list", "Список_да_нет", "stop"),
        ("Пункты", "G3:G1048576", "list", "Список_листы", ""),
    ],
)
def test_cells_offer_and_refuse(
    form: Path, sheet: str, area: str, kind: str | None, source: str | None, style: str
) -> None:
    rule = rules(form, sheet)[area]
    assert (rule.type, rule.formula1) == (kind, source)
    assert rule.allowBlank
    # Who or what is in no list may still be typed, so nothing is said then.
    assert (rule.errorStyle or "stop" if rule.showErrorMessage else "") == style
    assert bool(rule.error) == bool(style)


def test_prompts_fit_into_what_excel_keeps(form: Path) -> None:
    rule = rules(form, "Пункты")["D3:D1048576"]
    assert rule.promptTitle == "Срок"
    assert rule.prompt.startswith("Как говорите: «до 25.12.2027»")
    assert rule.prompt.endswith("…")
    assert rule.showInputMessage


@pytest.mark.parametrize("kind", load_kinds(TEMPLATES), ids=lambda kind: kind.english)
def test_no_message_is_too_long(kind: object, tmp_path: Path) -> None:
    """Excel calls a workbook damaged when a message is longer than it keeps."""
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(form_bytes(kind))  # type: ignore[arg-type]
    for page in load_workbook(path).worksheets:
        for rule in page.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.error or "") <= 224
        for area in page.conditional_formatting:
            assert all(len(rule.formula[0]) < 8000 for rule in area.rules)


A = "$A{row}"
NO_DATE = formulas.is_no_date(A)
DEADLINE = formulas.is_bad_deadline(A, "$Z$1")
NO_NUMBER = formulas.is_no_number(A)
CASES: list[tuple[object, str, bool]] = [
    (date(2027, 2, 28), NO_DATE, False),
    ("31.02.2027", NO_DATE, True),
    ("29.02.2028", NO_DATE, False),
    ("29.02.2027", NO_DATE, True),
    ("5.9.27", NO_DATE, False),
    ("05.13.2027", NO_DATE, True),
    ("05.09.2027 г.", NO_DATE, False),
    ("5 мая 2027 г.", NO_DATE, False),
    ("завтра", NO_DATE, True),
    ("", NO_DATE, False),
    ("-", NO_DATE, False),
    (7, NO_DATE, True),
    (date(2027, 9, 9), DEADLINE, True),
    (date(2027, 9, 10), DEADLINE, False),
    ("до 09.09.2027", DEADLINE, True),
    ("до 10.09.2027", DEADLINE, False),
    ("до 31.09.2027", DEADLINE, True),
    ("сентябрь – май", DEADLINE, False),
    ("в течение 2027 г.", DEADLINE, False),
    ("", DEADLINE, False),
    ("31.09.2027", formulas.is_bad_deadline(A, ""), True),
    ("01.09.2027", formulas.is_bad_deadline(A, ""), False),
    ("двенадцать", NO_NUMBER, True),
    ("12", NO_NUMBER, False),
    (12.5, NO_NUMBER, False),
    ("-", NO_NUMBER, False),
    ("прочее", formulas.is_not_among(A, "$Y$1:$Y$2"), True),
    ("ПРОЕКТ", formulas.is_not_among(A, "$Y$1:$Y$2"), False),
    ("1.1", formulas.is_not_among(A, "$Y$1:$Y$2"), False),
    ("", formulas.is_not_among(A, "$Y$1:$Y$2"), False),
    ("  ", formulas.is_blank(A), True),
    ("слово", formulas.is_blank(A), False),
    ("на подпись", formulas.is_final(A), True),
    ("проект", formulas.is_final(A), False),
    ("", formulas.is_final(A), False),
]


def test_formulas_judge_as_the_reader_does(tmp_path: Path) -> None:
    """LibreOffice works the formulas out; it has them from Excel."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page["Z1"], page["Y1"], page["Y2"] = DAY, "проект", "1.1"
    for row, (value, formula, _) in enumerate(CASES, 1):
        page.cell(row, 1).value = value or None  # type: ignore[assignment]
        page.cell(row, 2).value = f"=IF({formula.replace('{row}', str(row))},1,0)"
    path = tmp_path / "правила.xlsx"
    workbook.save(path)
    (tmp_path / "готово").mkdir()
    converted([path], "xlsx", tmp_path / "готово")
    rows = open_workbook(tmp_path / "готово" / path.name).sheets[0].rows
    judged = [rows[row][2].value for row in range(1, len(CASES) + 1)]
    wrong = [
        (value, formula) for (value, formula, red), got in zip(CASES, judged, strict=True)
        if got != int(red)
    ]  # fmt: skip
    assert wrong == []


def test_red_rules_cover_their_columns(form: Path) -> None:
    workbook = load_workbook(form)
    red = {
        str(area.sqref): [rule.formula[0] for rule in area.rules]
        for area in workbook["Пункты"].conditional_formatting
    }
    # A number typed in advance does not start a row.
    started = "COUNTA($B3,$C3,$D3,$E3,$F3,$G3,$H3)>0"
    assert red["C3:C1048576"] == [f"AND({started},LEN(TRIM($C3))=0)"]
    assert red["H3:H1048576"][0].endswith('ISNUMBER(SEARCH("подпис",Состояние_документа)))')
    assert "$D3<Дата_документа" in red["D3:D1048576"][0]
    assert set(red) == {f"{letter}3:{letter}1048576" for letter in "CDEH"}
    card = {str(a.sqref): len(a.rules) for a in workbook["Реквизиты"].conditional_formatting}
    assert card == {"B3": 1, "B4": 3, "B5": 2}
