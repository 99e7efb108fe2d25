"""Regular expressions compiled at their first use: importing the package stays cheap."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("sub", "search", "match", "fullmatch", "finditer", "findall", "split")


class _LazyPattern:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        # From now on the methods of the real pattern are found without coming here.
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first asked for something."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
