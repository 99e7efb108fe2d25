"""R-CLEAN-1: traces of the template and of the program that no data can explain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docgen.lazy_regex import lazy_regex
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.quotation import near, shorten
from docgen.rendering.proof.vocabulary import PARAGRAPH, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.rendering.proof.story import Story

_TAG_SIGNS: Final = ("{{", "}}", "{%", "%}")
# Where no reader looks, closing signs alone prove nothing: citation managers keep JSON there.
_OPENING_SIGNS: Final = ("{{", "{%")
_OPENING_BYTES: Final = tuple(sign.encode() for sign in _OPENING_SIGNS)

# U+0085, U+2028 and U+2029 are line ends that Word draws as boxes; U+FEFF is a stray BOM.
# A tab is left out: Word draws it as a tab.
_CONTROL: Final = lazy_regex("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_EXCEL_ESCAPE: Final = lazy_regex(r"_x[0-9A-Fa-f]{4}_")
_UNDEFINED: Final = lazy_regex(
    r"(?<!\w)(?:Strict|Debug|Chainable)?Undefined(?!\w)|jinja2\.|\bobject at 0x[0-9A-Fa-f]+"
)


def find_leftovers(story: Story, data: bytes) -> Iterator[Fault]:
    """Yield every trace in the text a reader sees, then the tags in what he does not see."""
    visible = [element for element in story.texts if element.tag == TEXT]
    if _is_suspicious("".join([element.text or "" for element in visible])):
        for place, text in _paragraphs(visible):
            yield from find_leftover_tags(story, text)
            yield from no_control_character_is_left(story, place, text)
            yield from no_excel_escape_is_left(story, place, text)
            yield from no_undefined_value_is_left(story, place, text)
    yield from find_hidden_tags(story.part, story.root, data)


def find_leftover_tags(story: Story, text: str) -> Iterator[Fault]:
    """No sign of a template tag is left in a paragraph, even one split over several runs."""
    sign = _first_sign(text, _TAG_SIGNS)
    if sign is not None:
        yield Fault(
            "no-leftover-tags",
            story.part,
            f"В тексте осталась метка шаблона: {shorten(text[max(0, sign - 20) :])}.",
        )


def no_control_character_is_left(story: Story, place: _Element, text: str) -> Iterator[Fault]:
    """No invisible sign of a machine is in the text; a raw line end shows that a break is lost."""
    found = _CONTROL.search(text)
    if found:
        yield story.fault(
            "no-control-characters",
            f"В тексте остался служебный символ U+{ord(found[0]):04X}.",
            place,
        )


def no_excel_escape_is_left(story: Story, place: _Element, text: str) -> Iterator[Fault]:
    """No sign written in the way of Excel, such as ``_x000D_``, is in the text."""
    found = _EXCEL_ESCAPE.search(text)
    if found:
        yield story.fault(
            "no-excel-escapes", f"В тексте остался служебный код Excel «{found[0]}».", place
        )


def no_undefined_value_is_left(story: Story, place: _Element, text: str) -> Iterator[Fault]:
    """No missing value or raw Python object was printed as a word."""
    found = _UNDEFINED.search(text)
    if found:
        yield story.fault(
            "no-undefined-values",
            f"Вместо значения в текст попало служебное слово «{found[0]}».",
            place,
        )


def find_hidden_tags(part: str, root: _Element, data: bytes) -> Iterator[Fault]:
    """No tag is left in alternative texts, field codes, properties, charts and the like."""
    if b"{" not in data or not any(sign in data for sign in _OPENING_BYTES):
        return
    for element in root.iter():
        hidden = [str(value) for value in element.attrib.values()]
        if element.tag != TEXT and element.text:
            hidden.append(element.text)
        for text in hidden:
            if _first_sign(text, _OPENING_SIGNS) is not None:
                yield Fault(
                    "no-leftover-tags",
                    part,
                    f"В скрытых данных документа осталась метка шаблона: {shorten(text)}."
                    + near(element),
                )


def is_certainly_clean(text: str, *, in_one_piece: bool = False) -> bool:
    """Tell whether a document of this text surely has no trace that a reader would see.

    ``in_one_piece``: no paragraph stands within another, so that what a paragraph says stands in
    the text as it is, and nothing can be put together of pieces that are apart here.
    """
    if not _is_suspicious(text):
        return True
    # Lines to sign on, and rare spaces: of what makes a text suspicious they are all that is usual.
    return (
        in_one_piece
        and not _is_suspicious("".join(filter(str.isprintable, text.replace("_", ""))))
        and not _EXCEL_ESCAPE.search(text)
        and not _CONTROL.search(text)
    )


def _is_suspicious(text: str) -> bool:
    """Answer fast for the whole text: nearly every document has nothing to look for.

    Single signs are looked for, because Python finds them many times faster than pairs.
    """
    return (
        "{" in text
        or "}" in text
        or "_" in text
        or not text.replace("\xa0", " ").isprintable()
        or "Undefined" in text
        or "jinja2" in text
        or " at 0x" in text
    )


def _first_sign(text: str, signs: tuple[str, ...]) -> int | None:
    return min((text.index(sign) for sign in signs if sign in text), default=None)


def _paragraphs(texts: list[_Element]) -> Iterator[tuple[_Element, str]]:
    """Yield each paragraph with its own text, without that of text boxes anchored in it."""
    pieces: dict[_Element, list[str]] = {}
    for element in texts:
        paragraph = next(element.iterancestors(PARAGRAPH), element)
        pieces.setdefault(paragraph, []).append(element.text or "")
    for paragraph, texts_inside in pieces.items():
        yield paragraph, "".join(texts_inside)
