"""The command of an order and its clauses (R-ORD-4 to R-ORD-6, R-ORD-9)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue
from docgen.layout_rules.anatomy import COMMAND
from docgen.layout_rules.lines import Line
from docgen.layout_rules.paper import LayoutPaper
from docgen.lazy_regex import lazy_regex

_CLAUSE: Final = lazy_regex(r"(\d{1,2}(?:\.\d{1,2})*)(\.)?(?:\s+|(?=[А-ЯЁ]))\S")
_DEEPEST: Final = 4
_CONTROL: Final = lazy_regex(r"контроль\b.{0,60}\b(?:исполнени|выполнени)", re.IGNORECASE)
_AFTER_CONTROL: Final = lazy_regex(
    r"вступа|довести|ознаком|разместить|опубликовать|действи|утратившим|секретар|делопроизводител"
    r"|направить|внести",
    re.IGNORECASE,
)


def clauses(paper: LayoutPaper) -> tuple[tuple[Line, tuple[int, ...]], ...]:
    """Return the clauses after the command with their typed numbers, for ``paper.once``.

    A clause that Word numbers itself has no number here: Word leaves no gaps.
    """
    parts = paper.anatomy
    if parts.kind != "order" or parts.command is None:
        return ()
    found: list[tuple[Line, tuple[int, ...]]] = []
    ends = {signature.first.element for signature in parts.signatures}
    for line in parts.main:
        if line.paragraph.number <= parts.command.paragraph.number or line.in_table:
            continue
        if line.element in ends:
            break
        if line.numbering is not None:
            found.append((line, ()))
            continue
        match = _CLAUSE.match(line.text)
        if match and (match[2] or "." in match[1]):
            found.append((line, tuple(map(int, match[1].split(".")))))
    return tuple(found)


def command_with_colon(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell ПРИКАЗЫВАЮ without its colon, where clauses follow it (R-ORD-4)."""
    line = paper.anatomy.command
    if paper.anatomy.kind != "order" or line is None:
        return
    match = COMMAND.search(line.text)
    after = line.text[match.end() :].strip() if match else ""
    if not after.startswith(":") and paper.once(clauses) and not after:
        yield paper.warn(
            "command-with-colon",
            line,
            "После ПРИКАЗЫВАЮ нет двоеточия.",
            "Напечатайте «ПРИКАЗЫВАЮ:».",
        )


def command_there(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell an order with two words of command (R-ORD-4)."""
    parts = paper.anatomy
    found = [line for line in parts.main if COMMAND.search(line.text)]
    if parts.kind == "order" and len(found) > 1:
        yield paper.warn(
            "command-there",
            found[1],
            "Слово ПРИКАЗЫВАЮ стоит второй раз.",
            "Оставьте одно, после констатирующей части.",
        )


def clauses_in_order(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell typed numbers of clauses with gaps and repeats (R-ORD-6)."""
    typed = [(line, number) for line, number in paper.once(clauses) if number]
    if len(typed) < len(paper.once(clauses)):
        return
    for (_, before), (line, number) in itertools.pairwise(typed):
        # One that is too deep is told as such.
        if number not in _may_follow(before) and len(number) <= _DEEPEST:
            shown, after = (".".join(map(str, one)) for one in (number, before))
            yield paper.warn(
                "clauses-in-order",
                line,
                f"После пункта {after} идёт пункт {shown}.",
                "Исправьте номер или включите нумерацию Word: «Главная» → «Многоуровневый список».",
            )


def clauses_not_deep(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell clauses of a fifth level: there are four at the most (R-ORD-6)."""
    for line, number in paper.once(clauses):
        level = len(number) or (line.numbering or ("", 0))[1] + 1
        if level > _DEEPEST:
            yield paper.warn(
                "clauses-not-deep",
                line,
                f"Пункт {level}-го уровня, а бывает не больше четырёх.",
                "Поднимите пункт на уровень выше или сделайте из него перечисление.",
            )


def control_last(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell control of an order that is followed by another task (R-ORD-9)."""
    tops = [
        (line, number) for line, number in paper.once(clauses) if len(number) <= 1 and _is_top(line)
    ]
    for place, (line, _number) in enumerate(tops[:-1]):
        later = [other for other, _ in tops[place + 1 :]]
        if _CONTROL.search(line.text) and not all(_AFTER_CONTROL.search(o.text) for o in later):
            yield paper.warn(
                "control-last",
                line,
                "Пункт о контроле стоит не последним.",
                "Перенесите его в конец приказа.",
            )
            return


def _is_top(line: Line) -> bool:
    return line.numbering is None or line.numbering[1] == 0


def _may_follow(before: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return the numbers that may follow: of a first part, of a next one, of a next parent."""
    next_ones = {(*before[:place], before[place] + 1) for place in range(len(before))}
    return {(*before, 1), *next_ones}
