"""The signature: how the name is written, how it stands, what stays with it (section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.anatomy import INITIALS, SURNAME, begins_page
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.page.length import overflows
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.tables import places_of_lines
from docgen.layout_rules.word_paper import W
from docgen.lazy_regex import lazy_regex

_AFTER: Final = lazy_regex(rf"{SURNAME}\s+{INITIALS}$")
_FULL: Final = lazy_regex(rf"{SURNAME} [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+$")
_APART: Final = lazy_regex(rf"[А-ЯЁ]\.\s[А-ЯЁ]\.\s?{SURNAME}$")
_TIGHT: Final = lazy_regex(rf"{INITIALS}(?<=\.){SURNAME}$")
_SLASH: Final = lazy_regex(r"^(?:/|за\s+(?=директор|начальник|заведующ))", re.IGNORECASE)
_EXECUTOR: Final = lazy_regex(r"(?:исп\.|исполнитель\s*:?)\s*(?P<name>.*)", re.IGNORECASE)
_SHORT: Final = lazy_regex(
    rf"(?:{SURNAME}(?:\s+{INITIALS})?|{INITIALS}\s?{SURNAME})(?!\s+[А-ЯЁ][а-яё])"
)
_TAIL: Final = 12
#: A line of text, less what a small type takes of it.
_LEAST_ROOM: Final = 200


def signature_written(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a signature whose initials stand after the surname or apart (R-SIGN-3, R-SIGN-4)."""
    for signature in paper.anatomy.signatures:
        name = signature.name
        parts = name.split()
        if _AFTER.fullmatch(name):
            message = f"В подписи инициалы стоят после фамилии: «{name}»."
            hint = f"Напечатайте «{''.join(parts[1:])} {parts[0]}»."
        elif _FULL.fullmatch(name):
            message = f"В подписи имя написано полностью: «{name}»."
            hint = f"Напечатайте «{parts[1][0]}.{parts[2][0]}. {parts[0]}»."
        elif _APART.fullmatch(name):
            message = f"В подписи инициалы стоят с пробелом: «{name}»."
            hint = f"Напечатайте «{''.join(parts[:-1])} {parts[-1]}»."
        elif _TIGHT.fullmatch(name):
            surname = name.rpartition(".")[2]
            message = f"В подписи между инициалами и фамилией нет пробела: «{name}»."
            hint = f"Напечатайте «{name[: -len(surname)]} {surname}»: пробел – неразрывный."
        else:
            continue
        yield paper.warn("signature-written", signature.last, message, hint)


def signature_by_right(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «/Директор» and «за директора»: who acts signs as «И.о.» (R-SIGN-6)."""
    for signature in paper.anatomy.signatures:
        if _SLASH.match(signature.first.text):
            yield paper.warn(
                "signature-by-right",
                signature.first,
                "Перед должностью стоит косая черта или «за».",
                "Напечатайте «Исполняющий обязанности директора» или «И.о. директора».",
            )


def signature_apart(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a signature that stands right under the text: two or three lines are due (R-SIGN-8)."""
    parts = paper.anatomy
    for signature in parts.signatures[:1]:
        at = next(i for i, line in enumerate(parts.main) if line is signature.first)
        before = parts.main[at - 1] if at else None
        if before is None or _is_in_list(paper, before) or begins_page(paper, signature.first):
            continue
        place = paper.once(places_of_lines).get(signature.first.element)
        high = place is not None and place[1].element.find(f"{W}trPr/{W}trHeight") is not None
        between = paper.once(lines)[before.paragraph.number : signature.first.paragraph.number - 1]
        tops = [line.room[0] for line in (place[1].cells[0].lines if place else ())]
        room = before.room[1] + max([signature.first.room[0], *tops])
        empty = [line for line in between if not line.text and not line.in_table]
        if room < _LEAST_ROOM and not empty and not high:
            yield paper.warn(
                "signature-apart",
                signature.first,
                "Подпись стоит сразу под текстом.",
                "«Абзац» → «Интервал перед» 24 пт: между текстом и подписью – две-три строки.",
            )


def signature_not_alone(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a signature that may go to a page of its own, without text (R-ORD-12, R-SIGN-9).

    A file that Word has saved tells where its pages end; of others, what holds lines together.
    """
    parts = paper.anatomy
    if not parts.signatures:
        return
    first = parts.signatures[0].first
    at = next(i for i, line in enumerate(parts.main) if line is first)
    before = parts.main[at - 1] if at else None
    if before is None or _is_in_list(paper, before):
        return
    if begins_page(paper, first) or _breaks_between(paper, before, first):
        yield paper.warn(
            "signature-not-alone",
            first,
            "Подпись стоит на странице одна, без текста.",
            _KEEP,
        )
    elif not (_was_paged(paper) or before.is_on("keepNext")) and overflows(paper, parts.main):
        yield paper.warn(
            "signature-not-alone",
            before,
            "Подпись может уйти на новую страницу одна: последний абзац текста её не держит.",
            _KEEP,
        )


_KEEP: Final = (
    "Выделите последний абзац текста: «Абзац» → «Положение на странице» → «Не отрывать от "
    "следующего» – или перенесите к подписи две-три строки."
)


def executor_in_full(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «Исп. Иванова»: the name of who wrote it stands in full (R-EXEC-1)."""
    for line in paper.anatomy.main[-_TAIL:]:
        match = _EXECUTOR.match(line.text)
        name = match["name"] if match else ""
        if (
            match
            and name
            and _SHORT.match(name)
            and not re.search(r"(?:вич|вна|ична|оглы)\b", name)
            and not _heads_a_table(line)
        ):
            yield paper.tell(
                warning,
                "executor-in-full",
                line.spot,
                "Имя исполнителя не полное.",
                "Напечатайте фамилию, имя, отчество и телефон.",
            )


def _heads_a_table(line: Line) -> bool:
    """Return whether a table follows: the line says whose tasks are in it, not who wrote it."""
    following = line.paragraph.element.getnext()
    return following is not None and following.tag == f"{W}tbl"


def _breaks_between(paper: LayoutPaper, before: Line, first: Line) -> bool:
    """Return whether a page ends between the last words of the text and the signature."""
    start, end = before.paragraph.number, first.paragraph.number
    for paragraph in paper.body.paragraphs[start : end - 1]:
        element = paragraph.element
        marks = element.iter(f"{W}lastRenderedPageBreak", f"{W}br", f"{W}sectPr")
        if any(node.tag != f"{W}br" or node.get(f"{W}type") == "page" for node in marks):
            return True
    return False


def _was_paged(paper: LayoutPaper) -> bool:
    return next(paper.body.root.iter(f"{W}lastRenderedPageBreak"), None) is not None


def _is_in_list(paper: LayoutPaper, line: Line) -> bool:
    place = paper.once(places_of_lines).get(line.element)
    return place is not None and place[0].is_list
