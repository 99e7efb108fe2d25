"""An act is taken apart as people write it, and put in the case that the words before it want."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.acts import ActReference, parse_act

ACTS = [
    ("приказ", ActReference("приказ")),
    ("приказ директора школы № 5", ActReference("приказ директора школы № 5")),
    (
        "приказ директора Озёрной школы от 29.08.2026 № 139",
        ActReference("приказ директора Озёрной школы", date(2026, 8, 29), "139"),
    ),
    (
        "приказ Управления образования от 27 августа 2026 г. № 01-05/198 «Об утверждении плана»",
        ActReference(
            "приказ Управления образования",
            date(2026, 8, 27),
            "01-05/198",
            "«Об утверждении плана»",
        ),
    ),
    (
        "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
        ActReference(
            "Федеральный закон",
            date(2012, 12, 29),
            "273-ФЗ",
            "«Об образовании в Российской Федерации»",
        ),
    ),
    (
        "приказ директора Средней школы № 5 от 29.08.2026 № 139",
        ActReference("приказ директора Средней школы № 5", date(2026, 8, 29), "139"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_parts_of_a_reference(text: str, expected: ActReference) -> None:
    assert parse_act(text) == (expected, "")


@pytest.mark.parametrize("text", ["приказ от 31.02.2026 № 5", "приказ от 45 марта 2026 г. № 5"])
def test_impossible_date_is_told(text: str) -> None:
    reference, fault = parse_act(text)
    assert reference.act == text
    assert fault


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    parse_act(text)
