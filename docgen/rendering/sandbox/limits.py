"""What one rendering has used of what it may (docgen/limits.py): turns, signs, the longest text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from docgen.limits import BeyondLimitError, limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

#: Where the session of a rendering lies in a context: no tag can spell this name.
SESSION = "#session"

_CONTAINERS = (list, tuple, dict)
_SIZED = (str, list, tuple)
_SHORT = 100
# Ten thousand pieces of a thousand signs are a fiftieth of what one document may print.
LONG_PIECE = 1000
_COUNTED_TOGETHER = 10_000


class TooLongError(BeyondLimitError):
    """A template turns its loops, or makes its texts longer, than any document needs."""

    def __init__(self, name: str = "text_signs") -> None:
        super().__init__(name)


class Spending(Struct):
    """What has been used so far of what one rendering may, and how heavy lists in lists are."""

    turns: int = 0
    signs: int = 0
    work: int = 0
    weights: dict[int, tuple[Any, int]] = field(default_factory=dict)


def spend(context: Context, turns: int) -> None:
    """Take turns from what one document may use; TooLongError when none are left."""
    session: Spending | None = context.parent.get(SESSION)
    if session is not None:
        session.turns += turns
        if session.turns > limits().turns:
            raise TooLongError("turns")


def spend_work(context: Context, taken: Any, given: Any) -> None:
    """Count what a filter has taken and given: TooLongError when a document needs no more.

    Short ones are left out: there are no more of them than turns of loops and items of lists.
    """
    size = len(taken) if isinstance(taken, _SIZED) else 0
    if isinstance(given, _SIZED):
        size += len(given)
    if size > _SHORT:
        session: Spending | None = context.parent.get(SESSION)
        if session is not None:
            session.work += size
            if session.work > limits().work_signs:
                raise TooLongError("work_signs")


def counted(context: Context, text: str) -> str:
    """Return what a tag prints, taken from what one document may print.

    Short texts are left out: they are counted with all pieces of their part, in :func:`joined`.
    """
    if len(text) > LONG_PIECE:
        session: Spending | None = context.parent.get(SESSION)
        if session is not None:
            session.signs += len(text)
            if session.signs > limits().printed_signs:
                raise TooLongError("printed_signs")
    return text


def joined(pieces: Iterable[str]) -> str:
    """Return the pieces as one text; TooLongError before one that is too long is made."""
    signs, listed, rest = 0, [], iter(pieces)
    while some := list(islice(rest, _COUNTED_TOGETHER)):
        signs += sum(map(len, some))
        if signs > limits().printed_signs:
            raise TooLongError("printed_signs")
        listed += some
    return "".join(listed)


def limited(value: Any) -> Any:
    """Return the value; TooLongError when it is a text or list that no document needs."""
    if isinstance(value, (str, list, tuple)):
        foresee(len(value))
    return value


def foresee(length: int) -> None:
    """Raise TooLongError when a text of this length must not even be made."""
    if length > _SHORT and length > limits().text_signs:
        raise TooLongError


def weigh(value: Any) -> None:
    """Raise TooLongError when a list, those within it included, holds more than any document.

    A template can put a list twice into a list, that one twice into the next, and so on: forty
    tags make one that would be printed, compared or hashed as a thousand milliards of items.
    """
    if isinstance(value, dict) or (
        isinstance(value, _CONTAINERS) and any(isinstance(one, _CONTAINERS) for one in value)
    ):
        _weight(value, {})


def _weight(value: Any, known: dict[int, int]) -> int:
    if not isinstance(value, _CONTAINERS):
        return len(value) if isinstance(value, str) else 1
    if id(value) not in known:
        items = [*value, *value.values()] if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_weight(one, known) for one in items)
    foresee(known[id(value)])
    return known[id(value)]
