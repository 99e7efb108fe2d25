"""Compiled patterns kept on the disk: what Python does for modules, it does not do for patterns.

A small build asks some 250 patterns to look, and compiling them takes a sixth of its time. Python
compiles a pattern into numbers and makes the pattern of those; the numbers are what is kept. They
are taken from inside the library, so a pattern is kept only if the one made of its numbers equals
the one that ``re.compile`` gives (patterns are equal when their code is); and they are handed back
to the same door, which looks through them as it does through its own. Where a Python has no such
door, patterns are compiled as ever.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from importlib import import_module
from typing import Any, AnyStr, Final

from docgen.disk_cache import keep, recall

_NAME: Final = "patterns"
#: Source and flags; then the flags in force, the code, the number of groups, their names by number.
_Kept = dict[tuple[str | bytes, int], tuple[int, bytes, int, tuple[str | None, ...]]]
_new: _Kept = {}
#: docgen has not a third of that: patterns that differ from run to run must not pile up.
_MOST: Final = 3_000
# What a Python whose inside is another answers, or one that is given no code of a pattern.
_NO_SUCH_DOOR: Final = (
    AttributeError,
    ImportError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)


def compiled(source: AnyStr, flags: int) -> re.Pattern[AnyStr]:
    """Return ``re.compile(source, flags)``, without compiling where the pattern is known."""
    kept = _recalled().get((source, flags))
    if kept is not None:
        try:
            return _made(source, *kept)
        except _NO_SUCH_DOOR:
            pass
    pattern = re.compile(source, flags)
    numbers = _numbers(source, int(flags))
    if numbers is not None and _made(source, *numbers) == pattern:
        _new[source, int(flags)] = numbers
    return pattern


def keep_new_patterns() -> None:
    """Keep the patterns that this process had to compile: the end of a command is the time."""
    if _new:
        found: Any = recall(_NAME, "", b"") or {}
        if len(found) > _MOST:
            found = {}
        keep(_NAME, "", b"", {**found, **_new})
        _new.clear()


@cache
def _recalled() -> _Kept:
    found: Any = recall(_NAME, "", b"")
    return found if isinstance(found, dict) else {}


def _numbers(source: AnyStr, flags: int) -> tuple[int, bytes, int, tuple[str | None, ...]] | None:
    """Return what a pattern is made of; None in a Python that does it in another way."""
    try:
        parsed = import_module("re._parser").parse(source, flags)
        numbers = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - no other door
        code, state = array("I", numbers), parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        kept = (int(flags | state.flags), code.tobytes(), state.groups - 1, tuple(names))
        _made(source, *kept)
    except _NO_SUCH_DOOR:
        return None
    return kept


def _made(
    source: AnyStr, flags: int, code: bytes, groups: int, names: tuple[str | None, ...]
) -> re.Pattern[AnyStr]:
    by_name = {name: number for number, name in enumerate(names) if name is not None}
    numbers = memoryview(code).cast("I").tolist()
    pattern: re.Pattern[AnyStr] = import_module("_sre").compile(
        source, flags, numbers, groups, by_name, names
    )
    return pattern
