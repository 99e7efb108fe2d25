"""The order that approves a plan has the date and number that the corner of the plan names."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import rows_with, value_of
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name
from docgen.records import Record, Value
from docgen.russian.acts import ActReference, parse_act
from docgen.russian.dates import date_in_digits


def order_fits_approval(paper: Paper) -> Iterator[Issue]:
    """Yield date and number of an order of the set that differ from the corner block (R-APPR-7)."""
    for sheet, record in rows_with(paper, "act"):
        act = value_of(sheet, record, "act")
        named = parse_act(act.raw)[0] if act else None
        if named is not None and named.act.casefold().startswith(("приказ", "распоряжени")):
            for own, value in _cards_of_set(paper):
                yield from _differing(own, value, _approved(sheet, record, named))


def _cards_of_set(paper: Paper) -> Iterator[tuple[str, Value]]:
    """Yield date and number that the card of another paper of the set says itself."""
    for sheet in paper.records.kind.sheets:
        data = paper.records.sheets.get(normal_name(sheet.name))
        if data is None or not sheet.of_set or sheet.shape is not Shape.CARD:
            continue
        for column in sheet.columns:
            value = data.card.get(column.name)
            if column.key in {"date", "number"} and value is not None:
                yield column.key, value


def _approved(sheet: Sheet, record: Record, named: ActReference) -> dict[str, str]:
    day, number = value_of(sheet, record, "date"), value_of(sheet, record, "number")
    when = (day.day if day else None) or named.day
    return {
        "date": date_in_digits(when) if when else "",
        "number": number.raw.strip() if number else named.number,
    }


def _differing(key: str, value: Value, approved: dict[str, str]) -> Iterator[Issue]:
    own = date_in_digits(value.day) if key == "date" and value.day else value.raw.strip()
    if approved[key] and own != approved[key]:
        word = {"date": "Дата", "number": "Номер"}[key]
        yield warning(
            "order-fits-approval",
            value.location,
            f"{word} приказа – «{own}», а в грифе УТВЕРЖДЕН – «{approved[key]}».",
            "Сотрите значение здесь: оно возьмётся из грифа.",
        )
