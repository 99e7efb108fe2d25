"""Formulas that reach beyond their workbook: into another one, or into another program (DDE)."""

from __future__ import annotations

from typing import Final

from docgen.lazy_regex import lazy_regex

_QUOTED: Final = lazy_regex(r'"[^"]*"')
_SHEET: Final = lazy_regex(r"'[^']*'")
# «[1]Лист1!A1» of another workbook; «Таблица[2024]» is a column of this one.
_OTHER_BOOK: Final = lazy_regex(r"(?<![\w\]])\[\d+\](?=[^\]\s,;)])")
# «cmd|'/C calc'!A0», once what stands in quotes is gone.
_OTHER_PROGRAM: Final = lazy_regex(r"\w\|")


def calls_program(formula: str) -> bool:
    """Return whether the formula asks another program for its value: «cmd|'/C calc'!A0»."""
    if "|" not in formula:
        return False
    return bool(_OTHER_PROGRAM.search(_SHEET.sub("", _QUOTED.sub("", formula))))


def reaches_elsewhere(formula: str) -> bool:
    """Return whether the formula takes its value from another workbook or program."""
    return bool(_OTHER_BOOK.search(_QUOTED.sub("", formula))) or calls_program(formula)
