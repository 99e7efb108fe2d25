"""The visible text of a part, as one plain pattern would find it."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.rendering.markup.visible import visible_text

PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>а &amp; б</w:t>", "<w:t></w:t>", "<w:t/>",
    '<w:t xml:space="preserve"> в > г </w:t>', "<w:t>\n</w:t>", "<w:tab/>", "<w:br/>", "<w:cr/>",
    '<w:br w:type="page"/>', '<w:tab w:val="left" w:pos="5"/>', "<w:tbl>", "<w:trPr/>",
    "<w:delText>удалено</w:delText>",
)  # fmt: skip
PATTERN = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(tab|br|cr)\b(?! w:val)[^>]*/>|(</w:p>)")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_text_is_that_of_one_pattern(xml: str) -> None:
    found = (t or ("\n" if end else " " if gap else "") for t, gap, end in PATTERN.findall(xml))
    text = html.unescape("".join(found))
    assert visible_text(xml) == re.sub(r"\s*\n\s*", "\n", text).strip()
