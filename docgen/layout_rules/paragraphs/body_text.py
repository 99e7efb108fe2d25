"""The text of a document: its indent, its lines, its edges (R-PAR-1, R-PAR-2, R-PAR-5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, note, warning
from docgen.layout_rules.head.kind_and_title import title
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.paper import LayoutPaper
from docgen.layout_rules.style_sheet import first_value, style_sheet
from docgen.lazy_regex import lazy_regex

#: Shorter ones may be labels, titles, signatures.
_LONG: Final = 110
_CM: Final = 567
_SLACK: Final = 60
_OF_WORD: Final = 720  # Word's own tab stop of half an inch: 1.27 cm, which nobody sees
_LEAST_LINE, _MOST_LINE = 235, 365
_FEW: Final = 3
#: What begins the list of those present and the like, from the margin.
_LABEL: Final = lazy_regex(r"[А-ЯЁ][а-яё]+(?: [а-яё]+)?(?::| – )")


def body_text(paper: LayoutPaper) -> tuple[Line, ...]:
    """Return the long paragraphs of the main text outside tables, for ``paper.once``."""
    parts = paper.anatomy
    titles = {line.element for line in paper.once(title)}
    found = [
        line
        for line in parts.main
        if line.element not in titles
        and not _LABEL.match(line.text)
        and len(line.text) >= _LONG
        and not line.in_table
        and not line.in_box
        and not line.is_command
    ]
    return tuple(found) if parts.kind else ()


def first_lines_indented(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text whose paragraphs begin without the indent, or with another one (R-PAR-1).

    Clauses of a list may hang: an office may number so. What is indented at all is measured.
    """
    asked = paper.profile.first_line_cm
    wanted = round((asked if asked >= 0 else 1.25) * _CM)
    plain = [line for line in paper.once(body_text) if not (line.first < 0 or line.left > _CM)]
    wrong = [line for line in plain if not _fits(line.first + line.left, wanted)]
    if len(wrong) * 2 > len(plain):
        given = (wrong[0].first + wrong[0].left) / _CM
        shown, due = (f"{value:.2f}".replace(".", ",") for value in (given, wanted / _CM))
        yield paper.warn(
            "first-lines-indented",
            wrong[0],
            f"Абзацный отступ текста – {shown} см, а нужен {due} см. Таких абзацев: {len(wrong)}.",
            f"Выделите текст: «Абзац» → «Первая строка: Отступ на {due} см».",
        )


def lines_not_apart(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text whose lines stand closer than one line apart, or further than one and a half."""
    wrong = [line for line in paper.once(body_text) if not _is_apart(line)]
    asked = round(paper.profile.line_spacing * 240)
    other = [line for line in paper.once(body_text) if asked and _other(line.spacing, asked)]
    found, due = (other, f"{asked / 240:g}") if asked else (wrong, "от 1 до 1,5")
    if found and len(found) * 2 > len(paper.once(body_text)):
        distance, rule = found[0].spacing
        shown = f"{distance / 240:g}" if rule == "auto" else f"{distance / 20:g} пт"
        yield paper.warn(
            "lines-not-apart",
            found[0],
            f"Межстрочный интервал текста – {shown.replace('.', ',')}, а нужен "
            f"{due.replace('.', ',')}. Таких абзацев: {len(found)}.",
            "Выделите текст: «Абзац» → «Междустрочный: Множитель».",
        )


def text_to_edges(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell long paragraphs of text that stand in the middle or at the right (R-PAR-2)."""
    command = paper.anatomy.command
    known = [line for line in paper.once(body_text) if line.align in ("center", "right")]
    after = command.paragraph.number if command else 0
    for line in known:
        if command is not None and line.paragraph.number > after:
            yield paper.warn(
                "text-to-edges",
                line,
                "Абзац текста выровнен не по ширине и не по левому краю.",
                "Выделите его и нажмите «По ширине» (Ctrl+J).",
            )


def text_indented_alike(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a few paragraphs of text whose indent is unlike all the others (R-PAR-1)."""
    plain = [
        line
        for line in paper.once(body_text)
        if line.numbering is None and line.left == 0 and line.align in ("both", "left")
    ]
    counts = Counter(line.first // _SLACK for line in plain)
    if len(plain) < 2 * _FEW or not counts:
        return
    usual, count = counts.most_common(1)[0]
    others = [line for line in plain if abs(line.first // _SLACK - usual) > 1]
    if others and len(others) <= count // _FEW:
        for line in others:
            yield paper.warn(
                "text-indented-alike",
                line,
                "Отступ этого абзаца не такой, как у остального текста.",
                "«Главная» → «Формат по образцу»: перенесите вид с соседнего абзаца.",
            )


def no_widows(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a text one line of whose paragraphs may stay alone on a page (R-PAR-5)."""
    known = paper.once(body_text)
    loose = [line for line in known if not line.is_on("widowControl", silent=True)]
    if loose and len(loose) * 2 > len(known):
        yield paper.tell(
            note,
            "no-widows",
            loose[0].spot,
            f"Одна строка абзаца может остаться одна на странице. Таких абзацев: {len(loose)}.",
            "Выделите текст: «Абзац» → «Положение на странице» → «Запрет висячих строк».",
        )


def headings_keep(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell headings that may stay last on a page (R-PAR-5)."""
    sheet = paper.once(style_sheet)
    loose = [
        line
        for line in paper.once(lines)
        if line.text
        and not line.in_table
        and _is_heading(line, sheet.name(sheet.of_paragraph(line.element)))
        and not line.is_on("keepNext")
    ]
    if loose:
        yield paper.tell(
            warning,
            "headings-keep",
            loose[0].spot,
            f"Заголовок может остаться последним на странице. Таких: {len(loose)}.",
            "«Абзац» → «Положение на странице» → «Не отрывать от следующего».",
        )


def _is_heading(line: Line, style: str) -> bool:
    named = style.casefold().startswith(("heading", "заголовок"))
    return named and bool(first_value(line.sheet.paragraph_owners(line.element), "outlineLvl"))


def _fits(indent: int, wanted: int) -> bool:
    return abs(indent - wanted) <= _SLACK or (abs(wanted - 709) < _SLACK and indent == _OF_WORD)


def _is_apart(line: Line) -> bool:
    distance, rule = line.spacing
    if rule == "auto":
        return _LEAST_LINE <= distance <= _MOST_LINE
    return distance >= line.size * 10 or rule == "atLeast"


def _other(spacing: tuple[int, str], asked: int) -> bool:
    distance, rule = spacing
    return rule == "auto" and abs(distance - asked) > 5
