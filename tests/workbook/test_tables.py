"""A free sheet becomes the table that a person sees in it: headings, sections, merges, widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.content import Role, Table
from docgen.kinds.model import Column, Shape, Sheet, ValueType
from docgen.workbook.grid import Grid, read_grid
from docgen.workbook.raw import MergedRange, RawCell, RawSheet
from docgen.workbook.scope import Scope
from docgen.workbook.table_layout import read_layout
from docgen.workbook.tables import read_table
from tests.thoroughness import examples

moment = datetime.fromisoformat
Read = Callable[..., Any]
Told = Callable[..., list[str]]
Rows = list[list[object]]

PLAN = Sheet("План", Shape.TABLE)
HEAD = ["№", "Что", "Срок"]
BODY = ["1", "Дело", "май"]


def drawn(table: Table) -> list[str]:
    """Return a line for each row: kind, then cells with «×span», «↓» restart and «↑» continue."""
    marks = {"": "", "restart": "↓", "continue": "↑"}
    return [
        f"{row.kind}: "
        + " | ".join(
            cell.text.replace("\n", "/")
            + (f"×{cell.colspan}" if cell.colspan > 1 else "")
            + marks[cell.merge]
            for cell in row.cells
        )
        for row in table.rows
    ]


LAYOUTS: dict[str, tuple[Rows, dict[str, Any], list[str]]] = {
    "headings and body": (
        [HEAD, BODY, ["2", "Ещё", None]],
        {},
        ["head: № | Что | Срок", "body: 1 | Дело | май", "body: 2 | Ещё | "],
    ),
    "it stands anywhere, with empty rows": (
        [[], [None, None, *HEAD], [], [None, None, *BODY], [None, None, " "]],
        {},
        ["head: № | Что | Срок", "body: 1 | Дело | май"],
    ),
    "a column without heading or data between others stays": (
        [["№", None, "Срок"], ["1", None, "май"]],
        {},
        ["head: №× | Срок".replace("×", " | "), "body: 1 |  | май"],
    ),
    "numbers of columns": (
        [HEAD, [1, 2, 3], BODY],
        {},
        ["head: № | Что | Срок", "numbers: 1 | 2 | 3", "body: 1 | Дело | май"],
    ),
    "numbers that only begin like those of columns": (
        [HEAD, [1, 2, 4]],
        {},
        ["head: № | Что | Срок", "body: 1 | 2 | 4"],
    ),
    "two columns, one and two are the first row of the body": (
        [["№", "Сколько"], [1, 2], [2, 7]],
        {},
        ["head: № | Сколько", "body: 1 | 2", "body: 2 | 7"],
    ),
    "two columns, one and two above other numbers": (
        [["Класс", "Число"], [1, 2], [3, 7]],
        {},
        ["head: Класс | Число", "body: 1 | 2", "body: 3 | 7"],
    ),
    "two columns, one and two alone": (
        [["Класс", "Число"], [1, 2]],
        {"centred": ["A2", "B2"]},
        ["head: Класс | Число", "body: 1 | 2"],
    ),
    "two columns, numbers of columns in the middle": (
        [["Класс", "Число"], [1, 2], [3, 7]],
        {"centred": ["A2", "B2"]},
        ["head: Класс | Число", "numbers: 1 | 2", "body: 3 | 7"],
    ),
    "two columns, all in the middle": (
        [["Класс", "Число"], [1, 2], [3, 7]],
        {"centred": ["A2", "B2", "A3", "B3"]},
        ["head: Класс | Число", "body: 1 | 2", "body: 3 | 7"],
    ),
    "a heading split in two": (
        [["№", "Срок", None], [None, "начало", "конец"], ["1", "май", "июнь"]],
        {"merges": ["A1:A2", "B1:C1"]},
        ["head: №↓ | Срок×2", "head: ↑ | начало | конец", "body: 1 | май | июнь"],
    ),
    "a heading split in two without merging the others": (
        [["№", "Срок", None], [None, "начало", "конец"], ["1", "май", "июнь"]],
        {"merges": ["B1:C1"]},
        ["head: № | Срок×2", "head:  | начало | конец", "body: 1 | май | июнь"],
    ),
    "a heading of three rows": (
        [
            ["№", "Часы", None, None],
            [None, "всего", "из них", None],
            [None, None, "в классе", "дома"],
            [1, 2, 3, 4],
            ["1", "10", "6", "4"],
        ],
        {"merges": ["A1:A3", "B1:D1", "B2:B3", "C2:D2"]},
        [
            "head: №↓ | Часы×3",
            "head: ↑ | всего↓ | из них×2",
            "head: ↑ | ↑ | в классе | дома",
            "numbers: 1 | 2 | 3 | 4",
            "body: 1 | 10 | 6 | 4",
        ],
    ),
    "a heading over two columns with no parts": (
        [["Дело", None, "Срок"], ["1.", "Собрание", "май"]],
        {"merges": ["A1:B1"]},
        ["head: Дело×2 | Срок", "body: 1. | Собрание | май"],
    ),
    "titles above the headings": (
        [["План", None, None], ["на год"], HEAD, BODY],
        {"merges": ["A1:C1"]},
        ["head: План×3", "head: на год×3", "head: № | Что | Срок", "body: 1 | Дело | май"],
    ),
    "a title merged wider than the table": (
        [["План"], HEAD, BODY],
        {"merges": ["A1:H1"]},
        ["head: План×3", "head: № | Что | Срок", "body: 1 | Дело | май"],
    ),
    "a section merged over all": (
        [HEAD, ["Раздел"], BODY],
        {"merges": ["A2:C2"]},
        ["head: № | Что | Срок", "section: Раздел×3", "body: 1 | Дело | май"],
    ),
    "a section merged wider than the table": (
        [HEAD, ["Раздел"], BODY],
        {"merges": ["A2:K2"]},
        ["head: № | Что | Срок", "section: Раздел×3", "body: 1 | Дело | май"],
    ),
    "a section with its number apart": (
        [HEAD, ["II.", "Раздел"], BODY],
        {"merges": ["B2:C2"]},
        ["head: № | Что | Срок", "section: II. | Раздел×2", "body: 1 | Дело | май"],
    ),
    "a section with an empty first cell": (
        [HEAD, [None, "Раздел"], BODY],
        {"merges": ["B2:C2"]},
        ["head: № | Что | Срок", "section:  | Раздел×2", "body: 1 | Дело | май"],
    ),
    "a body row merged after a word": (
        [HEAD, ["Итого", "10"], BODY],
        {"merges": ["B2:C2"]},
        ["head: № | Что | Срок", "body: Итого | 10×2", "body: 1 | Дело | май"],
    ),
    "a plain text in the first cell only is no section": (
        [HEAD, ["Раздел"], BODY],
        {},
        ["head: № | Что | Срок", "body: Раздел |  | ", "body: 1 | Дело | май"],
    ),
    "a bold section in the first cell only": (
        [HEAD, ["Раздел"], BODY],
        {"bold": ["A2"]},
        ["head: № | Что | Срок", "section: Раздел×3", "body: 1 | Дело | май"],
    ),
    "a bold section in another cell": (
        [HEAD, [None, "Раздел"], BODY],
        {"bold": ["B2"]},
        ["head: № | Что | Срок", "section: Раздел×3", "body: 1 | Дело | май"],
    ),
    "a number and a bold title": (
        [HEAD, [2, "Раздел"], BODY],
        {"bold": ["B2"]},
        ["head: № | Что | Срок", "section: 2 Раздел×3", "body: 1 | Дело | май"],
    ),
    "a bold section above bold numbers": (
        [HEAD, ["Раздел"], BODY],
        {"bold": ["A2", "A3"]},
        ["head: № | Что | Срок", "section: Раздел×3", "body: 1 | Дело | май"],
    ),
    "a number and a plain text": (
        [HEAD, [2, "Дело"], BODY],
        {},
        ["head: № | Что | Срок", "body: 2 | Дело | ", "body: 1 | Дело | май"],
    ),
    "a row that is only numbered": (
        [HEAD, [2], BODY],
        {},
        ["head: № | Что | Срок", "body: 2 |  | ", "body: 1 | Дело | май"],
    ),
    "names with room for signatures are no sections": (
        [["ФИО", "Подпись"], ["Орлова М. П."], ["Белов И. К."]],
        {},
        ["head: ФИО | Подпись", "body: Орлова М. П. | ", "body: Белов И. К. | "],
    ),
    "one column": (
        [["Что"], ["Дело"], ["Ещё"]],
        {},
        ["head: Что", "body: Дело", "body: Ещё"],
    ),
    "cells merged downwards": (
        [HEAD, BODY, ["2", "Ещё", None], ["3", "И ещё", None]],
        {"merges": ["C2:C4"]},
        [
            "head: № | Что | Срок",
            "body: 1 | Дело | май↓",
            "body: 2 | Ещё | ↑",
            "body: 3 | И ещё | ↑",
        ],
    ),
    "cells merged in a rectangle": (
        [HEAD, ["1", "Дело", None], ["2", None, None]],
        {"merges": ["B2:C3"]},
        ["head: № | Что | Срок", "body: 1 | Дело×2↓", "body: 2 | ×2↑"],
    ),
    "empty rows under a merge are left out": (
        [HEAD, BODY, [], [], ["2", "Ещё", "июнь"]],
        {"merges": ["A2:A4"]},
        ["head: № | Что | Срок", "body: 1 | Дело | май", "body: 2 | Ещё | июнь"],
    ),
    "hidden columns and rows": (
        [HEAD, BODY, ["2", "Ещё", "июнь"]],
        {"hidden_rows": [2], "hidden_columns": ["B"]},
        ["head: № | Срок", "body: 2 | июнь"],
    ),
    "a merge whose first column is hidden": (
        [["№", "Срок", None], ["1", "май", None], ["2", "июнь", "июль"]],
        {"hidden_columns": ["B"], "merges": ["B1:C1", "B2:C2"]},
        ["head: № | Срок", "body: 1 | май", "body: 2 | июль"],
    ),
    "lists in a cell": (
        [HEAD, ["1", "Дела:\n- раз\n1.1. два", "май"]],
        {},
        ["head: № | Что | Срок", "body: 1 | Дела:/– раз/1.1. два | май"],
    ),
    "numbers, dates and shares as they are seen": (
        [["№", "Доля", "Срок", "Месяц"], [1.1, 0.9, date(2027, 5, 3), moment("2027-09-01")]],
        {"formats": {"B2": "0%", "C2": "dd.mm.yyyy", "D2": "mmm.yy"}},
        ["head: № | Доля | Срок | Месяц", "body: 1.1 | 90% | 03.05.2027 | сентябрь 2027"],
    ),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_draws_what_a_person_sees(read: Read, case: str) -> None:
    rows, looks, expected = LAYOUTS[case]
    records, _ = read({"План": rows}, PLAN, **looks)
    assert drawn(records.sheets["план"].table) == expected


def test_keeps_widths_and_alignment(read: Read) -> None:
    records, _ = read({"План": [HEAD, BODY]}, PLAN, widths={"A": 5, "B": 40})
    assert records.sheets["план"].table.widths == (5, 40, 8.43)


def test_keeps_bold_in_the_body_only(read: Read) -> None:
    rows = [HEAD, ["Раздел"], BODY]
    looks = {"bold": ["A1", "B1", "A2", "B3"], "merges": ["A2:C2"]}
    records, _ = read({"План": rows}, PLAN, **looks)
    assert [
        [span.bold for cell in row.cells for p in cell.paragraphs for span in p.spans]
        for row in records.sheets["план"].table.rows
    ] == [[False] * 3, [True], [False, True, False]]


def test_items_in_cells_are_items(read: Read) -> None:
    records, _ = read({"План": [HEAD, ["1", "- раз\n- два", None]]}, PLAN)
    cell = records.sheets["план"].table.rows[1].cells[1]
    assert [(p.role, p.text) for p in cell.paragraphs] == [(Role.DASH, "раз"), (Role.DASH, "два")]


def test_gives_a_record_for_each_row_of_the_body(read: Read) -> None:
    rows = [
        ["План"],
        ["№", "Срок", None, "Кто"],
        [None, "начало", "конец", None],
        [1, 2, 3, 4],
        ["Раздел"],
        ["1", "май", "июнь", "Орлова"],
        ["2", "июль", None, None],
    ]
    merges = ["A2:A3", "B2:C2", "D2:D3", "A5:D5", "D6:D7"]
    records, issues = read({"План": rows}, PLAN, merges=merges)
    assert issues == []
    data = records.sheets["план"]
    assert [row.kind for row in data.table.rows].count("body") == len(data.records)
    assert [
        (record.location.row, {name: value.raw for name, value in record.values.items()})
        for record in data.records
    ] == [
        (6, {"номер": "1", "начало": "май", "конец": "июнь", "кто": "Орлова"}),
        (7, {"номер": "2", "начало": "июль", "кто": "Орлова"}),
    ]
    assert data.records[1].get("Кто").location.cell == "D6"
    assert [str(value.location) for value in data.cells][-3:] == ["План!D6", "План!A7", "План!B7"]
    assert len(data.cells) == 17


def test_tells_headings_of_one_name_apart(read: Read) -> None:
    rows = [["№", "План", None, "Факт", None], [None, "часы", "дни", "часы", "дни"], list("23456")]
    records, _ = read({"План": rows}, PLAN, merges=["A1:A2", "B1:C1", "D1:E1"])
    assert list(records.sheets["план"].records[0].values) == [
        "номер",
        "план_часы",
        "план_дни",
        "факт_часы",
        "факт_дни",
    ]


TYPED = Sheet(
    "План",
    Shape.TABLE,
    (
        Column("№", key="number"),
        Column("Мероприятие", ValueType.RICH_TEXT, required="yes", aliases=("Что",)),
        Column("Дата", ValueType.DATE),
    ),
)
FAULTS: dict[str, tuple[Rows, dict[str, Any], list[str]]] = {
    "all is well": ([["№", "Что", "Дата", "Ещё"], ["1", "Дело", "05.03.2027", "?"]], {}, []),
    "a bad date": ([["№", "Что", "Дата"], ["1", "Дело", "завтра"]], {}, ["bad-date План!C2"]),
    "a required cell is empty": (
        [["№", "Что", "Дата"], ["1", None, "05.03.2027"]],
        {},
        ["missing-value План!B2"],
    ),
    "a required column is absent": ([["№", "Дата"], ["1", None]], {}, ["missing-column План!1"]),
    "a heading is mistyped": (
        [["№", "Меропритие"], ["1", "Дело"]],
        {},
        ["unknown-column План!B1", "missing-column План!1"],
    ),
    "a merged cell is filled for all its rows": (
        [["№", "Что", "Дата"], ["1", "Дело", None], ["2", None, None]],
        {"merges": ["B2:B3"]},
        [],
    ),
    "a title is no required cell": ([["План"], ["№", "Что"], ["1", "Дело"]], {}, []),
    "a lonely cell": (
        [["№", "Что", "Дата"], [None, "Раздел"], ["1", "Дело"]],
        {},
        ["lonely-cell План!B2"],
    ),
    "a title in the first cell, neither merged nor bold": (
        [["Что", "Дата", "Где"], ["Раздел"], ["Дело", "05.03.2027", "тут"]],
        {},
        ["lonely-cell План!A2"],
    ),
    "a list under an empty column of numbers": ([["№", "Что"], [None, "а"], [None, "б"]], {}, []),
    "a title among the numbers of rows": (
        [["№", "Что"], ["Раздел", "Дело"], ["Итоги"], ["Ещё"]],
        {},
        [
            "lonely-cell План!A3",
            "missing-value План!B3",
            "lonely-cell План!A4",
            "missing-value План!B4",
        ],
    ),
    "two columns, the second left empty": ([["Что", "Дата"], ["Дело"], ["1", None]], {}, []),
    "text under a merge": (
        [["№", "Что", "Дата"], ["1", "Дело", "потеряно"]],
        {"merges": ["B2:C2"]},
        ["covered-cell-text План!C2"],
    ),
    "hidden parts": (
        [["№", "Что", "Дата"], ["1", "Дело", "05.03.2027"], ["2", "Ещё", None]],
        {"hidden_rows": [2, 7], "hidden_columns": ["C", "G"]},
        ["hidden-row План!2", "hidden-column План!C"],
    ),
    "a number became a date": (
        [["№", "Что"], [moment("2027-02-01"), "Дело"]],
        {"formats": {"A2": "dd.mmm"}},
        ["number-became-date План!A2"],
    ),
    "a formula never counted": (
        [["№", "Что"], ["1", "=1+1"]],
        {},
        ["formula-without-value План!B2"],
    ),
    "more columns than Word has": (
        [["№", "Что", *map(str, range(70))], ["1", "Дело", *map(str, range(70))]],
        {},
        ["too-many-columns План!1"],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_tells_every_fault_with_its_place(read: Read, told: Told, case: str) -> None:
    rows, looks, expected = FAULTS[case]
    _, issues = read({"План": rows}, TYPED, **looks)
    assert told(issues) == expected


def test_types_the_columns_that_the_kind_knows(read: Read) -> None:
    records, _ = read({"План": [["№", "Что", "Дата"], [1, "Дело", "05.03.2027"]]}, TYPED)
    (record,) = records.sheets["план"].records
    assert record.get("дата").data == date(2027, 3, 5)
    assert record.get("мероприятие").column == TYPED.columns[1]
    assert [value.column and value.column.name for value in records.sheets["план"].cells] == [
        None, None, None, "№", "Мероприятие", "Дата",
    ]  # fmt: skip


def shape_of(shape: Shape) -> Sheet:
    columns = (Column("№", key="number"), Column("ФИО"), Column("Роль", default="член"))
    return Sheet("Комиссия", shape, columns)


@pytest.mark.parametrize(
    ("rows", "looks", "expected"),
    [
        (
            [["№", "ФИО", "Роль", "Ещё"], [1.1, "Орлова", "член", None], [2, "Белов"]],
            {},
            ["head: № | ФИО | Роль | Ещё", "body: 1.1 | Орлова | член | ", "body: 2 | Белов |  | "],
        ),
        (
            [["Список"], ["№", "ФИО", "Роль"], [1, None, "член"], [2, "Белов"], [3, None, "член"]],
            {},
            ["head: Список×3", "head: № | ФИО | Роль", "body: 2 | Белов | "],
        ),
        (
            [["№", "ФИО", "Роль"], [1, "Орлова", "член"], [2, "Белов", None]],
            {"merges": ["C2:C3"], "hidden_columns": ["A"]},
            ["head: ФИО | Роль", "body: Орлова | член↓", "body: Белов | ↑"],
        ),
        ([["№", "ФИО", "Роль"], [1, None, "член"]], {}, None),
        ([["№", "ФИО", "Роль"]], {}, None),
        ([], {}, None),
    ],
)
def test_a_known_list_may_be_printed_as_a_table(
    read: Read, rows: Rows, looks: dict[str, Any], expected: list[str] | None
) -> None:
    records, _ = read({"Комиссия": rows}, shape_of(Shape.ROWS), **looks)
    data = records.sheets["комиссия"]
    assert (data.printable_table and drawn(data.printable_table)) == expected
    assert data.table is None
    assert data.cells == []


@pytest.mark.parametrize("shape", list(Shape))
def test_only_lists_have_a_table_beside_their_records(read: Read, shape: Shape) -> None:
    records, _ = read({"Комиссия": [["№", "ФИО"], [1, "Орлова"]]}, shape_of(shape))
    is_list = shape not in (Shape.CARD, Shape.TEXT, Shape.TABLE)
    assert (records.sheets["комиссия"].printable_table is not None) == is_list


SIZE = 7


@st.composite
def sheets(draw: st.DrawFn) -> RawSheet:
    """Any small sheet: cells anywhere, merges that may even overlap, hidden rows and columns."""
    place = st.integers(1, SIZE)
    cells = draw(st.sets(st.tuples(place, place), min_size=1, max_size=40))
    corners = draw(st.lists(st.tuples(place, place, place, place), max_size=8))
    merges = [
        MergedRange(min(a, c), min(b, d), max(a, c), max(b, d))
        for a, b, c, d in corners
        if (a, b) != (c, d)
    ]
    sheet = RawSheet("Лист", hidden_rows=frozenset(draw(st.sets(place, max_size=2))),
                     hidden_columns=frozenset(draw(st.sets(place, max_size=2))))  # fmt: skip
    texts = st.sampled_from(["1", "2", "текст", "- пункт", "II."])
    for row, column in sorted(cells):
        text = draw(texts)
        sheet.rows.setdefault(row, {})[column] = RawCell(row, column, text, text)
    sheet.set_merges(merges)
    return sheet


def covered_places(table: Table) -> Iterator[tuple[int, int]]:
    for place, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            yield from ((place, column + offset) for offset in range(cell.colspan))
            column += cell.colspan


@settings(max_examples=examples(80), deadline=None)
@given(sheets())
def test_a_table_is_a_rectangle_whatever_is_merged(sheet: RawSheet) -> None:
    data = read_table(sheet, None, "Лист", Scope(Path("книга.xlsx")))
    grid = read_grid(sheet)
    if not grid.rows:
        assert data.table is None
        return
    table = data.table
    assert table is not None
    width = len(table.widths)
    assert width == grid.width
    above: dict[int, tuple[int, str]] = {}
    for row in table.rows:
        assert sum(cell.colspan for cell in row.cells) == width
        here: dict[int, tuple[int, str]] = {}
        column = 0
        for cell in row.cells:
            if cell.merge == "continue":
                assert above[column][0] == cell.colspan
                assert above[column][1] in {"restart", "continue"}
                assert cell.paragraphs == ()
            here[column] = (cell.colspan, cell.merge)
            column += cell.colspan
        above = here
    assert len(set(covered_places(table))) == width * len(table.rows)
    bodies = [row for row in table.rows if row.kind == "body"]
    assert len(bodies) == len(data.records)
    kinds = [row.kind for row in table.rows]
    assert "head" not in kinds[kinds.index("body") :] if "body" in kinds else True


def is_covered(sheet: RawSheet, row: int, column: int) -> bool:
    """Whether a merge that begins elsewhere lies over the cell; the reader tells such a text."""
    return any(
        area.top <= row <= area.bottom
        and area.left <= column <= area.right
        and (area.top, area.left) != (row, column)
        for area in sheet.merges
    )


@settings(max_examples=examples(60), deadline=None)
@given(sheets())
def test_every_visible_text_is_printed_once(sheet: RawSheet) -> None:
    for cells in sheet.rows.values():
        for column, cell in cells.items():
            cells[column] = cell.with_text(f"т{cell.row}к{cell.column}")
    data = read_table(sheet, None, "Лист", Scope(Path("книга.xlsx")))
    grid = read_grid(sheet)
    printed = [
        word
        for row in (data.table.rows if data.table else ())
        for cell in row.cells
        for word in cell.text.split()
    ]
    assert sorted(printed) == sorted(value.raw for value in data.cells)
    visible = {
        cell.text
        for row, cells in sheet.rows.items()
        if row not in sheet.hidden_rows
        for column, cell in cells.items()
        if column not in sheet.hidden_columns and not is_covered(sheet, row, column)
    }
    assert visible <= set(printed)
    assert len(printed) == len(set(printed))
    assert grid.height == len(data.table.rows if data.table else ())


def test_a_stray_cell_far_away_costs_nothing() -> None:
    sheet = RawSheet("Лист")
    for row, column, text in ((1, 1, "№"), (1, 2, "Что"), (2, 1, "1"), (2, 16384, "х")):
        sheet.rows.setdefault(row, {})[column] = RawCell(row, column, text, text)
    grid = read_grid(sheet)
    assert grid.columns == [1, 2, 16384]
    assert isinstance(grid, Grid)
    assert read_layout(grid).kinds == ("head", "body")


def test_thousands_of_merges_cost_little() -> None:
    sheet = RawSheet("Лист")
    for row in range(1, 20_001):
        sheet.rows[row] = {c: RawCell(row, c, "а", "а") for c in range(1, 4)}
    sheet.set_merges([MergedRange(row, 1, row + 1, 1) for row in range(3, 20_000, 2)])
    assert read_grid(sheet).height == 20_000
