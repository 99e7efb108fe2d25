"""Attachments: each on a page of its own, numbered in order, named in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue
from docgen.layout_rules.anatomy import begins_page
from docgen.layout_rules.paper import LayoutPaper
from docgen.lazy_regex import lazy_regex

_NAMED: Final = lazy_regex(
    r"приложени\w*\s*((?:№\s*|№)?\d+(?:\s*(?:,|и|–|-)\s*(?:№\s*)?\d+)*)?", re.IGNORECASE
)


def attachments_on_new_page(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell an attachment that begins below other text (R-APP-4)."""
    for line, _number in paper.anatomy.attachments:
        if not begins_page(paper, line):
            yield paper.warn(
                "attachments-on-new-page",
                line,
                "Приложение начато не с новой страницы.",
                "Поставьте курсор перед словом «Приложение» и нажмите Ctrl+Enter.",
            )


def attachments_in_order(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell attachments whose numbers do not go 1, 2, 3 (R-APP-2)."""
    known = paper.anatomy.attachments
    for due, (line, number) in enumerate(known, start=1):
        if number and number != due:
            yield paper.warn(
                "attachments-in-order",
                line,
                f"Приложение № {number} стоит на месте приложения № {due}.",
                "Пронумеруйте приложения в том порядке, в каком они названы в тексте.",
            )
            return
        if not number and len(known) > 1:
            yield paper.warn(
                "attachments-in-order",
                line,
                f"Приложений в документе {len(known)}, а это – без номера.",
                f"Напечатайте «Приложение № {due}».",
            )
            return


def attachments_named(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell an attachment that the text of an order does not name (R-APP-1)."""
    parts = paper.anatomy
    if parts.kind != "order" or not parts.attachments:
        return
    words = " ".join(line.text for line in parts.main)
    named = list(_NAMED.finditer(words))
    numbers = {int(one) for match in named if match[1] for one in _numbers(match[1])}
    for line, number in parts.attachments:
        if not named or (number and numbers and number not in numbers):
            shown = f"Приложение № {number}" if number else "Приложение"
            yield paper.warn(
                "attachments-named",
                line,
                f"{shown} в тексте приказа не названо.",
                "Добавьте в пункт «(приложение)» или «(приложение № 1)».",
            )


def _numbers(text: str) -> list[str]:
    """Return the numbers of «1, 2», all of a range «1–3»."""
    ranges = re.findall(r"(\d+)\s*[–-]\s*(?:№\s*)?(\d+)", text)
    inside = [str(n) for one, other in ranges for n in range(int(one), int(other) + 1)]
    return [*re.findall(r"\d+", text), *inside]
