"""The marked copy: every finding in its cell and in the list, all else as it was."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.issues import Issue, Location, Severity
from docgen.service_sheets import FINDINGS_SHEET
from docgen.workbook import marked_copy, open_workbook
from docgen.workbook.findings_sheet import FILLS
from tests.workbook.conftest import MakeWorkbook, write_package

ROWS = [["№", "Текст", "Срок"], [1, "Провести", "вчера"], [2, "Подвести итоги", None]]
VML = "{urn:schemas-microsoft-com:vml}"
SHEETS = {"Реквизиты": [["Дата", "05.10.2026"]], "Пункты": ROWS}


def issue(
    place: str, severity: Severity = Severity.WARNING, sheet: str = "Пункты", **words: str
) -> Issue:
    letters = place.rstrip("0123456789")
    location = Location(
        "книга.xlsx",
        sheet,
        int(place[len(letters) :] or 0) or None,
        ord(letters) - ord("A") + 1 if letters else None,
    )
    return Issue("late", severity, location, f"Не так в {place}.", f"Исправьте {place}.", **words)


def marked(path: Path, *issues: Issue) -> Path:
    before = path.read_bytes()
    target = path.with_name("копия.xlsx")
    target.write_bytes(marked_copy(path, issues))
    assert path.read_bytes() == before
    return target


def page(path: Path, name: str = "Пункты") -> Worksheet:
    sheet = openpyxl.load_workbook(path)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def marks(sheet: Worksheet) -> dict[str, str]:
    """Return the color of every marked cell."""
    colors = set(FILLS.values())
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {c.coordinate: c.fill.fgColor.rgb for c in cells if c.fill.fgColor.rgb in colors}


def notes(sheet: Worksheet) -> dict[str, str]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {c.coordinate: c.comment.text for c in cells if c.comment}


def test_every_finding_is_in_its_cell(make_workbook: MakeWorkbook) -> None:
    found = [
        issue("C2", Severity.ERROR),
        issue("B3", Severity.NOTE),
        issue("C2"),
        issue("C3"),
        issue("A9"),
    ]
    sheet = page(marked(make_workbook(SHEETS), *found))
    error, warning, note = (FILLS[severity] for severity in Severity)
    assert marks(sheet) == {"C2": error, "B3": note, "C3": warning, "A9": warning}
    told = notes(sheet)
    assert set(told) == set(marks(sheet))
    assert "Ошибка: Не так в C2.\nИсправьте C2.\nКод: late" in told["C2"]
    assert told["C2"].count("Код: late") == 2
    assert told["B3"].startswith("К сведению: ")
    assert [cell.value for cell in sheet[2]] == [1, "Провести", "вчера"]


@pytest.mark.parametrize(
    ("place", "cell"), [("3", "A3"), ("C", "C1"), ("9", "A9"), ("F", "F1"), ("B3", "B2")]
)
def test_rows_columns_and_merges_are_marked_in_their_first_cell(
    make_workbook: MakeWorkbook, place: str, cell: str
) -> None:
    path = make_workbook(SHEETS, merges=["B2:B3"])
    assert set(notes(page(marked(path, issue(place))))) == {cell}


def test_findings_without_a_cell_and_accepted_ones_are_only_listed(
    make_workbook: MakeWorkbook,
) -> None:
    found = [
        issue(""),
        issue("", sheet=""),
        issue("C2", accepted="Так надо"),
        issue("", sheet="Нет"),
    ]
    copy = marked(make_workbook(SHEETS), *found)
    assert notes(page(copy)) == marks(page(copy)) == {}
    listed = page(copy, FINDINGS_SHEET)
    assert [row[5].value for row in listed.iter_rows(min_row=2)] == [
        "Пункты",
        None,
        "Пункты!C2",
        "Нет",
    ]
    assert [row[6].value for row in listed.iter_rows(min_row=2)] == [None, None, "Так надо", None]


def test_list_is_gravest_first_and_leads_to_the_cells(make_workbook: MakeWorkbook) -> None:
    name = "Пункты 'и' ещё"
    path = make_workbook({"Реквизиты": [["Дата"]], name: ROWS})
    found = [issue("3", sheet=name), issue("C2", Severity.ERROR, sheet=name)]
    workbook = openpyxl.load_workbook(marked(path, *found))
    assert workbook.active is workbook[FINDINGS_SHEET]
    assert [sheet.title for sheet in workbook if sheet.sheet_view.tabSelected] == [FINDINGS_SHEET]
    rows = list(workbook[FINDINGS_SHEET].iter_rows(values_only=True))
    assert rows[1] == (
        "1", "ошибка", "Не так в C2.", "Исправьте C2.", "late", f"{name}!C2", None,
    )  # fmt: skip
    links = [row[5].hyperlink.location for row in workbook[FINDINGS_SHEET].iter_rows(min_row=2)]
    assert links == ["'Пункты ''и'' ещё'!C2", "'Пункты ''и'' ещё'!A3"]


def test_texts_that_a_file_cannot_hold_are_made_fit(make_workbook: MakeWorkbook) -> None:
    odd = replace(issue("C2"), message="до\x00 \ud800" + "я" * 40_000)
    sheet = page(marked(make_workbook(SHEETS), odd))
    assert notes(sheet)["C2"].startswith("до яяя")
    assert len(notes(sheet)["C2"]) < 32_767


def test_link_knows_the_blanks_in_the_name_of_a_sheet(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Реквизиты": [["Дата"]], "Пункты ": ROWS})
    listed = page(marked(path, issue("C2")), FINDINGS_SHEET)
    assert listed["F2"].hyperlink.location == "'Пункты '!C2"


def test_a_workbook_without_findings_says_so(make_workbook: MakeWorkbook) -> None:
    listed = page(marked(make_workbook(SHEETS)), FINDINGS_SHEET)
    assert listed["C2"].value == "Замечаний нет."


def test_notes_and_looks_of_a_person_stay(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(SHEETS)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Пункты"]
    sheet["C2"].comment = Comment("Уточнить", "Анна")
    sheet["A3"].comment = Comment("Не трогать", "Анна")
    sheet["C2"].border = Border(left=Side("thin"))
    sheet["C2"].number_format = "@"
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    workbook.save(path)
    sheet = page(marked(path, issue("C2"), issue("B3")))
    assert notes(sheet)["A3"] == "Не трогать"
    assert notes(sheet)["C2"].startswith("Уточнить\n\nНе так в C2.")
    assert set(notes(sheet)) == {"A3", "B3", "C2"}
    assert sheet["C2"].border.left.style == "thin"
    assert sheet["C2"].number_format == "@"
    assert sheet["B2"].fill.fgColor.rgb == "FF00FF00"


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Write the file with other bytes in one part."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert old in content[part]
    content[part] = content[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def test_a_drawing_that_is_not_well_formed_is_added_to(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(SHEETS)
    workbook = openpyxl.load_workbook(path)
    workbook["Пункты"]["A3"].comment = Comment("Не трогать", "Анна")
    workbook.save(path)
    part = next(name for name in zipfile.ZipFile(path).namelist() if name.endswith(".vml"))
    copy = marked(rewritten(path, part, b"</xml>", b"<div>a<br>b</div></xml>"), issue("B3"))
    drawing = zipfile.ZipFile(copy).read(part)
    mended = etree.fromstring(drawing.replace(b"<br>", b""))
    shapes = [child for child in mended if etree.QName(child) == f"{VML}shape"]
    assert len(shapes) == len({shape.get("id") for shape in shapes}) == 2
    assert len(mended.findall(f"{VML}shapetype")) == 1
    assert b"<br>" in drawing


def test_other_parts_stay_byte_for_byte(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({**SHEETS, "Другой": [["Текст"]]})
    copy = zipfile.ZipFile(marked(path, issue("C2")))
    source = zipfile.ZipFile(path)
    changed = {name for name in source.namelist() if source.read(name) != copy.read(name)}
    assert changed == {
        "[Content_Types].xml",
        "docProps/core.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet2.xml",
    }


def test_what_docgen_reads_of_it_is_the_same(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(SHEETS, hidden_rows=[3], merges=["A2:A3"])
    copy = open_workbook(marked(path, issue("C2"), issue("F9"), issue("B1", sheet="Реквизиты")))
    original = open_workbook(path)
    for sheet, other in zip(original.sheets, copy.sheets, strict=False):
        assert (sheet.rows, sheet.merges, sheet.framed) == (other.rows, other.merges, other.framed)
        assert sheet.hidden_rows == other.hidden_rows
        assert not other.has_drawings


def test_marking_again_leaves_one_list(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    once = marked(make_workbook(SHEETS), issue("C2"))
    again = tmp_path / "ещё.xlsx"
    again.write_bytes(marked_copy(once, [issue("B3")]))
    workbook = openpyxl.load_workbook(again)
    assert workbook.sheetnames == [*SHEETS, FINDINGS_SHEET]
    assert workbook[FINDINGS_SHEET].max_row == 2


def test_a_bare_package_gets_notes_without_color(tmp_path: Path) -> None:
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    path = write_package(tmp_path / "голая.xlsx", f"{cell}<tableParts/>")
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("[Content_Types].xml", types)
    copy = marked(path, issue("A1", sheet="Лист"), issue("C3", sheet="Лист"))
    parts = zipfile.ZipFile(copy)
    assert parts.read("xl/comments1.xml").count(b"<comment ") == 2
    sheet = parts.read("xl/worksheets/sheet1.xml")
    assert sheet.index(b"legacyDrawing") < sheet.index(b"tableParts")
