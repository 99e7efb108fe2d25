"""Formulas that reach beyond their workbook: into another one, or into another program (DDE)."""

from __future__ import annotations

import re
from typing import Final

_QUOTED: Final = re.compile(r'"[^"]*"')
_SHEET: Final = re.compile(r"'[^']*'")
# «[1]Лист1!A1» of another workbook; «Таблица[2024]» is a column of this one.
_OTHER_BOOK: Final = re.compile(r"(?<![\w\]])\[\d+\](?=[^\]\s,;)])")
# «cmd|'/C calc'!A0», once what stands in quotes is gone.
_OTHER_PROGRAM: Final = re.compile(r"\w\|")


def calls_program(formula: str) -> bool:
    """Return whether the formula asks another program for its value: «cmd|'/C calc'!A0»."""
    if "|" not in formula:
        return False
    return bool(_OTHER_PROGRAM.search(_SHEET.sub("", _QUOTED.sub("", formula))))


def reaches_elsewhere(formula: str) -> bool:
    """Return whether the formula takes its value from another workbook or program."""
    return bool(_OTHER_BOOK.search(_QUOTED.sub("", formula))) or calls_program(formula)
