"""Bookmarks of a template: a loop repeats them, a command takes one end of them away.

Word asks that each stand once with both its ends, and refuses a file where one does not. Nothing
in a signed paper needs a second one: the first stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Word's own, at the place of the last edit.
LAST_EDIT: Final = "_GoBack"
_BOOKMARK: Final = lazy_regex(r"<w:bookmark(Start|End)\b[^>]*/>")
_ID: Final = lazy_regex(r'\bw:id="([^"]*)"')
_NAME: Final = lazy_regex(r'\bw:name="([^"]*)"')


def once_each(xml: str) -> str:
    """Return a printed part in which every bookmark stands once, with both its ends."""
    if "<w:bookmark" not in xml:
        return xml
    kept = set(_sound(xml))
    return _BOOKMARK.sub(lambda found: found[0] if found.start() in kept else "", xml)


def _sound(xml: str) -> Iterator[int]:
    """Yield the places of the first beginning and end of each bookmark that has both."""
    opened: dict[str, int] = {}
    done: set[str] = set()
    names: set[str] = set()
    for found in _BOOKMARK.finditer(xml):
        identifier = _of(_ID, found[0])
        name = _of(_NAME, found[0])
        if found[1] == "Start":
            known = identifier in done or identifier in opened or name in names
            if not known and name != LAST_EDIT:
                opened[identifier] = found.start()
                names.add(name)
        elif identifier in opened:
            yield opened.pop(identifier)
            yield found.start()
            done.add(identifier)


def _of(pattern: re.Pattern[str], element: str) -> str:
    found = pattern.search(element)
    return found[1] if found else ""
