"""The short way of the proof gives the answer of the full one, whatever was printed."""

from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.rendering.markup.held_rows import HeldRows, WrittenRow
from docgen.rendering.markup.visible import visible_text
from docgen.rendering.proof import PackageProof
from docgen.rendering.proof import outline as outlines
from docgen.rendering.proof.outline import outline, plain_outline
from docgen.rendering.sandbox.limits import TooLongError
from tests.thoroughness import examples

GOOD_PACKAGE = Path(__file__).parent / "good_package"
BODY = "word/document.xml"
PARTS = {
    path.relative_to(GOOD_PACKAGE).as_posix(): path.read_bytes()
    for path in sorted(GOOD_PACKAGE.rglob("*"))
    if path.is_file()
}
PROOF = PackageProof(PARTS)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KEEP = ' xml:space="preserve"'

TEXTS = (
    *(
        "",
        "План",
        " край",
        "край ",
        "а &amp; б",
        "а &#160; б",
        "а &#123;&#123; б",
        "&nbsp;",
        "а & б",
    ),
    *("_____", "_x000D_", "_x00", "0D_", "{{ имя }}", "{", "}", "%}", "Undefined", "Undef", "ined"),
    *(
        "а > б",
        "]]>",
        "--",
        "а\u2028б",
        "а\x07б",
        "\xa0",
        "\u202f",
        "\ufeff",
        "а\tб",
        "\n",
        "а < б",
    ),
)
SPACES = ("", KEEP, ' xml:space="default"', " w:x='1'")
ODD = (
    '<w:bookmarkStart w:id="7" w:name="место"/><w:bookmarkEnd w:id="7"/>',
    '<w:bookmarkStart w:id="8" w:name="другое"/>',
    '<w:ins w:id="3"><w:r/></w:ins>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:instrText> PAGE </w:instrText></w:r>",
    "<w:r><w:r/></w:r>",
    "<w:p/>",
    '<w:r><w:rPr><w:sz w:val="1.5"/></w:rPr></w:r>',
    '<w:r><w:t>а<w:br/><w:t xml:space="preserve">б</w:t></w:t></w:r>',
    "<w:r><w:footnoteReference w:id='99'/></w:r>",
    "<!-- <w:t>а -- б</w:t> -->",
    "<!-- <w:t>а</w:t> -->",
    "<![CDATA[<w:t>{{</w:t>]]>",
    "<?знак <w:t>а</w:t>?>",
    f'<x:r xmlns:x="{W}"><x:t>_x00</x:t></x:r>',
    '<w:r w:x="<w:t>а</w:t>"/>',
    "<w:hyperlink r:id='rId999'/>",
    "<w:txbxContent><w:p><w:r><w:t>0D_</w:t></w:r></w:p></w:txbxContent>",
    "<w:sectPr/>",
)
LOOKS = ("", '<w:pPr><w:jc w:val="center"/></w:pPr>', '<w:pPr><w:pStyle w:val="Нет"/></w:pPr>')
CELLS = ("", "<w:tcPr/>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>')
MERGES = ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>")
ROWS = ("", "<w:trPr><w:tblHeader/></w:trPr>", '<w:trPr><w:gridAfter w:val="1"/></w:trPr>')


def run(text: str, space: str) -> str:
    return f"<w:r><w:t{space}>{text}</w:t></w:r>"


def broken(texts: list[str]) -> str:
    return run(f"</w:t><w:br/><w:t{KEEP}>".join(texts), KEEP)


# Mostly sound, so that one thing wrong is found alone, and most documents have an outline.
sound_runs = st.builds(run, st.sampled_from(("План", "работы &amp; дел", "")), st.just(KEEP))
any_runs = st.one_of(
    st.builds(run, st.sampled_from(TEXTS), st.sampled_from(SPACES)),
    st.builds(broken, st.lists(st.sampled_from(("а", "б")), min_size=1, max_size=4)),
    st.sampled_from(ODD),
)


def paragraphs(runs):
    return st.builds(
        lambda look, inner: f"<w:p>{look}{''.join(inner)}</w:p>",
        st.sampled_from(LOOKS[:2]),
        st.lists(runs, max_size=2),
    )


def rows(runs, looks, least):
    cells = st.builds(
        lambda look, inner: f"<w:tc>{look}{''.join(inner)}</w:tc>",
        looks,
        st.lists(paragraphs(runs), min_size=least, max_size=3),
    )
    return st.builds(
        lambda look, inner: f"<w:tr>{look}{''.join(inner)}</w:tr>",
        st.sampled_from(ROWS if least == 0 else ("",)),
        st.lists(cells, min_size=1 - (least == 0), max_size=2),
    )


def table(columns: int, inner: list[str]) -> str:
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(inner)}</w:tbl>"


@st.composite
def bodies(draw):
    usual = draw(st.lists(rows(sound_runs, st.sampled_from(CELLS[:2]), 1), min_size=1, max_size=3))
    odd = draw(
        st.lists(
            rows(st.one_of(sound_runs, any_runs), st.sampled_from(CELLS + MERGES), 0), max_size=2
        )
    )
    order = st.lists(st.sampled_from(usual * 4 + odd), min_size=1, max_size=12)
    blocks = st.one_of(
        paragraphs(sound_runs),
        st.builds(table, st.integers(0, 3), order),
        st.builds(lambda inner: f"<w:p>{inner}</w:p>", any_runs),
    )
    xml = "".join(draw(st.lists(blocks, max_size=4)))
    if xml and draw(st.integers(0, 4)) == 0:
        # Damage: what lies between two places is lost or doubled.
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(xml))] * 2)))
        end = min(end, start + 40)
        xml = xml[:end] + draw(st.sampled_from(("", xml[start:end]))) + xml[end:]
    return xml


def document(body: str) -> bytes:
    opening = f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    return f"{HEAD}{opening}<w:body>{body}<w:sectPr/></w:body></w:document>".encode()


@settings(max_examples=examples(40), deadline=None)
@given(bodies(), st.sampled_from((60, 400, 10**6)))
def test_both_ways_agree(body, block):
    data = document(body)
    with mock.patch.object(outlines, "_LONGEST_BLOCK", block):
        assert PROOF.prove({BODY: data}) == PROOF.prove_in_full({BODY: data})


PLAIN = f"<w:p>{run('Текст', KEEP)}</w:p>"
ROW = f"<w:tr><w:tc>{PLAIN}</w:tc></w:tr>"
WIDE = f"<w:tr><w:tc><w:tcPr/>{PLAIN}</w:tc></w:tr>"
MARKED = f"<w:tr><w:tc><w:p>{ODD[0]}</w:p></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (PLAIN * 3, PLAIN),
        (PLAIN.replace("Текст", "Другой &amp; длинный"), PLAIN),
        (f"<w:p>{broken(['а', 'б', 'в', 'г'])}</w:p>", f"<w:p>{broken(['а', 'б'])}</w:p>"),
        (table(1, [ROW] * 9), table(1, [ROW] * 2)),
        (table(1, [ROW, ROW, WIDE, ROW, WIDE]), table(1, [ROW, WIDE, ROW])),
        (table(1, [ROW, WIDE, WIDE.replace(PLAIN, PLAIN * 3)]), table(1, [ROW, WIDE])),
    ],
    ids=["paragraphs", "texts", "breaks", "rows", "mixed-rows", "paragraphs-in-rows"],
)
def test_what_repeats_is_told_once(long, short):
    told = outline(document(long))
    assert told is not None
    assert told == outline(document(short))


@pytest.mark.parametrize(
    "body",
    [PLAIN + f"<w:p>{ODD[0]}</w:p>" * 2, table(1, [ROW, MARKED, MARKED]), table(1, [ROW]) * 2],
    ids=["bookmarks", "bookmarks-in-rows", "tables"],
)
def test_what_is_counted_stays(body):
    told = outline(document(body))
    assert told is not None
    for element in (b"bookmarkStart", b"<w:tbl>"):
        assert told.count(element) == document(body).count(element)


@pytest.mark.parametrize(
    "text", ["{{ имя }}", "а\u2028б", "_x000D_", "а & б", "&#7;", "а < б", "а > б"]
)
def test_text_that_needs_a_second_look_has_no_outline(text):
    assert outline(document(PLAIN.replace("Текст", text))) is None


def test_outline_met_before_is_not_parsed_again():
    proof = PackageProof(PARTS)
    first, second = document(table(1, [ROW] * 5)), document(table(1, [ROW] * 7))
    assert proof.prove({BODY: first}) == []
    with mock.patch("docgen.rendering.proof.facts.collect_facts", side_effect=AssertionError):
        assert proof.prove({BODY: second}) == []


CORE = "docProps/core.xml"
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "<dc:creator>Управление</dc:creator></cp:coreProperties>"
)


@pytest.mark.parametrize("head", [HEAD, HEAD.replace('"', "'"), ""])
@pytest.mark.parametrize("title", [*TEXTS, "План № 7", "а]]>б", *ODD[-4:], "</dc:title>", "\ud800"])
def test_properties_have_an_outline_that_agrees(title, head):
    data = (head + PROPERTIES.format(title)).encode(errors="surrogatepass")
    assert PROOF.prove({CORE: data}) == PROOF.prove_in_full({CORE: data})


def test_titles_are_not_told_apart():
    one, other = (plain_outline((HEAD + PROPERTIES.format(t)).encode()) for t in ("А", "План № 2"))
    assert one is not None
    assert one == other


def test_document_of_facts_met_before_is_faultless_and_another_is_not():
    proof = PackageProof(PARTS)
    sound, broken_style = document(PLAIN), document(f"<w:p>{LOOKS[2]}</w:p>{PLAIN}")
    for data in (sound, broken_style, sound, broken_style):
        assert proof.prove({BODY: data}) == proof.prove_in_full({BODY: data})
    assert proof.prove({BODY: broken_style})


def of_rows(rows: list[str]) -> str:
    return document(table(2, rows)).decode()


@settings(max_examples=100, deadline=None)
@given(st.lists(rows(st.one_of(sound_runs, any_runs), st.sampled_from(CELLS + MERGES), 0)))
def test_held_rows_change_neither_proof_nor_text(xml):
    held = HeldRows()
    kept = [WrittenRow(row) for row in xml]
    skeleton = of_rows([held.hold([row.held() or row.xml for row in kept])])
    data = of_rows(xml).encode()
    parted = held.parted(skeleton)
    assert parted.data() == data
    assert PROOF.prove({BODY: data}, {BODY: parted.outlined()}) == PROOF.prove_in_full({BODY: data})
    if "PAGE" not in skeleton:  # of a field from row to row, the text is a number of a page
        assert "\n".join(parted.texts()) == visible_text(of_rows(xml))
    assert held.released(skeleton) == of_rows(xml)


def test_rows_are_held_only_where_they_stand_for_themselves():
    alone = (ROW, WIDE, ROW.replace("Текст", "а &amp; б"))
    among = (MARKED, *(f"<w:tr>{row}<w:tc>{PLAIN}</w:tc></w:tr>" for row in ROWS[1:2]))
    odd = [ROW.replace("Текст", text) for text in ("{{ имя }}", "_x000D_", "\ue9d0", "а & б")]
    assert all(WrittenRow(row).held() for row in alone)
    assert not any(WrittenRow(row).held() for row in (*among, *odd))


def test_marks_printed_without_end_are_too_long(limited):
    held = HeldRows()
    mark = held.hold([WrittenRow(ROW).held()])
    held.weigh(mark * 10)
    limited(printed_signs=20 * len(ROW))
    with pytest.raises(TooLongError):
        held.weigh(mark * 30)


def test_signs_like_marks_that_no_row_has_stay_for_the_proof():
    held = HeldRows()
    xml = held.hold([WrittenRow(ROW).held()]) + "\x1099\x11"
    assert held.parted(xml).data() == ROW.encode() + b"\x1099\x11"
    assert held.released(xml) == ROW + "\x1099\x11"
