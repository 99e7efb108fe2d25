"""Filters held to values and words, and their work counted."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from docgen.content import Printable
from docgen.limits import limits
from docgen.rendering.markup.printing import is_nothing, plain_value
from docgen.rendering.sandbox.limits import spend, spend_work, weigh
from docgen.rendering.sandbox.signals import refuse_unknown, takes_context, wants_context

if TYPE_CHECKING:
    from jinja2.runtime import Context

_WORDS: Final = (str, int, float)


def charged(function: Callable[..., Any]) -> Callable[..., object]:
    """Return the filter or test, its texts and lists taken from what one document may work."""
    of_jinja = getattr(getattr(function, "jinja_pass_arg", None), "name", "")
    wanted = "context" if wants_context(function) else of_jinja

    @takes_context
    @functools.wraps(function)
    def worked(context: Context, value: Any, *args: Any, **kwargs: Any) -> object:
        if not wanted:
            result = function(value, *args, **kwargs)
        elif wanted == "context":
            result = function(context, value, *args, **kwargs)
        elif wanted == "environment":
            result = function(context.environment, value, *args, **kwargs)
        else:
            result = function(context.eval_ctx, value, *args, **kwargs)
        spend_work(context, value, result)
        return result

    return worked


def as_words(value: Any) -> Any:
    """Return what a filter of texts works with: text, number or markup, a list through commas.

    What is nothing (None, not a number) is an empty text.

    Raises:
        TypeError: the value has no words of its own, and Python's for it are no reader's.

    """
    refuse_unknown(value)
    if isinstance(value, Printable):
        return value.as_text()
    if is_nothing(value):
        return ""
    if isinstance(value, _WORDS) or hasattr(value, "__html__"):
        return value
    if isinstance(value, Mapping):
        raise TypeError(f"not text: {type(value).__name__}")
    weigh(value)
    return plain_value(value)


@takes_context
def bounded(context: Context, values: Any) -> Any:
    """Return the values of a loop, counted before the first turn."""
    refuse_unknown(values)
    if not hasattr(values, "__len__"):
        if not isinstance(values, Iterable):
            raise TypeError(f"not a list: {type(values).__name__}")
        values = list(itertools.islice(values, limits().turns + 1))
    spend(context, len(values))
    return values
