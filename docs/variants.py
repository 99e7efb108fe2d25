"""The workbooks of the pictures of sets and variants: examples in which a few words are others."""
# ruff: noqa: INP001 - a script beside the pictures that it makes, not a package

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# Picture -> workbook and the kind of the paper of its set.
PAPERS = {
    "komplekt-vypiska": ("Протокол", "выписка из протокола"),
    "komplekt-yavochnyj-list": ("Протокол", "явочный лист"),
    "komplekt-porucheniya": ("Протокол", "поручения"),
    "komplekt-oznakomlenie": ("Приказ", "лист ознакомления"),
    "komplekt-vypiska-iz-prikaza": ("Приказ", "выписка из приказа"),
    "komplekt-prikaz-plana": ("План", "приказ об утверждении плана"),
}
# Picture -> kind, what its example says instead in «Реквизиты», and the columns of the plan.
_AUTHORITY = {
    "Вариант": "управление",
    "Организация": "Администрация города Заречного\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
    "Подписант": "Верещагина Лариса Антоновна",
    "Должность подписанта": "Начальник управления",
}
_PLAN = ("№", "Мероприятие", "Срок", "Ответственный", "Ожидаемый результат")
VARIANTS: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "prikaz-uglovoj": ("приказ", {"Бланк": "угловой", "Герб": "герб.png"}, ()),
    "prikaz-upravleniya": ("приказ", {**_AUTHORITY, "Герб": "герб.png"}, ()),
    "prikaz-upravleniya-uglovoj": ("приказ", {**_AUTHORITY, "Бланк": "угловой"}, ()),
    "protokol-uglovoj": ("протокол", {"Бланк": "угловой"}, ()),
    "protokol-kratkij": ("протокол", {"Форма протокола": "краткий"}, ()),
    "plan-3": ("план", {"Нумерация строк": ""}, _PLAN[1:4]),
    "plan-4": ("план", {"Грифы": "УТВЕРЖДАЮ"}, _PLAN[:4]),
    "plan-5": ("план", {"Номера граф": "да"}, _PLAN),
    "plan-6": (
        "план",
        {"Ориентация": "альбомная", "Номера граф": "да"},
        (*_PLAN, "Отметка об исполнении"),
    ),
}


def write_variant(
    source: Path, target: Path, said: dict[str, str], columns: tuple[str, ...]
) -> None:
    """Write a copy of a workbook with these words in «Реквизиты» and these columns of the plan."""
    workbook = openpyxl.load_workbook(source, rich_text=True)
    del workbook["Комплект"]
    card = workbook["Реквизиты"]
    for row in card.iter_rows(min_row=2):
        if row[0].value in said:
            row[1].value = said[str(row[0].value)] or None
    if said.get("Грифы"):
        page = workbook["Грифы"]
        heads = {cell.value: cell.column for cell in page[2]}
        page.delete_rows(3, page.max_row)
        corner = {
            "Гриф": said["Грифы"],
            "Должность": "Директор\nСредней школы № 7",
            "Кто": "Орлова Т.В.",
            "Дата подписи": "место для даты",
        }
        for name, text in corner.items():
            page.cell(3, heads[name], text)
    if columns:
        choose_columns(workbook["Мероприятия"], columns)
    workbook.save(target)


def choose_columns(page: Worksheet, columns: tuple[str, ...]) -> None:
    """Leave these columns of a plan as a person does; one that it lacks is added at the end."""
    head = next(row for row in page.iter_rows() if row[1].value == "Мероприятие")
    names = [str(cell.value) for cell in head if cell.value]
    widths = [page.column_dimensions[cell.column_letter].width for cell in head]
    sections = {}
    for area in list(page.merged_cells.ranges):
        sections[area.min_row] = page.cell(area.min_row, area.min_col).value
        page.unmerge_cells(str(area))
    for place in range(len(names), 0, -1):
        if names[place - 1] not in columns:
            page.delete_cols(place)
            del names[place - 1], widths[place - 1]
    for name in (name for name in columns if name not in names):
        names.append(name)
        widths.insert(len(names) - 1, 16)
        page.cell(head[0].row, len(names), name)
    for place, width in enumerate(widths[: len(names)], 1):
        page.column_dimensions[get_column_letter(place)].width = width
    for row, title in sections.items():
        page.cell(row, 1, title)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(names))
