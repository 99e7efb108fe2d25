"""The invented document with which ``docgen new --example`` fills a new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from docgen.kinds.model import Column, Kind, Shape, Sheet
from docgen.kinds.toml_file import Table, TomlFile
from docgen.names import nearest_name, normal_name

ExampleValue = str | int | float | date
ExampleRow = Mapping[str, ExampleValue]
#: The key of a row that names a section: a cell merged over the whole table.
SECTION: Final = "section"


class ExampleSheet(Struct, frozen=True):
    """Rows (column name -> value) of one sheet; a card has one row.

    ``sheet`` is None for a sheet that the kind does not know: the content of an attachment.
    """

    name: str
    sheet: Sheet | None
    rows: tuple[ExampleRow, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The column names in the order in which the rows first use them."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row if name != SECTION))


def load_example(kind: Kind) -> tuple[ExampleSheet, ...]:
    """Return the example of a kind, ``templates/examples/<its TOML>``; empty when it has none.

    A paper made of another kind's workbook has the example of that.

    Raises:
        KindError: the file cannot be read, names a column that its sheet does not have, or has a
            value that is no text, number or date.

    """
    source = (kind.main or kind).path
    path = source.parent.parent / "examples" / source.name
    if not path.is_file():
        return ()
    file = TomlFile(path, "Файл примера")
    return tuple(_sheet(file, kind, name, content) for name, content in file.load().items())


def _sheet(file: TomlFile, kind: Kind, name: str, content: object) -> ExampleSheet:
    sheet = next((s for s in kind.sheets if normal_name(s.name) == normal_name(name)), None)
    is_card = sheet is not None and sheet.shape is Shape.CARD
    if is_card and not isinstance(content, dict):
        raise file.error(name, f'нужна таблица ["{name}"]')
    rows = [content] if isinstance(content, dict) and is_card else content
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise file.error(name, f'нужен список таблиц [["{name}"]]')
    return ExampleSheet(
        sheet.name if sheet else name,
        sheet,
        tuple(dict(_values(file, name, sheet, row)) for row in rows),
    )


def _values(
    file: TomlFile, name: str, sheet: Sheet | None, row: Table
) -> Iterator[tuple[str, ExampleValue]]:
    for key, value in row.items():
        column = _column(file, name, sheet, key)
        is_value = isinstance(value, str | int | float | date) and not isinstance(
            value, bool | datetime
        )
        if not is_value:
            raise file.error(f"{name}.{key}", f"нужен текст, число или дата, а стоит {value!r}")
        if column and column.choices and value not in column.choices:
            file.one_of(str(value), column.choices, f"{name}.{key}")
        yield column.name if column else key, value


def _column(file: TomlFile, name: str, sheet: Sheet | None, key: str) -> Column | None:
    """Return the known column of this name; one that the sheet must know and does not is refused.

    A free table may have any columns, and the rows that name its sections.
    """
    if sheet is None or (key == SECTION and sheet.shape is Shape.TABLE):
        return None
    columns = sheet.columns or sheet.suggested
    found = next((c for c in columns if normal_name(c.name) == normal_name(key)), None)
    if found is None and sheet.shape is not Shape.TABLE:
        near = nearest_name(key, [column.name for column in columns])
        offer = f"; возможно, «{near}»" if near else ""
        raise file.error(f"{name}.{key}", f"такого столбца на листе нет{offer}")
    return found
