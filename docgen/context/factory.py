"""Turns the values of records into what a template sees, and fills in defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.content import Blocks, IncludedFile, Paragraph, Printable, Span
from docgen.context.acts import ActValue
from docgen.context.block_values import BlocksValue, PictureValue
from docgen.context.coverage import Coverage
from docgen.context.office import Office
from docgen.context.people import PeopleValue, is_name_column, person
from docgen.context.trace import Trace
from docgen.context.values import (
    ChoiceValue,
    DateValue,
    DeadlineValue,
    Empty,
    FlagValue,
    NumberValue,
    PhraseValue,
    RichValue,
    TextValue,
)
from docgen.context.verbatim import typed_blocks
from docgen.errors import DocgenError
from docgen.issues import Location, error
from docgen.kinds.model import Column, ValueType
from docgen.records import Value
from docgen.russian.acts import parse_act
from docgen.russian.dates import parse_date
from docgen.russian.deadlines import parse_deadline

if TYPE_CHECKING:
    from docgen.context.trials import Trial

NOTHING = ("-", "–", "—")


def _no_blocks(_name: str) -> Blocks:
    return ()


class ValueFactory(Struct):
    """Makes template values of one document; ``sheet_blocks`` gives the content of a sheet.

    On ``trial`` not all rows of long lists are printed.
    """

    office: Office
    coverage: Coverage
    names: dict[str, object] = field(default_factory=dict)
    trial: Trial | None = None
    sheet_blocks: Callable[[str], Blocks] = _no_blocks
    _in_work: set[str] = field(default_factory=set)

    def forget_sheets(self) -> None:
        """Let go of the sheets of the document, which know their factory."""
        self.sheet_blocks = _no_blocks

    def value(self, value: Value) -> object:
        """Return the typed value of a cell, which tells what it prints."""
        column = value.column
        if column is None:
            return self._untyped(value)
        if column.required != "yes" and value.raw.strip() in NOTHING:
            return Empty()
        return self._typed(column, value, self.coverage.tracer(value))

    def _typed(self, column: Column, value: Value, trace: Trace) -> object:
        office = self.office.verbatim() if column.as_is else self.office
        match column.type:
            case ValueType.RICH_TEXT:
                return RichValue(
                    typed_blocks(value) if column.as_is else value.blocks, office, trace
                )
            case ValueType.DATE if isinstance(value.data, date):
                return DateValue(value.data, office, trace=trace)
            case ValueType.DEADLINE:
                if isinstance(value.data, date):
                    return DateValue(value.data, office, "цифрами", trace=trace)
                if column.as_is:
                    return TextValue(value.raw, office, trace)
                return DeadlineValue(parse_deadline(value.raw), office, trace)
            case ValueType.PERSON:
                return person(value.raw, office, value.location, trace)
            case ValueType.PEOPLE:
                names = value.data if isinstance(value.data, tuple) else (value.raw,)
                return PeopleValue(
                    tuple(person(str(name), office, value.location, trace) for name in names)
                )
            case ValueType.POST | ValueType.UNIT:
                unit = column.type is ValueType.UNIT
                return PhraseValue(value.raw, office, value.location, is_unit=unit, trace=trace)
            case ValueType.NUMBER if isinstance(value.data, int | float):
                return NumberValue(value.data, value.raw, trace)
            case ValueType.DOCUMENT:
                return ActValue(parse_act(value.raw)[0], office, trace=trace)
            case ValueType.CHOICE:
                return ChoiceValue(str(value.data), column.choices)
            case ValueType.YES_NO:
                return FlagValue(bool(value.data))
            case ValueType.IMAGE if isinstance(value.data, Path):
                return PictureValue(value.data.read_bytes(), value.data.stem, column.width_mm)
            case ValueType.FILE if isinstance(value.data, Path):
                return BlocksValue((IncludedFile(value.data),))
            case ValueType.SHEET:
                names = value.data if isinstance(value.data, tuple) else (value.raw,)
                blocks = (self.sheet_blocks(str(name)) for name in names)
                return BlocksValue(tuple(block for part in blocks for block in part))
            case _:
                return TextValue(value.raw, office, trace)

    def blocks(self, value: Value, *, as_typed: bool = False) -> Blocks:
        """Return the paragraphs of a cell, typeset unless its column is printed as typed."""
        if as_typed or (value.column and value.column.as_is):
            blocks = typed_blocks(value)
        else:
            lines = (Paragraph((Span(line),)) for line in value.raw.split("\n") if line.strip())
            blocks = self.office.typeset_blocks(value.blocks or tuple(lines))
        trace = self.coverage.tracer(value)
        for block in blocks:
            if isinstance(block, Paragraph) and "{{" not in block.text:
                trace(block.text)
        return blocks

    def _untyped(self, value: Value) -> object:
        """Return a value of a column without a type: it prints what the sheet shows."""
        data, trace = value.data, self.coverage.tracer(value)
        if isinstance(data, bool):
            return FlagValue(data)
        if isinstance(data, date):
            return DateValue(data, self.office, typed=value.raw, trace=trace)
        if isinstance(data, int | float):
            return NumberValue(data, value.raw, trace)
        if value.blocks:
            return RichValue(value.blocks, self.office, trace)
        return TextValue(value.raw, self.office, trace)

    def cell(self, heading: str, value: Value) -> object:
        """Return the value of a cell of an unknown sheet; its heading tells a person's name."""
        if value.column is None and is_name_column(heading):
            return person(value.raw, self.office, value.location, self.coverage.tracer(value))
        return self.value(value)

    def default(self, column: Column, scope: Mapping[str, object], location: Location) -> object:
        """Return the default of a blank cell, or a blank that leaves place for the hand.

        Raises:
            DocgenError: defaults refer to each other in a circle.

        """
        found = self._evaluated(column, scope, location) if column.default else None
        if found is None or (isinstance(found, Printable | str) and not found):
            return self._blank(column)
        return self._as_column(column, found, location)

    def _evaluated(self, column: Column, scope: Mapping[str, object], location: Location) -> object:
        if "{{" not in column.default:
            return column.default
        key = f"{location}/{column.name}"
        if key in self._in_work:
            raise DocgenError(
                f"Значения по умолчанию ссылаются друг на друга по кругу: поле «{column.name}».",
                "Исправьте ключ default в файле вида.",
            )
        self._in_work.add(key)
        try:
            return self.office.evaluate(column.default, scope)
        finally:
            self._in_work.discard(key)

    def _as_column(self, column: Column, found: object, location: Location) -> object:
        if not isinstance(found, str):
            return found
        match column.type:
            case ValueType.CHOICE:
                if found not in column.choices:
                    self.office.note(
                        error(
                            "bad-choice",
                            location,
                            f"Значение по умолчанию поля «{column.name}» – «{found}» – не из "
                            f"списка: {', '.join(column.choices)}.",
                            "Выберите значение из списка и покажите это тому, кто ведёт шаблоны.",
                        )
                    )
                return ChoiceValue(found, column.choices)
            case ValueType.DATE:
                day = parse_date(found)
                return DateValue(day, self.office) if day else TextValue(found, self.office)
            case ValueType.YES_NO:
                return FlagValue(found.casefold() == "да")
            case ValueType.PERSON:
                return person(found, self.office, location)
            case ValueType.POST | ValueType.UNIT:
                return PhraseValue(
                    found, self.office, location, is_unit=column.type is ValueType.UNIT
                )
            case _:
                return TextValue(found, self.office)

    def nothing(self) -> Empty:
        """Return the blank of the profile for what may be left out."""
        blank = self.office.profile.blank
        return Empty(blank, blank)

    def _blank(self, column: Column) -> Empty:
        if column.required == "final":
            if column.type is ValueType.DATE:
                return Empty(self.office.profile.blank_date)
            if column.type is ValueType.TEXT:
                return Empty(self.office.profile.blank_number)
            return Empty()
        return self.nothing()
