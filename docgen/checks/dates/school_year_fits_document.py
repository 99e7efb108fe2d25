"""A paper is dated in, or next to, the school year that it speaks of (R-YEAR-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.school_years import SchoolYear, may_speak_of, school_years
from docgen.checks.dates.written import AHEAD
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.dates import date_in_digits
from docgen.russian.periods import school_year

_AUGUST = 8
_REPORTS = lazy_regex(
    r"итог|результат|анализ|отч[её]т|выполнен|реализац|исполнен|мониторинг|изменени|утратив|отмен"
    r"|награжд|поощрен|премир|призёр|призер|победител|самообслед|оценк|прошл|завершен|окончан",
    re.IGNORECASE,
)
_ORDERS = lazy_regex(
    r"(?:организаци|проведени|утвержд|назначени|создани|закреплени|режим|распределени|введени"
    r"|обеспечени|зачислени|комплектовани|подготовк|начал|питани)",
    re.IGNORECASE,
)


def school_year_fits_document(paper: Paper) -> Iterator[Issue]:
    """Yield the date of a paper that speaks of school years, but of none that is near it.

    Where its own title names one, the years of the acts that it cites do not count.
    """
    written = card_value(paper, "date")
    if written is None or not isinstance(written.data, date):
        return
    last = written.data.year + AHEAD
    sound = [found for found in paper.once(school_years) if found.is_sound and found.first <= last]
    own = [value.location for key in ("title", "period") if (value := card_value(paper, key))]
    titled = [found for found in sound if found.value.location in own]
    spoken = [found.first for found in titled or sound]
    if not spoken or set(spoken) & may_speak_of(written.data):
        for found in titled:
            if _is_left(found, written.data, set(spoken)):
                yield warning(
                    "school-year-fits-document",
                    found.value.location,
                    f"«{found.text}» – прошлый учебный год: документ от "
                    f"{date_in_digits(written.data)}.",
                    "Исправьте учебный год, если он остался от прошлогоднего документа.",
                )
                break
        return
    most = max(dict.fromkeys(spoken), key=spoken.count)
    yield warning(
        "school-year-fits-document",
        written.location,
        f"Дата документа {date_in_digits(written.data)}, а речь в нём о "
        f"{school_year(most, case='prepositional')}.",
        "Исправьте год в дате документа или учебный год в тексте.",
    )


def _is_left(found: SchoolYear, day: date, spoken: set[int]) -> bool:
    """Return whether a title of autumn orders something in the school year that is over.

    «Об организации питания в 2025/2026 учебном году» of September 2026; what reports on the last
    year, or changes its papers, speaks of it rightly.
    """
    if day.month < _AUGUST or spoken != {day.year - 1}:
        return False
    title = " ".join(found.value.raw.split())
    before = title[: title.find(found.text[:4])]
    if _REPORTS.search(title):
        return False
    return before.endswith("на ") or (before.endswith("в ") and _ORDERS.search(title) is not None)
