"""A text ends where its sentence does: not with a comma, a hyphen or a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.checks.paper import Paper
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData

_COMMA: Final = lazy_regex(r"[\w»)],$")
_HYPHEN: Final = lazy_regex(r"\w[ \u00a0]?[-–—]$")
_CONNECTIVE: Final = lazy_regex(
    r"(?<=[ \u00a0])(?:и|в|во|на|с|со|по|для|о|об|от|из|к|ко|у|за|при|или|а также|что|который)$"
)
_GOES_ON: Final = lazy_regex(r"[а-яё–—•(-]|\d+\)")


def text_finished(paper: Paper) -> Iterator[Issue]:
    """Yield clauses, decisions and paragraphs that break off.

    A comma is right before a row that goes on with a small letter or as an item of a list.
    """
    for data in paper.records.sheets.values():
        if not data.is_used or not (data.is_text or _is_clauses(data)):
            continue
        column = data.sheet.column("text") if data.sheet else None
        name = normal_name(column.name) if column else "текст"
        rows = [(row, value) for row in data.records if (value := row.values.get(name))]
        for number, (row, value) in enumerate(rows):
            before = rows[number - 1][1].raw if number else ""
            following = rows[number + 1][1].raw if number + 1 < len(rows) else ""
            if _COMMA.search(following) or (following and _COMMA.search(before)):
                continue  # the items of a list
            if not _has_more(row) and (fault := _fault(value.raw, following)):
                yield warning(
                    "text-finished",
                    value.location,
                    f"«…{value.raw[-40:].split(chr(10))[-1].lstrip()}»: {fault}.",
                    "Допишите предложение или поставьте точку.",
                )


def _fault(text: str, following: str) -> str:
    if _GOES_ON.match(following):
        return ""
    if _COMMA.search(text):
        return "текст кончается запятой"
    if _HYPHEN.search(text) and len(text) > 5:
        return "текст кончается чертой"
    if _CONNECTIVE.search(text):
        return "предложение оборвано"
    return ""


def _is_clauses(data: SheetData) -> bool:
    return data.sheet is not None and data.sheet.shape is Shape.CLAUSES


def _has_more(row: Record) -> bool:
    """Whether something else of the row is printed after its text: people, a sheet."""
    following = {"object", "sheets", "addressee"}
    if any(v.column is not None and v.column.key in following for v in row.values.values()):
        return True
    kind = row.values.get("вид")
    return kind is not None and normal_name(kind.raw) not in {"абзац", "выступил", "слушали"}
