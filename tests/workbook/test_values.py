"""A cell is typed by its column, or an issue says at its address what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from docgen.content import Paragraph, Role, Span
from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.workbook.value_types import split_people

moment = datetime.fromisoformat
Read = Callable[..., Any]
Told = Callable[..., list[str]]

COLOURS = ("красный", "тёмно-синий", "№ 1")
DAY = date(2027, 3, 5)

GOOD: list[tuple[ValueType, object, object]] = [
    (ValueType.TEXT, " две \n строки ", "две\n строки"),
    (ValueType.TEXT, 101.0, "101"),
    (ValueType.TEXT, DAY, "05.03.2027"),
    (ValueType.DEADLINE, "до 5 марта", "до 5 марта"),
    (ValueType.PERSON, "Орлова\nМария", "Орлова Мария"),
    (ValueType.POST, "учитель\nматематики", "учитель\nматематики"),
    (ValueType.DATE, DAY, DAY),
    (ValueType.DATE, moment("2027-03-05T10:30"), DAY),
    (ValueType.DATE, "05.03.2027", DAY),
    (ValueType.DATE, "5 марта 2027 г.", DAY),
    (ValueType.DATE, 46451, DAY),
    (ValueType.DATE, "46451", DAY),
    (ValueType.DATE, "5.3.27", DAY),
    (ValueType.DATE, " 05 . 03 . 2027 г.", DAY),
    (ValueType.DATE, "«5» марта 2027 года", DAY),
    (ValueType.NUMBER, 12, 12),
    (ValueType.NUMBER, 12.5, 12.5),
    (ValueType.NUMBER, "12,5", 12.5),
    (ValueType.NUMBER, "1 500", 1500),
    (ValueType.NUMBER, "1\u00a0500,50", 1500.5),
    (ValueType.NUMBER, "101.0", 101),
    (ValueType.NUMBER, "−5", -5),
    (ValueType.CHOICE, "КРАСНЫЙ", "красный"),
    (ValueType.CHOICE, "темно  синий", "тёмно-синий"),
    (ValueType.CHOICE, "№1", "№ 1"),
    (ValueType.YES_NO, "Да", True),
    (ValueType.YES_NO, "+", True),
    (ValueType.YES_NO, "х", True),
    (ValueType.YES_NO, 1, True),
    (ValueType.YES_NO, True, True),
    (ValueType.YES_NO, "нет", False),
    (ValueType.TEXT, "–", "–"),
    (ValueType.YES_NO, 0, False),
    (ValueType.PEOPLE, "Орлова М. П.; Белов И. К.", ("Орлова М. П.", "Белов И. К.")),
    (ValueType.SHEET, "таблица 1", ("Таблица 1",)),
    (ValueType.SHEET, "Данные, Таблица 1", ("Данные", "Таблица 1")),
    (ValueType.SHEET, "«Таблица 1»;\nданные", ("Таблица 1", "Данные")),
]


def sheet_of(column: Column) -> Sheet:
    return Sheet("Данные", Shape.ROWS, (column,))


@pytest.mark.parametrize(("kind", "typed", "data"), GOOD)
def test_reads_values(read: Read, kind: ValueType, typed: object, data: object) -> None:
    column = Column("Значение", kind, choices=COLOURS if kind is ValueType.CHOICE else ())
    sheets = {"Таблица 1": [["а"]], "Данные": [["Значение"], [typed]]}
    records, issues = read(sheets, sheet_of(column))
    assert issues == []
    value = records.sheets["данные"].records[0].get("значение")
    assert (value.data, value.column) == (data, column)
    assert str(value.location) == "Данные!A2"


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (ValueType.DATE, "32.05.2027", "bad-date"),
        (ValueType.DATE, "вчера", "bad-date"),
        (ValueType.DATE, 5, "bad-date"),
        (ValueType.DATE, "99999", "bad-date"),
        (ValueType.DATE, "05.03.1027", "bad-date"),
        (ValueType.DATE, "05.03.2207", "bad-date"),
        (ValueType.DATE, moment("2207-03-05"), "bad-date"),
        (ValueType.DATE, "05.03.85", "bad-date"),
        (ValueType.DATE, "31.02.2027", "bad-date"),
        (ValueType.NUMBER, "много", "bad-number"),
        (ValueType.NUMBER, "12 %", "bad-number"),
        (ValueType.NUMBER, "1 50", "bad-number"),
        (ValueType.NUMBER, DAY, "bad-number"),
        (ValueType.CHOICE, "красное", "bad-choice"),
        (ValueType.YES_NO, "наверное", "bad-yes-no"),
        (ValueType.SHEET, "Таблица 2", "missing-sheet-reference"),
        (ValueType.FILE, "порядок.docx", "missing-file"),
        (ValueType.IMAGE, "..", "missing-file"),
        (ValueType.FILE, "я" * 300, "missing-file"),
    ],
)
def test_tells_what_is_wrong(
    read: Read, told: Told, kind: ValueType, typed: object, code: str
) -> None:
    column = Column("Значение", kind, choices=COLOURS if kind is ValueType.CHOICE else ())
    sheets = {"Таблица 1": [["а"]], "Данные": [["Значение"], [typed]]}
    records, issues = read(sheets, sheet_of(column))
    assert told(issues) == [f"{code} Данные!A2"]
    assert issues[0].is_error
    assert records.sheets["данные"].records[0].values == {}


@pytest.mark.parametrize(
    ("kind", "typed", "offer"),
    [
        (ValueType.CHOICE, "краснный", "«красный»"),
        (ValueType.SHEET, "Таблицы 1", "«Таблица 1»"),
        (ValueType.FILE, "порядк.docx", "«порядок.docx»"),
    ],
)
def test_offers_the_nearest(
    read: Read, tmp_path: Path, kind: ValueType, typed: str, offer: str
) -> None:
    (tmp_path / "порядок.docx").write_bytes(b"")
    column = Column("Значение", kind, choices=COLOURS if kind is ValueType.CHOICE else ())
    sheets = {"Таблица 1": [["а"]], "Данные": [["Значение"], [typed]]}
    _, (issue,) = read(sheets, sheet_of(column))
    assert offer in issue.message


@pytest.mark.parametrize("typed", ["порядок.docx", "«порядок.docx»", ".\\порядок.docx"])
def test_finds_files_beside_the_workbook(read: Read, tmp_path: Path, typed: str) -> None:
    (tmp_path / "порядок.docx").write_bytes(b"")
    sheets = {"Данные": [["Файл"], [typed]]}
    records, issues = read(sheets, sheet_of(Column("Файл", ValueType.FILE)))
    assert issues == []
    data = records.sheets["данные"].records[0].get("файл").data
    assert data.samefile(tmp_path / "порядок.docx")


def test_reads_rich_text_as_blocks(read: Read) -> None:
    column = Column("Текст", ValueType.RICH_TEXT)
    records, _ = read({"Данные": [["Текст"], ["Абзац\n- пункт"]]}, sheet_of(column))
    value = records.sheets["данные"].records[0].get("текст")
    assert value.raw == "Абзац\n- пункт"
    assert value.data == value.blocks
    assert value.blocks == (
        Paragraph((Span("Абзац"),)),
        Paragraph((Span("пункт"),), Role.DASH, number="–"),
    )


UNTYPED: list[tuple[object, str, str]] = [
    (moment("2026-09-01"), "mmmm yyyy", "сентябрь 2026"),
    (moment("2026-09-01"), "[$-419]mmmm\\ yyyy;@", "сентябрь 2026"),
    (moment("2026-09-01"), "mmm-yy", "сентябрь 2026"),
    (moment("2026-09-01"), "[$-419]d mmm;@", "1 сентября"),
    (moment("2026-09-01T14:30"), "dd.mm.yyyy hh:mm", "01.09.2026 14:30"),
    (moment("2026-09-01T14:30"), "m/d/yy h:mm", "01.09.2026 14:30"),
    (moment("2026-09-01T14:30"), "h:mm", "14:30"),
    (0.25, "0%", "25%"),
    (0.255, "0.0%", "25,5%"),
    (12500, "#,##0.00", "12\u00a0500,00"),
    (12500, "# ##0.00", "12\u00a0500,00"),
    (12500, "#\\ ##0.00", "12\u00a0500,00"),
    (12500, '#,##0.00\\ "₽"', "12\u00a0500,00 ₽"),
    (12500, "0.00", "12500,00"),
    (12500.5, "General", "12500,5"),
    (5, "00000", "00005"),
]


@pytest.mark.parametrize("sheet", ["Данные", "Неизвестный"])
@pytest.mark.parametrize(("typed", "number_format", "raw"), UNTYPED)
def test_a_column_that_the_kind_does_not_know_says_what_excel_shows(
    read: Read, sheet: str, typed: object, number_format: str, raw: str
) -> None:
    rows = {sheet: [["Имя", "Значение"], ["а", typed]]}
    records, _ = read(rows, sheet_of(Column("Имя")), formats={"B2": number_format})
    assert records.sheets[sheet.casefold()].records[0].get("значение").raw == raw


DASHED = [kind for kind in ValueType if kind not in (ValueType.TEXT, ValueType.RICH_TEXT)]


@pytest.mark.parametrize(
    ("kind", "dash", "shape"),
    [
        *((kind, " – ", shape) for kind in DASHED for shape in (Shape.ROWS, Shape.CARD)),
        *((DASHED[0], dash, Shape.TABLE) for dash in ("-", " – ", "—")),
    ],
)
def test_a_lone_dash_is_an_empty_cell(
    read: Read, told: Told, kind: ValueType, dash: str, shape: Shape
) -> None:
    rows = [["Имя", "Значение"], ["а", dash]]
    if shape is Shape.CARD:
        rows = [["Имя", "а"], ["Значение", dash]]
    for required, expected in (("no", []), ("yes", ["missing-value Данные!B2"])):
        column = Column("Значение", kind, required=required)  # type: ignore[arg-type]
        records, issues = read({"Данные": rows}, Sheet("Данные", shape, (Column("Имя"), column)))
        assert told(issues) == expected
        assert [list(record.values) for record in records.sheets["данные"].records] == [["имя"]]


@pytest.mark.parametrize(
    ("column", "data"),
    [
        (Column("Значение", ValueType.YES_NO, default="да"), False),
        (Column("Значение", ValueType.CHOICE, choices=("да", "–")), "–"),
    ],
)
def test_a_dash_may_be_an_answer(read: Read, column: Column, data: object) -> None:
    records, issues = read({"Данные": [["Значение"], ["–"]]}, sheet_of(column))
    assert issues == []
    assert records.sheets["данные"].records[0].get("значение").data == data


def test_a_row_of_dashes_is_no_record(read: Read, told: Told) -> None:
    columns = (Column("ФИО", ValueType.PERSON), Column("Должность", ValueType.POST))
    rows = {"Данные": [["ФИО", "Должность"], ["–", "-"]]}
    records, issues = read(rows, Sheet("Данные", Shape.ROWS, columns))
    assert issues == []
    assert records.sheets["данные"].records == []
    required = (Column("ФИО", ValueType.PERSON, required="yes"), columns[1])
    _, issues = read(rows, Sheet("Данные", Shape.ROWS, required))
    assert told(issues) == ["missing-value Данные!A2"]


@pytest.mark.parametrize(
    ("column", "raw"),
    [
        (Column("Номер телефона"), "1,5"),
        (Column("Номер приказа"), "1,5"),
        (Column("Номер"), "1.5"),
        (Column("№ п/п"), "1.5"),
        (Column("Номер пункта"), "1.5"),
        (Column("К пункту", key="parent"), "1.5"),
    ],
)
def test_only_numbers_of_clauses_are_read_as_such(read: Read, column: Column, raw: str) -> None:
    sheet = Sheet("Данные", Shape.ROWS, (column, Column("Текст")))
    records, _ = read({"Данные": [[column.name, "Текст"], [1.5, "а"]]}, sheet)
    assert records.sheets["данные"].records[0].get(column.name).raw == raw


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Орлова М. П.", ("Орлова М. П.",)),
        (
            "Орлова М. П., Белов И. К.;\nЮдина А. А.,",
            ("Орлова М. П.", "Белов И. К.", "Юдина А. А."),
        ),
        ("Орлова (школа № 1, город) и др., Белов", ("Орлова (школа № 1, город) и др.", "Белов")),
        ("Орлова (не закрыта\nБелов, Юдин", ("Орлова (не закрыта", "Белов", "Юдин")),
        (";,\n", ()),
    ],
)
def test_splits_people(text: str, people: tuple[str, ...]) -> None:
    assert split_people(text) == people


@pytest.mark.parametrize(
    ("typed", "number_format", "number", "codes"),
    [
        (1, "General", "1", []),
        (1.1, "General", "1.1", []),
        (1.1, "0.00", "1.10", []),
        ("1.1.", "@", "1.1.", []),
        (moment("2027-02-01"), "dd.mmm", "1.2", ["number-became-date Данные!A2"]),
        (moment("2003-02-01"), "dd.mm.yyyy", "1.2.3", ["number-became-date Данные!A2"]),
        (moment("2027-02-01"), "dd.mm.yyyy", "1.2", ["number-became-date Данные!A2"]),
    ],
)
def test_keeps_typed_numbers_of_clauses(
    read: Read, told: Told, typed: object, number_format: str, number: str, codes: list[str]
) -> None:
    sheet = Sheet("Данные", Shape.CLAUSES, (Column("№", key="number"), Column("Текст", key="text")))
    rows = {"Данные": [["№", "Текст"], [typed, "Утвердить."]]}
    records, issues = read(rows, sheet, formats={"A2": number_format})
    assert records.sheets["данные"].records[0].get("№").data == number
    assert told(issues) == codes
    assert not any(issue.is_error for issue in issues)
