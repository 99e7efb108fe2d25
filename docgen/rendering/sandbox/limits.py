"""What one rendering may use: turns of loops, signs printed, the length of one text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

#: Turns of all loops and calls of all macros in one document: a plan of 60,000 rows needs a tenth.
MOST_TURNS = 1_000_000

#: Signs that all tags of one document print, markup included: a plan of 60,000 rows needs half.
MOST_SIGNS = 500_000_000

#: Signs of one text that tags make: a cell holds 32,767, and a hundred full cells stay below this,
#: while a text that a template doubles twenty times over does not.
LONGEST_TEXT = 5_000_000

#: Signs of texts and items of lists that filters and joins of one document take and give: a plan
#: of 60,000 rows needs a tenth.
MOST_WORK = 500_000_000

#: Where the session of a rendering lies in a context: no tag can spell this name.
SESSION = "#session"

_CONTAINERS = (list, tuple, dict)
_SIZED = (str, list, tuple)
_SHORT = 100
# Ten thousand pieces of a thousand signs are a fiftieth of what one document may print.
LONG_PIECE = 1000
_COUNTED_TOGETHER = 10_000


class TooLongError(Exception):
    """A template turns its loops, or makes its texts longer, than any document needs."""


@dataclass(slots=True)
class Spending:
    """What has been used so far of what one rendering may."""

    turns: int = 0
    signs: int = 0
    work: int = 0


def spend(context: Context, turns: int) -> None:
    """Take turns from what one document may use; TooLongError when none are left."""
    session: Spending | None = context.parent.get(SESSION)
    if session is not None:
        session.turns += turns
        if session.turns > MOST_TURNS:
            raise TooLongError


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
            if session.work > MOST_WORK:
                raise TooLongError


def counted(context: Context, text: str) -> str:
    """Return what a tag prints, taken from what one document may print.

    Short texts are left out: they are counted with all pieces of their part, in :func:`joined`.
    """
    if len(text) > LONG_PIECE:
        session: Spending | None = context.parent.get(SESSION)
        if session is not None:
            session.signs += len(text)
            if session.signs > MOST_SIGNS:
                raise TooLongError
    return text


def joined(pieces: Iterable[str]) -> str:
    """Return the pieces as one text; TooLongError before one that is too long is made."""
    signs, listed, rest = 0, [], iter(pieces)
    while some := list(islice(rest, _COUNTED_TOGETHER)):
        signs += sum(map(len, some))
        if signs > MOST_SIGNS:
            raise TooLongError
        listed += some
    return "".join(listed)


def limited(value: Any) -> Any:
    """Return the value; TooLongError when it is a text or list that no document needs."""
    if isinstance(value, (str, list, tuple)):
        foresee(len(value))
    return value


def foresee(length: int) -> None:
    """Raise TooLongError when a text of this length must not even be made."""
    if length > LONGEST_TEXT:
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
    if known[id(value)] > LONGEST_TEXT:
        raise TooLongError
    return known[id(value)]
