"""Acts cited in running text: «приказом Управления образования от 27.08.2027 № 198 «О …»».

Unlike :mod:`docgen.russian.acts`, which takes a cell apart that is one reference, this finds
references wherever they stand, in any case and with what people leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from docgen.russian.acts import NUMBERED_BODY
from docgen.russian.citation_patterns import (
    ANCHOR,
    BLANK,
    BODY_BEHIND,
    BODY_OF_MINUTES,
    CHAIN,
    DAY_BEHIND,
    DECIDED,
    EDITION,
    ISSUER,
    KINDS,
    LAW_NUMBER,
    MAX_BEFORE,
    MAX_DATE,
    MAX_ISSUER,
    MAX_NAME,
    MAX_TITLE,
    MAY_CITE,
    MINUTES,
    NUMBER_BEHIND,
    NUMBERED_THING,
    QUOTES,
    REFERENCE,
    SENTENCE_END,
    TITLE_BEFORE,
    TITLE_START,
)
from docgen.russian.dates import parse_date


class Citation(Struct, frozen=True):
    """An act as a text cites it; what the text leaves out is empty.

    ``kind`` is a singular nominative («приказ»), «редакция» for the date of a version, or empty
    where the words before do not tell. ``issuer`` is whatever stands between the kind and the
    date or number; for minutes the body whose decision they record. ``day`` is None too when
    ``written_day`` is no full date. ``signed`` tells that there is a «№», with a number or not;
    ``open_date`` that «от» stands last and nothing follows, ``blank`` that a line is left to be
    filled in by hand: «от ____ № ___»; ``of_decisions`` that minutes stand in brackets behind
    decisions of a body without a name: «решения, принятые 28.05.2027 (протокол № 7)».
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
    of_decisions: bool = False


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the acts that a text cites, in their order.

    Runs of blanks and breaks of lines count as one blank. A number alone counts only behind the
    word for an act, or when it is that of a law («273-ФЗ»).
    """
    if MAY_CITE.search(text) is None:
        return ()
    return tuple(_citations(" ".join(text.split())))


def kind_of_act(word: str) -> str:
    """Return the kind of act that a word is in any case: «ПРИКАЗОМ» -> «приказ»; or nothing."""
    found = ANCHOR.fullmatch(word.strip())
    return _kind(found) if found else ""


def names_issuer(issuer: str) -> bool:
    """Return whether words are an issuer, or none, and have no number that the act may lack.

    «Приказ провести сбор от 27.08.2027» has no issuer: its date is that of something else.
    """
    if "№" in issuer or NUMBERED_BODY.search(issuer) is not None:
        return False
    return not issuer or ISSUER.match(issuer) is not None


def _citations(text: str) -> Iterator[Citation]:
    end = 0
    last: Citation | None = None
    place = 0
    while (found := _next_reference(text, place)) is not None:
        cited = _citation(text, end, found, last)
        if cited is None:
            # The «№» of «школы № 5» may hide a date behind it: go on right after the sign.
            sign = "sign_b" if found["sign_b"] else "sign_c"
            place = found.end(sign) if found[sign] else found.end()
            continue
        if last is not None and last.kind == "решение" and MINUTES.match(text, end):
            # «решения совета от 28.08.2027 (протокол № 1)»
            cited = replace(cited, issuer=last.issuer, day=cited.day or last.day)
        elif cited.kind == "протокол" and not cited.written_day:
            cited = _with_day_before(cited, text[end : found.end() - len(cited.text)])
        cited, stop = _with_body(cited, text, found.end())
        title = _title(text, stop)
        stop += len(title)
        if title:
            cited = replace(cited, title=title.strip(" ,)"), text=f"{cited.text}{title}".strip())
            cited, stop = _with_tail(cited, text, stop)
        yield cited
        end = place = stop
        last = cited


def _next_reference(text: str, place: int) -> re.Match[str] | None:
    """Return the next reference: it begins with its sign, or with the date before a number."""
    sign = MAY_CITE.search(text, place)
    if sign is None:
        return None
    before = 0 if sign[0][0] in "оО" else MAX_DATE
    return REFERENCE.search(text, max(place, sign.start() - before))


def _with_day_before(cited: Citation, before: str) -> Citation:
    """Return the minutes with the date in front of their bracket, and whose decisions these were.

    «решение педсовета принято 28.05.2027 (протокол № 7)».
    """
    found = DECIDED.search(before)
    if found is None:
        return cited
    written = found["day"].strip()
    whole = f"{found['day'].lstrip()}{found['bracket']}{cited.text}"
    body = (found["body"] or "").strip()
    return replace(
        cited,
        issuer=body,
        day=parse_date(written),
        written_day=written,
        text=whole,
        of_decisions=found["decisions"] is not None and not body,
    )


def _with_body(cited: Citation, text: str, stop: int) -> tuple[Citation, int]:
    """Return the citation with issuer and date behind the number, and where it ends then.

    «протокол № 5 заседания совета от 12.05.2027».
    """
    known = cited.kind and cited.number and not cited.written_day
    found = BODY_BEHIND.match(text, stop) if known else None
    if found is None or (cited.kind != "протокол" and not ISSUER.match(found["body"])):
        return cited, stop
    written = found["day"].strip()
    body = cited.issuer or found["body"]
    whole = f"{cited.text}{found[0]}"
    return (
        replace(cited, issuer=body, day=parse_date(written), written_day=written, text=whole),
        found.end(),
    )


def _with_tail(cited: Citation, text: str, stop: int) -> tuple[Citation, int]:
    """Return the citation with what stands behind its title, and where it ends then.

    «закона № 273-ФЗ «Об образовании» от 29.12.2012», «от 29.12.2012 «Об образовании» № 273-ФЗ».
    """
    found = (DAY_BEHIND if not cited.written_day else NUMBER_BEHIND).match(text, stop)
    if found is None or (cited.written_day and cited.signed):
        return cited, stop
    whole = f"{cited.text}{found[0]}"
    if cited.written_day:
        number = found["number"].rstrip(".-–/")
        return replace(cited, number=number, signed=True, text=whole), found.end()
    day = parse_date(found["day"])
    return replace(cited, day=day, written_day=found["day"].strip(), text=whole), found.end()


def _citation(
    text: str, start: int, found: re.Match[str], last: Citation | None
) -> Citation | None:
    before = text[max(start, found.start() - MAX_BEFORE) : found.start()]
    chained = last is not None and CHAIN.fullmatch(before) is not None
    if (found["sign_b"] or found["sign_c"]) and not chained and _numbers_a_name(before):
        return None
    kind, issuer, begin, is_edition = _named_in(before)
    written = found["day"] or found["day_b"] or found["day_d"] or ""
    number = found["number"] or found["number_b"] or found["number_d"] or found["number_c"] or ""
    blank = bool(BLANK.search(written + number))
    number = "" if BLANK.match(number) else number.rstrip(".-–/")
    if chained and last is not None and not kind:
        kind, issuer, begin = last.kind, last.issuer, len(before)
    if is_edition:
        kind, issuer = "редакция", ""
    if not kind and LAW_NUMBER.fullmatch(number):
        kind = "закон"
    if found["sign_c"] and not chained and "," in issuer:
        return None
    if not kind and not (written and number):
        return None
    if found["day_d"] and not kind:
        return None
    before_title = TITLE_BEFORE.search(issuer)
    if before_title is not None:
        issuer = issuer[: before_title.start()].strip()
    return Citation(
        kind=kind,
        issuer=_body(before[:begin]) if kind == "протокол" and not issuer else issuer,
        day=parse_date(written) if written else None,
        written_day=written.strip(),
        number=number,
        signed=bool(found["sign"] or found["sign_b"] or found["sign_c"] or found["sign_d"]),
        title=before_title[0] if before_title else "",
        text=(before[begin:] if kind else "") + found[0],
        open_date=bool(found["open"]),
        blank=blank,
    )


def _numbers_a_name(before: str) -> bool:
    """Return whether a number is a part of a name: «приказа директора школы № 5»."""
    plain = before[-MAX_NAME:].rstrip()
    *_, last = ("", *plain.split())
    if NUMBERED_THING.search(plain) is not None:
        return True
    return NUMBERED_BODY.search(plain) is not None and ANCHOR.fullmatch(last) is None


@lru_cache(maxsize=1024)  # the rows of a long table say the same before a number of their own
def _named_in(before: str) -> tuple[str, str, int, bool]:
    """Return what :func:`_anchor` does, and whether the date of a version follows."""
    return *_anchor(before), EDITION.search(before) is not None


def _anchor(before: str) -> tuple[str, str, int]:
    """Return the kind of the act that the words before a reference name, its issuer and place."""
    sentence = 0
    for end in SENTENCE_END.finditer(before):
        sentence = end.end()
    anchors = list(ANCHOR.finditer(before, sentence))
    if not anchors:
        return "", "", len(before)
    last = anchors[-1]
    issuer = before[last.end() :].strip(" ,(\n")
    if len(issuer) > MAX_ISSUER:
        return "", "", len(before)
    return _kind(last), issuer, last.start()


def _kind(anchor: re.Match[str]) -> str:
    return tuple(KINDS)[int((anchor.lastgroup or "k0")[1:])]


def _body(before: str) -> str:
    """Return whose decision the minutes record: «решением педагогического совета (протокол …»."""
    found = BODY_OF_MINUTES.search(before)
    return found["body"] if found else ""


def _title(text: str, place: int) -> str:
    """Return what stands between the reference and the end of its title in quotes, or nothing."""
    found = TITLE_START.match(text, place)
    if found is None:
        return ""
    opening = text[found.end()]
    closing = QUOTES[opening]
    depth = 0
    for position in range(found.end(), min(len(text), found.end() + MAX_TITLE)):
        sign = text[position]
        if sign == closing and depth > 0:
            depth -= 1
        elif sign == opening:
            depth += 1
        if depth == 0:
            return text[place : position + 1]
    return ""
