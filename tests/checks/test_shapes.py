"""What looks at texts by their shapes, without their figures, leaves out none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as opcodes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.checks import CHECKS, known_signs, signs
from docgen.checks.distinct import Distinct
from docgen.checks.shapes import TOLD_BY_SHAPE, by_shape, shape, tells
from docgen.checks.signs import Near, Sign, Signs
from docgen.checks.texts import Texts
from tests.checks.test_needs import SAID

for rule in CHECKS.values():
    rule.find  # noqa: B018 - all that is told by shape is known when all rules are loaded

_FIGURES = frozenset(map(ord, "0123456789"))
_BLIND = (opcodes.CATEGORY, opcodes.NEGATE)


def figures_told_apart(source: str, flags: int = 0) -> list[object]:
    """Return what a pattern has in it that fits some figures and others not."""
    return list(_told_apart(parser.parse(source, flags).data))


def _told_apart(nodes: Iterable[Any]) -> Iterator[object]:
    for operation, argument in nodes:
        if operation in (opcodes.LITERAL, opcodes.NOT_LITERAL):
            if argument in _FIGURES:
                yield chr(argument)
        elif operation is opcodes.IN:
            held = {
                figure
                for kind, what in argument
                if kind not in _BLIND
                for figure in _FIGURES
                if (figure == what if kind is opcodes.LITERAL else what[0] <= figure <= what[1])
            }
            if held and held != _FIGURES:
                yield argument
        else:
            yield from _told_apart_within(argument)


def _told_apart_within(argument: object) -> Iterator[object]:
    if isinstance(argument, parser.SubPattern):
        yield from _told_apart(argument.data)
    elif isinstance(argument, list | tuple):
        for one in argument:
            yield from _told_apart_within(one)


def _source(sign: Sign) -> tuple[str, int]:
    pattern: Any = sign.pattern if isinstance(sign, Near) else sign
    return pattern.pattern, getattr(pattern, "given_flags", 0)


@pytest.mark.parametrize("one", signs.ALL_SIGNS, ids=lambda one: str(one.signs)[:40])
def test_a_sign_asks_for_figures_only_where_it_says_so(one: Signs) -> None:
    asked: list[object] = []
    for sign in one.signs:
        pieces = (sign,) if isinstance(sign, str) else sign.pieces if isinstance(sign, Near) else ()
        asked += re.findall(r"\d", "".join(pieces))
        asked += [] if isinstance(sign, str) else figures_told_apart(*_source(sign))
    assert not asked or one.asks_figures, asked


@pytest.mark.parametrize(
    ("source", "apart"),
    [
        (r"№ ?\d+[\w/]*(?![\d-])", False),
        (r"[^0-9a]", False),
        (r"(?<=[а-я]\d)(?:дн|день)?", False),
        (r"20\d\d", True),
        (r"(?:а|(?<![1-9])б){2}", True),
        (r"[^5]", True),
        (r"(?i:(?=а3))", True),
    ],
)
def test_figures_in_patterns_are_seen(source: str, *, apart: bool) -> None:
    assert bool(figures_told_apart(source)) == apart


@given(st.data())
def test_what_is_told_of_a_text_is_told_of_its_shape(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=2))
    figures = st.sampled_from("0123456789")
    text = re.sub(r"\d", lambda _: data.draw(figures), " ".join(parts))
    for tell in TOLD_BY_SHAPE:
        assert tells(tell, text) <= tells(tell, shape(text)), tell


def test_all_that_is_told_by_shape_is_tried() -> None:
    telling = {tell for tell in TOLD_BY_SHAPE if any(tells(tell, text) for text in SAID)}
    assert telling == TOLD_BY_SHAPE


@by_shape
def _numbered(text: str) -> bool:
    return "№" in text


CELLS = ["№ 1, ель", "ель 5", "дуб", "№ 2, ель", "ель 7", "ель 55", "ель 5", "дуб", "№ 1, ель"]


@pytest.fixture(params=["few", "many"])
def texts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Texts[int]:
    """Cells that know their number, looked through as few texts or by their shapes."""
    monkeypatch.setattr("docgen.checks.distinct.FEW", 0 if request.param == "many" else 9)
    return Texts(range(len(CELLS)), CELLS.__getitem__)


def test_many_texts_are_found_by_their_shapes(
    texts: Texts[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = list(signs.ALL_SIGNS)
    monkeypatch.setattr(signs, "ALL_SIGNS", every)
    monkeypatch.setattr(known_signs, "ALL_SIGNS", every)
    last = Signs(re.compile(r"ь \d$", re.MULTILINE))
    five = Signs(re.compile(r"5$", re.MULTILINE), asks_figures=True)
    assert list(texts.having(last)) == [1, 4, 6]
    assert list(texts.having(five)) == [1, 5, 6]
    assert list(texts.with_words(["дуб"])) == [2, 7]
    assert list(texts.words) == ["ель", "дуб"]


def test_texts_that_differ_in_figures_only_are_one_unless_it_is_told(
    texts: Texts[int], request: pytest.FixtureRequest
) -> None:
    found = [(text, list(cells)) for text, cells in texts.alike(unless=_numbered)]
    assert found[0] == ("№ 1, ель", [0, 8])
    if "many" in request.node.name:
        assert found[1:] == [
            ("ель 5", [1, 4, 6]), ("дуб", [2, 7]), ("№ 2, ель", [3]), ("ель 55", [5]),
        ]  # fmt: skip
    read = [(cell, found) for cell, found in texts.telling(_numbered).found(lambda t: t[2:3])]
    assert [one for one in read if one[0] in (0, 3, 8)] == [(0, "1"), (3, "2"), (8, "1")]


@given(st.lists(st.text("аЯё,1 \n", max_size=4), max_size=6))
def test_words_and_their_texts_are_told_alike_one_by_one_and_by_index(said: list[str]) -> None:
    texts = Distinct(said)
    assert list(texts.words) == list(dict.fromkeys(re.findall("[аЯё]+", " ".join(said))))
    for word in texts.words:
        assert set(texts._saying(word)) == set(texts._index[word])
