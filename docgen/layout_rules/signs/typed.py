"""Signs of the text: quotes, dashes, traces of programs (R-QUOT-1, R-DASH-1, R-CLEAN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from docgen.issues import Issue, error, warning
from docgen.layout_rules.lines import Line, lines
from docgen.layout_rules.paper import LayoutPaper, told_once
from docgen.lazy_regex import lazy_regex

_STRAIGHT: Final = lazy_regex(r"[\"“”][^\"“”«»]*[А-Яа-яЁё][^\"“”«»]*[\"“”]")
_HYPHEN: Final = lazy_regex(r"(?<=[А-Яа-яЁё\d»)]) - (?=[А-Яа-яЁё\d«])")
_DASH: Final = lazy_regex(r"[\s\u00a0]([–—])[\s\u00a0]")
_TRACES: Final = lazy_regex(
    r"\{\{|\}\}|\{%|%\}|(?<![A-Za-zА-я.])(?:None|nan|NaN|NaT|Undefined)(?![A-Za-zА-я])"
    r"|#(?:REF!|N/A|Н/Д|ССЫЛКА!|ЗНАЧ!|VALUE!|DIV/0!|ДЕЛ/0!|ИМЯ\?|NAME\?)|_x000D_"
    r"|(?<=\d\d\d\d[ \u00a0])00:00:00|(?<=\.\d\d[ \u00a0])00:00:00"
)


def no_traces(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell what programs leave in a text: tags, None, #REF!, 00:00:00 after a date (R-CLEAN-1)."""
    for line in paper.once(lines):
        found = _TRACES.search(line.paragraph.text)
        if found:
            yield paper.tell(
                error,
                "no-traces",
                replace(line.spot, span=found.span()),
                f"В тексте осталось «{found[0]}»: это след программы, а не слова документа.",
                "Впишите нужное значение или сотрите.",
            )


def quotes_russian(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell straight and English quotes around Russian words (R-QUOT-1)."""
    words = ("Кавычки не «ёлочки»", "«Заменить» (Ctrl+H): прямые кавычки на «ёлочки».")
    yield from told_once(paper, "quotes-russian", _STRAIGHT, words, paper.once(lines))


def dashes_between_words(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell a hyphen with blanks around it, where a dash is due (R-DASH-1)."""
    words = (
        "Вместо тире стоит дефис",
        "«Заменить» (Ctrl+H): дефис с пробелами на тире с пробелами (Ctrl+минус).",
    )
    yield from told_once(paper, "dashes-between-words", _HYPHEN, words, paper.once(lines))


def dashes_alike(paper: LayoutPaper) -> Iterator[Issue]:
    """Tell short and long dashes in one document (R-DASH-1)."""
    seen: dict[str, list[Line]] = {"–": [], "—": []}
    for line in paper.once(lines):
        for sign in _DASH.findall(line.typed):
            seen[sign].append(line)
    rare = min(seen, key=lambda sign: len(seen[sign]))
    if seen[rare] and len(seen) > 1:
        usual = "—" if rare == "–" else "–"
        span = next(
            match.span(1) for match in _DASH.finditer(seen[rare][0].typed) if match[1] == rare
        )
        yield paper.tell(
            warning,
            "dashes-signs-alike",
            replace(seen[rare][0].spot, span=span),
            f"В документе тире двух видов: «{usual}» – {len(seen[usual])}, «{rare}» – "
            f"{len(seen[rare])}.",
            "Оставьте одно: «Заменить» (Ctrl+H).",
        )
