"""Write the tables of docs/workbook.md anew from templates/kinds.

python docs/build_reference.py
"""
# ruff: noqa: INP001 - a script beside the pages that it writes, not a package

from __future__ import annotations

from pathlib import Path

from docgen.kinds import load_directory, load_kinds
from docgen.kinds.model import Column, Sheet

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "workbook.md"
START, END = "<!-- таблицы: начало -->", "<!-- таблицы: конец -->"
TYPES = {
    "text": "текст",
    "rich_text": "текст с оформлением",
    "date": "дата",
    "deadline": "срок",
    "person": "человек",
    "people": "люди",
    "post": "должность",
    "unit": "название",
    "number": "число",
    "choice": "выбор",
    "yes_no": "да/нет",
    "image": "картинка",
    "file": "файл",
    "document": "документ",
    "sheet": "лист",
}
REQUIRED = {"yes": "да", "final": "на подпись", "no": ""}


def tables() -> str:
    """Return the reference of every kind and of the справочник."""
    folders = [ROOT / "templates"]
    parts = []
    for kind in load_kinds(folders):
        parts.append(f"## {kind.title} (`{kind.name}`)\n\n{kind.description}")
        parts.extend(sheet_table(sheet) for sheet in kind.sheets)
    parts.append("## Справочник (`справочник.xlsx`)")
    parts.extend(sheet_table(sheet) for sheet in load_directory(folders).sheets)
    return "\n\n".join(parts)


def sheet_table(sheet: Sheet) -> str:
    """Return one sheet: its hint and a line for each column."""
    notes = [sheet.hint, "Этот лист обязателен." if sheet.required else ""]
    if sheet.aliases:
        notes.append(f"Другие имена: {', '.join(f'«{name}»' for name in sheet.aliases)}.")
    head = f"### Лист «{sheet.name}»\n\n{' '.join(filter(None, notes))}"
    if not sheet.columns:
        return head
    rows = "\n".join(column_row(column) for column in sheet.columns)
    title = "Поле" if sheet.shape == "card" else "Столбец"
    return f"{head}\n\n| {title} | Что там | Обязательно | Пояснение |\n|---|---|---|---|\n{rows}"


def column_row(column: Column) -> str:
    """Return one column as a line of the table."""
    notes = [column.hint]
    if column.choices:
        notes.append(f"Можно: {', '.join(f'«{choice}»' for choice in column.choices)}.")
    if column.default and "{{" not in column.default and "Пусто" not in column.hint:
        notes.append(f"Пусто – «{column.default}».")
    if column.aliases:
        notes.append(f"Узнаётся и как {', '.join(f'«{name}»' for name in column.aliases)}.")
    required = "" if column.default else REQUIRED[column.required]
    cells = (column.name, TYPES[column.type.value], required, " ".join(notes).strip())
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{START}\n\n{tables()}\n\n{END}{after}", encoding="utf-8")
