"""Filters held to values and words, and their work counted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined

from docgen.content import Printable
from docgen.rendering.markup.printing import is_nothing, plain_value
from docgen.rendering.sandbox.limits import spend_work, weigh

_WORDS: Final = (str, int, float)


def charged(function: Callable[..., Any]) -> Callable[..., object]:
    """Return the filter or test, its texts and lists taken from what one document may work."""
    wanted = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    @pass_context
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
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()  # noqa: SLF001
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
