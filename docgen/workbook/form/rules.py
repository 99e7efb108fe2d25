"""What a cell of a new workbook offers, asks and refuses, and when it turns red."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.kinds.model import Column, ValueType
from docgen.workbook.date_cells import DATE_SERIALS
from docgen.workbook.form import formulas
from docgen.workbook.form.looks import fill
from docgen.workbook.form.names import DATE_NAME, STATE_NAME, Names
from docgen.workbook.form.offers import Offers
from docgen.workbook.form.wording import needed, prompt, refusal
from docgen.workbook.palette import FINAL, REQUIRED, WRONG, WRONG_WORDS

_YES_NO: Final = ("да", "нет")
_LIST_TITLES: Final = {
    ValueType.PERSON: "люди",
    ValueType.PEOPLE: "люди",
    ValueType.POST: "должности",
    ValueType.UNIT: "организации",
    ValueType.SHEET: "листы",
    ValueType.YES_NO: "да_нет",
}


class Rules(Struct, frozen=True):
    """The rules of one workbook: its names, what the справочник offers, sheets to refer to."""

    names: Names
    offers: Offers
    sheets: tuple[str, ...] = ()

    def validate(self, page: Worksheet, area: str, column: Column) -> None:
        """Give the cells of a column their list, their prompt and their refusal."""
        choices = self._choices(page, column)
        title, text = prompt(column, listed=bool(choices) and not _is_closed(column))
        if choices:
            rule = DataValidation("list", self._list(column, choices))
        elif column.type is ValueType.DATE:
            # Text that names a day is a date too, so a person may insist.
            bounds = str(DATE_SERIALS.start), str(DATE_SERIALS.stop - 1)
            rule = DataValidation("date", *bounds, operator="between", errorStyle="warning")
        elif column.type is ValueType.NUMBER:
            rule = DataValidation("decimal", "0", operator="greaterThanOrEqual")
            rule.errorStyle = "warning"
        elif text:
            rule = DataValidation()
        else:
            return
        rule.allowBlank = True
        if text:
            rule.showInputMessage, rule.promptTitle, rule.prompt = True, title, text
        # People, posts and units that no list has are typed freely: «Зимина О.С.» is one of them.
        if _is_closed(column) or column.type in (ValueType.DATE, ValueType.NUMBER):
            rule.showErrorMessage = True
            rule.errorTitle, rule.error = refusal(column)
        page.add_data_validation(rule)
        rule.add(area)

    def warn(self, page: Worksheet, area: str, column: Column, started: str = "") -> None:
        """Turn the cells of a column red when they are wrong, or blank where they must not be.

        ``started`` is the formula which tells that the row of the first cell is in use; without it
        the cell is a field, which shows its colour until it is filled.
        """
        cell = f"{'$' if started else ''}{area.split(':', maxsplit=1)[0]}"
        wrong = self._wrong(page, cell, column)
        if wrong:
            _paint(page, area, wrong, WRONG, WRONG_WORDS)
        blank = formulas.is_blank(cell)
        final = formulas.is_final(STATE_NAME) if self.names.has_cell(STATE_NAME) else "FALSE"
        match needed(column):
            case "yes" if started:
                _paint(page, area, f"AND({started},{blank})", WRONG)
            case "final" if started:
                _paint(page, area, f"AND({started},{blank},{final})", WRONG)
            case "yes":
                _paint(page, area, f"AND({blank},{final})", WRONG)
                _paint(page, area, blank, REQUIRED)
            case "final":
                _paint(page, area, f"AND({blank},{final})", WRONG)
                _paint(page, area, blank, FINAL)

    def _wrong(self, page: Worksheet, cell: str, column: Column) -> str:
        match column.type:
            case ValueType.DATE:
                return formulas.is_no_date(cell)
            case ValueType.DEADLINE:
                date = DATE_NAME if self.names.has_cell(DATE_NAME) else ""
                return formulas.is_bad_deadline(cell, date)
            case ValueType.NUMBER:
                return formulas.is_no_number(cell)
        choices = self._choices(page, column)
        closed = column.type is ValueType.CHOICE
        return formulas.is_not_among(cell, self._list(column, choices)) if closed else ""

    def _choices(self, page: Worksheet, column: Column) -> tuple[str, ...]:
        if column.type is ValueType.YES_NO:
            return _YES_NO
        if column.type is ValueType.SHEET:
            return tuple(name for name in self.sheets if name != page.title)
        return column.choices or self.offers.of(column.type)

    def _list(self, column: Column, choices: tuple[str, ...]) -> str:
        title = column.name if column.choices else _LIST_TITLES[column.type]
        return self.names.list_name(title, choices)


def _is_closed(column: Column) -> bool:
    """Return whether nothing but the list may stand in the column."""
    return column.type in (ValueType.CHOICE, ValueType.YES_NO)


def _paint(page: Worksheet, area: str, formula: str, color: str, words: str = "") -> None:
    look = DifferentialStyle(fill=fill(color), font=Font(color=words) if words else None)
    rule = Rule("expression", dxf=look, formula=[formula], stopIfTrue=True)
    page.conditional_formatting.add(area, rule)
