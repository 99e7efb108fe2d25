"""Whatever Word puts between the letters of a tag, the tag prints what was meant."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.rendering import DocumentTemplate
from docgen.rendering.tags.text import healed_tag
from templates.build.base import LONG_STORAGE
from templates.build.content import row, table
from tests.thoroughness import examples

W_T = '<w:t xml:space="preserve">'


CONTEXT = {"номер": "101", "дата_приказа": "22.03.2027", "имя": "Пётр", "x": "икс", "число": 7}


def line(*content):
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p>{runs}</w:p>"


def run(text, look=""):
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r w:rsidR="00A77B3E">{look}{W_T}{text}</w:t></w:r>'


SPLIT = "до {{ Дата приказа }}, {% if имя == «Пётр» %}да{% endif %} и {{номер|upper}} после"
WHOLE = "до 22.03.2027, да и 101 после"
LOOKS = ["", '<w:lang w:val="en-US"/>', "<w:b/>", "<w:i/>", '<w:highlight w:val="yellow"/>']
BY = 'w:id="%d" w:author="Лиса" w:date="2027-03-22T10:00:00Z"'
BETWEEN = {
    "nothing": "",
    "spelling": '<w:proofErr w:type="spellStart"/>',
    "grammar": '<w:proofErr w:type="gramEnd"/>',
    "permission": '<w:permStart w:id="3" w:edGrp="everyone"/><w:permEnd w:id="3"/>',
    "page": "<w:r><w:lastRenderedPageBreak/></w:r>",
    "soft": "<w:r><w:softHyphen/></w:r>",
    "bookmark": '<w:bookmarkStart w:id="%d" w:name="а%d"/><w:bookmarkEnd w:id="%d"/>',
    "deleted": f"<w:del {BY}><w:r><w:delText>лишнее</w:delText></w:r></w:del>",
    "deleted-tag": f"<w:del {BY}><w:r><w:delText>{{{{ нет }}}}</w:delText></w:r></w:del>",
}
AROUND = {
    "run": "{}",
    "smart tag": '<w:smartTag w:uri="urn:x" w:element="date">{}</w:smartTag>',
    "link": '<w:hyperlink w:anchor="место">{}</w:hyperlink>',
    "control": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "inserted": f"<w:ins {BY}>{{}}</w:ins>",
}


def cut(text, places):
    edges = [0, *sorted(places), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def xml_of(pieces, looks, betweens, arounds, first=10):
    written = []
    every = zip(pieces, looks, betweens, arounds, strict=True)
    for number, (piece, look, between, around) in enumerate(every, start=first):
        written.append(AROUND[around].replace("%d", str(number)).format(run(piece, LOOKS[look])))
        written.append(BETWEEN[between].replace("%d", str(number + 1000)))
    return "".join(written)


@pytest.mark.parametrize("between", BETWEEN)
def test_tag_cut_anywhere_is_whole(print_body, between):
    places = range(1, len(SPLIT), 3)
    bodies = [
        xml_of(cut(SPLIT, [place]), [1, 0], [between, "nothing"], ["run", "run"], first=place * 2)
        for place in places
    ]
    done = print_body("".join(f"<w:p>{body}</w:p>" for body in bodies), **CONTEXT)
    assert done.text.split("\n") == [WHOLE] * len(places)
    assert done.faults == []


@pytest.mark.parametrize("around", AROUND)
def test_tag_half_inside_of_something_is_whole(print_body, parts_of, around):
    pieces = cut(SPLIT, [12, 34])
    for arounds in (["run", around, "run"], [around, "run", around]):
        body = xml_of(pieces, [0, 1, 2], ["nothing"] * 3, arounds)
        done = print_body(f"<w:p>{body}</w:p>", **CONTEXT)
        assert done.text == WHOLE
        assert done.faults == []
        assert "<w:ins" not in parts_of(done.data)["word/document.xml"]


@st.composite
def spoilt(draw):
    places = draw(st.sets(st.integers(1, len(SPLIT) - 1), min_size=1, max_size=9))
    pieces = cut(SPLIT, places)
    many = {"min_size": len(pieces), "max_size": len(pieces)}
    looks = draw(st.lists(st.integers(0, len(LOOKS) - 1), **many))
    betweens = draw(st.lists(st.sampled_from(list(BETWEEN)), **many))
    arounds = draw(st.lists(st.sampled_from(list(AROUND)), **many))
    body = xml_of(pieces, looks, betweens, arounds)
    opened = '<w:bookmarkStart w:id="1" w:name="б"/>'
    place = draw(st.sampled_from([found.end() for found in re.finditer(r"</w:r>", body)]))
    outside = body.find("<w:", place)  # not between the end of a run and of what is around it
    if outside < 0 or body.startswith("</", place):
        return body
    return f'{opened}{body[:place]}<w:bookmarkEnd w:id="1"/>{body[place:]}'


@settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=spoilt())
def test_nothing_that_word_does_to_a_tag_changes_it(print_body, body):
    done = print_body(f"<w:p>{body}</w:p>", **CONTEXT)
    assert done.text == WHOLE
    assert done.faults == []


UNSEEN = st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])


@given(
    places=st.lists(st.tuples(st.integers(0, 60), UNSEEN), max_size=6),
    blank=st.sampled_from(" \u00a0\u2009\t"),
)
def test_unseen_signs_change_nothing(places, blank):
    tag = "{% for человек in Ход заседания if человек.кто %}"
    spoilt = tag.replace(" ", blank)
    for number, sign in places:
        place = 1 + number % (len(tag) - 2)
        spoilt = spoilt[:place] + sign + spoilt[place:]
    assert healed_tag(spoilt, []) == "{% for человек in Ход_заседания if человек.кто %}"


def test_looks_beside_a_mended_tag_are_kept(print_body, parts_of):
    bookmark = '<w:bookmarkStart w:id="1" w:name="а"/>'
    end = '<w:bookmarkEnd w:id="1"/>'
    body = line(run("до {{ и", "<w:b/>"), bookmark, run("мя"), end, run(" }} после", "<w:i/>"))
    xml = parts_of(print_body(body, **CONTEXT).data)["word/document.xml"]
    assert f"<w:rPr><w:b/></w:rPr>{W_T}до Пётр</w:t>" in xml
    assert f"<w:rPr><w:i/></w:rPr>{W_T} после</w:t>" in xml
    assert f"{bookmark}{end}" in xml


def test_break_and_tab_inside_a_tag_are_blanks(print_body):
    body = line(
        f"<w:r>{W_T}{{% if имя</w:t><w:br/>{W_T}and</w:t><w:tab/>{W_T}x %}}да{{%</w:t>"
        f"<w:tab/>{W_T}endif %}}, {{{{ число</w:t><w:noBreakHyphen/>{W_T}1 }}}}</w:t></w:r>"
    )
    done = print_body(body, **CONTEXT)
    assert done.text == "да, 6"
    assert done.faults == []


def test_tag_replaced_by_a_tracked_change_is_the_new_one(print_body):
    old = f"<w:del {BY}><w:r><w:delText>{{{{ старое </w:delText></w:r></w:del>"
    new = f"<w:ins {BY}>{run('{{ имя')}</w:ins>"
    done = print_body(line(old, new, " }} здесь"), **CONTEXT)
    assert done.text == "Пётр здесь"
    assert done.faults == []


def test_deleted_block_does_not_act(print_body):
    mark = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"
    gone = f"<w:del {BY}><w:r><w:delText>{{%p if нет %}}</w:delText></w:r></w:del>"
    done = print_body(f"<w:p>{mark}{gone}</w:p>", line("{{ имя }}"), **CONTEXT)
    assert done.text == "Пётр"


def test_alt_text_and_title_are_mended_too(print_body, parts_of):
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="5" name="Герб" descr="{{ нет|default(«герб») }}"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    done = print_body(line(picture), title="Приказ {{ Дата приказа }}", **CONTEXT)
    xml = parts_of(done.data)
    assert 'descr="герб"' in xml["word/document.xml"]
    assert "<dc:title>Приказ 22.03.2027</dc:title>" in xml["docProps/core.xml"]


def test_what_was_mended_is_known(make_template):
    rows = row("Имя", "Что", head=True), row("до {{ Дата приказа }}", "{{ имя }}")
    body = line("{{ имя }}"), table(LONG_STORAGE, (1, 1), *rows)
    template = DocumentTemplate.open(make_template(*body), {})
    (healed,) = template.compiled["word/document.xml"].prepared.healed
    assert (healed.cells, healed.paragraph) == (
        "таблица 1, строка 2, столбец 1",
        "до {{ Дата приказа }}",
    )
    assert (healed.typed, healed.read) == ("{{ Дата приказа }}", "{{ Дата_приказа }}")
