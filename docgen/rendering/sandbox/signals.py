"""What docgen's filters and Jinja tell each other, told without importing Jinja."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])
_MARK: Final = "takes_context"
_FAILING: Final = "_fail_with_undefined_error"


def takes_context(function: _Function) -> _Function:
    """Mark a filter that takes the names of the template before its value."""
    setattr(function, _MARK, True)
    return function


def wants_context(function: Callable[..., Any]) -> bool:
    """Return whether a filter is marked so."""
    return hasattr(function, _MARK)


def refuse_unknown(value: object) -> None:
    """Raise UnknownNameError for the value of a name that nothing has.

    Whatever Jinja makes for such a name has one method that tells so, and nothing else has it.
    """
    if (fail := getattr(type(value), _FAILING, None)) is not None:
        fail(value)
