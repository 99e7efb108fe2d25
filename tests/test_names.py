"""The nearest name is the one that difflib finds; the look at the letters only spares asking it."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.names import nearest_name, normal_name

_WORDS = st.text("абвё _.", max_size=8)


@given(_WORDS, st.lists(_WORDS, max_size=5), st.sampled_from((0.5, 0.72, 0.85)))
def test_it_is_the_name_that_difflib_finds(name: str, known: list[str], cutoff: float) -> None:
    normal = {normal_name(one): one for one in known}
    near = difflib.get_close_matches(normal_name(name), normal, n=1, cutoff=cutoff)
    assert nearest_name(name, known, cutoff) == (normal[near[0]] if near else None)


@pytest.mark.parametrize(
    ("name", "near"),
    [("Срокк", "Срок"), ("Отвественный", "Ответственный"), ("№", None), ("Корс", None)],
)
def test_a_slip_is_near_and_the_same_letters_in_another_order_are_not(
    name: str, near: str | None
) -> None:
    assert nearest_name(name, ("Срок", "Ответственный", "Мероприятие")) == near
