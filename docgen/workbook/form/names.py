"""Names of cells and lists that formulas of a new workbook use, and the hidden sheet of lists."""

from __future__ import annotations

from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from docgen.names import normal_name
from docgen.service_sheets import LISTS_SHEET
from docgen.workbook.form.looks import put, style_heading

#: The cell with the date of the document, and the one that says whether it is to be signed.
DATE_NAME: Final = "Дата_документа"
STATE_NAME: Final = "Состояние_документа"


class Names:
    """The defined names of a workbook; each list is written once, whoever offers it."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._lists: dict[tuple[str, ...], str] = {}
        self._cells: set[str] = set()

    def name_cell(self, name: str, sheet: str, address: str) -> None:
        """Give a cell a name."""
        self._cells.add(name)
        self._define(name, sheet, address)

    def has_cell(self, name: str) -> bool:
        """Return whether the workbook has a cell of this name."""
        return name in self._cells

    def list_name(self, title: str, choices: tuple[str, ...]) -> str:
        """Return the name of the list of these choices; ``title`` is what a new one is called."""
        if choices not in self._lists:
            wanted = name = f"Список_{normal_name(title)}"
            number = 1
            while name in self._lists.values():
                number += 1
                name = f"{wanted}_{number}"
            self._lists[choices] = name
        return self._lists[choices]

    def write_lists(self) -> None:
        """Write the hidden sheet of lists, a column each, when there are any."""
        if not self._lists:
            return
        page = self._workbook.create_sheet(LISTS_SHEET)
        page.sheet_state = "hidden"
        for place, (choices, name) in enumerate(self._lists.items(), 1):
            letter = get_column_letter(place)
            page.column_dimensions[letter].width = 40
            style_heading(put(page, 1, place, name))
            for row, choice in enumerate(choices, 2):
                put(page, row, place, choice).number_format = "@"
            self._define(name, LISTS_SHEET, f"${letter}$2:${letter}${len(choices) + 1}")

    def _define(self, name: str, sheet: str, address: str) -> None:
        target = f"{quote_sheetname(sheet)}!{address}"
        self._workbook.defined_names[name] = DefinedName(name, attr_text=target)
