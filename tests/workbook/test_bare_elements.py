"""Whoever reads a small part, its elements are those that lxml finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.errors import DocgenError
from docgen.workbook.bare_elements import BareElement, NotSmallError, small_elements
from docgen.workbook.package import Package
from tests.thoroughness import examples

TAGS = ("a", "b")
NAMES = ("a", "b", "x:a", "x:c", "c", "y:b")
ATTRIBUTES = ("", ' id="1"', ' x:id="&quot;Да&#10;&#1055;"', " id=' &lt;\n'", ' xmlns="urn:z"')
TEXTS = ("", "да", "<!-- <a/> -->", "<?mso <b/> ?>", "<![CDATA[<a>]]>", "&amp;&#1055;", "\n")
HEADS = (
    "",
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a -->',
    "\ufeff",
)
DAMAGED = (
    "",
    "да",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a>&nbsp;</a>",
    '<a id="1" id="2"/>',
    '<r xmlns:x="urn:x" xmlns:y="urn:x"><a x:id="1" y:id="2"/></r>',
    "<a>\x01</a>",
    '<?xml version="1.0" encoding="нет"?><a/>',
    "<!DOCTYPE a><a/>",
)

Told = tuple[str, tuple[tuple[object, object], ...], tuple["Told", ...]]


def told(element: BareElement) -> Told:
    assert isinstance(element.tag, str)
    inside = (child for child in element if isinstance(child.tag, str))
    return element.tag.rpartition("}")[2], plain(element), tuple(told(child) for child in inside)


def plain(element: BareElement) -> tuple[tuple[object, object], ...]:
    return tuple((str(name).lstrip("{"), value) for name, value in element.items())


def both_ways(content: bytes) -> tuple[list[Told] | str, list[Told] | str]:
    """Return the elements as the quick way and as lxml finds them."""
    found: list[list[Told] | str] = []
    book = Package.__new__(Package)
    book.path = Path("Книга.xlsx")
    for read in (book.bare, book.parsed):
        try:
            found.append([told(element) for element in read(content, TAGS)])
        except (DocgenError, etree.LxmlError) as error:
            found.append(type(error).__name__)
    return found[0], found[1]


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    name, attribute = draw(st.sampled_from(NAMES)), draw(st.sampled_from(ATTRIBUTES))
    inside = st.sampled_from(TEXTS)
    if depth:
        inside |= elements(depth - 1)
    return f"<{name}{attribute}>{''.join(draw(st.lists(inside, max_size=3)))}</{name}>"


@settings(max_examples=examples(60))
@example(HEADS[2], "<a>да<b/><x:a><b id='2'/></x:a></a>")
@given(st.sampled_from(HEADS), elements())
def test_elements_are_those_of_the_parser(head: str, inside: str) -> None:
    content = f'{head}<r xmlns:x="urn:x" xmlns:y="urn:y">{inside}</r>'.encode()
    small, parsed = both_ways(content)
    assert small == parsed


def test_elements_of_a_small_part() -> None:
    content = b'<r xmlns="urn:r" xmlns:x="urn:x"><a x:id="1"><c id="&lt;"/>1</a><c/><x:b/></r>'
    (first, second) = map(told, small_elements(content, TAGS))
    assert first == ("a", (("urn:x}id", "1"),), (("c", (("id", "<"),), ()),))
    assert second == ("b", (), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_any_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><r><a id="Школа № 4"/></r>'
    small, parsed = both_ways(text.encode(encoding, "xmlcharrefreplace"))
    assert small == parsed == [("a", (("id", "Школа № 4"),), ())]


@pytest.mark.parametrize("content", DAMAGED)
def test_the_parser_has_the_last_word(content: str) -> None:
    with pytest.raises(NotSmallError):
        small_elements(content.encode(), TAGS)
    small, parsed = both_ways(content.encode())
    assert small == parsed
    assert isinstance(small, str)


def test_a_big_part_a_deep_one_and_a_nested_one_are_left_to_the_parser() -> None:
    big = f"<r>{'<a/>' * 40_000}</r>".encode()
    deep = f"<a>{'<b>' * 300}{'</b>' * 300}</a>".encode()
    nested = b"<r><a><c/><b id='1'/></a></r>"
    for content in (big, deep, nested):
        with pytest.raises(NotSmallError):
            small_elements(content, TAGS)
        small, parsed = both_ways(content)
        assert small == parsed
