"""Every attachment is mentioned in the text, and every mention has its attachment (R-APP-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.clauses import clause_lists
from docgen.checks.keyed import rows_with
from docgen.checks.paper import Paper, texts
from docgen.checks.references.signs import ATTACHMENT
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.outline import number_in_order
from docgen.records import Record, Value

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?(?![.\d]*\d)"
_MENTION = lazy_regex(
    rf"\bприл(?:ожени(?P<many>я|й|ям|ями|ях)|ожени\w+|\.)\s*(?:№+|N)?\s*(?P<first>{_NUMBER})?"
    rf"(?P<rest>(?:\s*(?:[,–-]|и|по)\s*(?:№|N)?\s*{_NUMBER})*)"
    r"(?P<foreign>\s+к\s+(?!(?:настоящ|данн|эт)\w+\s+(?:приказ|распоряж|постановл|протокол|план)))?",
    re.IGNORECASE,
)
_NEXT = lazy_regex(rf"(?P<to>[–-]|по)?\s*(?:№|N)?\s*(?P<number>{_NUMBER})", re.IGNORECASE)
_APPENDED = lazy_regex(r"\bприлага\w+", re.IGNORECASE)
_APPROVED = lazy_regex(r"\bутверд\w+\s+прилага\w+", re.IGNORECASE)
_MAX_RANGE = 50


def attachments_mentioned(paper: Paper) -> Iterator[Issue]:
    """Yield attachments that no text mentions, and mentions of attachments that are not there.

    «Утвердить прилагаемый Порядок» mentions the attachment «ПОРЯДОК». An attachment «к приказу
    Министерства», or «к настоящему Порядку», is none of this document.
    """
    if all(sheet.shape is not Shape.ATTACHMENTS for sheet in paper.records.kind.sheets):
        return
    rows = paper.once(attachments)
    mentioned: set[str] = set()
    for value, own_text in _text(paper):
        for number in numbers_mentioned(value.raw):
            found = number if number in rows else number.partition(".")[0]
            mentioned.add(found)
            if own_text and found not in rows:
                yield warning(
                    "attachments-mentioned",
                    value.location,
                    f"В тексте есть приложение {number}, а на листе «Приложения» его нет.",
                    "Добавьте приложение или исправьте номер.",
                )
    if not rows:
        yield from _never_attached(paper)
    if not paper.once(clause_lists) and _is_of_clauses(paper):
        return  # that there is no text is told already
    words = {number: _stem(record) for number, record in rows.items()}
    appended = list(_appended(paper))
    if any(not any(_has(text, word) for word in words.values()) for text in appended):
        return  # «(список прилагается)»: nobody can say which one is meant
    for number, record in rows.items():
        if number not in mentioned and not any(_has(text, words[number]) for text in appended):
            label = f" № {number}" if len(rows) > 1 else ""
            yield warning(
                "attachments-mentioned",
                record.location,
                f"Приложение{label} в тексте не названо.",
                f"Упомяните его в пункте: «(приложение{label})».",
            )


def _is_of_clauses(paper: Paper) -> bool:
    return any(
        sheet.shape is Shape.CLAUSES and sheet.required for sheet in paper.records.kind.sheets
    )


def _never_attached(paper: Paper) -> Iterator[Issue]:
    """Yield the clauses with «(приложение)» or «утвердить прилагаемый» in a paper without any.

    «Список прилагается» may mean a sheet of paper, «с прилагаемыми документами» what others bring.
    """
    for clauses in paper.once(clause_lists):
        for clause in clauses.clauses:
            text = clause.text.raw if clause.text else ""
            if clause.text and (_bare(text) or _APPROVED.search(text)):
                yield warning(
                    "attachments-mentioned",
                    clause.text.location,
                    "В тексте есть приложение, а лист «Приложения» пуст.",
                    "Добавьте приложение или уберите упоминание.",
                )


def attachments(paper: Paper) -> dict[str, Record]:
    """Return the attachments by their number, typed or counted; ask by ``paper.once``."""
    rows = [row for sheet, row in rows_with(paper, "title") if sheet.shape is Shape.ATTACHMENTS]
    typed = [number.raw if (number := row.get("№")) else "" for row in rows]
    return dict(zip(number_in_order(typed), rows, strict=True))


def _text(paper: Paper) -> Iterator[tuple[Value, bool]]:
    """Yield the cells that may mention attachments, and whether each is of the document itself.

    The text of an attachment may have attachments of its own.
    """
    for value in texts(paper).having(ATTACHMENT):
        data = paper.records.sheets.get(normal_name(value.location.sheet))
        shape = data.sheet.shape if data and data.sheet else None
        if shape in (Shape.CLAUSES, Shape.TEXT, Shape.CARD, None):
            yield value, shape is not None


def numbers_mentioned(text: str) -> Iterator[str]:
    """Yield the numbers of the attachments that a text mentions: «приложения № 1–3» are three."""
    for found in _MENTION.finditer(text):
        if found["foreign"] or found["first"] is None:
            continue
        yield found["first"]
        last = found["first"]
        for more in _NEXT.finditer(found["rest"]) if found["many"] else ():
            if more["to"] and last.isdecimal() and more["number"].isdecimal():
                between = range(int(last) + 1, min(int(more["number"]), int(last) + _MAX_RANGE))
                yield from map(str, between)
            last = more["number"]
            yield last


def _appended(paper: Paper) -> Iterator[str]:
    """Yield the clauses that mention an attachment without a number, with their sub-clauses."""
    for clauses in paper.once(clause_lists):
        head = 0
        for clause in clauses.clauses:
            text = clause.text.raw if clause.text else ""
            level = clause.numbered.level
            if _mentions_without_number(text):
                head = level if text.rstrip().endswith(":") else 0
                if not head:
                    yield text
            elif head and level > head:
                yield text
            else:
                head = 0


def _mentions_without_number(text: str) -> bool:
    return _bare(text) or _APPENDED.search(text) is not None


def _bare(text: str) -> bool:
    """Return whether a text has «(приложение)» without a number."""
    mentions = _MENTION.finditer(text)
    return any(found["first"] is None and not found["foreign"] for found in mentions)


def _stem(record: Record) -> str:
    """Return the beginning of the first word of a title, the same in all its cases."""
    title = record.get("Название")
    first = re.search(r"[^\W\d_]{4,}", title.raw) if title else None
    return first[0].casefold()[: max(4, len(first[0]) - 3)] if first else ""


def _has(text: str, stem: str) -> bool:
    return bool(stem) and re.search(rf"\b{re.escape(stem)}", text.casefold()) is not None
