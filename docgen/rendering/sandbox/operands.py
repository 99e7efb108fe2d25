"""What values are worth to filters and signs: their text, their number, their day."""

from __future__ import annotations

from typing import Any

from docgen.content import Printable
from docgen.lazy_regex import lazy_regex
from docgen.rendering.sandbox.limits import weigh
from docgen.rendering.sandbox.signals import refuse_unknown

_NUMBER = lazy_regex(r"-?\d{1,15}(?:[.,]\d{1,6})?")


def as_plain(value: Any) -> Any:
    """Return the text of a value of ours; anything else as it is."""
    refuse_unknown(value)
    weigh(value)
    return value.as_text() if isinstance(value, Printable) else value


def as_operand(value: Any) -> Any:
    """Return what a comparison works with: the number or text of a value of ours."""
    refuse_unknown(value)
    if isinstance(value, Printable) and not hasattr(value, "__iter__"):
        return value.plain()
    if isinstance(value, (list, tuple)):
        weigh(value)
        return [as_operand(item) for item in value]
    return value


def as_number(value: Any) -> Any:
    """Return what is compared to a number: «96» of a text column is 96, other texts stay texts."""
    operand = as_operand(value)
    if isinstance(operand, str) and _NUMBER.fullmatch(operand.strip()):
        number = float(operand.replace(",", "."))
        return int(number) if number.is_integer() else number
    return operand


def as_numbers(left: Any, right: Any) -> tuple[Any, Any]:
    """Return the two sides of a sum or product as numbers, where values of ours are such.

    Two texts of digits are joined, not added: a column of numbers tells which is meant.
    """
    plain = [as_operand(side) if isinstance(side, Printable) else side for side in (left, right)]
    if all(isinstance(one, str) for one in plain):
        return plain[0], plain[1]
    first, second = map(as_number, plain)
    if isinstance(first, (int, float)) and isinstance(second, (int, float)):
        return first, second
    return left, right
