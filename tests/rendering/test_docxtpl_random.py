"""Templates made at random print as docxtpl prints them, in docgen.DocxTemplate and the engine."""

import io
import itertools

import docxtpl
import pytest
from docx import Document
from docx.oxml import parse_xml
from docxtpl import Listing, RichText, RichTextParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from docgen.rendering import DocumentTemplate
from tests.packages import differences
from tests.rendering.test_rendered_as_docxtpl import BOLD, ITALIC, STYLED, tbl, tc, tr
from tests.thoroughness import examples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STORY = r"word/document\.xml"
CONTEXT = {
    "a": "Рога & «копыта» <5>",
    "line": "раз\nдва\tтри\aчетыре",
    "n": 3,
    "yes": "да",
    "empty": "",
    "d": {"имя": "Пётр", "пусто": ""},
    "xs": ["раз", "два"],
    "no": [],
    "rows": [{"k": "а", "v": ["1", "2"]}, {"k": "б & в", "v": []}],
    "rich": RichText("жирно", bold=True),
    "listing": Listing("а & б\nв"),
    "paragraph": RichTextParagraph("абзац <1>", parastyle="Quote"),
}
WORDS = st.sampled_from(["слово ", "и, ", " «так» ", "5 < 6 & 7 ", "№ ", "конец."])
PRINTS = st.sampled_from(
    [
        "{{ a }}", "{{ line }}", "{{n}}", "{{ n + 1 }}", "{{ d.имя }}", "{{ d['имя'] }}",
        "{{ xs[0] }}", "{{ a|upper }}", "{{ xs|join(', ') }}", "{{ 'да' if yes else 'нет' }}",
        "{{ listing }}", "{# заметка #}", "{_{ не тег }_}", "{{ xs|length }}", "{{ empty }}",
        "{% set z = n %}{{ z }}", "{{ “нет” ~ n }}", "{{r rich }}",
    ]
)  # fmt: skip


def in_blocks(inner):
    wrapped = st.sampled_from(
        [
            "{%% if yes %%}%s{%% endif %%}",
            "{%% if empty %%}нет{%% else %%}%s{%% endif %%}",
            "{%% for x in xs %%}{{ loop.index }}. {{ x }}%s{%% endfor %%}",
            "{%% for x in no %%}%s{%% endfor %%}",
        ]
    )
    return st.builds(lambda frame, text: frame % text, wrapped, inner)


TEXTS = st.lists(
    st.recursive(st.one_of(WORDS, PRINTS), in_blocks, max_leaves=3), min_size=1, max_size=4
).map("".join)
LOOKS = st.sampled_from(["", BOLD, ITALIC])


@st.composite
def paragraphs(draw, texts=TEXTS):
    """A paragraph whose text Word has cut into runs wherever it liked."""
    text = draw(texts)
    cuts = sorted(set(draw(st.lists(st.integers(1, max(len(text) - 1, 1)), max_size=4))))
    edges = [0, *(cut for cut in cuts if cut < len(text)), len(text)]
    runs = []
    for start, end in itertools.pairwise(edges):
        piece = text[start:end].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        space = ' xml:space="preserve"' if draw(st.booleans()) or piece != piece.strip() else ""
        runs.append(f"<w:r>{draw(LOOKS)}<w:t{space}>{piece}</w:t></w:r>")
        if draw(st.booleans()):
            runs.append('<w:proofErr w:type="spellStart"/>')
    return f"<w:p>{draw(st.sampled_from(['', STYLED]))}{''.join(runs)}</w:p>"


def whole(tag):
    return paragraphs(st.just(tag))


@st.composite
def tables(draw):
    cell = paragraphs().map(tc)
    kind = draw(st.sampled_from(["plain", "rows", "columns", "coloured", "merged"]))
    if kind == "plain":
        return tbl(2, tr(draw(cell), draw(cell)), tr(draw(cell), draw(cell)))
    if kind == "rows":
        start, end = draw(whole("{%tr for row in rows %}")), draw(whole("{%tr endfor %}"))
        return tbl(2, tr(tc(start), tc("")), tr(draw(cell), tc("{{ row.k }}")), tr(tc(end), tc("")))
    if kind == "columns":
        start, end = draw(whole("{%tc for x in xs %}")), draw(whole("{%tc endfor %}"))
        return tbl(3, tr(tc(start), draw(cell), tc(end)), tr(tc("{{ n }}")))
    if kind == "coloured":
        start, end = draw(whole("{%tr for row in rows %}")), draw(whole("{%tr endfor %}"))
        row = tr(tc("{% cellbg 'FF0000' %}{{ row.k }}"), draw(cell))
        return tbl(2, tr(tc(start), tc("")), row, tr(tc(end), tc("")))
    start, end = draw(whole("{%tr for row in rows %}")), draw(whole("{%tr endfor %}"))
    row = tr(tc("{% vm %}группа"), tc("{% colspan 2 %}{{ row.k }}"))
    return tbl(3, tr(tc(start), tc("")), row, tr(tc(end), tc("")))


def in_paragraph_blocks(inner):
    tags = st.sampled_from(
        [
            ("{%p if yes %}", "{%p endif %}"),
            ("{%p if empty %}", "{%p endif %}"),
            ("{%p for x in xs %}", "{%p endfor %}"),
            ("{%p for x in no %}", "{%p endfor %}"),
        ]
    )

    @st.composite
    def wrapped(draw):
        start, end = draw(tags)
        return draw(whole(start)) + draw(inner) + draw(whole(end))

    return wrapped()


BLOCKS = st.recursive(
    st.one_of(paragraphs(), paragraphs(), tables(), whole("{{p paragraph }}"), whole("{#p нет #}")),
    in_paragraph_blocks,
    max_leaves=3,
)
# A paragraph between two blocks: tables side by side would be one table.
BODIES = st.lists(BLOCKS, min_size=1, max_size=3).map("<w:p/>".join)


@pytest.fixture(scope="module")
def print_all(tmp_path_factory):
    path = tmp_path_factory.mktemp("шаблоны") / "шаблон.docx"

    def make(body):
        document = Document()
        for element in parse_xml(f'<w:body xmlns:w="{W}">{body}<w:p/></w:body>'):
            document.element.body.insert_element_before(element, "w:sectPr")
        document.save(path)
        printed = []
        for kind in (docxtpl.DocxTemplate, docgen.DocxTemplate):
            tpl = kind(path)
            tpl.render(CONTEXT, autoescape=True)
            tpl.save(target := io.BytesIO())
            printed.append(target.getvalue())
        return (*printed, DocumentTemplate.open(path, {}).render(CONTEXT).data)

    return make


@settings(
    max_examples=examples(6),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(body=BODIES)
def test_random_templates_print_as_in_docxtpl(body, print_all):
    theirs, ours, engine = print_all(body)
    assert list(differences(ours, theirs)) == []
    assert list(differences(engine, theirs, STORY)) == []
