"""A card: fields and values side by side become one record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.workbook import find_kind_name, open_workbook

Read = Callable[..., Any]
Told = Callable[..., list[str]]

CARD = Sheet(
    "Реквизиты",
    Shape.CARD,
    (
        Column("Вид документа", key="kind"),
        Column(
            "Состояние",
            ValueType.CHOICE,
            key="state",
            choices=("проект", "на подпись"),
            default="проект",
        ),
        Column("Номер", required="final", aliases=("№",)),
        Column("Дата", ValueType.DATE),
        Column("Заголовок", ValueType.RICH_TEXT, required="yes"),
    ),
)
TITLE = ["Заголовок", "О празднике"]


def card(records: Any) -> dict[str, str]:
    return {name: value.raw for name, value in records.sheets["реквизиты"].card.values.items()}


@pytest.mark.parametrize(
    ("rows", "looks"),
    [
        ([["Номер", 101], TITLE], {}),
        ([["Поле", "Значение", "Подсказка"], ["номер:", "101", "без знака №"], TITLE], {}),
        ([["Подсказка", "Поле", "Значение"], ["номер", "№", "101"], ["", *TITLE]], {}),
        ([[], [None, "№", 101.0, "подсказка"], [], [None, *TITLE, "ещё"]], {}),
        ([["Приказ по школе"], ["НОМЕР", "101"], TITLE, ["Дата", None, "подсказка"]], {}),
        ([["Номер", None, "101"], ["Заголовок", None, TITLE[1]]], {"merges": ["A1:B1", "A2:B2"]}),
        ([["Номер", "101"], TITLE], {"merges": ["B1:E1", "B2:E2"]}),
    ],
)
def test_reads_the_same_however_it_is_laid_out(
    read: Read, rows: list[list[object]], looks: dict[str, object]
) -> None:
    records, issues = read({"Реквизиты": rows}, CARD, **looks)
    assert issues == []
    assert card(records) == {"номер": "101", "заголовок": "О празднике"}


@pytest.mark.parametrize(
    "rows",
    [
        [["Заголовок", "О празднике"], [None, "и походе"], ["Номер", "1"]],
        [["Заголовок", "О празднике"], ["Номер", "1"], ["Заголовок", "и походе"]],
        [["Заголовок", None], [None, "О празднике"], [None, "и походе"], ["Номер", "1"]],
        [["Заголовок", "О празднике\nи походе"], ["Номер", "1"]],
    ],
)
def test_a_value_may_take_several_rows(read: Read, rows: list[list[object]]) -> None:
    records, issues = read({"Реквизиты": rows}, CARD)
    assert issues == []
    assert card(records) == {"заголовок": "О празднике\nи походе", "номер": "1"}
    value = records.sheets["реквизиты"].card.get("Заголовок")
    assert [block.text for block in value.blocks] == ["О празднике", "и походе"]


def test_keeps_unknown_fields(read: Read) -> None:
    records, issues = read({"Реквизиты": [TITLE, ["Тема", "Осень"], ["Часы", 2.5]]}, CARD)
    assert issues == []
    assert card(records) == {"заголовок": "О празднике", "тема": "Осень", "часы": "2,5"}


FAULTS: dict[str, tuple[list[list[object]], list[str]]] = {
    "a required field has no value": ([["Заголовок", " "]], ["missing-value Реквизиты!B1"]),
    "a required field is absent": ([["Номер", "1"]], ["missing-value Реквизиты"]),
    "a field is mistyped": ([TITLE, ["Номр", "1"]], ["unknown-field Реквизиты!A2"]),
    "a mistyped field without value": ([TITLE, ["Номр", None]], []),
    "a value far from its field": (
        [TITLE, [], [None, "и походе"]],
        ["value-without-field Реквизиты!B3"],
    ),
    "a bad date": ([TITLE, ["Дата", "32.01.2027"]], ["bad-date Реквизиты!B2"]),
    "two dates": (
        [TITLE, ["Дата", "01.02.2027"], ["Дата", "02.02.2027"]],
        ["duplicate-field Реквизиты!B3"],
    ),
    "a date of two lines": (
        [TITLE, ["Дата", "01.02.2027"], [None, "02.02.2027"]],
        ["bad-date Реквизиты!B2"],
    ),
    "two numbers": ([["Номер", 101], TITLE, ["№", "102"]], ["duplicate-field Реквизиты!B3"]),
    "one number twice": ([["Номер", 101], TITLE, ["№", "101"]], []),
    "a field twice, once empty": ([["Номер"], TITLE, ["Номер", "101"]], []),
    "a dash for a number on paper to be signed": (
        [TITLE, ["Дата", "–"], ["Состояние", "-"]],
        [],
    ),
    "one date twice": ([TITLE, ["Дата", "01.02.2027"], ["Дата", "01.02.2027"]], []),
    "a final paper without number": (
        [TITLE, ["Состояние", "На подпись"]],
        ["missing-value Реквизиты"],
    ),
    "a final paper with an empty number": (
        [["Номер"], TITLE, ["Состояние", "на подпись"]],
        ["missing-value Реквизиты!B1"],
    ),
    "a bad state": ([TITLE, ["Состояние", "готово"]], ["bad-choice Реквизиты!B2"]),
}


@pytest.mark.parametrize("case", FAULTS)
def test_tells_every_fault_with_its_place(read: Read, told: Told, case: str) -> None:
    rows, expected = FAULTS[case]
    _, issues = read({"Реквизиты": rows}, CARD)
    assert told(issues) == expected


@pytest.mark.parametrize(("column", "expected"), [("A", 0), ("B", 1), ("C", 0)])
def test_a_hidden_column_of_values_is_told(
    read: Read, told: Told, column: str, expected: int
) -> None:
    rows = {"Реквизиты": [[*TITLE, "подсказка"]]}
    records, issues = read(rows, CARD, hidden_columns=[column])
    assert told(issues) == ["hidden-column Реквизиты!B"] * expected
    assert card(records) == {"заголовок": "О празднике"}


@pytest.mark.parametrize(
    ("state", "final"), [("проект", False), ("НА ПОДПИСЬ", True), (None, False)]
)
def test_knows_a_final_paper(read: Read, state: str | None, final: bool) -> None:
    rows = [TITLE, ["Номер", "1"], ["Состояние", state]]
    records, _ = read({"Реквизиты": rows}, CARD)
    assert records.final is final


def test_a_number_stays_as_typed(read: Read, told: Told) -> None:
    records, issues = read({"Реквизиты": [TITLE, ["№", 12.5], ["Дата", date(2027, 3, 5)]]}, CARD)
    assert told(issues) == []
    assert card(records)["номер"] == "12.5"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("№ 101", "101"),
        ("№101-ОД", "101-ОД"),
        ("№\u00a0б/н", "б/н"),
        ("N 101", "101"),
        ("No. 7", "7"),
        ("№", "№"),
        ("Н-5", "Н-5"),
        ("NB-5", "NB-5"),
    ],
)
def test_a_number_is_taken_without_its_sign(read: Read, typed: str, number: str) -> None:
    records, issues = read({"Реквизиты": [TITLE, ["Номер", typed]]}, CARD)
    assert issues == []
    assert card(records)["номер"] == number


def test_one_number_twice_is_one(read: Read) -> None:
    records, _ = read({"Реквизиты": [["Номер", 101], TITLE, ["№", "101"]]}, CARD)
    assert card(records)["номер"] == "101"


def test_a_date_keeps_its_type(read: Read) -> None:
    records, _ = read({"Реквизиты": [TITLE, ["Дата", date(2027, 3, 5)]]}, CARD)
    assert records.sheets["реквизиты"].card.get("дата").data == date(2027, 3, 5)


@pytest.mark.parametrize(
    ("sheets", "name", "place"),
    [
        ({"Реквизиты": [["Вид документа", "Приказ"]]}, "Приказ", "Реквизиты!B1"),
        ({"реквизиты ": [["Поле", "Значение"], ["вид:", "план"]]}, "план", "реквизиты!B2"),
        ({"Реквизиты": [["Документ", "протокол"], ["Номер", 1]]}, "протокол", "Реквизиты!B1"),
        ({"Реквизиты": [["Номер", 1], ["Вид документа", None]]}, None, "Реквизиты!B2"),
        ({"Реквизиты": [["Номер", 1]]}, None, "Реквизиты"),
        ({"Лист1": [["Вид документа", "приказ"]]}, None, ""),
    ],
)
def test_finds_the_kind(
    make_workbook: Callable[..., Any], sheets: dict[str, Any], name: str | None, place: str
) -> None:
    found, location = find_kind_name(open_workbook(make_workbook(sheets)))
    assert found == name
    assert "!".join(part for part in (location.sheet, location.cell) if part) == place


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["Дата", None, "14.05.2027"], ["text-among-hints Реквизиты!C3"]),
        (["Дата", None, "Обязательно к подписи."], []),
        (["Дата", "14.05.2027", "уточнено"], []),
    ],
)
def test_words_among_hints(
    read: Read, told: Told, typed: list[object], expected: list[str]
) -> None:
    rows = [["Поле", "Значение", "Подсказка"], TITLE, typed]
    _, issues = read({"Реквизиты": rows}, CARD)
    assert told(issues) == expected
