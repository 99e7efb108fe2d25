"""A paper is dated in, or next to, the school year that it speaks of (R-YEAR-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.checks.dates.school_years import may_speak_of, school_years
from docgen.checks.dates.written import AHEAD
from docgen.checks.keyed import card_value
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits
from docgen.russian.periods import school_year


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
        return
    most = max(dict.fromkeys(spoken), key=spoken.count)
    yield warning(
        "school-year-fits-document",
        written.location,
        f"Дата документа {date_in_digits(written.data)}, а речь в нём о "
        f"{school_year(most, case='prepositional')}.",
        "Исправьте год в дате документа или учебный год в тексте.",
    )
