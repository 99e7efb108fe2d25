"""What styles, numbering and notes define for the text to refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.vocabulary import (
    ABSTRACT_NUM,
    ABSTRACT_NUM_ID,
    BASED_ON,
    COMMENT,
    ENDNOTE,
    FOOTNOTE,
    ID,
    NUM,
    NUM_ID,
    STYLE,
    STYLE_ID,
    TYPE,
    VALUE,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFINING: Final = (STYLE, NUM, COMMENT, FOOTNOTE, ENDNOTE)
_KINDS: Final = {
    NUM: "numbering",
    COMMENT: "comment",
    FOOTNOTE: "footnote",
    ENDNOTE: "endnote",
}
_RUSSIAN: Final = {
    "paragraph style": "стиль абзаца",
    "character style": "стиль знаков",
    "table style": "стиль таблицы",
    "numbering style": "стиль списка",
    "numbering": "список",
    "comment": "примечание",
    "footnote": "сноска",
    "endnote": "концевая сноска",
}


def in_russian(kind: str) -> str:
    """Return the Russian name of a kind of definition."""
    return _RUSSIAN.get(kind, kind)


def definitions_in(root: _Element) -> list[tuple[str, str]]:
    """Return each definition as its kind and its own id, repeated ones too."""
    found = []
    for element in root.iterchildren(*_DEFINING):
        if element.tag == STYLE:
            kind = f"{element.get(TYPE, 'paragraph')} style"
            found.append((kind, element.get(STYLE_ID, "")))
        else:
            number = element.get(NUM_ID if element.tag == NUM else ID, "")
            found.append((_KINDS[element.tag], number))
    return found


def references_in_styles(root: _Element) -> Mapping[tuple[str, str], str]:
    """Return what styles refer to: the style each is based on, and lists."""
    found: dict[tuple[str, str], str] = {}
    for style in root.iterchildren(STYLE):
        kind = f"{style.get(TYPE, 'paragraph')} style"
        for base in style.iterchildren(BASED_ON):
            found[kind, base.get(VALUE, "")] = ""
        for number in style.iter(NUM_ID):
            if number.get(VALUE) != "0":
                found["numbering", number.get(VALUE, "")] = ""
    return found


def definitions_are_unique(part: str, found: list[tuple[str, str]]) -> Iterator[Fault]:
    """An id is defined once; styles of all kinds share their ids."""
    seen = set()
    for kind, name in found:
        family = "style" if kind.endswith("style") else kind
        if (family, name) in seen:
            yield Fault(
                f"{family}-id-unique",
                part,
                f"Дважды определено: {in_russian(kind)} «{name}».",
            )
        seen.add((family, name))


def lists_have_patterns(part: str, root: _Element) -> Iterator[Fault]:
    """Each list is made after an abstract list that exists, and those have different ids."""
    patterns = set()
    for element in root.iterchildren(ABSTRACT_NUM):
        number = element.get(ABSTRACT_NUM_ID)
        if number in patterns:
            yield Fault(
                "abstract-numbering-id-unique", part, f"Образец списка {number} определён дважды."
            )
        patterns.add(number)
    for element in root.iterchildren(NUM):
        for pattern in element.iterchildren(ABSTRACT_NUM_ID):
            if pattern.get(VALUE) not in patterns:
                yield Fault(
                    "abstract-numbering-exists",
                    part,
                    f"Список {element.get(NUM_ID)} сделан по образцу {pattern.get(VALUE)}, "
                    "которого в документе нет.",
                )
