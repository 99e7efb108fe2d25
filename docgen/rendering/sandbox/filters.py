"""Which of Jinja's own filters and tests a template may use, and how they see our values."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_default
from jinja2.tests import TESTS

from docgen.content import Printable
from docgen.lazy_regex import lazy_regex
from docgen.limits import limits
from docgen.rendering.sandbox.limits import TooLongError, foresee, limited, weigh
from docgen.rendering.sandbox.list_filters import comparing_filters, worked_out
from docgen.rendering.sandbox.operands import as_number, as_operand, as_plain
from docgen.rendering.sandbox.signals import refuse_unknown
from docgen.rendering.sandbox.work import as_words, charged

_TEXT = (
    "capitalize center e escape format indent lower replace string striptags "
    "title trim truncate upper urlencode wordcount wordwrap"
)
_NUMBERS = ["int", "float", "abs", "round"]
_LISTS = (
    "batch count dictsort first groupby items join last length list map max min reject rejectattr "
    "reverse select selectattr slice sort sum unique"
)
_TESTS = (
    "!= < <= == > >= boolean defined divisibleby eq equalto even false float ge greaterthan gt in "
    "integer iterable le lessthan lower lt mapping ne none number odd sequence string true "
    "undefined upper"
)
_COMPARING = (
    "!= < <= == > >= divisibleby eq equalto even ge greaterthan gt in le lessthan lower lt ne odd "
    "upper"
)

# A width or count above this is no layout but an attempt to fill the memory.
LARGEST_NUMBER = 10_000
_WIDEST_FIELD = 999
# Signs: three full cells.
_LONGEST_WRAPPED = 100_000
_HUGE_FIELD = lazy_regex(r"\d{4,}|\*")


def builtin_filters() -> dict[str, Callable[..., object]]:
    """Return Jinja's harmless filters; those for text get the text of a value of ours."""
    filters: dict[str, Callable[..., object]] = {
        name: _seeing(FILTERS[name], as_words) for name in _TEXT.split()
    }
    filters |= {name: _seeing(FILTERS[name], as_operand) for name in _NUMBERS}
    filters["round"] = _rounding(filters["round"])
    comparing = comparing_filters(as_operand, as_number)
    filters |= {name: _seeing(comparing.get(name, FILTERS[name]), _same) for name in _LISTS.split()}
    filters["join"] = _seeing(FILTERS["join"], _plain_items)
    filters["default"] = filters["d"] = do_default
    filters["safe"] = _trusted
    return {
        name: function if function is do_default else charged(function)
        for name, function in filters.items()
    }


def builtin_tests() -> dict[str, Any]:
    """Return Jinja's harmless tests; those that compare work with numbers and texts."""
    compared = set(_COMPARING.split())
    return {
        name: charged(_comparing(TESTS[name])) if name in compared else TESTS[name]
        for name in _TESTS.split()
    }


def _comparing(function: Any) -> Callable[..., object]:
    return lambda value, *args: function(as_operand(value), *map(as_operand, args))


def _seeing(function: Callable[..., Any], view: Callable[[Any], Any]) -> Callable[..., object]:
    """Return the filter with its value seen through ``view`` and its sizes limited."""
    leading = 1 if hasattr(function, "jinja_pass_arg") else 0
    growth = GROWTH.get(function)

    @functools.wraps(function)
    def viewed(*args: Any, **kwargs: Any) -> object:
        for size in (*args[leading + 1 :], *kwargs.values()):
            if isinstance(size, int) and size > LARGEST_NUMBER:
                raise SecurityError("слишком большое число у фильтра")
        value = view(args[leading])
        if function in _SLOW and len(str(value)) > _LONGEST_WRAPPED:
            raise TooLongError
        if function is FILTERS["format"] and _HUGE_FIELD.search(str(value)):
            raise SecurityError("слишком широкое поле у фильтра «format»")
        seen = functools.partial(_argument, in_text=function is FILTERS["format"])
        rest = [seen(view, argument) for argument in args[leading + 1 :]]
        named = {name: seen(view, argument) for name, argument in kwargs.items()}
        if growth is not None:
            foresee(growth(value, *rest, **named))
        return limited(function(*args[:leading], value, *rest, **named))

    return viewed


def _rounding(function: Callable[..., Any]) -> Callable[..., object]:
    """Return the filter that rounds; a number of the workbook stays one that has a comma."""

    @functools.wraps(function)
    def rounded(value: Any, *args: Any, **kwargs: Any) -> object:
        result = function(value, *args, **kwargs)
        is_ours = isinstance(value, Printable) and isinstance(result, float)
        return worked_out(result) if is_ours else result

    return rounded


def _argument(view: Callable[[Any], Any], argument: Any, *, in_text: bool) -> Any:
    """Return what a filter takes beside its value; «None» may mean something, but not in a text."""
    if view is not as_words or (argument is None and not in_text):
        return as_plain(argument)
    return as_words(argument)


def _replaced(text: Any, old: Any = "", new: Any = "", _count: Any = None) -> int:
    return len(str(text)) + str(text).count(str(old)) * len(str(new))


def _indented(text: Any, width: Any = 4, *_: Any, **__: Any) -> int:
    step = width if isinstance(width, int) else len(str(width))
    return len(str(text)) + (str(text).count("\n") + 1) * step


def _wrapped(text: Any, *rest: Any, wrapstring: Any = None, **_: Any) -> int:
    end = rest[2] if len(rest) > 2 else wrapstring
    return len(str(text)) * (1 + len(str(end or " ")))


def _formatted(text: Any, *values: Any, **named: Any) -> int:
    longest = max((len(str(value)) for value in (*values, *named.values())), default=0)
    return len(str(text)) + str(text).count("%") * max(longest, _WIDEST_FIELD)


def _joined(values: Any, between: Any = "", *_: Any, d: Any = "", **__: Any) -> int:
    texts = (len(value) if isinstance(value, str) else 1 for value in values)
    return sum(texts) + len(values) * len(str(between or d))


# What takes more than twice as long for a text that is twice as long.
_SLOW = frozenset(FILTERS[name] for name in ("striptags", "title", "truncate", "wordwrap"))

# How long the result of a filter can be at most: what is too long must not be made first.
GROWTH: dict[Callable[..., Any], Callable[..., int]] = {
    FILTERS["replace"]: _replaced,
    FILTERS["indent"]: _indented,
    FILTERS["wordwrap"]: _wrapped,
    FILTERS["format"]: _formatted,
    FILTERS["join"]: _joined,
}


def _same(value: Any) -> Any:
    refuse_unknown(value)
    if isinstance(value, Iterator):
        value = list(itertools.islice(value, limits().text_signs + 1))
    weigh(value)
    return value


def _plain_items(values: Any) -> Any:
    refuse_unknown(values)
    if isinstance(values, str):
        return values
    items, length = [], 0
    for value in values:
        items.append(as_words(value))
        length += len(items[-1]) if isinstance(items[-1], str) else 1
        foresee(length)
    return items


def _trusted(value: Any) -> Any:
    """Return text as markup; a value of ours knows its own look and is printed as ever."""
    refuse_unknown(value)
    return value if isinstance(value, Printable) else FILTERS["safe"](as_words(value))
