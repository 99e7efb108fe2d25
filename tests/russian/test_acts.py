"""An act is taken apart as people write it, and put in the case that the words before it want."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.acts import ActReference, parse_act

MARCH = date(2027, 3, 1)
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
    ("приказ № 7 от 01.03.2027", ActReference("приказ", MARCH, "7")),
    ("приказ №7-од от 1 марта 2027 г.", ActReference("приказ", MARCH, "7-од")),
    ("приказ N 7, от 01.03.2027 № 8", ActReference("приказ N 7,", MARCH, "8")),
    (
        "Федеральный закон № 273-ФЗ от 29.12.2012 «Об образовании»",
        ActReference("Федеральный закон", date(2012, 12, 29), "273-ФЗ", "«Об образовании»"),
    ),
    ("приказ директора школы № 5 от 01.03.2027", ActReference("приказ директора школы № 5", MARCH)),
    (
        "приказ директора школы № 5 № 139 от 01.03.2027",
        ActReference("приказ директора школы № 5", MARCH, "139"),
    ),
    ("приказ МБОУ № 5 от 01.03.2027", ActReference("приказ МБОУ № 5", MARCH)),
    ("приказы № 7 и № 8 от 01.03.2027", ActReference("приказы № 7 и № 8", MARCH)),
    ("приказ от 01.03.2027 № 5.", ActReference("приказ", MARCH, "5")),
    ("№ 7 от 01.03.2027", ActReference("№ 7", MARCH)),
    ("устав школы и др.", ActReference("устав школы и др.")),
    ("протокол совета № 4 от 01.03.2027", ActReference("протокол совета", MARCH, "4")),
    ("приказ, протокол от 01.03.2027 № 4", ActReference("приказ, протокол", MARCH, "4")),
    ("решение совета (протокол № 4)", ActReference("решение совета (протокол № 4)")),
    ("решение совета школы № 5, протокол от 01.03.2027",
     ActReference("решение совета школы № 5", MARCH)),
]  # fmt: skip


@pytest.mark.parametrize(
    "minutes",
    [
        ", протокол от 01.03.2027 № 4",
        " (протокол от 01.03.2027 № 4)",
        " (протокол № 4 от 1 марта 2027 г.)",
        ", протокол № 4 от 01.03.2027.",
        " – протокол от 01.03.2027 № 4",
        " от 01.03.2027 № 4",
    ],
)
def test_the_minutes_of_a_decision(minutes: str) -> None:
    """The corner block writes «протокол» itself (R-APPR-5)."""
    decision = "решение педагогического совета"
    expected = ActReference(decision, MARCH, "4")
    assert parse_act(decision + minutes) == (expected, "")


@pytest.mark.parametrize(
    "text",
    [
        "решение совета (протокол от 01.03.2027 № 4), пункт 3",
        "решение совета от 01.03.2027 (протокол № 4)",
        "решение совета (протокол от 31.02.2027 № 4)",
        "приказ № 7 от 01.03.2027 с изменениями",
    ],
)
def test_what_is_not_understood_stays_whole(text: str) -> None:
    reference, fault = parse_act(text)
    assert reference == ActReference(text)
    assert fault


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
