"""What docgen's own sheets look like: colours, a font, heights that fit the texts."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

PLAIN, REQUIRED, FINAL, WRONG = "DDE6F0", "F6D9C4", "FFF2CC", "FFC7CE"
WRONG_WORDS: Final = "9C0006"
HINT_WORDS: Final = "808080"
LINK_WORDS: Final = "0B5394"
LINES: Final = "B4BFCC"
FONT: Final = "Calibri"
_LINE_HEIGHT: Final = 15.0
_SMALL: Final = 12.0


def row_height(texts: Iterable[tuple[str, float]], *, small: bool = False) -> float:
    """Return the height of a row, in points, by its texts, each with the width of its cell."""
    scale = 11 / 9 if small else 1
    lines = max((_lines(text, width * scale) for text, width in texts), default=1)
    return (_SMALL if small else _LINE_HEIGHT) * lines + 3


def _lines(text: str, width: float) -> int:
    fitting = max(width - 1, 4)
    return sum(max(1, ceil(len(line) / fitting)) for line in text.split("\n"))
