"""Patterns compiled at their first use: a run needs a few of the hundreds that docgen has."""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")


def lazy_regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as ``re.compile(source, flags)``, compiled when first asked to look.

    ``pattern`` is known without compiling, so that patterns may be put together from others. A
    wrong source is told at its first use only: a test compiles all that stand in modules.
    """
    return cast("re.Pattern[AnyStr]", LazyRegex(source, flags))


class LazyRegex(Generic[AnyStr]):
    """What ``lazy_regex`` gives: once asked for, a method is that of the compiled pattern."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self.given_flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):  # what copying and pickling ask of every object
            raise AttributeError(name)
        from docgen.kept_regexes import compiled

        found = compiled(self.pattern, self.given_flags)
        # Kept on the object itself, they are found from now on before this method is asked.
        for method in _METHODS:
            setattr(self, method, getattr(found, method))
        asked: object = getattr(found, name)
        return asked
