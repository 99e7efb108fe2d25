"""Where the two ends of a block may stand: docxtpl repeats paragraphs, rows or cells as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.issues import Issue, error, warning
from docgen.rendering.tags.blocks import Block
from docgen.rendering.tags.check import uneven_words
from docgen.rendering.tags.lone import CELL_COMMANDS
from docgen.rendering.tags.merging import misplaced_merges
from docgen.rendering.tags.nesting import Spot, is_mended, uneven
from docgen.template_checks.pairs import blocks, opened
from docgen.template_checks.paper import PlacedTag, TemplatePaper
from docgen.template_checks.places import container, row_of, table_of


def prefixes_agree(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell ends and branches of a block that bear another prefix than its beginning."""
    for _part, found in paper.once(blocks):
        for block in found.closed:
            # A row outside of a table is told as such; its partners are for paragraphs too.
            prefix = "p" if _is_outside(block.start) else block.start.tag.prefix
            for other in (*block.middles, block.end):
                if other.tag.prefix != prefix and not _is_outside(other):
                    right = f"{{%{prefix} {other.tag.body} %}}"
                    yield paper.tell(
                        error,
                        "prefixes-agree",
                        other.spot,
                        f"Блок открыт тегом «{block.start.typed}», а здесь – «{other.typed}»: "
                        "приставки разные.",
                        f"Напишите «{right}»: у всех тегов блока приставка одна.",
                    )


def prefix_fits_place(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags for rows and cells that stand outside tables, merging ones also without a loop."""
    yield from _misplaced_merges(paper)
    partners = {
        id(other)
        for _part, found in paper.once(blocks)
        for block in found.closed
        for other in (*block.middles, block.end)
        if block.start.paragraph.cells
    }
    for part in paper.parts:
        for placed in part.tags:
            if placed.paragraph.cells:
                continue
            if _is_outside(placed):
                what = "строк" if placed.tag.prefix == "tr" else "столбцов"
                yield paper.tell(
                    error,
                    "prefix-fits-place",
                    placed.spot,
                    f"Тег «{placed.typed}» – для {what} таблицы, а стоит вне таблицы.",
                    "Перенесите его в таблицу, в отдельную строку: там его пара."
                    if id(placed) in partners
                    else f"Для целых абзацев напишите «{_for_paragraphs(placed)}».",
                )
            elif placed.tag.word in CELL_COMMANDS:
                yield paper.tell(
                    error,
                    "prefix-fits-place",
                    placed.spot,
                    f"Тег «{placed.typed}» действует на ячейку, а стоит вне таблицы.",
                    "Перенесите его в ячейку таблицы.",
                )


def _misplaced_merges(paper: TemplatePaper) -> Iterator[Issue]:
    for part in paper.parts:
        for placed, problem, hint in misplaced_merges(part.tags, lambda one: one.tag):
            if placed.paragraph.cells:
                told = f"Тег {problem}"
                yield paper.tell(error, "prefix-fits-place", placed.spot, told, hint)


def block_in_one_place(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell blocks that begin in one cell, row or table and end in another."""
    for _part, found in paper.once(blocks):
        for block in found.closed:
            fault = _fault(block)
            if fault:
                yield paper.tell(error, "block-in-one-place", block.end.spot, *fault)


def block_in_one_paragraph(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell blocks without a prefix that go over several paragraphs of one place."""
    for _part, found in paper.once(blocks):
        for block in found.closed:
            if _has_prefix(block) or _same_paragraph(block) or _fault(block):
                continue
            if opened(block.start) in {"macro", "set", "raw", "call"}:
                continue
            start, end = (f"{{%p {one.tag.body} %}}" for one in (block.start, block.end))
            yield paper.tell(
                warning,
                "block-in-one-paragraph",
                block.start.spot,
                f"Блок «{block.start.typed}» идёт через несколько абзацев: от его тегов останутся "
                "пустые или склеенные абзацы.",
                f"Напишите «{start}» и «{end}», каждый один в своём абзаце.",
            )


def _fault(block: Block[PlacedTag]) -> tuple[str, str] | None:
    """Return what is wrong with the places of a block's two ends, and how to mend it."""
    start, end = block.start, block.end
    prefix = start.tag.prefix
    if prefix != end.tag.prefix or opened(start) in {"macro", "set", "raw"}:
        return None
    words = f"«{start.typed}» и «{end.typed}» стоят в разных"
    same_table = table_of(start) is table_of(end)
    same_row = row_of(start) is row_of(end)
    if prefix == "tr":
        if not (start.paragraph.cells and end.paragraph.cells) or same_table:
            return None
        return f"{words} таблицах: строки потеряются.", "Перенесите оба тега в одну таблицу."
    if prefix == "tc":
        if not (start.paragraph.cells and end.paragraph.cells) or (same_table and same_row):
            return None
        return f"{words} строках: таблица сломается.", "Перенесите оба тега в одну строку."
    if container(start.paragraph) is container(end.paragraph):
        return _cut_element(block)
    if prefix != "p" and same_row and start.paragraph.cells and end.paragraph.cells:
        first, last = (f"{{%tr {one.tag.body} %}}" for one in (start, end))
        return (
            f"{words} ячейках одной строки: повторятся ячейки, а не строка.",
            f"Поставьте «{first}» в отдельную строку над этой, а «{last}» – под этой.",
        )
    if table_of(start) is table_of(end) is None:
        return _cut_element(block)
    return (
        f"{words} местах (в ячейке и вне её или в двух ячейках): таблица сломается.",
        "Перенесите оба тега в одну ячейку или оба – в текст вне таблицы.",
    )


def _cut_element(block: Block[PlacedTag]) -> tuple[str, str] | None:
    """Return what is wrong when a link or a field holds one end of a block and not the other."""
    start, end, *middles = (
        Spot(one.paragraph, one.tag) for one in (block.start, block.end, *block.middles)
    )
    found = uneven(Block(start, end, tuple(middles)))
    if found is None or is_mended(found) or found.first.tag.prefix != found.second.tag.prefix:
        return None
    problem, hint = uneven_words(block.start.typed, block.end.typed, found.inside)
    return problem[:1].upper() + problem[1:], hint


def _is_outside(placed: PlacedTag) -> bool:
    """Return whether a tag for rows or cells stands outside of tables."""
    return placed.tag.prefix in {"tr", "tc"} and not placed.paragraph.cells


def _for_paragraphs(placed: PlacedTag) -> str:
    opening, closing = ("{{", "}}") if placed.tag.opening == "{{" else ("{%", "%}")
    return f"{opening}p {placed.tag.body} {closing}"


def _has_prefix(block: Block[PlacedTag]) -> bool:
    return block.start.tag.prefix in {"p", "tr", "tc"} or (
        block.start.tag.prefix != block.end.tag.prefix
    )


def _same_paragraph(block: Block[PlacedTag]) -> bool:
    return block.start.paragraph.element is block.end.paragraph.element
