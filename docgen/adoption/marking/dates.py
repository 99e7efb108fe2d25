"""Dates of a document, each with a tag that prints it as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from docgen.adoption.marking.offers import Offers
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.rendering.remarks.tagging import Line
from docgen.russian.cited_dates import cited_spans, dates_in
from docgen.russian.dates import date_in_digits, date_in_words

_TAIL: Final = lazy_regex(r"\s*г\.")
_IN_QUOTES: Final = lazy_regex(
    r"([«\"„“]?)(\d{1,2})([»\"”“]?\s*)([а-яё]+)(\s*)(\d{4})", re.IGNORECASE
)
_MONTH: Final = '{{ @|название_месяца("родительный") }}'
_BEFORE: Final = (
    (lazy_regex(r"(?:срок[^.;]{0,20}|до|не позднее)\s*$", re.IGNORECASE), "срок"),
    (lazy_regex(r"рожд[а-яё]*[:,\s]*$", re.IGNORECASE), "дата_рождения"),
    (lazy_regex(r"(?:^|\s)с\s*$", re.IGNORECASE), "дата_начала"),
    (lazy_regex(r"(?:^|\s)по\s*$", re.IGNORECASE), "дата_окончания"),
)
_APPROVED: Final = lazy_regex(r"\s*(?:УТВЕРЖДАЮ|СОГЛАСОВАНО)")
_BIRTH: Final = lazy_regex(r"\s*,?\s*(?:года?\s+рожд|г\.\s?р\.|рожд)", re.IGNORECASE)


class SpottedDate(Struct, frozen=True):
    """A date of a line with the end of the words that its tag prints, and that tag's pattern.

    ``pattern`` has ``@`` for the name; ``printed`` is what it will print.
    """

    day: date
    start: int
    end: int
    pattern: str
    printed: str

    def tag(self, name: str) -> str:
        """Return the tag for a date of this name."""
        return self.pattern.replace("@", name)


def spotted(text: str) -> Iterator[SpottedDate]:
    """Yield the full dates of a text with the tags that print them so."""
    for found in dates_in(text):
        typed = text[found.start : found.end]
        tail = _TAIL.match(text, found.end)
        quoted = _IN_QUOTES.fullmatch(typed)
        if quoted is None:
            yield SpottedDate(
                found.day, found.start, found.end, "{{ @|цифрами }}", date_in_digits(found.day)
            )
        elif tail is not None and not quoted[1]:
            yield SpottedDate(
                found.day, found.start, tail.end(), "{{ @|словами }}", date_in_words(found.day)
            )
        else:
            opening, _, between, month, gap, year = quoted.groups()
            yield SpottedDate(
                found.day, found.start, found.end,
                opening + "{{ @.день }}" + between + _MONTH + gap + "{{ @.год }}",
                f"{opening}{found.day.day}{between}{month}{gap}{year}",
            )  # fmt: skip


def offer_dates(offers: Offers) -> None:
    """Offer tags for the dates that stand in sentences; those of cited acts are only told."""
    for line in offers.lines:
        cited = [(span.start, span.end) for span in cited_spans(line.text) if span.day]
        for start, end in cited:
            if offers.is_free(line, start, end):
                why = "реквизиты другого документа; если они меняются, заведите для них поле"
                offers.doubt(line, start, end, "{{ основание }}", why)
        for found in spotted(line.text):
            if offers.is_free(line, found.start, found.end):
                offer_date(offers, line, found, _name_of(line.text, found))


def offer_date(offers: Offers, line: Line, found: SpottedDate, wanted: str) -> str:
    """Offer the tag of a date and return its name."""
    name = offers.name_of(wanted, ValueType.DATE, found.day)
    typed = line.text[found.start : found.end]
    why = "дата"
    if "".join(typed.split()) != "".join(found.printed.split()):
        why = f"дата; будет напечатано «{found.printed}»"
    others = f"{{{{ {name}|цифрами }}}}, {{{{ {name}|словами }}}}, {{{{ {name}.год }}}}"
    offers.put(line, found.start, found.end, found.tag(name), name, why=why, others=others)
    return name


def _name_of(text: str, found: SpottedDate) -> str:
    if _BIRTH.match(text, found.end):
        return "дата_рождения"
    if _APPROVED.match(text):
        return "дата_утверждения"
    before = text[: found.start]
    return next((name for pattern, name in _BEFORE if pattern.search(before)), "дата")
