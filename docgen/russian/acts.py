"""References to acts: «приказ Управления образования от 27.08.2026 № 198 «Об утверждении…»»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docgen.russian.agreement import act_in_case
from docgen.russian.cases import Case
from docgen.russian.dates import parse_date_or_reason

# A number without a date before it is part of a name: «приказ директора школы № 5».
_REFERENCE = re.compile(
    r"""^(?P<act>.*?)
        (?:\s+от\s+(?P<date>[«"]?\d{1,2}[»"]?[.\s/\-]+\S+?(?:[.\s/\-]+\d{2,4})?(?:\s*г(?:ода|\.)?)?)
        (?:\s*(?:№|N)\s*(?P<number>[^\s«"„,;]+))?)?
        (?:\s+(?P<title>[«"„].*[»"“]))?
        \s*[.;,]?$""",
    re.VERBOSE | re.DOTALL,
)
_DATED = re.compile(r"\sот\s+[«\"]?\d")


@dataclass(frozen=True, slots=True)
class ActReference:
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
    matched = _REFERENCE.match(flat)
    if matched is None:
        return ActReference(flat), ""
    written = matched["date"]
    if written is None:
        if _DATED.search(flat):
            return ActReference(flat), "дата не распознана"
        return ActReference(matched["act"], title=matched["title"] or ""), ""
    day, reason = parse_date_or_reason(written)
    if day is None:
        return ActReference(flat), f"«{written}»: {reason}"
    return ActReference(matched["act"], day, matched["number"] or "", matched["title"] or ""), ""
