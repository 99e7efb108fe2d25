"""A table that grows over the page says its head again on the next one (R-TBL-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note
from docgen.template_checks.pairs import blocks
from docgen.template_checks.paper import PlacedTag, TemplatePaper, W
from docgen.template_checks.places import row_of, table_of

_OFF: Final = ("0", "false", "off")


def table_head_repeats(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell a table of repeated rows whose first row is a head that Word will not repeat."""
    told: set[Any] = set()
    for _part, found in paper.once(blocks):
        for block in found.closed:
            start = block.start
            table = table_of(start) if _repeats_rows(start) else None
            if table is None or table in told:
                continue
            told.add(table)
            rows = list(table.iterchildren(f"{W}tr"))
            head = rows[0]
            if head is not row_of(start) and _says_words(head) and not _is_head(head):
                yield paper.tell(
                    note,
                    "table-head-repeats",
                    start.spot,
                    "Строки таблицы повторяются, а её шапка на следующей странице – нет.",
                    "Выделите шапку: «Макет» таблицы → «Повторить строки заголовков».",
                )


def _repeats_rows(start: PlacedTag) -> bool:
    return start.tag.prefix == "tr" and start.tag.word == "for"


def _says_words(row: Any) -> bool:
    text = "".join(node.text or "" for node in row.iter(f"{W}t"))
    return bool(text.strip()) and "{" not in text


def _is_head(row: Any) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val") not in _OFF
