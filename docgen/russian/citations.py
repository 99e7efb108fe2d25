"""Acts cited in running text: «приказом Управления образования от 27.08.2027 № 198 «О …»».

Unlike :mod:`docgen.russian.acts`, which takes a cell apart that is one reference, this finds
references wherever they stand, in any case and with what people leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from docgen.russian.acts import NUMBERED_BODY
from docgen.russian.dates import parse_date
from docgen.russian.lazy_patterns import lazy_pattern
from docgen.russian.months import MONTH_PATTERN

_KINDS: Final = {
    "приказ": r"приказ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "распоряжение": r"распоряжени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "постановление": r"постановлени(?:е|я|ю|ем|и|й|ям|ями|ях)",
    "закон": r"(?:федеральн\w+\s+(?:конституционн\w+\s+)?)?закон(?:а|у|ом|е|ы|ов|ам|ами|ах)?|фк?з",
    "указ": r"указ(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "письмо": r"пис(?:ьм(?:о|а|у|ом|е|ам|ами|ах)|ем)",
    "протокол": r"протокол(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "решение": r"решени(?:е|я|ю|ем|и|й|ям|ями|ях)",
}
_ANCHOR: Final = lazy_pattern(
    r"(?<![\w-])(?:" + "|".join(f"(?P<k{n}>{p})" for n, p in enumerate(_KINDS.values())) + r")\b",
    re.IGNORECASE,
)
_YEAR_TAIL: Final = r"\s*(?:г\b\.?|год(?:а|у)?\b)?"
_DATE: Final = rf"""(?:
    \d{{1,3}}\s?[./]\s?\d{{1,2}}\s?[./]\s?\d{{2,4}}{_YEAR_TAIL}
  | [«"„]?\s*\d{{1,2}}\s*[»"“]?\s*{MONTH_PATTERN}(?!\w)(?:\s*\d{{2,4}}{_YEAR_TAIL})?
  | \d{{1,2}}\.\d{{1,2}}(?![.\d])
  | [«"„]?[_…]+[»"“]?[\s_…]*(?:{MONTH_PATTERN}(?!\w))?[\s_…]*(?:\d{{2,4}}[\s_…]*)?{_YEAR_TAIL}
)"""
_SIGN: Final = r"(?:№|\bN(?=\s?\d))"
_NUMBER: Final = (
    r"(?:б/н|(?:[А-ЯЁA-Z]{1,6}[-/.])?\d[\w/.\-–]*(?:\s*/\s*№\s*\d[\w/.\-–]*)*"
    r"(?:\s*[-–]?\s*(?:ФК?З|ОД)\b)?)"
)
_NUMBER_OR_BLANK: Final = rf"(?:{_NUMBER}|[_…]+|\.{{3,}})"
_REFERENCE: Final = lazy_pattern(
    rf"""(?<!\w)от\s*(?P<day>{_DATE})
           (?:\s*,?\s*\(?\s*(?P<sign>{_SIGN})\s*(?P<number>{_NUMBER_OR_BLANK})?)?
       | (?P<sign_b>{_SIGN})\s*(?P<number_b>{_NUMBER_OR_BLANK})\s*,?\s*
           от\s*(?P<day_b>{_DATE})(?!\s*{_SIGN})
       | (?P<day_d>{_DATE})\s*(?P<sign_d>{_SIGN})\s*(?P<number_d>{_NUMBER})
       | (?P<sign_c>{_SIGN})\s*(?P<number_c>{_NUMBER_OR_BLANK})?
           (?P<open>\s*от(?=\s*(?:$|[,.;:)«"])))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END: Final = lazy_pattern(r"[^\W\d_]{4,}[)»\"”]?[.!?]\s+(?=[«\"]?[А-ЯЁ])|;\s")
_CHAIN: Final = lazy_pattern(r"\s*(?:[,;]\s*(?:и\s+)?|и\s+)", re.IGNORECASE)
_TITLE_START: Final = lazy_pattern(r"\)?\s*,?\s*(?=[«\"„“])")
_LAW_NUMBER: Final = lazy_pattern(r"\d+-ФК?З", re.IGNORECASE)
_EDITION: Final = lazy_pattern(r"(?:\bред(?:акци\w+|\.)|изменени\w+)\s*$", re.IGNORECASE)
_BODY_OF_MINUTES: Final = lazy_pattern(
    r"(?:решени|мнени)\w{1,3}\s+(?P<body>[^()]{3,120}?)\s*[(,–-]?\s*$", re.IGNORECASE
)
_BLANK: Final = lazy_pattern(r"[_…]|\.{3}")
_MINUTES: Final = lazy_pattern(r"\s*\(\s*протокол", re.IGNORECASE)
_MAX_ISSUER: Final = 250
_MAX_TITLE: Final = 500
_QUOTES: Final = {"«": "»", "„": "“", "“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class Citation:
    """An act as a text cites it; what the text leaves out is empty.

    ``kind`` is a singular nominative («приказ»), «редакция» for the date of a version, or empty
    where the words before do not tell. ``issuer`` is whatever stands between the kind and the
    date or number; for minutes the body whose decision they record. ``day`` is None too when
    ``written_day`` is no full date. ``signed`` tells that there is a «№», with a number or not;
    ``open_date`` that «от» stands last and nothing follows, ``blank`` that a line is left to be
    filled in by hand: «от ____ № ___».
    """

    kind: str
    issuer: str
    day: date | None
    written_day: str
    number: str
    signed: bool
    title: str
    text: str
    open_date: bool = False
    blank: bool = False


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the acts that a text cites, in their order.

    A number alone counts only behind the word for an act, or when it is that of a law («273-ФЗ»).
    """
    return tuple(_citations(text)) if "№" in text or "от" in text or "N" in text else ()


def kind_of_act(word: str) -> str:
    """Return the kind of act that a word is in any case: «ПРИКАЗОМ» -> «приказ»; or nothing."""
    found = _ANCHOR.fullmatch(word.strip())
    return _kind(found) if found else ""


def _citations(text: str) -> Iterator[Citation]:
    end = 0
    last: Citation | None = None
    place = 0
    while (found := _REFERENCE.search(text, place)) is not None:
        cited = _citation(text, end, found, last)
        if cited is None:
            # The «№» of «школы № 5» may hide a date behind it: go on right after the sign.
            sign = "sign_b" if found["sign_b"] else "sign_c"
            place = found.end(sign) if found[sign] else found.end()
            continue
        if last is not None and last.kind == "решение" and _MINUTES.match(text, end):
            # «решения совета от 28.08.2027 (протокол № 1)»
            cited = replace(cited, issuer=last.issuer, day=cited.day or last.day)
        title = _title(text, found.end())
        stop = found.end() + len(title)
        cited = replace(cited, title=title.strip(" ,)"), text=f"{cited.text}{title}".strip())
        yield cited
        end = place = stop
        last = cited


def _citation(
    text: str, start: int, found: re.Match[str], last: Citation | None
) -> Citation | None:
    before = text[start : found.start()]
    chained = last is not None and _CHAIN.fullmatch(before) is not None
    edition = _EDITION.search(before) is not None
    kind, issuer, begin = _anchor(before)
    written = found["day"] or found["day_b"] or found["day_d"] or ""
    number = found["number"] or found["number_b"] or found["number_d"] or found["number_c"] or ""
    blank = bool(_BLANK.search(written + number))
    number = "" if _BLANK.match(number) else number.rstrip(".-–/")
    if chained and last is not None and not kind:
        kind, issuer, begin = last.kind, last.issuer, len(before)
    if edition:
        kind, issuer = "редакция", ""
    if not kind and _LAW_NUMBER.fullmatch(number):
        kind = "закон"
    if (found["sign_b"] or found["sign_c"]) and not chained and _numbers_a_name(before):
        return None
    if not kind and not (written and number):
        return None
    if found["day_d"] and not kind:
        return None
    return Citation(
        kind=kind,
        issuer=_body(before[:begin]) if kind == "протокол" and not issuer else issuer,
        day=parse_date(written) if written else None,
        written_day=written.strip(),
        number=number,
        signed=bool(found["sign"] or found["sign_b"] or found["sign_c"] or found["sign_d"]),
        title="",
        text=(before[begin:] if kind else "") + found[0],
        open_date=bool(found["open"]),
        blank=blank,
    )


def _numbers_a_name(before: str) -> bool:
    """Return whether a number is a part of a name: «приказа директора школы № 5»."""
    plain = before.rstrip()
    *_, last = ("", *plain.split())
    return NUMBERED_BODY.search(plain) is not None and _ANCHOR.fullmatch(last) is None


def _anchor(before: str) -> tuple[str, str, int]:
    """Return the kind of the act that the words before a reference name, its issuer and place."""
    sentence = 0
    for end in _SENTENCE_END.finditer(before):
        sentence = end.end()
    anchors = list(_ANCHOR.finditer(before, sentence))
    if not anchors:
        return "", "", len(before)
    last = anchors[-1]
    issuer = before[last.end() :].strip(" ,(\n")
    if len(issuer) > _MAX_ISSUER:
        return "", "", len(before)
    return _kind(last), " ".join(issuer.split()), last.start()


def _kind(anchor: re.Match[str]) -> str:
    return tuple(_KINDS)[int((anchor.lastgroup or "k0")[1:])]


def _body(before: str) -> str:
    """Return whose decision the minutes record: «решением педагогического совета (протокол …»."""
    found = _BODY_OF_MINUTES.search(before)
    return " ".join(found["body"].split()) if found else ""


def _title(text: str, place: int) -> str:
    """Return what stands between the reference and the end of its title in quotes, or nothing."""
    found = _TITLE_START.match(text, place)
    if found is None:
        return ""
    opening = text[found.end()]
    closing = _QUOTES[opening]
    depth = 0
    for position in range(found.end(), min(len(text), found.end() + _MAX_TITLE)):
        sign = text[position]
        if sign == closing and depth > 0:
            depth -= 1
        elif sign == opening:
            depth += 1
        if depth == 0:
            return text[place : position + 1]
    return ""
