"""Values that a marked copy carries, made fit for the workbook of the kind that it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from docgen.adoption.understanding import Hint
from docgen.kinds.examples import ExampleRow, ExampleValue
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.names import normal_name
from docgen.rendering.remarks.marked_values import FoundRows


def hints_of(found: Sequence[FoundRows]) -> dict[tuple[str, str], Hint]:
    """Return what the values tell of their columns."""
    return {
        (normal_name(one.tag), normal_name(column.tag)): Hint(
            ValueType(column.type), all(row.get(column.tag) for row in one.rows)
        )
        for one in found
        for column in one.columns
        if column.type in list(ValueType)
    }


def completed(found: Sequence[FoundRows], kind: Kind) -> dict[str, tuple[ExampleRow, ...]]:
    """Return the rows by the sheets of the kind, without what a person has taken out since."""
    by_tag = {normal_name(one.tag): one for one in found}
    rows: dict[str, tuple[ExampleRow, ...]] = {}
    for sheet in kind.sheets:
        one = by_tag.get(_list_of(sheet))
        kept = tuple(dict(_values(sheet, row)) for row in one.rows) if one else ()
        if any(kept):
            rows[sheet.name] = kept
    return rows


def with_found(
    invented: Mapping[str, tuple[ExampleRow, ...]], found: Mapping[str, tuple[ExampleRow, ...]]
) -> dict[str, tuple[ExampleRow, ...]]:
    """Return the found rows, what they leave blank invented; and invented rows of other sheets."""
    return {
        name: tuple({**rows[0], **row} for row in found[name]) if name in found else rows
        for name, rows in invented.items()
    } | {name: rows for name, rows in found.items() if name not in invented}


def left_out(found: Sequence[FoundRows], kind: Kind) -> tuple[str, ...]:
    """Return the names of found values that no tag asks for any more: a person renamed them."""
    known = {(_list_of(sheet), one.tag_name) for sheet in kind.sheets for one in sheet.columns}
    return tuple(
        f"{one.tag}.{column.tag}" if one.tag else column.tag
        for one in found
        for column in one.columns
        if (normal_name(one.tag), normal_name(column.tag)) not in known
    )


def _list_of(sheet: Sheet) -> str:
    """Return the name under which the values of a sheet are carried: none for the main card."""
    is_main = sheet.shape is Shape.CARD and sheet.column("kind") is not None
    return "" if is_main else sheet.tag_name


def _values(sheet: Sheet, row: dict[str, str]) -> Iterator[tuple[str, ExampleValue]]:
    for column in sheet.columns:
        text = row.get(column.tag_name)
        if text:
            yield column.name, _typed(column, text)


def _typed(column: Column, text: str) -> ExampleValue:
    if column.type is ValueType.DATE:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if column.type is ValueType.NUMBER and text.isdigit() and text == str(int(text)):
        return int(text)
    return text
