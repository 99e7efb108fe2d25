"""A cited act has its date and its number (R-ORD-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import number_key
from docgen.checks.references.citations import Cited, citations, own_act
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.russian.citations import names_issuer
from docgen.russian.dates import lacks_year

_ORDERS = ("приказ", "распоряжение", "постановление")
_NUMBERED = (*_ORDERS, "закон", "указ")
_FEDERAL = lazy_regex(r"федеральн", re.IGNORECASE)
_ANCHORED = lazy_regex(r"[^\W\d_]{4,}")


def citations_complete(paper: Paper) -> Iterator[Issue]:
    """Yield the citations that lack a number, a date or its year, of federal laws also «-ФЗ».

    A draft may have lines left to be filled in. Forms among the attachments have them for ever.
    """
    own = paper.once(own_act)
    cited = paper.once(citations)
    dated = {(c.act.kind, number_key(c.act)) for c in cited if c.act.day}
    dated.add((own.kind, number_key(own)))
    for one, after in zip_longest(cited, cited[1:]):
        lack = _lack(one, after, final=paper.records.final)
        if lack == "даты" and (one.act.kind, number_key(one.act)) in dated:
            continue
        if lack:
            text = " ".join(one.act.text.split())
            yield warning(
                "citations-complete",
                one.location,
                f"«{text}»: нет {lack}.",
                "Впишите недостающее: у документа называют и дату, и номер.",
            )


def _lack(cited: Cited, after: Cited | None, *, final: bool) -> str:
    """Return what a citation lacks, in the genitive; nothing when it is whole."""
    act = cited.act
    known = cited.shape not in (None, Shape.TABLE)
    if act.blank:
        return "даты или номера, осталось пустое место" if final and known else ""
    if lacks_year(act.written_day):
        return "года в дате" if act.number else ""
    if cited.shape is Shape.APPROVALS and not cited.is_mark and not act.signed:
        return _corner_lack(cited) if final else ""
    if known and act.open_date:
        return "даты после «от»"
    if act.signed and not act.number:
        return "номера после «№»" if known else ""
    if act.day and not act.number and act.kind in _NUMBERED and names_issuer(act.issuer):
        return "номера"
    if act.kind == "закон" and act.number.isdecimal() and _FEDERAL.match(act.text):
        return "«-ФЗ» после номера"
    if act.number and not act.written_day and act.kind in _ORDERS and known:
        return "" if after is not None and _shares_date(cited, after) else "даты"
    return ""


def _shares_date(cited: Cited, after: Cited) -> bool:
    """Return whether the date stands behind the next number: «приказы № 5, № 6 от 01.09.2027»."""
    same = after.location == cited.location
    return same and after.act.kind in (cited.act.kind, "") and not _ANCHORED.match(after.act.text)


def _corner_lack(cited: Cited) -> str:
    """Return what the act of a corner block lacks: its place would be printed as a blank."""
    act = cited.act
    if cited.by_hand or act.kind not in _ORDERS:
        return ""
    if act.day is None:
        return "даты"
    return "" if act.number else "номера"
