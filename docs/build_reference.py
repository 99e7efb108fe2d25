"""Write the tables of docs/workbook.md anew from templates/kinds, of docs/checks.md from docgen.

python docs/build_reference.py
"""
# ruff: noqa: INP001 - a script beside the pages that it writes, not a package

from __future__ import annotations

from pathlib import Path

from docgen.explanations import explanations
from docgen.kinds import load_directory, load_kinds
from docgen.kinds.model import Column, Sheet
from docgen.kinds.type_words import TYPE_WORDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "workbook.md"
CHECKS_PAGE = ROOT / "docs" / "checks.md"
START, END = "<!-- таблицы: начало -->", "<!-- таблицы: конец -->"
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
    if sheet.suggested:
        names = ", ".join(f"«{column.name}»" for column in sheet.suggested)
        notes.append(f"Новая книга предлагает столбцы: {names}; можно и другие.")
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
    cells = (column.name, TYPE_WORDS[column.type], required, " ".join(notes).strip())
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def checks() -> str:
    """Return every code of a finding, family by family."""
    parts = []
    family = ""
    for code, told in explanations().items():
        if told.family != family:
            family = told.family
            parts.append(f"## {family}")
        lines = [
            f"### `{code}`",
            f"**{told.title}.** {told.why}",
            f"*Что делать:* {told.mend}",
        ]
        if told.rule:
            lines.append(f"*Правило:* {told.rule}.")
        if told.wrong:
            lines.append(f"| Было | Стало |\n|---|---|\n| {told.wrong} | {told.right} |")
        parts.extend(lines)
    return "\n\n".join(parts)


def renewed(page: Path, body: str) -> str:
    """Return the page with its made part written anew."""
    before, rest = page.read_text(encoding="utf-8").split(START)
    return f"{before}{START}\n\n{body}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    for page, body in ((PAGE, tables()), (CHECKS_PAGE, checks())):
        page.write_text(renewed(page, body), encoding="utf-8")
