"""Every fault of the tags of one part, found one tag at a time: Jinja itself stops at the first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.rendering.faults import Place, TagError
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.tags.lone import opens_block, source_alone
from docgen.rendering.tags.words import PAIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.compat.sandbox import DocxtplSandbox
    from docgen.rendering.sandbox.environment import TagEnvironment
    from docgen.rendering.tags.places import PlacedTag

_INNER: Final = re.compile(
    r"\{([{%])[-+]?((?:p|tr|tc|r)(?=\s))?(?!\s*[-+]?[%}]\})\s*(.*?)\s*[-+]?[%}]\}", re.DOTALL
)
_WORD: Final = re.compile(r"\w+")
_NAME_IN_QUOTES: Final = re.compile(r"[«„“‘](.*)[»”“’]")
_MEND: Final = "Исправьте тег в шаблоне."


@dataclass(frozen=True, slots=True)
class _Block:
    word: str
    prefix: str
    place: Place


@dataclass(slots=True)
class _Blocks:
    """The blocks that are open at a tag, and those that a closing tag of another one has passed."""

    open: list[_Block] = field(default_factory=list)
    passed: list[_Block] = field(default_factory=list)


def tag_faults(
    tags: Sequence[PlacedTag], place: Place, environment: TagEnvironment | DocxtplSandbox
) -> list[TagError]:
    """Return what is wrong with the tags of a part, in their order."""
    blocks = _Blocks()
    faults: list[TagError] = []
    for tag in tags:
        here = place.at(tag)
        if tag.fault:
            faults.append(TagError(here, f"{tag.fault}.", _MEND))
            continue
        opening, prefix, body = _parts(tag.read)
        word = _first_word(body) if opening == "%" else ""
        faults += _faults_of_tag(opening, word, body, here, environment)
        if word:
            faults += _faults_of_blocks(blocks, _Block(word, prefix, here), body)
    faults += [_unclosed(block) for block in blocks.open]
    return faults


def name_in_quotes(body: str) -> str:
    """Return the name that all of a tag holds in Russian or curly quotes, or nothing."""
    found = _NAME_IN_QUOTES.fullmatch(body)
    return found[1].strip() if found else ""


def _parts(read: str) -> tuple[str, str, str]:
    """Return the sign of the braces, docxtpl's prefix, and what the tag says."""
    found = _INNER.fullmatch(read)
    return (found[1], found[2] or "", found[3]) if found else (read[1:2], "", "")


def _first_word(body: str) -> str:
    found = _WORD.match(body)
    return found[0] if found else ""


def _faults_of_tag(
    opening: str,
    word: str,
    body: str,
    place: Place,
    environment: TagEnvironment | DocxtplSandbox,
) -> Iterator[TagError]:
    if not body:
        yield TagError(place, "тег пуст.", "Впишите имя или удалите тег.")
        return
    if opening == "{" and (name := name_in_quotes(body)):
        yield TagError(
            place, "имя в теге не берут в кавычки.", f"Напишите {{{{ {name} }}}} без кавычек."
        )
        return
    for message in environment.faults_in(source_alone(f"{{{opening}", word, body)):
        yield TagError(place, f"{explained(message)}.", _MEND)


def _faults_of_blocks(blocks: _Blocks, tag: _Block, body: str) -> Iterator[TagError]:
    """Yield what the tag does to the blocks that it opens, parts or closes."""
    word = tag.word
    if opens_block(word, body):
        blocks.open.append(tag)
    elif word in {"else", "elif"}:
        innermost = blocks.open[-1].word if blocks.open else ""
        if innermost != "if" and (word, innermost) != ("else", "for"):
            yield _surplus(tag)
    elif word.startswith("end") and word.removeprefix("end") in {*PAIRED, "set"}:
        yield from _close(blocks, tag, word.removeprefix("end"))


def _close(blocks: _Blocks, tag: _Block, word: str) -> Iterator[TagError]:
    if all(block.word != word for block in blocks.open):
        crossed = next((block for block in blocks.passed if block.word == word), None)
        if crossed is None:
            yield _surplus(tag)
        else:
            blocks.passed.remove(crossed)
        return
    innermost = blocks.open[-1]
    meant = next(block for block in reversed(blocks.open) if block.word == word)
    if innermost.prefix == tag.prefix != meant.prefix:
        # A row does not close what a paragraph has opened: the wrong word was typed.
        blocks.open.pop()
        yield TagError(
            tag.place,
            f"тег «{tag.word}» закрывает не тот блок: открыт {{%{tag.prefix} {innermost.word} %}} "
            f"(«{innermost.place.paragraph}»).",
            f"Напишите {{%{tag.prefix} end{innermost.word} %}}.",
        )
        return
    while (last := blocks.open.pop()).word != word:
        blocks.passed.append(last)
        opening, closing = f"{{%{last.prefix} {last.word} %}}", f"{{%{tag.prefix} {tag.word} %}}"
        yield TagError(
            last.place,
            f"блок {opening} не закрыт до тега {closing} («{tag.place.paragraph}»): блоки "
            f"пересекаются или не хватает {{%{last.prefix} end{last.word} %}}.",
            "Блок, который открыт позже, закрывают раньше.",
        )


def _surplus(tag: _Block) -> TagError:
    return TagError(
        tag.place,
        f"лишний тег «{tag.word}»: его блок не открыт.",
        "Удалите этот тег или верните тот, который открывал блок.",
    )


def _unclosed(block: _Block) -> TagError:
    closing = f"{{%{block.prefix} end{block.word} %}}"
    return TagError(
        block.place,
        f"блок не закрыт: нет тега {closing}.",
        f"Добавьте {closing} после этого блока.",
    )
