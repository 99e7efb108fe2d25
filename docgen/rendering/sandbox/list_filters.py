"""Filters of lists that compare or add: over values of ours by their numbers, days and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from jinja2 import Environment, pass_environment
from jinja2.exceptions import SecurityError
from msgspec import Struct

from docgen.content import Printable

_BLANK: Final = ("", None)


class ValueGroup(Printable, Struct, frozen=True):
    """Rows with one value: ``.grouper`` and ``.list``, or both taken apart by a loop."""

    grouper: Any
    rows: Sequence[Any]

    def as_text(self) -> str:
        """Return the value that the rows share."""
        return str(self.grouper)

    def lookup(self, name: str) -> object:
        """Return the value or the rows."""
        return {"grouper": self.grouper, "list": self.rows}[name]

    def known_names(self) -> tuple[str, ...]:
        """Return what a group has."""
        return ("grouper", "list")

    def __iter__(self) -> Iterator[Any]:
        return iter((self.grouper, self.rows))

    def __getitem__(self, place: int) -> Any:
        return (self.grouper, self.rows)[place]

    def __len__(self) -> int:
        return 2


class Amount(Printable, Struct, frozen=True):
    """A fraction that a template has worked out of values: it prints with a comma."""

    number: float

    def as_text(self) -> str:
        """Return «12,5»."""
        return format(Decimal(str(self.number)), "f").replace(".", ",")

    def plain(self) -> float:
        """Return the number itself."""
        return self.number


def worked_out(number: float) -> int | Amount:
    """Return a number made of values: whole ones without a fraction, others without noise."""
    return int(number) if float(number).is_integer() else Amount(round(number, 10))


def comparing_filters(
    operand: Callable[[Any], Any], number: Callable[[Any], Any]
) -> dict[str, Callable[..., object]]:
    """Return the filters; ``operand`` and ``number`` say what a value is worth in a comparison."""

    def keyed(environment: Environment, values: Any, attribute: Any, *, cased: bool) -> list[Any]:
        """Return each value with the key that it is compared by."""
        paths = str(operand(attribute)).split(",") if attribute is not None else [""]
        rows = []
        for value in values:
            keys = [_part(environment, value, path.strip()) for path in paths]
            rows.append(([_key(one, operand, cased=cased) for one in keys], keys[0], value))
        return rows

    @pass_environment
    def ordered(
        environment: Environment,
        values: Any,
        reverse: object = False,
        case_sensitive: object = False,
        attribute: Any = None,
    ) -> list[Any]:
        rows = keyed(environment, values, attribute, cased=bool(case_sensitive))
        return [value for *_, value in sorted(rows, key=lambda row: row[0], reverse=bool(reverse))]

    @pass_environment
    def grouped(
        environment: Environment,
        values: Any,
        attribute: Any,
        default: Any = "",
        case_sensitive: object = False,
    ) -> list[ValueGroup]:
        rows = keyed(environment, values, attribute, cased=bool(case_sensitive))
        rows.sort(key=lambda row: row[0])
        groups = []
        for _, together in groupby(rows, key=lambda row: row[0]):
            gathered = list(together)
            first = gathered[0][1]
            shared = first if operand(first) not in _BLANK else default
            groups.append(ValueGroup(shared, [value for *_, value in gathered]))
        return groups

    @pass_environment
    def summed(
        environment: Environment, values: Any, attribute: Any = None, start: Any = 0
    ) -> object:
        path = str(operand(attribute)) if attribute is not None else ""
        parts = [_part(environment, value, path) for value in values]
        if not any(isinstance(part, Printable) for part in parts):
            return sum(parts, start)
        total = Decimal(str(number(start)))
        for part in parts:
            one = number(part)
            if one in _BLANK:
                continue
            if not isinstance(one, (int, float)):
                raise SecurityError(f"сложить можно только числа, а здесь «{one}»")
            total += Decimal(str(one))
        return worked_out(float(total))

    def most(*, last: bool) -> Callable[..., object]:
        @pass_environment
        def chosen(
            environment: Environment,
            values: Any,
            case_sensitive: object = False,
            attribute: Any = None,
        ) -> Any:
            rows = keyed(environment, values, attribute, cased=bool(case_sensitive))
            rows.sort(key=lambda row: row[0])
            if not rows:
                return environment.undefined("пустой список")
            return rows[-1 if last else 0][-1]

        return chosen

    largest, smallest = most(last=True), most(last=False)
    return {"sort": ordered, "groupby": grouped, "sum": summed, "max": largest, "min": smallest}


def _part(environment: Environment, value: Any, path: str) -> Any:
    for name in path.split(".") if path else ():
        value = environment.getitem(value, int(name) if name.isdigit() else name)
    return value


def _key(value: Any, operand: Callable[[Any], Any], *, cased: bool) -> tuple[int, Any]:
    """Return a key by which any two values can be compared: blanks, numbers, days, texts."""
    day = getattr(value, "day", None)
    if isinstance(day, date):
        return (2, day.isoformat())
    plain = operand(value)
    if plain in _BLANK:
        return (0, "")
    if isinstance(plain, (int, float)):
        return (1, plain)
    return (3, str(plain) if cased else str(plain).casefold())
