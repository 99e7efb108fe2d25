"""A name of several words that fills cells of a table is written in one way: «с. Малая Речка»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from docgen.checks.keyed import name_in
from docgen.checks.paper import Paper
from docgen.checks.text.passages import Passage, passages
from docgen.checks.text.signs import OFTEN, WORD_OF_NAME, end_of_cell
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.russian.morphology import known_readings
from docgen.russian.name_likeness import folded

_TABLES: Final = (Shape.TABLE, Shape.ROWS)
_LONG, _WORD, _TWICE = 40, 4, 2


def cells_alike(paper: Paper) -> Iterator[Issue]:
    """Yield what fills one cell and is a letter from what fills several: «с. Малая Печка».

    The other words stay as they are, and so does the end of the word, which may be another case.
    Names of people are another rule's. Within a column capitals are the same too.
    """
    usual: defaultdict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    capitals: dict[str, tuple[str, Sequence[Passage]]] = {}
    tables = {
        data.name
        for data in paper.records.sheets.values()
        if not data.is_text and (data.sheet is None or data.sheet.shape in _TABLES)
    }
    texts = paper.once(passages)
    for text, cells in texts.in_cells(_TWICE).distinct() if tables else ():
        if len(text) >= _WORD and _is_in_table(text, cells, tables):
            capitals[text.lower()] = text, cells
        if len(cells) >= OFTEN and _is_asked(text, cells, tables):
            for found in WORD_OF_NAME.finditer(text):
                beside = text[: found.start()], text[found.end() :]
                usual[beside].append((found[0], text, len(cells)))
    ends = {end_of_cell(text) for alike in usual.values() for _, text, _ in alike}
    once = texts.in_cells(1, 1) if capitals else texts.with_words(())
    rare = once.where(
        lambda text: len(text) <= _LONG and (end_of_cell(text) in ends or text.lower() in capitals)
    )
    for text, cells in rare.distinct():
        other, others = capitals.get(text.lower(), ("", ()))
        if other and _is_named(text, other) and _column(cells[0]) in set(map(_column, others)):
            yield _issue(cells[0], text, other, len(others))
        for found in WORD_OF_NAME.finditer(text) if _is_asked(text, cells, tables) else ():
            for word, other, times in usual.get((text[: found.start()], text[found.end() :]), ()):
                if _is_slip(found[0], word) and name_in(text) is None:
                    yield _issue(cells[0], text, other, times)


def _issue(cell: Passage, text: str, other: str, times: int) -> Issue:
    return warning(
        "names-alike",
        cell.value.location,
        f"«{text}» – так один раз, а «{other}» – {times}.",
        "Проверьте, одно ли это название, и пишите его одинаково.",
    )


def _is_named(text: str, other: str) -> bool:
    """Return whether capitals tell names apart: «по мере надобности» goes on from another cell."""
    first = known_readings(text.split(maxsplit=1)[0].lower())[:1]
    return text[1:] != other[1:] or any(one.is_noun or one.is_adjective for one in first)


def _column(cell: Passage) -> tuple[str, int | None]:
    return cell.value.location.sheet, cell.value.location.column


def _is_asked(text: str, cells: Sequence[Passage], tables: Collection[str]) -> bool:
    return " " in text and _is_in_table(text, cells, tables)


def _is_in_table(text: str, cells: Sequence[Passage], tables: Collection[str]) -> bool:
    if len(text) > _LONG or cells[0].holds_names:
        return False
    return cells[0].value.location.sheet in tables


def _is_slip(one: str, other: str) -> bool:
    if end_of_cell(one) != end_of_cell(other):
        return False
    return sum(a != b for a, b in zip(folded(one), folded(other), strict=True)) == 1
