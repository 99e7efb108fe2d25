"""``{{p задачи|список }}``: the lines of a value as a list in the paragraph of the tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.content import Block, Blocks, Inline, Paragraph, Printable, Role, Span, plain
from docgen.errors import TemplateError
from docgen.item_marks import item_mark
from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.printing import clean, plain_value
from docgen.rendering.sandbox.signals import refuse_unknown

# ГОСТ Р 2.105: letters that are easily taken for others are left out.
_LETTERS: Final = "абвгдежиклмнпрстуфхцшщэюя"
_NUMBERS: Final = lazy_regex(r"\s*1\s*([.)])\s*")
_SMALL_LETTERS: Final = lazy_regex(r"\s*[аa]\s*([.)])\s*")
_LONGEST_DASH: Final = 3


class ListValue(Printable, Struct, frozen=True):
    """Items with what is typed before them; in a list of Word's own its numbers stand instead."""

    blocks: Blocks

    def as_text(self) -> str:
        """Return the items, a line each."""
        items = (block for block in self.blocks if isinstance(block, Paragraph))
        return "\n".join(f"{item.number} {item.text}".strip() for item in items)

    def as_blocks(self) -> Blocks:
        """Return a paragraph for each item."""
        return self.blocks

    def __bool__(self) -> bool:
        return bool(self.blocks)


def listed(value: Any, sample: object = "–") -> ListValue:
    """Return the lines of a text as items; ``sample`` is what the first begins with.

    «1.» and «1)» count, «а)» goes by letters, anything else of up to three signs is a dash. A dash
    or number that a person has typed in the cell gives way. What is no line of text (a table, an
    item one level deeper) stays as it is.
    """
    refuse_unknown(value)
    marker = _marker(plain_value(sample))
    return ListValue(tuple(_numbered(_lines(value), marker)))


def _lines(value: Any) -> Iterator[Block]:
    if isinstance(value, Printable):
        yield from value.as_blocks()
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _lines(item)
    else:
        yield Paragraph((Span(plain_value(value)),))


def _numbered(blocks: Iterator[Block], marker: Callable[[int], str]) -> Iterator[Block]:
    count = 0
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role is Role.HEADING or block.level > 1:
            yield block
            continue
        for line in _split(block.spans):
            spans = line if block.number else _without_mark(line)
            if plain(spans).strip():
                yield replace(block, spans=spans, role=Role.ITEM, number=marker(count))
                count += 1


def _split(spans: Inline) -> Iterator[Inline]:
    """Yield the lines of a text; one with several lines loses the look of its words."""
    text = clean(plain(spans))
    if "\n" not in text:
        yield spans
        return
    for line in text.split("\n"):
        yield (Span(line),)


def _without_mark(spans: Inline) -> Inline:
    text = plain(spans)
    start = len(text) - len(text.lstrip())
    mark = item_mark(text[start:])
    left = start + (mark.length if mark else 0)
    cut = []
    for span in spans:
        cut.append(replace(span, text=span.text[left:]))
        left = max(left - len(span.text), 0)
    return tuple(span for span in cut if span.text)


def _marker(sample: str) -> Callable[[int], str]:
    if numbers := _NUMBERS.fullmatch(sample):
        return lambda place: f"{place + 1}{numbers[1]}"
    if letters := _SMALL_LETTERS.fullmatch(sample):
        return lambda place: f"{_letter(place)}{letters[1]}"
    if not 0 < len(sample.strip()) <= _LONGEST_DASH or any(map(str.isalnum, sample)):
        raise TemplateError(
            f"Фильтру «список» непонятен образец «{sample}».",
            'Можно: список – с тире, список("1."), список("1)"), список("а)"), список("•").',
        )
    return lambda _: sample.strip()


def _letter(place: int) -> str:
    """Return a letter for each place from 0, two when they have run out: «а», «б», «аа»."""
    rounds, letter = divmod(place, len(_LETTERS))
    return (_LETTERS[rounds - 1] if rounds else "") + _LETTERS[letter]
