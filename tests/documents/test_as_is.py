"""A text marked «как есть» is printed as it was typed: in a row of a text, and in a column."""

from __future__ import annotations

import shutil

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen import pipeline
from docgen.workspace import Workspace, shipped_folder
from tests.documents.conftest import Build, Rows, save, visible_lines

CARD: Rows = [["Вид документа", "план"], ["Название", "План"]]
TABLE: Rows = [["Что"], ["то"]]
TYPED = 'ОГЭ - 2026: "А" , 5-7 кл.  № 3 / 12000 руб. т.д'
SET = "ОГЭ – 2026: «А», 5–7 кл. № 3 / 12 000 руб. т.д"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("", TYPED, [SET]),
        ("как есть", TYPED, [TYPED]),
        ("Как есть", f"{TYPED}\n\nвторая  строка", [TYPED, "вторая  строка"]),
        ("как есть", "- первое\n2) второе\n  * третье", ["- первое", "2) второе", "  * третье"]),
    ],
)
@pytest.mark.parametrize("sheet", ["Введение", "Приложение"])
def test_row_as_typed(build: Build, sheet: str, kind: str, text: str, expected: list[str]) -> None:
    attached: Rows = [["Название", "Листы"], ["ПАМЯТКА", "Приложение"]]
    sheets = {"Реквизиты": CARD, "Мероприятия": TABLE, sheet: [["Вид", "Текст"], [kind, text]]}
    if sheet == "Приложение":
        sheets["Приложения"] = attached
    built = build(sheets)
    assert built.told == []
    first = next(place for place, line in enumerate(built.lines) if expected[0] in line)
    assert built.lines[first : first + len(expected)] == expected


def test_row_as_typed_keeps_bold_and_its_speaker(workspace: Workspace) -> None:
    sheets: dict[str, Rows] = {
        "Реквизиты": [["Вид документа", "протокол"], ["Заголовок", "совета"]],
        "Повестка": [["Вопрос"], ["О плане"]],
        "Ход заседания": [["Вид", "Кто", "Текст"], ["как есть", "Коваль Е.В.", ""]],
    }
    path = workspace.inputs / "Протокол.xlsx"
    save(path, sheets, {})
    book = load_workbook(path)
    rich = CellRichText("- цитата ", TextBlock(InlineFont(b=True), '"дословно"'))
    book["Ход заседания"]["C2"] = rich
    book.save(path)
    result = pipeline.build([path], workspace.outputs, workspace=workspace)
    (made,) = result.documents
    assert made.output, result.issues
    assert 'Коваль Е.В. – - цитата "дословно"' in visible_lines(made.output)


@pytest.mark.parametrize(
    ("kind", "column", "workbook"),
    [
        (
            "plan.toml", "Название",
            {"Реквизиты": [["Вид документа", "план"], ["Название", TYPED]], "Мероприятия": TABLE},
        ),
        (
            "order.toml", "Текст",
            {
                "Реквизиты": [
                    ["Вид документа", "приказ"], ["Заголовок", "О"], ["Преамбула", "Для дела"]
                ],
                "Пункты": [["№", "Текст"], ["1.", TYPED]],
            },
        ),
    ],
)  # fmt: skip
def test_column_as_typed(
    workspace: Workspace,
    build: Build,
    kind: str,
    column: str,
    workbook: dict[str, Rows],
) -> None:
    target = workspace.root / "templates"
    shutil.copytree(shipped_folder("templates"), target)
    path = target / "kinds" / kind
    named = f'name = "{column}"\n'
    declared = path.read_text("utf-8").replace(named, f"{named}as_is = true\n", 1)
    path.write_text(declared, "utf-8")
    built = build(workbook)
    assert any(TYPED in line for line in built.lines), built.issues
