"""One cell as a typed value: what the column expects, or an issue that says what is wrong."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from msgspec import Struct

from docgen.content import Blocks
from docgen.issues import Location
from docgen.kinds.model import Column, ValueType
from docgen.names import normal_name
from docgen.records import Value
from docgen.sharing import Memo
from docgen.workbook.display import date_codes, shown_date
from docgen.workbook.raw import RawCell
from docgen.workbook.scope import Scope
from docgen.workbook.value_types import READERS, Reader, without_sign, words

_NUMBER_KEYS: Final = frozenset({"number", "parent", "items"})
# The normal form of «№ п/п» is the second; «Номер телефона» is no such number.
_NUMBER_NAMES: Final = frozenset({"номер", "номер_п_п", "номер_пункта", "номер_документа"})
_MIDNIGHT: Final = time(0)
_DASHES: Final = frozenset({"-", "–", "—"})
# Of a text, whoever prints it knows whether a dash is its words.
_TEXTS: Final = frozenset({ValueType.TEXT, ValueType.RICH_TEXT})


class Typing(Struct, frozen=True):
    """How the cells of a column are read; None is a column that the kind does not know.

    ``nothing`` are the texts by which a cell says that there is nothing; ``is_words`` tells that
    its text is its value, whatever it says.
    """

    column: Column | None
    read: Reader | None = None
    nothing: frozenset[str] = frozenset()
    is_words: bool = False
    is_rich: bool = False
    holds_number: bool = False


#: Of a column that the kind does not know.
UNKNOWN: Final = Typing(None)
_KNOWN: Final = Memo[Typing]()


def typing_of(column: Column | None) -> Typing:
    """Return how the cells of a column are read."""
    return _KNOWN.get(column) or _KNOWN.keep(_typing(column), column)


def _typing(column: Column | None) -> Typing:
    if column is None:
        return UNKNOWN
    read = READERS.get(column.type, words)
    holds_number = _holds_number(column)
    is_rich = column.type is ValueType.RICH_TEXT
    is_words = read is words and not holds_number and not is_rich
    return Typing(column, read, _nothing(column), is_words, is_rich, holds_number)


def read_value(
    cell: RawCell | None,
    typing: Typing,
    location: Location,
    scope: Scope,
    source: Blocks | RawCell = (),
) -> Value | None:
    """Return the typed value of a cell; None for an empty or a wrong one, which is told."""
    if cell is None or (cell.problem and not scope.is_readable(cell, location)):
        return None
    text, column = cell.text, typing.column
    if column is None or typing.read is None:
        return Value(text, as_excel_has_it(cell), location, None, cell)
    if typing.nothing and text.strip() in typing.nothing:
        return None
    if typing.is_words:
        return Value(text, text, location, column, source)
    if typing.is_rich:
        blocks = cell.blocks
        return Value(text, blocks, location, column, blocks)
    if typing.holds_number:
        number = without_sign(numbered(cell, location, scope).text, column)
        return Value(number, number, location, column, source)
    data = typing.read(cell, column, location, scope)
    return None if data is None else Value(text, data, location, column, source)


def says_nothing(cell: RawCell, column: Column | None) -> bool:
    """Return whether the cell holds a lone dash, by which people say that there is nothing.

    Beside a question with a usual answer a dash is the answer «нет».
    """
    return cell.text.strip() in typing_of(column).nothing


def _nothing(column: Column) -> frozenset[str]:
    if column.type in _TEXTS or (column.type is ValueType.YES_NO and column.default):
        return frozenset()
    return _DASHES if column.type is ValueType.YES_NO else _DASHES.difference(column.choices)


def _holds_number(column: Column) -> bool:
    """Return whether the column holds a number that is text: of a document, a clause, a row."""
    if column.type is not ValueType.TEXT:
        return False
    return column.key in _NUMBER_KEYS or normal_name(column.name) in _NUMBER_NAMES


def as_excel_has_it(cell: RawCell) -> object:
    """Return the data of a cell in a column that the kind does not know."""
    value = cell.value
    if type(value) is str or isinstance(value, int):
        return value
    if isinstance(value, datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return cell.text if isinstance(value, time) else value


def is_as_typed(cell: RawCell) -> bool:
    """Return whether a cell of numbers surely is as the person typed it, as nearly all are."""
    value = cell.value
    return type(value) is str or (type(value) is int and "," not in cell.text)


def numbered(cell: RawCell, location: Location, scope: Scope) -> RawCell:
    """Return a cell of numbers as the person typed it: «1.1», not «1,1» and not a date."""
    value = cell.value
    if type(value) is int or type(value) is float:
        return cell.with_text(cell.text.replace(",", ".")) if "," in cell.text else cell
    if not isinstance(value, date):
        return cell
    guess = f"{value.day}.{value.month}"
    if "y" in date_codes(cell.number_format) and 2000 < value.year <= 2020:
        guess += f".{value.year - 2000}"
    scope.warn(
        "number-became-date",
        location,
        f"Номер превратился в дату: {shown_date(value, 'dd.mm.yyyy')}. Взят номер «{guess}».",
        "Задайте столбцу номеров формат «Текстовый» и впишите номер снова.",
    )
    return cell.with_text(guess)
