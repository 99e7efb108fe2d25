"""Whatever a document says, the places of its tags are apart, and each holds what it is said to."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from docgen.adoption.marking.marking import offers_for
from docgen.rendering.remarks.tagging import Line
from docgen.rendering.story import CellPlace

PIECES = st.sampled_from(
    [
        "22 марта 2027 г.", "«5» мая 2027 года", "01.09.2027", "с 1.9.2027 по 05.09.27", "№ 101",
        "от 27.08.2027 № 198 «О плане»", "Петрова М.П.", "Н.Ф. Ясенева", "Сидорову Ивану Ильичу",
        "Петрову М.П.", "Присутствовали:", "ПРИКАЗ", "ПРИКАЗЫВАЮ:", "О проведении недели",
        "г. Озёрск",
        "МБОУ «Школа»", "1. ", "2) ", "1.1. ", "Директор\t", "____", "Приложение", "УТВЕРЖДАЮ", "и",
        "учитель", "–", ",", "слово", "", " ", "Председатель", "до", "Ответственный", "2026 год",
    ]
)  # fmt: skip
ENVIRONMENT = Environment(autoescape=True)
TEXTS = st.lists(PIECES, max_size=5).map(" ".join)


@st.composite
def documents(draw):
    lines = [
        Line(number, text) for number, text in enumerate(draw(st.lists(TEXTS, max_size=12)), 1)
    ]
    columns = draw(st.integers(0, 3))
    for row in range(draw(st.integers(1, 4)) if columns else 0):
        for column in range(columns):
            place = (CellPlace(1, row + 1, column + 1),)
            lines.append(Line(len(lines) + 1, draw(TEXTS), place))
    return lines


@settings(deadline=None)
@given(documents())
def test_places_are_apart_and_tags_are_tags(lines):
    offers = offers_for(lines)
    texts = {line.number: line.text for line in lines}
    by_line = {}
    for offer in offers.tags:
        assert offer.was == texts[offer.line][offer.start : offer.end]
        by_line.setdefault(offer.line, []).append(offer)
        if offer.sure:
            ENVIRONMENT.parse(offer.tag.replace("{{p ", "{{ "))
    for line_offers in by_line.values():
        line_offers.sort(key=lambda offer: offer.start)
        for one, other in pairwise(line_offers):
            assert one.end <= other.start
    dropped = [number for offer in offers.tags for number in offer.drops]
    dropped += [number for loop in offers.loops for number in loop.drops]
    assert len(dropped) == len(set(dropped))
    assert not {offer.line for offer in offers.tags if not lines[offer.line - 1].cells} & {*dropped}


@settings(deadline=None)
@given(documents())
def test_every_row_of_a_loop_is_kept(lines):
    offers = offers_for(lines)
    found = {one.tag: one for one in offers.found()}
    for loop in offers.loops:
        assert len(found[loop.name].rows) == 1 + len(loop.drops)
        for row in loop.rows:
            assert set(row) <= {column.tag for column in loop.columns}
