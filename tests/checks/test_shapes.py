"""What looks at texts by their shapes, without their figures, leaves out none of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from re import _constants as opcodes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.checks import CHECKS, known_signs, signs
from docgen.checks.distinct import Distinct
from docgen.checks.joined import Joined, ManyJoined
from docgen.checks.shapes import TOLD_BY_SHAPE, by_shape, shape, tells
from docgen.checks.signs import Near, Sign, Signs
from docgen.checks.texts import Texts
from tests.checks.test_needs import _PIECES, NEAR, SAID, SIGNS

for rule in CHECKS.values():
    rule.find  # noqa: B018 - all that is told by shape is known when all rules are loaded

_FIGURES = frozenset(map(ord, "0123456789"))
_BLANKS = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace()]
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
            yield from _within(argument, _told_apart)


def _within(argument: object, told: Callable[[Any], Iterator[object]]) -> Iterator[object]:
    if isinstance(argument, parser.SubPattern):
        yield from told(argument.data)
    elif isinstance(argument, list | tuple):
        for one in argument:
            yield from _within(one, told)


def _source(sign: Sign) -> tuple[str, int]:
    pattern: Any = sign.pattern if isinstance(sign, Near) else sign
    return pattern.pattern, getattr(pattern, "given_flags", 0)


@pytest.mark.parametrize("one", signs.ALL_SIGNS, ids=lambda one: str(one.signs)[:40])
def test_a_sign_asks_for_figures_only_where_it_says_so(one: Signs) -> None:
    asked: list[object] = []
    for sign in one.in_shape or one.signs:
        pieces = (sign,) if isinstance(sign, str) else sign.pieces if isinstance(sign, Near) else ()
        asked += re.findall(r"\d", "".join(pieces))
        asked += [] if isinstance(sign, str) else figures_told_apart(*_source(sign))
    # A nought in a shape is any figure.
    assert set(asked) <= (set("0") if one.in_shape else set()), asked


def fits_blanks(source: str) -> list[object]:
    """Return what a pattern has in it that fits a blank, or asks for the end of a text or line."""
    return list(_fitting_blanks(parser.parse(source).data))


def _fitting_blanks(nodes: Iterable[Any]) -> Iterator[object]:
    for operation, argument in nodes:
        if operation in (opcodes.LITERAL, opcodes.NOT_LITERAL, opcodes.IN, opcodes.ANY):
            if any(_fits((operation, argument), sign) for sign in _BLANKS):
                yield argument
        elif operation is opcodes.AT:
            yield argument
        else:
            yield from _within(argument, _fitting_blanks)


def _fits(node: Any, sign: str) -> bool:
    operation, argument = node
    if operation is not opcodes.IN:
        return operation is not opcodes.LITERAL or ord(sign) == argument
    is_negated = argument[0][0] is opcodes.NEGATE
    return is_negated != any(_holds(one, sign) for one in argument[is_negated:])


def _holds(one: Any, sign: str) -> bool:
    kind, what = one
    if kind is opcodes.RANGE:
        return bool(what[0] <= ord(sign) <= what[1])
    if kind is opcodes.LITERAL:
        return bool(ord(sign) == what)
    # Of the sorts of signs a blank is a blank, no figure and of no word.
    return what in (opcodes.CATEGORY_SPACE, opcodes.CATEGORY_NOT_DIGIT, opcodes.CATEGORY_NOT_WORD)


@pytest.mark.parametrize(
    "near", [one for one in NEAR if one.unbroken], ids=lambda near: near.pattern.pattern[:40]
)
def test_an_unbroken_sign_asks_for_no_blank(near: Near) -> None:
    assert not fits_blanks(near.pattern.pattern)
    assert not any(re.search(r"\s", piece) for piece in near.pieces)


@pytest.mark.parametrize(
    ("source", "fit"),
    [
        (r"№\d[\w/]*(?![\d-])", False),
        (r"[^\W\d_]+|[а-я]", False),
        (r"(?<=[а-я]\.)[А-Я]", False),
        (r"а.б", True),
        (r"[^а]", True),
        (r"(?<!\D)5", True),
        (r"а(?: б)?", True),
        (r"(?=а\b)", True),
    ],
)
def test_blanks_in_patterns_are_seen(source: str, *, fit: bool) -> None:
    assert bool(fits_blanks(source)) == fit


_TEXTS = st.lists(st.sampled_from([*_PIECES, " ", "\t"]) | st.sampled_from(SAID), max_size=9)


@pytest.mark.parametrize("many_of", [0, 1000], ids=["those worth it", "all"])
@settings(max_examples=150)
@given(said=st.lists(_TEXTS.map("".join), max_size=3, unique=True))
@example(said=["Петров А. \u00a0Б.", "от\n05.10.2026 № 4", "10. 12 .2026", "да\tда", "5  1026 г."])
@example(
    said=["в  классе", "а ,б", "он , . она", "пример  текста", "срок", "учёба (уточнить", "« »"]
)
@example(said=["9:00 –\u200910:30", "1 по\t5 мая", "29.08\u00a02025", "4 ч. до 5", "2 × 3", "и\n"])
def test_many_texts_have_the_signs_that_each_alone_has(said: list[str], many_of: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("docgen.checks.joined._MANY_OF", many_of)
        many = ManyJoined(said)
        shapes = ManyJoined(list(map(shape, said)))
        for one in SIGNS:
            alone = [
                number
                for number, text in enumerate(said)
                if any(True for _ in Joined([text]).having(one))
            ]
            assert sorted(many.having(one)) == alone, one.signs
            shaped = {number for sign in one.in_shape for number in shapes.with_sign(sign)}
            assert not one.in_shape or shaped.issuperset(alone), one.signs


def test_chunks_tell_of_a_sign_what_stands_at_the_blanks_of_its_pieces() -> None:
    for sign in (sign for one in SIGNS for sign in (*one.signs, *one.in_shape)):
        pieces = (sign,) if isinstance(sign, str) else sign.pieces if isinstance(sign, Near) else ()
        assert not any(re.search(r"[^\S ]", piece) for piece in pieces)
    many = ManyJoined(["а б", "аб", "а бв", "ва б", "а", "б"])
    assert sorted(many.with_sign("а б")) == [0, 2, 3]
    assert sorted(many.with_sign(" б")) == [0, 2, 3]
    assert sorted(many.with_sign("а")) == [0, 1, 2, 3, 4]


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
    five = Signs(re.compile(r"5$", re.MULTILINE), in_shape=("ь",))
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
def test_words_and_their_texts_are_told_alike_of_few_and_of_many(said: list[str]) -> None:
    few = Distinct(said)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("docgen.checks.distinct.FEW", 0)
        many = Distinct(said)
    assert isinstance(many.joined, ManyJoined) == bool(many.texts)
    assert list(few.words) == list(dict.fromkeys(re.findall("[аЯё]+", " ".join(said))))
    assert list(many.words) == list(few.words)
    for word in few.words:
        assert set(few.with_words([word])) == set(many.with_words([word]))
