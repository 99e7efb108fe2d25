"""What looks at texts by their shapes, without their figures, leaves out none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as opcodes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from docgen.checks import CHECKS, signs
from docgen.checks.signs import Near, Sign, Signs

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


@pytest.mark.parametrize("one", signs._ALL, ids=lambda one: str(one.signs)[:40])
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
