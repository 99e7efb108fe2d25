"""Signs of XML, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.xml_signs import as_content, quoted, unquoted

OF_XML = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")

PIECES = (
    *("а", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#1071;", "&#x42F;", "&amp;lt;"),
    *("amp;", ";", "#"),
)


@given(st.text(OF_XML | st.sampled_from("\t\n\r<>&'\"")))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    assert etree.fromstring(f"<a b={quoted(text)}/>").get("b") == text


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_markup_is_read_as_the_parser_reads_it(markup: str) -> None:
    assert unquoted(markup) == (etree.fromstring(f"<a>{markup}</a>").text or "")


@pytest.mark.parametrize("text", ["&nbsp;", "&", "&#;", "&#9999999;", "&AMP;"])
def test_what_is_no_sign_of_xml_stays(text: str) -> None:
    assert unquoted(text) == text


@given(st.text(OF_XML))
def test_content_is_read_back_as_it_was(text: str) -> None:
    assert (etree.fromstring(f"<a>{as_content(text)}</a>").text or "") == text
