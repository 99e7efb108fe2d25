"""Paragraphs get their look from a style, not by hand: else a changed style changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct, field

from docgen.issues import Issue, note
from docgen.layout_rules.style_sheet import StyleSheet, first_value, style_sheet
from docgen.rendering.story import StoryParagraph
from docgen.template_checks.paper import Spot, TaggedPart, TemplatePaper, W

_BODY_STYLE: Final = "Текст документа"
# Property -> its attributes, what Word takes where nothing is said, and what a person calls it.
_RUN_LOOKS: Final = {"rFonts": (("ascii", "hAnsi"), "", "шрифт"), "sz": (("val",), "20", "размер")}
_PARAGRAPH_LOOKS: Final = {
    "ind": (("firstLine", "hanging", "left"), "0", "отступ"),
    # A gap above or below one paragraph says where it stands, not how it looks.
    "spacing": (("line",), "240", "межстрочный интервал"),
}


class _ByHand(Struct):
    """Paragraphs of one style that are set by hand; ``what`` is how, in the order found."""

    part: TaggedPart
    first: StoryParagraph
    count: int = 0
    what: dict[str, None] = field(default_factory=dict)


def look_in_styles(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell fonts, sizes, indents and spacing that fight the style, once for each style.

    What only repeats the style is no slip: other programs write it so on their own.
    """
    sheet = paper.once(style_sheet)
    found: dict[str, _ByHand] = {}
    for part in paper.parts:
        for paragraph in part.paragraphs:
            what = _by_hand(paragraph, sheet)
            if what:
                style = sheet.of_paragraph(paragraph.element)
                group = found.setdefault(style, _ByHand(part, paragraph))
                group.count += 1
                group.what.update(dict.fromkeys(what))
    names = {sheet.name(style) for style in sheet.styles}
    for style, group in found.items():
        name = sheet.name(style)
        mend = f"Измените стиль «{name}», а оформление абзацев сбросьте: Ctrl+Q и Ctrl+Пробел."
        if style in {sheet.default_paragraph, ""} and _BODY_STYLE in names:
            mend = f"Выберите таким абзацам стиль, например «{_BODY_STYLE}»."
        yield paper.tell(
            note,
            "look-in-styles",
            Spot(group.part.title, group.first),
            f"Абзацев стиля «{name}», оформленных вручную: {group.count} "
            f"({', '.join(group.what)}). Здесь – первый из них.",
            mend,
        )


def _by_hand(paragraph: StoryParagraph, sheet: StyleSheet) -> list[str]:
    """Return what is set by hand in a paragraph with words; a look of some words is no slip.

    A paragraph that goes away with its command may look as it likes.
    """
    runs = [p.element.getparent() for p in paragraph.pieces if (p.element.text or "").strip()]
    if not runs or any(tag.opening == "{%" and tag.prefix for tag in paragraph.tags):
        return []
    style = sheet.of_paragraph(paragraph.element)
    found = []
    for name, (keys, silent, word) in _RUN_LOOKS.items():
        given = sheet.style_owners(style, "rPr")
        if all(_fights(run.find(f"{W}rPr"), given, name, keys, silent) for run in runs):
            found.append(word)
    own = paragraph.element.find(f"{W}pPr")
    for name, (keys, silent, word) in _PARAGRAPH_LOOKS.items():
        if _fights(own, sheet.style_owners(style, "pPr"), name, keys, silent):
            found.append(word)
    return found


def _fights(own: Any, given: list[Any], name: str, keys: tuple[str, ...], silent: str) -> bool:
    """Return whether an element says of a property something other than its style does."""
    said = {key: first_value([own], name, key) for key in keys}
    return any(
        value and value != (first_value(given, name, key) or silent) for key, value in said.items()
    )
