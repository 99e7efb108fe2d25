"""References to acts: «приказ Управления образования от 27.08.2026 № 198 «Об утверждении…»»."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.agreement import act_in_case
from docgen.russian.cases import Case
from docgen.russian.dates import parse_date_or_reason

_REFERENCE = lazy_regex(
    r"""^(?P<act>.*?)
        (?:\s+от\s+(?P<date>[«"]?\d{1,2}[»"]?[.\s/\-]+\S+?(?:[.\s/\-]+\d{2,4})?(?:\s*г(?:ода|\.)?)?)
        (?:\s*(?:№|N)\s*(?P<number>[^\s«"„,;]*[^\s«"„,;.]))?)?
        (?:\s+(?P<title>[«"„].*[»"“]))?
        \s*(?P<stop>[.;,]?)$""",
    re.VERBOSE | re.DOTALL,
)
_DATED = lazy_regex(r"\sот\s+[«\"]?\d")
# «приказ № 7 от 01.03.2027»
_NUMBER_FIRST = lazy_regex(r"^(?P<act>.*\S)\s*(?:№|\sN)\s*(?P<number>[^\s«\"„,;]*[^\s«\"„,;.]),?$")
# A number behind these is part of a name, «приказ директора школы № 5», or one of several.
NUMBERED_BODY = lazy_regex(
    r"(?:школ[аеуы]|школой|гимнази[яиюей]+|лице[йяюем]+|сад\w{0,2}|интернат\w{0,2}|центр\w{0,2}"
    r"|колледж\w{0,2}|техникум\w{0,2}|училищ\w{1,2}|учреждени\w{1,2}|корпус\w{0,2}|групп\w{1,2}"
    r"|отделени\w{1,2}|комисси\w{1,2}|участ\w{2,4}|филиал\w{0,2}|[»\"“]|[А-ЯЁ]{2,}"
    r"|[,№]|(?<!\w)и)$"
)
# «решение педагогического совета, протокол от … № …», or the minutes in brackets.
_MINUTES = lazy_regex(
    r"""^(?P<act>(?:решение|мнение)\s.*?\S)
        (?:\s*\(\s*протокол\s+(?P<inside>(?:от\b|№|N\b)[^()]*?)\s*\)
          |(?:\s*[,–—]|\s-)?\s*\bпротокол\s+(?P<behind>(?:от\b|№|N\b)[^()]*?))
        (?P<rest>\s+[«"„].*[»"“])?\s*[.;,]?$""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ABBREVIATED = lazy_regex(r"(?:^|[\W_])[^\W\d_]{1,4}$")


class ActReference(Struct, frozen=True):
    """An act as R-ORD-3 wants it named: kind with author, date, number, title in quotes."""

    act: str
    day: date | None = None
    number: str = ""
    title: str = ""

    def in_case(self, case: Case) -> str:
        """Return kind and author with the head word in this case: «приказом Управления …»."""
        return act_in_case(self.act, case)


def parse_act(text: str) -> tuple[ActReference, str]:
    """Return the parts of a reference, and in Russian what is wrong with its date, or nothing.

    What cannot be told apart stays in ``act``: the reference is never shortened.
    """
    flat = " ".join(text.split())
    minutes = _MINUTES.match(flat)
    if minutes is not None:
        reference = minutes["inside"] or minutes["behind"]
        found, reason = _parsed(f"{minutes['act']} {reference}{minutes['rest'] or ''}")
        # What is printed names the minutes again: «решением совета (протокол от … № …)».
        if found.day is not None and found.act == minutes["act"]:
            return found, reason
    return _parsed(flat)


def _parsed(flat: str) -> tuple[ActReference, str]:
    matched = _REFERENCE.match(flat)
    if matched is None:
        return ActReference(flat), ""
    written, act, title = matched["date"], matched["act"], matched["title"] or ""
    if written is None:
        if _DATED.search(flat):
            return ActReference(flat), "дата не распознана"
        if not title and matched["stop"] == "." and _ABBREVIATED.search(act):
            # «устав и др.»: the dot belongs to the word.
            act += "."
        return ActReference(act, title=title), ""
    day, reason = parse_date_or_reason(written)
    if day is None:
        return ActReference(flat), f"«{written}»: {reason}"
    number = matched["number"] or ""
    before = None if number else _NUMBER_FIRST.match(act)
    if before is not None and not NUMBERED_BODY.search(before["act"]):
        act, number = before["act"], before["number"]
    return ActReference(act, day, number, title), ""
