"""Tags of a part mended where Word has spoilt them, before docxtpl reads them; each gets its mark.

What docxtpl reads rightly stays as it is, down to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.rendering.foreign.revisions import accept_revisions
from docgen.rendering.prepared import Healed
from docgen.rendering.story import StoryParagraph, paragraphs, read_tag
from docgen.rendering.tags.nesting import WRAPPERS, Spot, Uneven, straighten, uneven_blocks
from docgen.rendering.tags.pieces import changed_by_reviewers, is_joined, put_all
from docgen.rendering.tags.places import PlacedTag, mark
from docgen.rendering.tags.quotes import released, straightened
from docgen.rendering.tags.scanner import Found, find_tags
from docgen.rendering.tags.text import healed_tag

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ELSEWHERE: Final = lazy_regex(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED_TAG: Final = lazy_regex(r"\{\{[^']*?\}\}")
_EDGE: Final = lazy_regex(r"[-+]?[%}]\}$")
_OPEN: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


class HealedPart(Struct):
    """The tags of a part in their order, and what was mended in it.

    ``spots`` are those of paragraphs; ``uneven`` are blocks that no printing leaves whole.
    """

    tags: list[PlacedTag] = field(default_factory=list)
    healed: list[Healed] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    uneven: list[Uneven] = field(default_factory=list)
    _opened: list[str] = field(default_factory=list)

    def read(
        self, typed: str, cells: str, paragraph: str, start: int, *, is_copy: bool = False
    ) -> tuple[str, str]:
        """Return a closed tag as it is read, without and with its mark."""
        read = healed_tag(typed, self._opened)
        shown = released(read)
        if shown != typed:
            self.healed.append(Healed(cells, paragraph, typed, shown))
        edge = _EDGE.search(read)
        end = edge.start() if edge else len(read)
        marked = read[:end] + mark(len(self.tags)) + read[end:]
        end = start + len(typed)
        self.tags.append(PlacedTag(shown, cells, paragraph, start, end, is_copy=is_copy))
        return read, marked


def heal(root: Any) -> HealedPart:
    """Mend and mark the tags below an element that holds paragraphs."""
    story = list(paragraphs(root))
    found = list(find_tags([one.text for one in story]))
    done = HealedPart()
    if changed_by_reviewers(root, story, found):
        accept_revisions(root)
        done.healed.append(Healed("", "", "исправления", "приняты"))
        story = list(paragraphs(root))
        found = list(find_tags([one.text for one in story]))
    if next(root.iter(*WRAPPERS), None) is not None:
        while straighten(_spots(story, found)):
            story = list(paragraphs(root))
            found = list(find_tags([one.text for one in story]))
    changes = list(_changes(story, found, done))
    done.uneven.extend(uneven_blocks(done.spots))
    put_all(reversed(changes))
    inside = {piece.element for paragraph in story for piece in paragraph.pieces}
    _heal_elsewhere(root, inside, {one.element: one for one in story}, done)
    return done


def heal_plain(root: Any) -> HealedPart:
    """Mend and mark the tags of a part without paragraphs, such as the properties of a file."""
    done = HealedPart()
    _heal_elsewhere(root, set(), {}, done)
    return done


def _changes(
    story: Sequence[StoryParagraph], found: Sequence[Found], done: HealedPart
) -> Iterator[tuple[StoryParagraph, int, int, str]]:
    """Yield what must stand instead of which piece of which paragraph."""
    for one in found:
        paragraph = story[one.paragraph]
        typed = paragraph.text[one.start : one.end]
        if one.kind == "comment":
            continue
        if one.kind != "tag":
            fault = _fault(one, typed)
            done.tags.append(
                PlacedTag(
                    typed,
                    paragraph.place,
                    paragraph.text,
                    one.start,
                    one.end,
                    fault,
                    is_copy=paragraph.is_copy,
                )
            )
        elif one.is_whole:
            read, marked = done.read(
                typed, paragraph.place, paragraph.text, one.start, is_copy=paragraph.is_copy
            )
            if not paragraph.is_copy:
                tag = read_tag(released(read), one.start, one.end)
                done.spots.append(Spot(paragraph, tag, len(done.tags) - 1))
            if read not in (typed, straightened(typed)) or not is_joined(
                paragraph, one.start, one.end
            ):
                yield paragraph, one.start, one.end, marked
            else:
                edge = _EDGE.search(typed)
                place = one.start + (edge.start() if edge else len(typed))
                yield paragraph, place, place, mark(len(done.tags) - 1)
        else:
            number, place = one.closing
            lines = [typed, *(one.text for one in story[one.paragraph + 1 : number])]
            read = " ".join([*lines, story[number].text[: place + 2]])
            done.tags.append(PlacedTag(read, paragraph.place, paragraph.text, one.start, one.end))
            yield story[number], place, place, mark(len(done.tags) - 1)


def _spots(story: Sequence[StoryParagraph], found: Sequence[Found]) -> list[Spot]:
    """Return the tags that are closed in their paragraph, as they will be read."""
    opened: list[str] = []
    spots = []
    for one in found:
        if one.is_whole:
            paragraph = story[one.paragraph]
            read = healed_tag(paragraph.text[one.start : one.end], opened)
            spots.append(Spot(paragraph, read_tag(released(read), one.start, one.end)))
    return spots


def _fault(found: Found, typed: str) -> str:
    closing = _OPEN[typed[:2]]
    if found.kind == "other-braces":
        return f"тег открыт «{typed[:2]}», а закрыт «{typed[-2:]}»: нужно «{closing}»"
    if closing == "#}":
        return "заметка не закрыта: нет «#}»"
    return f"тег не закрыт: нет «{closing}»"


def _heal_elsewhere(
    root: Any, inside: set[Any], story: dict[Any, StoryParagraph], done: HealedPart
) -> None:
    """Mend tags in attributes (alt text of a picture), formulas, codes of fields, properties."""

    def heal_text(node: Any, text: str) -> str:
        paragraph = story.get(next(node.iterancestors(f"{_W}p"), None))
        cells = paragraph.place if paragraph else ""
        for one in find_tags([text]):
            if one.kind not in {"tag", "comment"}:
                fault = _fault(one, text[one.start : one.end])
                done.tags.append(
                    PlacedTag(text[one.start : one.end], cells, text, one.start, one.end, fault)
                )
        return _ELSEWHERE.sub(
            lambda match: done.read(match[0], cells, text, match.start())[1], text
        )

    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for name, value in node.attrib.items():
            if "{{" in value or "{%" in value:
                # A straight double quote ends an attribute: it would become «&quot;» in the tag.
                node.set(name, _QUOTED_TAG.sub(_in_single_quotes, heal_text(node, value)))
        if node.text and node not in inside and ("{{" in node.text or "{%" in node.text):
            node.text = heal_text(node, node.text)


def _in_single_quotes(match: re.Match[str]) -> str:
    return match[0].replace('"', "'")
