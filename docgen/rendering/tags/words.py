"""Words of tags as people type them in a Russian Word, and what they are for Jinja."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from docgen.lazy_regex import lazy_regex

#: Commands that are closed by ``end…``; ``set`` only where it has no ``=``.
PAIRED: Final = frozenset(
    {"for", "if", "macro", "call", "filter", "block", "with", "raw", "autoescape"}
)
#: Commands that stand alone, docxtpl's among them.
SINGLE: Final = frozenset(
    {"set", "elif", "else", "include", "import", "from", "extends", "do", "break", "continue"}
    | {"colspan", "cellbg", "vm", "hm"}
)
COMMANDS: Final = PAIRED | SINGLE | {f"end{word}" for word in PAIRED} | {"endset"}
OPERATORS: Final = frozenset({"and", "or", "not", "in", "is", "if", "else"})

_RUSSIAN: Final = {
    "если": "if", "иначе": "else", "иначе_если": "elif", "иначеесли": "elif", "для": "for",
    "конец_если": "endif", "конецесли": "endif", "конец_для": "endfor", "конец_цикла": "endfor",
    "else_if": "elif", "elseif": "elif", "elsif": "elif", "end": "end", "конец": "end",
}  # fmt: skip
_CONSTANTS: Final = {"истина": "true", "true": "true", "ложь": "false", "false": "false"}
_JINJA_CONSTANTS: Final = frozenset({"true", "True", "false", "False"})
_LETTERS: Final = lazy_regex(r"[^\W\d_]+")
# Letters that look alike, upright or slanted: «п» is «n», «г» is «r» in italics.
_LOOK_ALIKE: Final = str.maketrans("авсеёнкмортхуіѕјпги", "abceehkmoptxyisjnru")
_PREFIXES: Final = {
    "p": "p", "р": "p", "п": "p", "r": "r", "г": "r", "tr": "tr", "tг": "tr", "тr": "tr",
    "тг": "tr", "тр": "tr", "tр": "tr", "tc": "tc", "tс": "tc", "тc": "tc", "тс": "tc",
}  # fmt: skip


@lru_cache(maxsize=2048)
def command(word: str) -> str:
    """Return the command that was meant, ``end`` for a bare «конец», empty when none is."""
    usual = word.casefold()
    if usual in COMMANDS:
        return usual
    if usual in _RUSSIAN:
        return _RUSSIAN[usual]
    latin = usual.translate(_LOOK_ALIKE)
    if latin in COMMANDS:
        return latin
    glued = latin.replace("_", "")
    return glued if glued in COMMANDS and glued != latin else ""


@lru_cache(maxsize=2048)
def operator(word: str) -> str:
    """Return the operator that was meant by a word between two operands, empty when none is."""
    latin = word.casefold().translate(_LOOK_ALIKE)
    return latin if latin in OPERATORS else ""


def constant(word: str) -> str:
    """Return ``true`` or ``false`` for «ИСТИНА», «TRUE» and the like, nothing for a name."""
    return "" if word in _JINJA_CONSTANTS else _CONSTANTS.get(word.casefold(), "")


def prefix(word: str) -> str:
    """Return docxtpl's prefix that was meant (``p``, ``tr``, ``tc``, ``r``), or nothing."""
    return _PREFIXES.get(word.casefold(), "")


@lru_cache(maxsize=2048)
def name(word: str) -> str:
    """Return a name without letters of another alphabet that look the same.

    Its parts between ``_`` and digits are words of their own: «группа_x» stays as it is.
    """
    return word if word.isascii() else _LETTERS.sub(_in_one_alphabet, word)


def _in_one_alphabet(letters: re.Match[str]) -> str:
    from docgen.russian.alphabets import in_one_alphabet

    word = letters[0]
    is_mixed = len({sign.isascii() for sign in word}) > 1
    return (in_one_alphabet(word) or word) if is_mixed else word


def in_cyrillic(word: str) -> str:
    """Return a word with Russian letters for all Latin ones, itself when some have no such look."""
    from docgen.russian.alphabets import to_cyrillic

    return to_cyrillic(word) or word
