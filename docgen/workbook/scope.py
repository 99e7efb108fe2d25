"""What every reader of a sheet needs besides the sheet: the workbook around it and the findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct, field

from docgen.issues import Issue, Location, error, warning
from docgen.kinds.model import Column
from docgen.names import normal_name
from docgen.sharing import Memo
from docgen.workbook.raw import RawCell, RawSheet


class Scope(Struct):
    """One reading of one workbook.

    ``sheet_names`` maps every normal name under which a sheet answers to the name that
    ``WorkbookRecords.sheets`` knows it by; ``rows_read`` are rows that other readings have read.
    """

    path: Path
    base_1904: bool = False
    final: bool = False
    sheet_names: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    rows_read: Memo[Any] | None = None

    @property
    def folder(self) -> Path:
        """The folder that files named in the workbook are looked for in."""
        return self.path.parent

    def error(self, code: str, location: Location, message: str, hint: str = "") -> None:
        """Keep an error."""
        self.issues.append(error(code, location, message, hint))

    def warn(self, code: str, location: Location, message: str, hint: str = "") -> None:
        """Keep a warning."""
        self.issues.append(warning(code, location, message, hint))

    def is_readable(self, cell: RawCell, location: Location) -> bool:
        """Return whether the cell has a value; tell about a formula or an error that has none."""
        if cell.problem == "formula-without-value":
            self.error(
                "formula-without-value",
                location,
                "В ячейке формула, а её результат в файле не сохранён.",
                "Откройте книгу в Excel или LibreOffice, дайте ей пересчитаться и сохраните – "
                "или впишите значение вместо формулы.",
            )
        elif cell.problem == "error-value":
            self.error(
                "error-value",
                location,
                f"В ячейке ошибка вычисления: {cell.text}.",
                "Исправьте формулу или впишите значение.",
            )
        return not cell.problem

    def tell_unread(self, sheet: RawSheet) -> None:
        """Warn about what no document gets: text under merged cells, pictures over the cells."""
        if sheet.has_drawings:
            self.warn(
                "drawing-not-read",
                sheet.location(),
                f"На листе «{sheet.name}» поверх ячеек лежит рисунок, надпись или диаграмма: "
                "в документ они не попадут.",
                "Текст надписи перенесите в ячейку; картинку сохраните файлом рядом с книгой "
                "и впишите его имя.",
            )
        for cell in sheet.covered:
            self.warn(
                "covered-cell-text",
                sheet.location(cell.row, cell.column),
                "Текст этой ячейки скрыт под объединёнными ячейками и в документ не попадёт.",
                "Разъедините ячейки, перенесите текст или удалите его.",
            )

    def tell_hidden_rows(self, sheet: RawSheet, rows: list[int]) -> None:
        """Warn about hidden rows that are read nevertheless, a warning for each run of rows."""
        for first, last in _runs(rows):
            place = f"Строка {first} скрыта" if first == last else f"Строки {first}–{last} скрыты"
            self.warn(
                "hidden-row",
                sheet.location(first),
                f"{place}, но данные из неё войдут в документ."
                if first == last
                else f"{place}, но данные из них войдут в документ.",
                "Если они не нужны, удалите строку; если нужны – покажите её или снимите фильтр.",
            )

    def tell_hidden_columns(self, sheet: RawSheet, titles: dict[int, str]) -> None:
        """Warn about hidden columns that are read; ``titles`` has all columns that are."""
        for column in sorted(sheet.hidden_columns & titles.keys()):
            title = f"«{titles[column]}» " if titles[column] else ""
            self.warn(
                "hidden-column",
                sheet.location(None, column),
                f"Столбец {title}скрыт, но данные из него войдут в документ.",
                "Если они не нужны, удалите столбец; если нужны – покажите его.",
            )

    def tell_missing_value(
        self, raw: RawSheet, row: int, place: int, column: Column | None
    ) -> None:
        """Tell that a cell which must be filled is empty."""
        if column is None or column.default or column.required == "no":
            return
        if column.required == "final" and not self.final:
            return
        why = " в документе на подпись" if column.required == "final" else ""
        self.error(
            "missing-value",
            raw.location(row, place),
            f"Не заполнено «{column.name}»: ячейка не может быть пустой{why}.",
            column.hint or "Впишите значение.",
        )

    def tell_left_out(self, raw: RawSheet) -> None:
        """Warn about what is left out of a printed table because the sheet hides it."""
        for row in sorted(raw.hidden_rows):
            if raw.rows.get(row):
                self.warn(
                    "hidden-row",
                    raw.location(row),
                    f"Строка {row} скрыта и в таблицу документа не войдёт.",
                    "Покажите её или снимите фильтр, если она нужна; удалите, если нет.",
                )
        for column in sorted(raw.hidden_columns):
            cells = [cells[column] for cells in raw.rows.values() if column in cells]
            if cells:
                self.warn(
                    "hidden-column",
                    raw.location(None, column),
                    f"Столбец «{cells[0].text}» скрыт и в таблицу документа не войдёт.",
                    "Покажите его, если он нужен; удалите, если нет.",
                )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first and last number of each unbroken run."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def quoted(names: list[str] | tuple[str, ...]) -> str:
    """Return the names in «ёлочки», separated by commas."""
    return ", ".join(f"«{name}»" for name in names)


def same_name(one: str, other: str) -> bool:
    """Return whether two names are one; names of signs only («№», «+») are compared as typed."""
    return (normal_name(one) or one.strip()) == (normal_name(other) or other.strip())
