"""Texts that differ in their figures only, which most rules read as one.

A long table says nearly everything once: «…, группа 1234», «до 15.03.2027». But a rule that looks
for words, quotes or blanks knows no figure from another one, and finds nothing in a text that it
does not find in the *shape* of it: the text with a nought for every figure, as long as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

#: What stands for every figure.
FIGURE: Final = "0"

Tell = TypeVar("Tell", bound=Callable[[str], object])
#: The functions of which :func:`by_shape` was told.
TOLD_BY_SHAPE: Final[set[Callable[[str], object]]] = set()


def shape(text: str) -> str:
    """Return a text with a nought for every figure: «до 00.00.0000»."""
    for figure in "123456789":
        text = text.replace(figure, FIGURE)
    return text


def by_shape(tell: Tell) -> Tell:
    """Mark a function that may be asked whether there is anything in the shape of a text.

    It tells of the shape wherever it tells of the text; the other way round it need not.
    """
    TOLD_BY_SHAPE.add(tell)
    return tell


def tells(tell: Callable[[str], object], text: str) -> bool:
    """Return whether a function says yes of a text, or finds something in it."""
    said = tell(text)
    return any(True for _ in said) if isinstance(said, Iterable) else bool(said)
