"""Filters and methods of Python that make a text longer, held to what a document needs.

For templates whose values are not docgen's own: nothing is said here of unknown names.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from types import BuiltinMethodType
from typing import Any, Final

from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS

from docgen.lazy_regex import lazy_regex
from docgen.limits import limits
from docgen.rendering.sandbox.filters import GROWTH, LARGEST_NUMBER
from docgen.rendering.sandbox.limits import TooLongError, foresee, limited

_WIDE_PERCENT: Final = lazy_regex(r"%[-+ #0_^.\d]*(?:\d{5}|\*)")
_WIDE_BRACES: Final = lazy_regex(r"\{[^{}]*(?:\d{5}|\{)")
_WIDE_FILTERS: Final = frozenset(FILTERS[name] for name in ("batch", "center", "indent", "slice"))
_ROWS_WORDS: Final = (
    "batch first groupby join last list map max min random reject rejectattr reverse select "
    "selectattr slice sort sum unique"
)
_ROWS: Final = frozenset(FILTERS[name] for name in _ROWS_WORDS.split())
_WIDE_METHODS: Final = frozenset({"center", "expandtabs", "ljust", "rjust", "zfill"})


def held_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return one of Jinja's own filters with its result foreseen; rows without end are ended."""
    growth = GROWTH.get(function)
    leading = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def held(*args: Any, **kwargs: Any) -> object:
        value, *rest = args[leading:]
        if function in _ROWS:
            value = ending(value)
        if function in _WIDE_FILTERS:
            _refuse_wide((*rest, *kwargs.values()))
        if function is FILTERS["join"]:
            value = _sized(value)
        if function is FILTERS["format"]:
            refuse_wide_percents(str(value))
        if growth is not None:
            foresee(growth(value, *rest, **kwargs))
        return limited(function(*args[:leading], value, *rest, **kwargs))

    return held


def held_arguments(function: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the arguments of a call; SecurityError or TooLongError when its text would burst."""
    if not isinstance(function, BuiltinMethodType) or not args:
        return args
    name = function.__name__
    owner: Any = function.__self__
    if name == "strftime":
        refuse_wide_percents(" ".join(map(str, args)))
    elif not isinstance(owner, (str, bytes)):
        return args
    elif name in _WIDE_METHODS:
        _refuse_wide(args)
    elif name == "replace" and isinstance(owner, str) and len(args) > 1:
        foresee(len(owner) + owner.count(str(args[0])) * len(str(args[1])))
    elif name == "translate" and isinstance(args[0], Mapping):
        longest = max((len(str(value)) for value in args[0].values()), default=0)
        foresee(len(owner) * max(longest, 1))
    elif name == "join":
        args = (_sized(args[0]), *args[1:])
        foresee(sum(len(owner) + len(str(item)) for item in args[0]))
    return args


def ending(values: Any) -> Any:
    """Return rows that have a length, or no rows, as they are; others end with an error."""
    if isinstance(values, Sized) or not isinstance(values, Iterable):
        return values
    return _counted(values)


def _counted(values: Iterable[Any]) -> Iterator[Any]:
    most = limits().turns
    for number, value in enumerate(values):
        if number >= most:
            raise TooLongError("turns")
        yield value


def refuse_wide_percents(pattern: str) -> None:
    """Raise SecurityError when ``%99999d`` or ``%*d`` asks for a wide field."""
    if _WIDE_PERCENT.search(pattern):
        raise SecurityError("слишком широкое поле в образце")


def refuse_wide_braces(pattern: str) -> None:
    """Raise SecurityError when ``{:99999}`` or ``{:{width}}`` asks for a wide field."""
    if _WIDE_BRACES.search(pattern.replace("{{", "").replace("}}", "")):
        raise SecurityError("слишком широкое поле в образце")


def _refuse_wide(sizes: tuple[Any, ...]) -> None:
    if any(isinstance(size, int) and size > LARGEST_NUMBER for size in sizes):
        raise SecurityError("слишком большое число у действия с текстом")


def _sized(values: Any) -> Any:
    return values if hasattr(values, "__len__") else list(values)
