"""What was offered for a document, as Russian text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from docgen.adoption.marking.marking import Marking
from docgen.report import shown_path
from docgen.starter import quoted

_LONGEST: Final = 60
_REVIEW: Final = (
    "Откройте её в Word: в примечаниях сказано, что стояло на месте каждого тега. "
    "Лишний тег замените текстом, примечания удалять не нужно."
)


def text_marking(result: Marking, here: Path) -> str:
    """Return the report for a person: tags, loops, doubts, the next step."""
    lines = [f"Документ «{result.source.name}»: предложено тегов – {_count(result)}.", ""]
    lines += [
        f"  {offer.tag}  ←  {_short(offer.was)}  ({offer.why})"
        for offer in result.tags
        if offer.sure
    ]
    doubts = [offer for offer in result.tags if not offer.sure]
    if doubts:
        lines += ["", "Не расставлено, только сказано в примечаниях:"]
        lines += [f"  {_short(offer.was)} – возможно, {offer.tag}: {offer.why}" for offer in doubts]
    if result.loops:
        lines += ["", "Циклы:"]
        lines += [
            f"  {{% for {loop.variable} in {loop.name} %}} – {loop.why}" for loop in result.loops
        ]
    lines.append("")
    if not result.written:
        lines.append("Ничего не записано (--dry-run).")
        return "\n".join(lines)
    shown = shown_path(result.copy, here)
    if not _count(result):
        lines += [
            f"Копия с примечаниями: {shown}",
            "Откройте её в Word и поставьте теги сами: docs/templates.md, раздел 2.",
        ]
        return "\n".join(lines)
    lines += [
        f"Копия с тегами: {shown}",
        _REVIEW,
        f"Потом сделайте вид и заполненную книгу: docgen template adopt {quoted(shown)}",
    ]
    return "\n".join(lines)


def json_marking(result: Marking, here: Path) -> str:
    """Return the same as one JSON object."""
    report = {
        "source": shown_path(result.source, here),
        "copy": shown_path(result.copy, here),
        "written": result.written,
        "tags": [
            {
                "paragraph": offer.line,
                "tag": offer.tag,
                "name": offer.name or None,
                "was": offer.was,
                "why": offer.why,
                "others": offer.others or None,
                "sure": offer.sure,
            }
            for offer in result.tags
        ],
        "loops": [
            {
                "name": loop.name,
                "variable": loop.variable,
                "in_table": loop.in_table,
                "columns": [{"tag": one.tag, "type": one.type} for one in loop.columns],
                "rows": loop.rows,
                "why": loop.why,
            }
            for loop in result.loops
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _count(result: Marking) -> int:
    return sum(offer.sure for offer in result.tags)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
