"""What most cells are is read on a short way, with the result of the long one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.content import Span
from docgen.russian.signs import unpaired_signs
from docgen.workbook.cleaning import clean_text, trimmed_lines
from docgen.workbook.raw import RawCell
from docgen.workbook.text_blocks import cell_blocks, text_blocks

LINES = st.text("аБ1.)(-–•@: /\t\n\u00a0", max_size=12)
PIECES = st.lists(
    st.sampled_from(["Дело", "1", "1.", "2)", "а)", "1.2.", " ", "\u00a0", "@я.рф", "://", "\n"]),
    max_size=5,
).map("".join)


@given(LINES | PIECES)
def test_paragraphs_of_a_cell(text: str) -> None:
    cell = RawCell(1, 1, text, text, (Span(text),))
    assert cell_blocks(cell) == text_blocks(cell.paragraphs)


@given(st.text(max_size=12) | st.text("аи\u0306е\u0308_x0Dd\r\n\u00ad", max_size=12))
def test_text_is_cleaned_alike_beside_a_sign_that_is_taken_out(text: str) -> None:
    assert clean_text(f"\x00{text}") == clean_text(text)


@given(LINES)
def test_lines_are_trimmed_alike_below_an_empty_one(text: str) -> None:
    assert trimmed_lines(f"\n{text}") == trimmed_lines(text)


@given(st.text('а1(«»)";: \n', max_size=12))
def test_signs_are_paired_alike_below_one_without_a_pair(text: str) -> None:
    below = [(place + 2, sign, fault) for place, sign, fault in unpaired_signs(text)]
    assert unpaired_signs(f"[\n{text}") == [(0, "[", "unclosed"), *below]
