"""The parts of minutes in their order, and both signatures (document-rules, section 6)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.issues import Issue, note
from docgen.layout_rules.lines import Line
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.word_paper import W
from docgen.lazy_regex import lazy_regex

_LABELS: Final[Sequence[tuple[str, re.Pattern[str]]]] = (
    ("Председатель", lazy_regex(r"председатель(?:ствующий)?\b(?!.*_)", re.IGNORECASE)),
    ("Секретарь", lazy_regex(r"секретарь\b(?!.*_)", re.IGNORECASE)),
    ("Присутствовали", lazy_regex(r"присутствовали\b", re.IGNORECASE)),
    ("Приглашённые", lazy_regex(r"приглаш[её]нн?ые\b", re.IGNORECASE)),
    ("Повестка дня", lazy_regex(r"повестка\b", re.IGNORECASE)),
)
_HEARD: Final = lazy_regex(r"(?:\d{1,2}\.\s*)?(?:\w+ \w+ вопросу )?слушали\b", re.IGNORECASE)
_HEARD_LABEL: Final = lazy_regex(r"(?:(\d{1,2})\.\s*)?СЛУШАЛИ\b(?P<colon>\s*:)?")
_LABEL: Final = lazy_regex(
    r"(?:\d{1,2}\.\s*)?(?:СЛУШАЛИ|ВЫСТУПИЛИ|РЕШИЛИ|ПОСТАНОВИЛИ)(?P<after>.?)"
)
_ROW: Final = f"{W}tr"
_LIST: Final = lazy_regex(r"список (?:прилагается|присутствующих)|прилагается", re.IGNORECASE)


def intro(paper: LayoutPaper) -> tuple[Line, ...]:
    """Return the lines between the head of minutes and the first question, for ``paper.once``."""
    parts = paper.anatomy
    if parts.kind != "minutes" or parts.kind_line is None:
        return ()
    found: list[Line] = []
    for line in parts.main:
        if line.paragraph.number <= parts.kind_line.paragraph.number:
            continue
        if _HEARD.match(line.text):
            return tuple(found)
        found.append(line)
    return ()


def intro_in_order(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell labels of the introduction that stand in another order than the usual (R-PROT-2)."""
    places: list[tuple[int, str, Line]] = []
    for rank, (label, pattern) in enumerate(_LABELS):
        line = next((line for line in paper.once(intro) if pattern.match(line.text)), None)
        if line is not None:
            places.append((rank, label, line))
    placed = sorted(places, key=lambda one: one[2].paragraph.number)
    for (rank, label, _), (after, other, line) in itertools.pairwise(placed):
        if after < rank:
            yield paper.warn(
                "intro-in-order",
                line,
                f"«{other}» стоит после «{label}», а должно быть раньше.",
                "Порядок: председатель, секретарь, присутствовали, приглашённые, повестка дня.",
            )
            return


def labels_with_colon(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell СЛУШАЛИ, РЕШИЛИ and the like alone on a line without a colon (R-PROT-7)."""
    if paper.anatomy.kind != "minutes":
        return
    for line in paper.anatomy.main:
        match = _LABEL.fullmatch(line.text)
        if match and match["after"] != ":":
            word = line.text.rstrip(".")
            yield paper.warn(
                "labels-with-colon",
                line,
                f"После «{word}» нет двоеточия.",
                f"Напечатайте «{word}:».",
            )


def questions_in_order(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell «3. СЛУШАЛИ:» after «1. СЛУШАЛИ:»: questions go by their numbers (R-PROT-7)."""
    if paper.anatomy.kind != "minutes":
        return
    before = 0
    for line in paper.anatomy.main:
        match = _HEARD_LABEL.match(line.text)
        if match and match[1]:
            number = int(match[1])
            if number not in (before, before + 1):
                yield paper.warn(
                    "questions-in-order",
                    line,
                    f"Вопрос {number} стоит после вопроса {before}."
                    if before
                    else f"Первый вопрос имеет номер {number}.",
                    "Исправьте номер или верните пропущенный вопрос.",
                )
            before = number


def many_present_apart(paper: LayoutPaper) -> Iterator[Issue]:
    """Note a long list of those present that stands in the minutes themselves (R-PROT-4)."""
    known = paper.once(intro)
    at = next((i for i, line in enumerate(known) if _LABELS[2][1].match(line.text)), None)
    if at is None or _LIST.search(known[at].text):
        return
    rows = set()
    for line in known[at + 1 :]:
        if not line.in_table:
            break
        rows.add(next(line.element.iterancestors(_ROW), None))
    most = paper.profile.presence_threshold
    if len(rows) > most:
        yield paper.tell(
            note,
            "many-present-apart",
            known[at].spot,
            f"Присутствующих в списке: {len(rows)}. Когда их больше {most}, список прилагают.",
            "Напишите число и «(список прилагается)», а список вынесите на отдельный лист.",
        )


def signed_by_both(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell minutes that name a secretary and are not signed by one (R-PROT-12)."""
    parts = paper.anatomy
    if parts.kind != "minutes" or not parts.signatures:
        return
    signed = " ".join(signature.first.text for signature in parts.signatures).casefold()
    for label, pattern in _LABELS[:2]:
        named = any(pattern.match(line.text) for line in paper.once(intro))
        if named and label.casefold() not in signed:
            yield paper.warn(
                "signed-by-both",
                parts.signatures[0].first,
                f"{label} назван в начале протокола, а подписи нет.",
                "Протокол подписывают председатель и секретарь.",
            )
