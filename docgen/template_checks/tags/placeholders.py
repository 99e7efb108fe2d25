"""No place is left that looks like a tag to whoever typed it: {номер}, [дата]."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.names import normal_name
from docgen.placeholders import Placeholder, placeholders_in
from docgen.template_checks.paper import Spot, TemplatePaper

_CODE: Final = "place-without-tag"


def place_without_tag(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell single braces, and other brackets around a name of the workbook: they are no tags.

    In a file without any tag every such place is told: it is a form that waits for them.
    """
    known = {normal_name(name) for names in paper.names for name in names}
    is_form = not any(part.tags for part in paper.parts)
    for part in paper.parts:
        for paragraph in part.paragraphs:
            for place in placeholders_in(paragraph.text):
                if is_form or _is_meant(place, known):
                    yield paper.tell(
                        warning,
                        _CODE,
                        Spot(part.title, paragraph, (place.start, place.end)),
                        f"«{place.typed}» – не тег: напечатается как есть.",
                        f"Напишите {place.tag}.",
                    )


def _is_meant(place: Placeholder, known: set[str]) -> bool:
    return place.typed.startswith(("{", "${")) or place.name in known
