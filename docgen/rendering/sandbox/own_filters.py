"""Docgen's own filters as tags meet them: their work counted, unknown names refused."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

from docgen.content import Printable
from docgen.names import normal_name
from docgen.rendering.sandbox.limits import limited, weigh
from docgen.rendering.sandbox.operands import as_number, as_operand
from docgen.rendering.sandbox.signals import refuse_unknown, wants_context
from docgen.rendering.sandbox.work import as_words, bounded, charged

_Filter = TypeVar("_Filter")

#: What docgen puts round values in tags: no tag can spell these names.
WORKING_FILTERS: Final[dict[str, Callable[..., object]]] = {
    "_text": as_words,
    "_operand": charged(as_operand),
    "_number": charged(as_number),
    "_bounded": bounded,
    "_limited": charged(limited),
}


def by_usual_names(filters: Mapping[str, _Filter]) -> dict[str, _Filter]:
    """Return filters by plain names too: one may be written «Словами» or with ё in a template."""
    return {**{normal_name(name): function for name, function in filters.items()}, **filters}


def own_filter(function: Callable[..., object]) -> Callable[..., object]:
    """Return the filter, told of an unknown name before it can misread it."""
    if wants_context(function) or hasattr(function, "jinja_pass_arg"):
        return function

    @functools.wraps(function)
    def checked(value: object, *args: object, **kwargs: object) -> object:
        for one in (value, *args, *kwargs.values()):
            _refuse_inner(one)
        return limited(function(value, *args, **kwargs))

    return charged(checked)


def _refuse_inner(value: object) -> None:
    """Refuse what is neither a value nor a text: a macro, a loop, the template itself."""
    refuse_unknown(value)
    weigh(value)
    if not isinstance(value, (Printable, date, Mapping)):
        as_words(value)
