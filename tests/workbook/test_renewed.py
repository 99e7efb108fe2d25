"""Last year's workbook as the next one: what moves is listed, all the rest is as it was."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from docgen.kinds import load_kinds
from docgen.kinds.model import Kind
from docgen.service_sheets import CHANGES_SHEET, is_service_sheet
from docgen.workbook import ChangedWorkbook, find_kind_name, open_workbook, read_records
from docgen.workbook.renewed import renewed_workbook
from tests.thoroughness import examples
from tests.workbook.conftest import MakeWorkbook, Rows, write_workbook

ROOT = Path(__file__).parents[2]
KINDS = {kind.name: kind for kind in load_kinds([ROOT / "templates"])}
EXAMPLES = sorted(p for p in (ROOT / "inputs").glob("*.xlsx") if p.stem != "справочник")
CARD: Rows = [
    ["Поле", "Значение"],
    ["Вид документа", "приказ"],
    ["Состояние", "на подпись"],
    ["Дата", datetime(2026, 9, 14)],
    ["Номер", "214"],
    ["Заголовок", "О проведении олимпиады в 2026/2027 учебном году"],
    ["Преамбула", "Во исполнение приказа Управления от 27.08.2026 № 198 и до 5 мая 2027 г."],
]


def renewed(path: Path, kind: str = "приказ") -> tuple[ChangedWorkbook, Path]:
    """Renew a workbook and write it beside; the old file must stay as it is."""
    before = path.read_bytes()
    result = renewed_workbook(path, KINDS[kind])
    assert path.read_bytes() == before
    new = path.with_name(f"новая {path.name}")
    new.write_bytes(result.data)
    return result, new


def cells(path: Path) -> dict[tuple[str, str], object]:
    """Every value of the sheets that people fill, as openpyxl sees it, by its address."""
    return {
        (page.title, cell.coordinate): cell.value
        for page in load_workbook(path).worksheets
        if not is_service_sheet(page.title, hidden=True)
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def changed_places(result: ChangedWorkbook) -> set[tuple[str, str]]:
    return {(one.place.sheet, one.place.cell) for one in result.changes}


def test_the_card_of_an_order(make_workbook: MakeWorkbook) -> None:
    result, new = renewed(make_workbook({"Реквизиты": CARD}))
    after = cells(new)
    assert after["Реквизиты", "B3"] == "проект"
    assert ("Реквизиты", "B4") not in after
    assert ("Реквизиты", "B5") not in after
    assert after["Реквизиты", "B6"] == "О проведении олимпиады в 2027/2028 учебном году"
    said = "Во исполнение приказа Управления от 27.08.2026 № 198 и до 5 мая 2028 г."
    assert after["Реквизиты", "B7"] == said
    assert [(one.words, one.place.cell) for one in result.to_check] == [
        ("от 27.08.2026 № 198", "B7")
    ]


@pytest.mark.parametrize(
    ("heading", "value", "becomes"),
    [
        ("Срок", datetime(2026, 9, 24), datetime(2027, 9, 24)),
        ("Срок", datetime(2028, 2, 29, 12, 30), datetime(2029, 2, 28, 12, 30)),
        ("Срок", "до 25.12.2026", "до 25.12.2027"),
        ("Срок", "сентябрь – май", "сентябрь – май"),
        ("Срок исполнения", "апрель 2027 г.", "апрель 2028 г."),
        ("Дата проведения", "2019-05-06", "2020-05-06"),
        ("Дата рождения", datetime(2018, 5, 6), datetime(2018, 5, 6)),
        ("Дата рождения", datetime(2026, 10, 6), datetime(2026, 10, 6)),
        ("Когда выдан паспорт", "06.05.2018", "06.05.2018"),
        ("Мероприятие", datetime(2026, 10, 1), datetime(2027, 10, 1)),
        ("Мероприятие", datetime(2026, 9, 1), datetime(2026, 9, 1)),
        ("Мероприятие", "Итоги 11 сентября 2026 г.", "Итоги 11 сентября 2026 г."),
        ("Срок действия справки", "06.05.2018", "06.05.2018"),
        ("Лист", "Итоги 2026-2027", "Итоги 2026-2027"),
        ("Файл", "план 2026-2027.docx", "план 2026-2027.docx"),
        ("Ожидается", 2026, 2026),
    ],
)
def test_cells_of_a_table(
    make_workbook: MakeWorkbook, heading: str, value: object, becomes: object
) -> None:
    table = [["№", "Ответственные", heading], ["1", "Зимина О.С.", value]]
    book = make_workbook({"Реквизиты": CARD, "Итоги 2026-2027": table})
    _, new = renewed(book)
    assert cells(new)["Итоги 2026-2027", "C2"] == becomes


@pytest.mark.parametrize(
    ("card", "text", "becomes"),
    [
        # The school year of the period, whatever the day of signing.
        ({"Период": "на 2026/2027 учебный год"}, "до 5 мая 2027 г.", "до 5 мая 2028 г."),
        ({"Период": "на 2026/2027 учебный год"}, "25 августа 2026 г.", "25 августа 2027 г."),
        ({"Период": "на 2026/2027 учебный год"}, "до 1 сентября 2027 г.", "до 1 сентября 2028 г."),
        ({"Период": "на 2026/2027 учебный год"}, "5 мая 2026 г.", "5 мая 2026 г."),
        ({"Период": "на 2026/2027 учебный год"}, "до 5 мая 2028 г.", "до 5 мая 2028 г."),
        # A school year that was over when the document was dated tells nothing.
        (
            {"Название": "Итоги 2025/2026 учебного года", "Дата": "05.09.2026"},
            "до 5 мая 2027 г.",
            "до 5 мая 2028 г.",
        ),
        ({"Название": "План на 2027 год"}, "в 2027 году до 5 мая 2027 г.",
         "в 2028 году до 5 мая 2028 г."),
        ({"Название": "План на 2027 год"}, "до 5 мая 2026 г.", "до 5 мая 2026 г."),
        # Nothing but its date: the school year of that day, a summer before it included.
        ({"Дата": "05.07.2026"}, "до 5 мая 2027 г.", "до 5 мая 2028 г."),
        ({"Дата": "05.07.2026"}, "4 июля 2026 г.", "4 июля 2026 г."),
        ({"Дата": "05.04.2027"}, "до 5 мая 2027 г.", "до 5 мая 2028 г."),
        ({}, "до 5 мая 2027 г.", "до 5 мая 2027 г."),
        ({}, "2026/2027 учебный год", "2027/2028 учебный год"),
    ],
)  # fmt: skip
def test_which_dates_of_a_text_are_plans(
    make_workbook: MakeWorkbook, card: dict[str, str], text: str, becomes: str
) -> None:
    fields = [["Поле", "Значение"], ["Вид документа", "план"], *map(list, card.items())]
    book = make_workbook({"Реквизиты": fields, "Введение": [["Вид", "Текст"], ["абзац", text]]})
    _, new = renewed(book, "план")
    assert cells(new)["Введение", "B2"] == becomes


PIECES = st.sampled_from(
    ["2026/2027 учебный год", "до 29.02.2028", "5 мая 2027 г.", "приказ от 01.10.2026 № 5 «Х»",
     "на 2027 год", "26/27 уч.", "сентябрь 2026", "Зимина О.С.", "12", "\n", "  "]
)  # fmt: skip
VALUES = st.one_of(
    st.none(),
    st.integers(0, 60_000),
    st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    ),
    st.lists(PIECES | st.text("абв <&»«.0123456789", max_size=8), max_size=4).map(" ".join),
)


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(VALUES, min_size=4, max_size=4), max_size=6))
def test_whatever_is_typed_only_the_listed_cells_differ(
    tmp_path: Path, rows: list[list[object]]
) -> None:
    headings = ["Текст", "Срок", "Дата проведения", "Лист"]
    book = write_workbook(
        tmp_path / "книга.xlsx", {"Реквизиты": CARD, "Пункты": [headings, *rows], "Итоги": rows}
    )
    result, new = renewed(book)
    before, after = cells(book), cells(new)
    differ = {place for place in before | after if before.get(place) != after.get(place)}
    assert differ == changed_places(result)


def test_a_moved_date_keeps_its_format(make_workbook: MakeWorkbook) -> None:
    rows = [["Текст", "Срок"], ["Сдать отчёт", datetime(2026, 10, 16)]]
    book = make_workbook({"Реквизиты": CARD, "Пункты": rows}, formats={"B2": "DD.MM.YYYY"})
    result, new = renewed(book)
    cell = load_workbook(new)["Пункты"]["B2"]
    assert (cell.value, cell.number_format) == (datetime(2027, 10, 16), "DD.MM.YYYY")
    moved = next(one for one in result.changes if one.place.cell == "B2")
    assert (moved.was, moved.becomes) == ("16.10.2026", "16.10.2027")
    assert "суббота" in moved.why


def test_corner_blocks_lose_date_and_number_of_their_act(make_workbook: MakeWorkbook) -> None:
    blocks = [
        ["Гриф", "Документ", "Дата документа", "Номер документа", "Строки"],
        ["УТВЕРЖДЕНО", "приказ директора от 31.08.2026 № 87", date(2026, 8, 31), "87", None],
        ["ПРИНЯТО", "решение совета (протокол от 28.08.2026 № 1)", None, None, None],
        ["УЧТЕНО", None, None, None, "мнение совета\nот 28.08.2026 № 1"],
    ]
    result, new = renewed(make_workbook({"Реквизиты": CARD, "Грифы": blocks}))
    after = {place: value for (sheet, place), value in cells(new).items() if sheet == "Грифы"}
    assert after["B2"] == "приказ директора"
    assert "C2" not in after
    assert "D2" not in after
    assert after["B3"] == "решение совета (протокол от 28.08.2026 № 1)"
    told = {one.place.cell for one in result.to_check if one.place.sheet == "Грифы"}
    assert told == {"B3", "E4"}


def test_minutes_lose_votes_and_keep_people(make_workbook: MakeWorkbook) -> None:
    card = [["Поле", "Значение"], ["Вид документа", "протокол"], ["Дата", "22.10.2026"],
            ["Итог голосования", "«за» – 11"], ["Всего членов", 12]]  # fmt: skip
    people = [["Кто", "Должность"], ["Зимина Ольга Сергеевна", "учитель"]]
    decisions = [["№", "Решение", "За", "Против"], ["1", "Одобрить.", 11, 0]]
    book = {"Реквизиты": card, "Присутствовали": people, "Решения": decisions}
    result, new = renewed(make_workbook(book), "протокол")
    after = cells(new)
    gone = {("Реквизиты", "B3"), ("Реквизиты", "B4"), ("Решения", "C2"), ("Решения", "D2")}
    assert gone.isdisjoint(after)
    assert after["Реквизиты", "B5"] == 12
    assert after["Присутствовали", "A2"] == "Зимина Ольга Сергеевна"
    sheets = {one.place.sheet for one in result.to_check if not one.place.cell}
    assert sheets == {"Присутствовали", "Решения"}


def test_a_formula_is_told_and_not_touched(make_workbook: MakeWorkbook) -> None:
    book = make_workbook({"Реквизиты": CARD, "Пункты": [["Текст", "Срок"], ["Сдать", None]]})
    workbook = load_workbook(book)
    workbook["Пункты"]["B2"] = "=DATE(2026,10,5)"
    workbook.save(book)
    text = '<c r="B2" t="str"><f>"до 05.10.2026"</f><v>до 05.10.2026</v></c>'
    _replace_in(book, "xl/worksheets/sheet2.xml", '<c r="B2"><f>DATE(2026,10,5)</f><v/></c>', text)
    result, new = renewed(book)
    assert cells(new)["Пункты", "B2"] == '="до 05.10.2026"'
    assert any(one.place.cell == "B2" and "формула" in one.why for one in result.to_check)


def test_looks_inside_a_cell_stay(make_workbook: MakeWorkbook) -> None:
    book = make_workbook({"Реквизиты": CARD, "Пункты": [["Текст"], ["x"], ["x"]]})
    workbook = load_workbook(book)
    bold = InlineFont(b=True)
    rich = CellRichText("Работать в ", TextBlock(bold, "2026/20"), "27 учебном году")
    workbook["Пункты"]["A2"] = rich
    workbook.save(book)
    _, new = renewed(book)
    value = load_workbook(new, rich_text=True)["Пункты"]["A2"].value
    assert isinstance(value, CellRichText)
    assert [str(piece) for piece in value] == ["Работать в ", "2027/20", "28 учебном году"]
    assert isinstance(value[1], TextBlock)
    assert value[1].font.b


def test_cells_that_shared_a_text_part(make_workbook: MakeWorkbook) -> None:
    rows = [["Текст", "Лист"], ["на 2026/2027", "на 2026/2027"]]
    _, new = renewed(make_workbook({"Реквизиты": CARD, "Пункты": rows}))
    after = cells(new)
    assert after["Пункты", "A2"] == "на 2027/2028"
    assert after["Пункты", "B2"] == "на 2026/2027"


def test_comments_and_headings_of_smart_tables_stay(make_workbook: MakeWorkbook) -> None:
    rows = [["Школа", "Баллы 2026/2027"], ["Школа № 7", "12"]]
    book = make_workbook({"Реквизиты": CARD, "Итоги": rows})
    workbook = load_workbook(book)
    workbook["Итоги"].add_table(Table(displayName="Итоги", ref="A1:B2"))
    workbook["Итоги"]["A2"].comment = Comment("уточнить 2026/2027", "завуч")
    workbook.save(book)
    result, new = renewed(book)
    page = load_workbook(new)["Итоги"]
    assert page["B1"].value == "Баллы 2026/2027"
    assert page["A2"].comment is not None
    assert page["A2"].comment.text == "уточнить 2026/2027"
    assert any(one.place.cell == "B1" for one in result.to_check)


def test_all_is_listed_on_a_sheet_that_readers_skip(make_workbook: MakeWorkbook) -> None:
    result, new = renewed(make_workbook({"Реквизиты": CARD}))
    page = load_workbook(new)[CHANGES_SHEET]
    rows = [tuple(cell.value for cell in row[1:5]) for row in page.iter_rows(min_row=2)]
    listed = [(one.place.sheet, one.place.cell, one.words, None) for one in result.to_check]
    listed += [
        (one.place.sheet, one.place.cell, one.was, one.becomes or None) for one in result.changes
    ]
    assert rows == listed
    records, _ = read_records(open_workbook(new), KINDS["приказ"])
    assert all(not is_service_sheet(data.name, hidden=True) for data in records.sheets.values())


def test_a_second_year_lists_only_its_own_changes(make_workbook: MakeWorkbook) -> None:
    _, once = renewed(make_workbook({"Реквизиты": CARD}))
    result, twice = renewed(once)
    assert cells(twice)["Реквизиты", "B6"] == "О проведении олимпиады в 2028/2029 учебном году"
    workbook = load_workbook(twice)
    assert workbook.sheetnames.count(CHANGES_SHEET) == 1
    assert workbook[CHANGES_SHEET].max_row == 1 + len(result.changes) + len(result.to_check)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_lost_but_what_is_listed(example: Path, tmp_path: Path) -> None:
    book = tmp_path / example.name
    book.write_bytes(example.read_bytes())
    result, new = renewed(book, kind_of(book).name)
    before, after = cells(book), cells(new)
    differ = {place for place in before | after if before.get(place) != after.get(place)}
    assert differ == changed_places(result)
    assert result.changes
    assert "xl/theme/theme1.xml" in unchanged_parts(book, new)
    assert find_kind_name(open_workbook(new))[0] == find_kind_name(open_workbook(book))[0]


def kind_of(path: Path) -> Kind:
    return KINDS[find_kind_name(open_workbook(path))[0] or ""]


def unchanged_parts(old: Path, new: Path) -> set[str]:
    with zipfile.ZipFile(old) as before, zipfile.ZipFile(new) as after:
        return {name for name in before.namelist() if before.read(name) == after.read(name)}


def _replace_in(path: Path, part: str, old: str, new: str) -> None:
    """Put other XML into a part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    assert old in text.replace(" />", "/>").replace("<v></v>", "<v/>"), text
    text = text.replace(" />", "/>").replace("<v></v>", "<v/>").replace(old, new)
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
