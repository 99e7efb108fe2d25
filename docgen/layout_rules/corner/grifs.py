"""Corner blocks of approval and agreement (R-APPR-1 to R-APPR-7, R-AGREE-1)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.issues import Issue
from docgen.layout_rules.anatomy import GRIF, INITIALS, SURNAME
from docgen.layout_rules.lines import Line
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.sections import text_width
from docgen.layout_rules.tables import places_of_lines
from docgen.lazy_regex import lazy_regex
from docgen.russian.agreement import approved_word

_NOMINATIVE: Final = lazy_regex(r"(приказ|распоряжение|постановление|решение)\b", re.IGNORECASE)
_INSTRUMENTAL: Final = {
    "приказ": "приказом",
    "распоряжение": "распоряжением",
    "постановление": "постановлением",
    "решение": "решением",
}
#: The block begins at the middle of the text or further: from 8.5 cm of 17.
_FAR: Final = 0.42
_NAME_AFTER: Final = lazy_regex(rf"({SURNAME})\s+({INITIALS})$")
_DEEPEST, _SHORT = 6, 80
_ENDS: Final = {"УТВЕРЖДЕН": "m", "УТВЕРЖДЕНА": "f", "УТВЕРЖДЕНО": "n", "УТВЕРЖДЕНЫ": "p"}


def grifs(paper: LayoutPaper) -> tuple[Line, ...]:
    """Return the first lines of the corner blocks before the text, for ``paper.once``."""
    parts = paper.anatomy
    end = parts.kind_line.paragraph.number if parts.kind_line else 0
    return tuple(
        line for line in parts.main if line.paragraph.number < end and GRIF.fullmatch(line.head)
    )


def approval_at_right(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell УТВЕРЖДАЮ that does not stand at the top right (R-APPR-1)."""
    yield from _at_right(paper, [line for line in paper.once(grifs) if _is_approval(line)])


def attachments_at_right(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «Приложение № 1» that does not stand at the top right of its sheet (R-APP-2)."""
    yield from _at_right(paper, [line for line, _ in paper.anatomy.attachments], of_attachment=True)


def _at_right(
    paper: LayoutPaper, known: Sequence[Line], *, of_attachment: bool = False
) -> Iterator[Issue]:
    code = "attachments-at-right" if of_attachment else "approval-at-right"
    for line in known:
        start = left_edge(paper, line)
        if start is not None and start < _FAR * text_width(paper, line.element):
            word = line.text.split()[0].strip('«»":.')
            yield paper.warn(
                code,
                line,
                f"«{word}» стоит не в правом верхнем углу листа.",
                "«Абзац» → «Отступ слева» 9,5 см или таблица без рамок с двумя столбцами.",
            )


def approval_bare(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell УТВЕРЖДАЮ in small letters, in quotes, with a colon, or with «ё» (R-APPR-2, R-YO-1)."""
    for line in paper.once(grifs):
        match = GRIF.fullmatch(line.head)
        word = match[1] if match else line.head
        right = word.upper().replace("УТВЕРЖДЁН", "УТВЕРЖДЕН")
        if line.head != right:
            yield paper.warn(
                "approval-bare",
                line,
                f"Гриф напечатан как «{line.head}».",
                f"Напечатайте {right}: прописными, без кавычек, двоеточия и «ё».",
            )


def approval_agrees(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell УТВЕРЖДЕНО above a plan: the word agrees with the document (R-APPR-4)."""
    parts = paper.anatomy
    if parts.kind_line is None:
        return
    right, certain = approved_word(parts.kind_line.text.capitalize())
    for line in paper.once(grifs) if certain else ():
        word = line.head.upper().replace("Ё", "Е")
        if word in _ENDS and word != right:
            yield paper.warn(
                "approval-agrees",
                line,
                f"Гриф {word} не согласован с видом документа «{parts.kind_line.text[:40]}».",
                f"Напечатайте {right}.",
            )


def approval_by_act(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell УТВЕРЖДЕН followed by «приказ»: it is «приказом» (R-APPR-3, R-APPR-6)."""
    known = {line.element for line in paper.once(grifs) if line.head.upper() in _ENDS}
    main = paper.anatomy.main
    for line, below in itertools.pairwise(main):
        match = _NOMINATIVE.match(below.text) if line.element in known else None
        if match:
            right = _INSTRUMENTAL[match[1].lower()]
            yield paper.warn(
                "approval-by-act",
                below,
                f"После {line.head} стоит «{match[1]}» – чем утверждён, не названо.",
                f"Напечатайте «{right}».",
            )


def approval_once(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell УТВЕРЖДАЮ beside УТВЕРЖДЕН: a document is approved once (R-APPR-7)."""
    known = [line for line in paper.once(grifs) if _is_approval(line)]
    by_person = [line for line in known if line.head.upper().strip('«»":.') == "УТВЕРЖДАЮ"]
    if by_person and len(by_person) < len(known):
        yield paper.warn(
            "approval-once",
            by_person[0],
            "В документе и УТВЕРЖДАЮ, и УТВЕРЖДЕН.",
            "Оставьте одно: подпись руководителя или ссылку на утвердивший документ.",
        )


def names_in_corners(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «Иванов И.И.» in a corner block: initials stand before the surname (R-SIGN-3)."""
    main = paper.anatomy.main
    blocks = {line.element for line in paper.once(grifs)}
    deep = 0
    for line in main:
        if line is paper.anatomy.kind_line:
            return
        deep = _DEEPEST if line.element in blocks else deep - 1
        match = _NAME_AFTER.search(line.text) if deep > 0 else None
        if match and len(line.text) < _SHORT:
            surname, initials = match[1], match[2].replace(" ", "")
            yield paper.warn(
                "names-in-corners",
                line,
                f"В грифе инициалы стоят после фамилии: «{match[0]}».",
                f"Напечатайте «{initials} {surname}».",
            )


def left_edge(paper: LayoutPaper, line: Line) -> int | None:
    """Return where the words begin, in twips from the left margin; None where it is not certain.

    Lines in the middle or at the right begin where their length tells.
    """
    place = paper.once(places_of_lines).get(line.element)
    width = text_width(paper, line.element)
    start = 0
    if place is not None:
        table, _row, cell = place
        start = sum(table.grid[: cell.start]) + max(table.indent, 0)
        width = table.cell_width(cell)
        if not width or not sum(table.grid) or table.bordered:
            return None
    if line.align in ("center", "right"):
        length = len(line.text) * (line.size or 20) * 5
        room = max(width - line.left - line.right - length, 0)
        return start + line.left + (room if line.align == "right" else room // 2)
    if "\t" in line.typed or line.typed.startswith(" "):
        return None  # moved by tabs or blanks, which other rules tell
    return start + line.left + max(line.first, 0)


def _is_approval(line: Line) -> bool:
    return line.head.upper().strip('«»":.').startswith("УТВЕРЖД")
