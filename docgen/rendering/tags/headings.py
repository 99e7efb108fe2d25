"""Headings of columns typed into a tag as they stand in the workbook: «Итого, руб.», «Ф.И.О.»."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name

# A name that ends with a dot is nothing that Jinja reads.
_HEADING: Final = lazy_regex(r"([^\W\d][\w\s.,№/()-]*\.\)?)(\s*(?:\|.*)?)", re.DOTALL)
_OF_ROW: Final = lazy_regex(r"(\w+)\.(?=[^\W\d])(.+)", re.DOTALL)
_ONE_WORD: Final = lazy_regex(r"\w+(?:\.\w{2,})?\.")
_INITIALS: Final = lazy_regex(r"(?:[^\W\d]\.)+")


def heading_as_name(body: str) -> str:
    """Return what stands in the braces of a value, its heading as the name of the column.

    ``строка.Итого, руб.`` is a column of a row; anything that is no heading stays as it is, and
    so does one word with a dot: what was to follow the dot may be missing.
    """
    found = _HEADING.fullmatch(body)
    if found is None or _ONE_WORD.fullmatch(found[1]):
        return body
    heading, rest = found.groups()
    owner = ""
    if of_row := _OF_ROW.fullmatch(heading):
        first, second = of_row[1], of_row[2]
        if not _INITIALS.match(heading) or first.islower() != second[:1].islower():
            owner, heading = f"{first}.", second
    return f"{owner}{normal_name(heading)}{rest}"
