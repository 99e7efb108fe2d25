"""What a template makes of values by itself, held to what a document needs.

Lists in lists, namespaces within namespaces, filler words and rows without end: none of it comes
from the programmer, so none of it may be larger than his data explain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from types import BuiltinMethodType
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import Cycler, Namespace, generate_lorem_ipsum

from docgen.rendering.sandbox.growth import ending
from docgen.rendering.sandbox.limits import SESSION, Spending, foresee

_CONTAINERS: Final = (list, tuple, dict, set, frozenset)
# A list is weighed with all data in it, so it may be as heavy as a few of the longest texts.
_TEXTS_IN_A_LIST: Final = 10
_LONGEST_WORD: Final = 12
_TAKING_ROWS: Final = (dict, Cycler)

_SECOND: Final[Callable[[tuple[Any, int]], int]] = itemgetter(1)


class HeldNamespace(Namespace):
    """A namespace that prints as one word: those within each other would print without end."""

    def __repr__(self) -> str:
        return "namespace(…)"


@pass_context
def weighed(context: Context, value: Any) -> Any:
    """Return the value; TooLongError when a list holds, all told, more than any document.

    A template can put a list twice into a list, that one twice into the next, and so on. What is
    known to lie in other lists is weighed once in a rendering.
    """
    if isinstance(value, _CONTAINERS):
        session: Spending | None = context.parent.get(SESSION)
        foresee(_weight(value, {} if session is None else session.weights) // _TEXTS_IN_A_LIST)
    return value


def _weight(value: Any, known: dict[int, tuple[Any, int]]) -> int:
    items = [*value, *value.values()] if isinstance(value, dict) else value
    kinds = set(map(type, items))
    weight: int = 1 + len(items)
    if any(issubclass(kind, (str, bytes)) for kind in kinds):
        weight += sum(len(item) for item in items if isinstance(item, (str, bytes)))
    holding = [issubclass(kind, _CONTAINERS) for kind in kinds]
    if not any(holding):
        return weight
    if all(holding):
        try:
            return weight + sum(map(_SECOND, map(known.__getitem__, map(id, items))))
        except KeyError:
            pass
    for item in items:
        if isinstance(item, _CONTAINERS):
            if id(item) not in known:
                # The list itself is kept, or another one could come to bear its number; and the
                # data of a programmer may go in a ring.
                known[id(item)] = item, 1
                known[id(item)] = item, _weight(item, known)
            weight += known[id(item)][1]
    return weight


def ending_arguments(function: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the arguments of a call; those of Python's own functions, which take all, end."""
    if takes_all(function):
        return tuple(ending(one) if isinstance(one, Iterator) else one for one in args)
    return args


def takes_all(function: Any) -> bool:
    """Return whether a function is Python's own, or Jinja's, that takes all rows it is given."""
    return isinstance(function, BuiltinMethodType) or any(function is one for one in _TAKING_ROWS)


def refuse_long_filler(function: Any, args: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Raise TooLongError when ``lipsum()`` is asked for more than any document holds."""
    if function is not generate_lorem_ipsum:
        return
    asked = dict(zip(("n", "html", "min", "max"), args, strict=False)) | named
    paragraphs, fewest, most = (asked.get(key, 1) for key in ("n", "min", "max"))
    sizes = [size for size in (fewest, most) if isinstance(size, int)]
    if isinstance(paragraphs, int):
        foresee(paragraphs * max([100, *sizes]) * _LONGEST_WORD)
