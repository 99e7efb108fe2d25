"""Telephones, e-mail addresses and dates inside a cell: found, and taken out of its text."""

from __future__ import annotations

import re
from typing import Final

from docgen.lazy_regex import lazy_regex

_PHONE: Final = lazy_regex(
    r"(?<![\w.-])((?:\+?\d[\s\u00a0]?)?(?:\(\d{3,6}\)|\d{3,5})?[\s\u00a0-]*\d{1,3}(?:[-–\s\u00a0]?\d{2,4}){1,3})"
    r"(?![\w.-]*\d)(?:,?\s*\(?\s*доб\.?\s*\d+\)?)?",
    re.IGNORECASE,
)
_LABEL: Final = lazy_regex(r"^(?:тел|моб|сот|раб|дом)[\w.]*:?\s*", re.IGNORECASE)
_MAIL: Final = lazy_regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_DATE: Final = lazy_regex(
    r"[(,;]*\s*(?:(?:дата\s+)?рожд\w*\.?|род\w*\.|д\.\s?р\.)?\s*"
    r"(?<![\d-])(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}-\d{1,2}-(?:19|20)\d\d|(?:19|20)\d\d(?=\s*г))(?![\d-])"
    r"\s*(?:г\.?\s?р\.?|г(?:ода)?\.?(?:\s+рожд\w*\.?)?)?\s*\)?",
    re.IGNORECASE,
)


def phone_in(text: str, *, certain: bool = False) -> str:
    """Return the telephone that a text is or holds; nothing when there is none.

    Unless it is ``certain`` from the heading, short or bare numbers are no telephones: they may
    be codes, hours, sums.
    """
    plain = " ".join(_MAIL.sub("", text).split()).strip(" ,;")
    if certain and sum(map(str.isdecimal, plain)) >= 5:
        return _LABEL.sub("", plain)
    if _DATE.fullmatch(plain):
        return ""
    for found in _PHONE.finditer(plain):
        digits = sum(map(str.isdecimal, found[1]))
        if 10 <= digits <= 12 or (5 <= digits <= 7 and "-" in found[1].strip("-")):
            return found[0].strip()
    return ""


def mail_in(text: str) -> str:
    """Return the e-mail address that a text holds, or nothing."""
    found = _MAIL.search(text)
    return found[0] if found else ""


def without_date(text: str) -> tuple[str, bool]:
    """Return the text without a date of birth, and whether there was one."""
    bare = _DATE.sub("", text)
    return bare, bare != text
