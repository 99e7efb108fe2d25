"""Whatever stands in a list, every filled row is told once; the order of columns is no matter."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.issues import Location
from docgen.russian.name_forms import full_form
from docgen.staff import Fate
from docgen.staff.importing import ImportResult
from docgen.staff.json_report import json_import_report
from docgen.staff.known import Known, known_person
from docgen.staff.model import ListRead, Person
from docgen.staff.names import joined_name
from docgen.staff.plan import make_plan
from docgen.staff.reading import read_sheet
from docgen.staff.report import text_import_report
from docgen.workbook import RawCell, RawSheet
from docgen.workbook.raw import MergedRange
from tests.thoroughness import examples

HEAD = ["№ п/п", "Фамилия, имя, отчество", "Должность", "Телефон", "Школа", "Стаж"]
STAFF = [
    ["1", "Петрова Мария Павловна", "учитель физики", "8-910-555-11-22", "МБОУ СОШ № 5", "5"],
    ["2", "ЗОТОВ ИВАН ИЛЬИЧ", "Учитель (химия)", "", "Гимназия «Эврика»", "12"],
    ["3", "Соловьёва Ия Львовна, 12.05.1980", "повар", "2-14-01", "", "7"],
    ["4", "вакансия", "сторож", "", "", ""],
    ["5", "Кротов Олег Олегович", "директор", "", "Лицей № 3", "30"],
]
WORDS = [
    *("ФИО", "Должность", "Школа", "№", "Итого", "Телефон", "вакансия", "Продолжение", "Директор"),
    *("Петрова Мария Павловна", "Зотов И.И.", "учитель математики", "МБОУ СОШ № 5", "1", "2", "3"),
    *("Администрация", "8-910-555-11-22", "12.05.1980", "_____", "Фамилия", "Имя", "Мария", "ж"),
]


def sheet_of(rows: list[list[str]], merges: list[MergedRange] | None = None) -> RawSheet:
    cells = {
        row: {
            column: RawCell(row, column, text, text)
            for column, text in enumerate(texts, 1)
            if text.strip()
        }
        for row, texts in enumerate(rows, 1)
    }
    sheet = RawSheet("Лист1", rows={row: texts for row, texts in cells.items() if texts})
    sheet.set_merges(merges or [])
    return sheet


def read(sheet: RawSheet) -> ListRead:
    result = ListRead()
    read_sheet(sheet, result)
    return result


def said(result: ListRead) -> list[tuple[str, ...]]:
    return [(str(p.name), p.post, p.unit, p.phone) for p in result.people]


@given(st.permutations(range(len(HEAD))))
@settings(max_examples=examples(20), deadline=None)
def test_order_of_columns_is_no_matter(order: list[int]) -> None:
    rows = [[row[place] for place in order] for row in (HEAD, *STAFF)]
    assert said(read(sheet_of(rows))) == said(read(sheet_of([HEAD, *STAFF])))


@given(st.permutations(range(1, 5)))
@settings(max_examples=examples(10), deadline=None)
def test_columns_are_known_without_headings_in_any_order(order: list[int]) -> None:
    rows = [[row[place] for place in order] for row in STAFF[:3]]
    assert said(read(sheet_of(rows))) == [
        ("Петрова Мария Павловна", "учитель физики", "МБОУ СОШ № 5", "8-910-555-11-22"),
        ("Зотов Иван Ильич", "учитель химии", "Гимназия «Эврика»", ""),
        ("Соловьёва Ия Львовна", "повар", "Гимназия «Эврика»", "2-14-01"),
    ]


cell_texts = st.one_of(st.just(""), st.sampled_from(WORDS), st.text(max_size=25))
merged = st.builds(
    lambda top, left, height, width: MergedRange(top, left, top + height, left + width),
    *(st.integers(1, 8), st.integers(1, 6), st.integers(0, 4), st.integers(0, 4)),
)


@given(st.lists(st.lists(cell_texts, max_size=6), max_size=10), st.lists(merged, max_size=3))
@settings(max_examples=examples(40), deadline=None)
def test_every_filled_row_is_told_once_whatever_it_holds(
    rows: list[list[str]], merges: list[MergedRange]
) -> None:
    sheet = sheet_of(rows, merges)
    result = read(sheet)
    rows_told = [s.location.row for s in result.skipped]
    schools = {s.location.row for s in result.schools}
    # The leader of a school stands in its row.
    rows_told += [p.location.row for p in result.people if p.location.row not in schools]
    rows_told += list(schools)
    assert sorted(row or 0 for row in rows_told) == sorted(sheet.rows)
    here = Path.cwd()
    done = ImportResult(here / "список.xlsx", result, make_plan(result, Known()), None)
    assert len(json.loads(json_import_report(done, here))["people"]) == len(result.people)
    assert f"Людей в списке: {len(result.people)}" in text_import_report(done, here)


word = st.text("аеийнорстбвёАЕЁКМ-'", min_size=1, max_size=8)
part = st.lists(word, min_size=1, max_size=2).map(" ".join)


@given(st.tuples(part, part, st.one_of(st.just(""), part, st.just("Рашид оглы"))))
@settings(max_examples=examples(40), deadline=None)
def test_whoever_is_written_is_known_the_next_time(parts: tuple[str, str, str]) -> None:
    name = joined_name(*parts).name
    if name is not None:
        person = known_person(" ".join(full_form(name).split()))
        assert person is not None
        listed = ListRead(people=[Person(name, Location())])
        (plan,) = make_plan(listed, Known([person]), take_doubtful=True).people
        assert plan.fate is Fate.KNOWN
