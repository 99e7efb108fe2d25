"""Values of attributes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen.rendering.markup.quoting import quoted

OF_XML = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")


@given(st.text(OF_XML | st.sampled_from("\t\n\r<>&'\"")))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    assert etree.fromstring(f"<a b={quoted(text)}/>").get("b") == text
