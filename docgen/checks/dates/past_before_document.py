"""What a paper tells as done was done by its own day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.signs import TOLD
from docgen.checks.dates.written import dates_of
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import date_in_digits

_DONE = lazy_regex(
    r"(?:состоял(?:ся|ась|ось|ись)|прош(?:[её]л|ла|ло|ли)|поступил[аои]?|заверш(?:ился|илась|ились)"
    r"|завершилось|начал(?:ся|ась|ось|ись)|прив(?:[её]з|езла|езло|езли)|пров(?:[её]л|ела|ело|ели)"
    r"|прибыл[аои]?|посетил[аои]?|(?<!будет )(?<!будут )(?<!быть )"
    r"(?:провед(?:[её]н|ена|ено|ены)|подписан[аоы]?|заключ(?:[её]н|ена|ено|ены)|провер(?:ен[аоы]?)"
    r"|получен[аоы]?))"
    r"\s+(?:был[аои]?\s+)?(?:в работе\s+)?[«\"]?(?:\d{1,2}(?:,|\s+и)\s+)*$",
    re.IGNORECASE,
)
# «Попросила, чтобы классные руководители провели 14 сентября…»: that is yet to come.
_WANTED = lazy_regex(r"\b(?:чтобы|если|когда)\b[^.;]*$", re.IGNORECASE)


def past_before_document(paper: Paper) -> Iterator[Issue]:
    """Yield «приёмка состоялась 14.09.2026» in a paper of August: told as done, yet to come."""
    written = card_value(paper, "date")
    if written is None or not isinstance(written.data, date):
        return
    for value, (start, text, day, *_) in texts(paper).having(TOLD).found(dates_of):
        if day and day > written.data and _is_told(value.raw[:start]):
            yield warning(
                "past-before-document",
                value.location,
                f"Рассказано о том, что было {text}, а документ от {date_in_digits(written.data)}.",
                "Исправьте дату события или дату документа.",
            )


def _is_told(before: str) -> bool:
    return _DONE.search(before) is not None and _WANTED.search(before) is None
