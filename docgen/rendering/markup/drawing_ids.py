"""Ids of drawings, which are unique in the whole document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from docgen.lazy_regex import lazy_regex

_DRAWING_ID = lazy_regex(r'(<wp:docPr\b[^>]*?\bid=")(\d+)(")')
_DRAWING_ID_BYTES = lazy_regex(rb'<wp:docPr\b[^>]*?\bid="(\d+)"')
# docxtpl counts the drawings of a body from here.
_FIRST = 1000


def last_drawing_id(parts: Iterable[bytes]) -> int:
    """Return the highest id of a drawing in these parts, 0 when they have none."""
    found = (number for part in parts for number in _DRAWING_ID_BYTES.findall(part))
    return max(map(int, found), default=0)


def with_drawing_ids(body: str, others: Iterable[str]) -> str:
    """Return the body with its drawings counted anew: a loop repeats them with their ids."""
    if "<wp:docPr" not in body:
        return body
    taken = {int(found[1]) for xml in others for found in _DRAWING_ID.findall(xml)}
    numbers = (number for number in count(_FIRST + 1) if number not in taken)
    return _DRAWING_ID.sub(lambda match: f"{match[1]}{next(numbers)}{match[3]}", body)
