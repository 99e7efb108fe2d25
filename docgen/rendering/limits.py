"""What one rendering may use: turns of loops, signs printed, the length of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2.runtime import Context

#: Turns of all loops and calls of all macros in one document: a plan of 60,000 rows needs a tenth.
MOST_TURNS = 1_000_000

#: Signs that all tags of one document print, markup included: a plan of 60,000 rows needs half.
MOST_SIGNS = 500_000_000

#: Signs of one text that tags make: a cell holds 32,767, and a hundred full cells stay below this,
#: while a text that a template doubles twenty times over does not.
LONGEST_TEXT = 5_000_000

#: Where the session of a rendering lies in a context: no tag can spell this name.
SESSION = "#session"


class TooLongError(Exception):
    """A template turns its loops, or makes its texts longer, than any document needs."""


@dataclass(slots=True)
class Spending:
    """What has been used so far of what one rendering may."""

    turns: int = 0
    signs: int = 0


def spend(context: Context, turns: int) -> None:
    """Take turns from what one document may use; TooLongError when none are left."""
    session: Spending | None = context.parent.get(SESSION)
    if session is not None:
        session.turns += turns
        if session.turns > MOST_TURNS:
            raise TooLongError


def counted(context: Context, text: str) -> str:
    """Return what a tag prints, taken from what one document may print."""
    session: Spending | None = context.parent.get(SESSION)
    if session is not None:
        session.signs += len(text)
        if session.signs > MOST_SIGNS:
            raise TooLongError
    return text


def limited(value: Any) -> Any:
    """Return the value; TooLongError when it is a text or list that no document needs."""
    if isinstance(value, (str, list, tuple)):
        foresee(len(value))
    return value


def foresee(length: int) -> None:
    """Raise TooLongError when a text of this length must not even be made."""
    if length > LONGEST_TEXT:
        raise TooLongError
