"""What the profile of the office asks of its sheets: margins, and their place on a second side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.page.sheet import LEAST, narrow_margins
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.style_sheet import is_on

_TWIPS_PER_MM: Final = 1440 / 25.4


def margins_of_office(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell margins narrower than the standard or the profile allows (R-PAGE-2, R-PAGE-3)."""
    least = dict(LEAST)
    for side, wanted in zip(least, paper.profile.margins_mm, strict=False):
        least[side] = max(least[side], round(wanted * _TWIPS_PER_MM))
    yield from narrow_margins(paper, least)


def margins_mirrored(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a file without mirrored margins where the office prints on both sides (R-PAGE-4)."""
    if paper.profile.mirror_margins and not is_on([paper.root("settings.xml")], "mirrorMargins"):
        yield paper.tell_file(
            warning,
            "margins-mirrored",
            "Поля не зеркальные, а в организации печатают с двух сторон листа.",
            "«Макет» → «Поля» → «Зеркальные».",
        )
