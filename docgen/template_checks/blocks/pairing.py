"""Every block is closed, every end has its beginning, and no block crosses another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.issues import Issue, error
from docgen.rendering.story import Tag
from docgen.template_checks.pairs import blocks, opened
from docgen.template_checks.paper import PlacedTag, TemplatePaper


def block_closed(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell blocks without an end, and those that the word of another one closes."""
    for _part, found in paper.once(blocks):
        for start in found.unclosed:
            end = end_words(start)
            yield paper.tell(
                error,
                "block-closed",
                start.spot,
                f"Блок «{start.typed}» не закрыт: дальше нет тега «{end}».",
                f"Поставьте «{end}» там, где блок кончается.",
            )
        for block in found.mistaken:
            yield paper.tell(
                error,
                "block-closed",
                block.end.spot,
                f"Тег «{block.end.typed}» закрывает не тот блок: открыт «{block.start.typed}».",
                f"Напишите «{end_words(block.start)}».",
            )


def block_opened(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell ends and branches (``else``, ``elif``) of blocks that are not there."""
    for _part, found in paper.once(blocks):
        for placed in found.unopened:
            word = placed.tag.word
            needed = "for" if word == "endfor" else word.removeprefix("end")
            needed = "if" if word in {"else", "elif"} else needed
            yield paper.tell(
                error,
                "block-opened",
                placed.spot,
                f"Тег «{placed.typed}» ничего не закрывает: перед ним нет открытого «{needed}»."
                if word.startswith("end")
                else f"Тег «{placed.typed}» стоит вне «if»: делить нечего.",
                f"Поставьте перед ним «{needed}» или сотрите его.",
            )


def blocks_nested(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell blocks of which one ends inside the other."""
    for _part, found in paper.once(blocks):
        for one in found.crossed:
            yield paper.tell(
                error,
                "blocks-nested",
                one.end.spot,
                f"Блоки пересеклись: «{one.end.typed}» закрывает «{one.outer.typed}», а открытый "
                f"внутри него «{one.inner.typed}» ещё не закрыт.",
                f"Поставьте «{end_words(one.inner)}» перед «{one.end.typed}».",
            )


def end_words(start: PlacedTag) -> str:
    """Return the tag that closes this one, with its prefix."""
    return _with_prefix(start.tag, f"end{opened(start)}")


def _with_prefix(tag: Tag, body: str) -> str:
    return f"{{%{tag.prefix} {body} %}}"
