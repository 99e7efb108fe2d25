"""A row put together of its frame and its texts is the row that is written, and looked at, anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.content import Paragraph, Span, TableCell, TableRow
from docgen.rendering.markup.held_rows import WrittenRow
from docgen.rendering.markup.row_frames import PlainRows, RowFrame, without_texts
from docgen.rendering.markup.wordml import escaped

LOOKS = (
    '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:pStyle w:val="5%"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>',
    '<w:p><w:t xml:space="preserve">{}</w:t></w:p><w:p/>',
)
MERGED = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
ODD = (" ", "\u00a0", "_", "{", "}", "%s", "%", "&", "<", "\n", "\x10", "\ue000", "fld", ":instr")
TEXTS = st.lists(st.one_of(st.text(max_size=4), st.sampled_from(ODD)), min_size=1).map("".join)


def written(texts, looks, more=""):
    cells = (look.format(escaped(text)) for look, text in zip(looks, texts, strict=True))
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + f"{more}</w:tr>"


def row(*texts, **look):
    return TableRow(tuple(TableCell((Paragraph((Span(text, **look),)),)) for text in texts))


@given(
    st.lists(st.tuples(TEXTS.filter(bool), st.sampled_from(LOOKS)), min_size=1, max_size=3),
    st.sampled_from(("", "", MERGED)),
)
def test_a_framed_row_is_the_row_written_anew(cells, more):
    texts, looks = zip(*cells, strict=True)
    sign = [cell.text for cell in without_texts(row(*texts)).cells]
    framed = RowFrame.of(written(sign, looks, more)).row(PlainRows().row(row(*texts)))
    if framed is not None:
        anew = WrittenRow(written(texts, looks, more))
        assert (framed.xml, framed) == (anew.xml, anew.held())


@pytest.mark.parametrize("text", ["Встреча", "5 %", "до «6»", " а ", "к 1\u00a0мая", "Поле _____"])
def test_usual_texts_are_framed_and_held(text):
    frame = RowFrame.of(written(["\ue000"], LOOKS[:1]))
    assert frame.row(PlainRows().row(row(text))).text == text.strip()


def test_rows_of_plain_cells_have_a_form_that_their_texts_leave_alone():
    rows = PlainRows()
    assert [cell.text for cell in rows.row(row("а", "б")).cells] == ["а", "б"]
    assert rows.row(row("а", "б")).form is rows.row(row("в", "г")).form
    others = [row("а"), row("а", "б", bold=True), TableRow(row("а", "б").cells, "head")]
    assert len({rows.row(one).form for one in (*others, row("а", "б"))}) == 4


ONE = row("а").cells[0]


@pytest.mark.parametrize(
    "cell",
    [
        TableCell(),
        TableCell(ONE.paragraphs * 2),
        TableCell((Paragraph(ONE.paragraphs[0].spans * 2),)),
        TableCell((Paragraph((Span("а"),), number="1."),)),
        TableCell((Paragraph((Span(""),)),)),
        TableCell((Paragraph((Span("а", link="https://school.example"),)),)),
        TableCell(ONE.paragraphs, merge="continue"),
    ],
)
def test_rows_with_any_other_cell_are_written_as_before(cell):
    assert PlainRows().row(TableRow((ONE, cell))) is None
