"""Texts that differ in their figures only, which most rules read as one.

A long table says nearly everything once: «…, группа 1234», «до 15.03.2027». But a rule that looks
for words, quotes or blanks knows no figure from another one, and finds nothing in a text that it
does not find in the *shape* of it: the text with a nought for every figure, as long as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

Find = TypeVar("Find", bound=Callable[[str], Iterable[Any]])

#: What stands for every figure.
FIGURE: Final = "0"
#: The functions of which :func:`by_shape` was told.
TOLD_BY_SHAPE: Final[set[Callable[[str], Iterable[Any]]]] = set()


def shape(text: str) -> str:
    """Return a text with a nought for every figure: «до 00.00.0000»."""
    for figure in "123456789":
        text = text.replace(figure, FIGURE)
    return text


def by_shape(find: Find) -> Find:
    """Mark a function that finds nothing in texts in whose shape it finds nothing.

    What it finds in the shape need not be true of the text.
    """
    TOLD_BY_SHAPE.add(find)
    return find
