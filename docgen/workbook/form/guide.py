"""The first sheet of a new workbook: what to do, what the colours mean, which sheet is for what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from docgen.kinds.model import Kind, Shape, Sheet
from docgen.workbook.form import looks
from docgen.workbook.form.sheets import COLORS
from docgen.workbook.form.wording import needed
from docgen.workbook.palette import FINAL, REQUIRED, WRONG, WRONG_WORDS

_STEPS: Final = (
    (
        "Листы идут в том порядке, в каком их удобно заполнять. Ненужный лист оставьте пустым или "
        "удалите."
    ),
    (
        "Имена листов и заголовки столбцов не меняйте: по ним программа понимает, что где. Столбцы "
        "можно переставить, лишние – удалить, высоту и ширину – менять."
    ),
    (
        "Людей и должности пишите в именительном падеже: «Зимина О.С.», «заместитель директора». "
        "Нужный падеж программа поставит сама."
    ),
    "Даты – цифрами: 05.09.2027. Сроки – как говорите: «до 25.12.2027», «сентябрь – май».",
    "Новая строка внутри ячейки – Alt+Enter. Несколько людей – через запятую или с новой строки.",
    "Пустая ячейка – «как обычно»: программа возьмёт из справочника. Чёрточка «-» – «не нужно».",
)
_DIRECTORY_STEPS: Final = (
    "Впишите всё, что учреждение говорит о себе одинаково: книги документов возьмут это отсюда.",
    "Строка листа «Люди» – человек: ФИО полностью, должность в именительном падеже.",
    "Имена листов и заголовки столбцов не меняйте. Столбцы можно переставить, лишние – удалить.",
    "Новая строка внутри ячейки – Alt+Enter. Чего нет, то не заполняйте.",
)
_LEGEND: Final = (
    (REQUIRED, "Название", "обязательно"),
    (FINAL, "Название", "обязательно к подписи; в проекте можно оставить пустым"),
    (
        WRONG,
        "31.02.2027",
        (
            "не хватает или неверно: пусто, дня нет в календаре, срок раньше даты документа, "
            "значения нет в списке"
        ),
    ),
)
_EXAMPLE_WORDS: Final = "образец над заголовками: в документ не попадёт, писать поверх не нужно"
_WIDTHS: Final = (5.0, 30.0, 84.0)


def write_guide(
    page: Worksheet, kind: Kind, sheets: Sequence[tuple[Sheet, str]], last_steps: Sequence[str]
) -> None:
    """Write the sheet. ``sheets`` are those of the kind with their titles in the workbook.

    ``last_steps`` say what to do with the filled workbook.
    """
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    title = looks.put(page, 1, 1, f"{kind.title}: как заполнить эту книгу")
    title.font = looks.letters(bold=True, size=16)
    page.row_dimensions[1].height = 26
    row = 3
    steps = _STEPS if kind.is_document else _DIRECTORY_STEPS
    for number, step in enumerate((*steps, *last_steps), 1):
        looks.put(page, row, 1, f"{number}.").alignment = Alignment(vertical="top")
        _across(page, row, step)
        row += 1
    row = _write_legend(page, row + 1, _used_colors(kind))
    row += 1
    for place, heading in enumerate(("", "Лист", "Что на нём"), 1):
        if heading:
            looks.style_heading(looks.put(page, row, place, heading))
    for sheet, name in sheets:
        row += 1
        _write_sheet(page, row, sheet, name)
    page.sheet_view.showGridLines = False


def _across(page: Worksheet, row: int, text: str) -> None:
    cell = looks.put(page, row, 2, text)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    page.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
    looks.fit_height(page, row, [(text, _WIDTHS[1] + _WIDTHS[2])])


def _used_colors(kind: Kind) -> set[str]:
    """Return the colours that some cell of the workbook may have."""
    used = {needed(column) for sheet in kind.sheets for column in sheet.columns}
    return {WRONG, *(COLORS[need] for need in used)}


def _write_legend(page: Worksheet, row: int, used: set[str]) -> int:
    for color, sample, words in _LEGEND:
        if color not in used:
            continue
        cell = looks.put(page, row, 2, sample)
        cell.fill = looks.fill(color)
        cell.alignment = Alignment(vertical="top")
        if color == WRONG:
            cell.font = looks.letters(color=WRONG_WORDS)
        else:
            cell.font = looks.letters(bold=True)
        _explain(page, row, words)
        row += 1
    looks.style_hint(looks.put(page, row, 2, "напр.: Зимина О.С."))
    _explain(page, row, _EXAMPLE_WORDS)
    return row + 1


def _explain(page: Worksheet, row: int, words: str) -> None:
    looks.put(page, row, 3, words).alignment = Alignment(vertical="top", wrap_text=True)
    looks.fit_height(page, row, [(words, _WIDTHS[2])])


def _write_sheet(page: Worksheet, row: int, sheet: Sheet, name: str) -> None:
    must = sheet.required or (
        sheet.shape is Shape.CARD and any(needed(column) == "yes" for column in sheet.columns)
    )
    link = looks.put(page, row, 2, name)
    link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{name}'!A1", display=name)
    link.font = Font(name="Calibri", color="0563C1", underline="single", bold=must)
    link.alignment = Alignment(vertical="top")
    if must:
        link.fill = looks.fill(REQUIRED)
    words = sheet.hint if must or sheet.shape is Shape.CARD else f"Если нужен. {sheet.hint}".strip()
    _explain(page, row, words)
