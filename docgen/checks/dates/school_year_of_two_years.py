"""The second year of a school year is the first one plus one (R-YEAR-1)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.dates.school_years import school_years
from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.russian.periods import school_year


def school_year_of_two_years(paper: Paper) -> Iterator[Issue]:
    """Yield «2026/2028 учебный год»; «2025–2028 учебные годы» are several, and right."""
    for found in paper.once(school_years):
        if not found.is_sound:
            offers = " или ".join(
                f"«{school_year(first, case=None)}»" for first in (found.first, found.second - 1)
            )
            yield warning(
                "school-year-of-two-years",
                found.value.location,
                f"«{found.text}»: учебный год – это два соседних года.",
                f"Исправьте год: {offers}.",
            )
