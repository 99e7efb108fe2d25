"""Acts cited in running text are found whole, in any case and wording."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.citations import find_citations, kind_of_act

LAW = date(2012, 12, 29)
ACT = date(2027, 8, 27)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "приказом Управления образования от 27.08.2027 № 198 «О «дорожной карте» на год»",
            [("приказ", "Управления образования", ACT, "198", "«О «дорожной карте» на год»")],
        ),
        (
            "Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
            [("закон", "", LAW, "273-ФЗ", "«Об образовании в Российской Федерации»")],
        ),
        ("закона от 29 декабря 2012 г. N 273-ФЗ", [("закон", "", LAW, "273-ФЗ", "")]),
        ("ст. 28 ФЗ № 273-ФЗ", [("закон", "", None, "273-ФЗ", "")]),
        ("№ 198 от 27.08.2027", [("", "", ACT, "198", "")]),
        (
            "протокол № 3 от 22 марта 2027 г.",
            [("протокол", "", date(2027, 3, 22), "3", "")],
        ),
        ("ПРИКАЗ от «27» августа 2027 года №198", [("приказ", "", ACT, "198", "")]),
        (
            "приказ директора Средней школы № 4 от 27.08.2027 № 87",
            [("приказ", "директора Средней школы № 4", ACT, "87", "")],
        ),
        (
            "приказ директора Средней школы № 4 от 27.08.2027",
            [("приказ", "директора Средней школы № 4", ACT, "", "")],
        ),
        (
            "решением совета (протокол от 27.08.2027 № 1)",
            [("протокол", "совета", ACT, "1", "")],
        ),
        (
            "решения совета от 27.08.2027 (протокол № 1) и",
            [("решение", "совета", ACT, "", ""), ("протокол", "совета", ACT, "1", "")],
        ),
        (
            "приказами Управления от 27.08.2027 № 5 и от 29.12.2012 № 6",
            [("приказ", "Управления", ACT, "5", ""), ("приказ", "Управления", LAW, "6", "")],
        ),
        (
            "совместный приказ министерств от 27.08.2027 № 590/219",
            [("приказ", "министерств", ACT, "590/219", "")],
        ),
        ("утверждено приказом\nдиректора\nот 27.08.2027 № 15-ОД", [
            ("приказ", "директора", ACT, "15-ОД", ""),
        ]),
        ("на основании приказа 27.08.2027 № 198", [("приказ", "", ACT, "198", "")]),
        ("в редакции от 27.08.2027", [("редакция", "", ACT, "", "")]),
        ("приказ от 31 августа № 243", [("приказ", "", None, "243", "")]),
        ("приказ от 27.08.2027 № 5 «Об оплате", [("приказ", "", ACT, "5", "")]),
        ("По приказу директора. Письмо от 27.08.2027 № 7", [("письмо", "", ACT, "7", "")]),
        ("Провести сбор от 27.08.2027 в школе № 5", []),
        ("Ответить на указание и указать в школе № 5", []),
        ("", []),
    ],
)  # fmt: skip
def test_found(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [(c.kind, c.issuer, c.day, c.number, c.title) for c in find_citations(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "signed", "open_date", "blank"),
    [
        ("приказ № ___ от ________ 2027", True, False, True),
        ("приказ от «___» ______ 2027 г. № ___", True, False, True),
        ("приказ №, утвердить", True, False, False),
        ("приказ № 319 от", True, True, False),
        ("приказ № 319 от.", True, True, False),
        ("приказ от 27.08.2027", False, False, False),
    ],
)
def test_what_is_left_out(text: str, signed: bool, open_date: bool, blank: bool) -> None:
    (found,) = find_citations(text)
    assert (found.signed, found.open_date, found.blank) == (signed, open_date, blank)


@pytest.mark.parametrize(
    ("word", "kind"), [("ПРИКАЗОМ", "приказ"), ("писем", "письмо"), ("план", ""), ("", "")]
)
def test_kind(word: str, kind: str) -> None:
    assert kind_of_act(word) == kind


ISSUERS = ("", "Управления образования", "директора школы № 5", "Министерства просвещения")


@given(
    st.sampled_from(("приказ", "Приказом", "постановления", "РАСПОРЯЖЕНИЕМ")),
    st.sampled_from(ISSUERS),
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    st.from_regex(r"[1-9][0-9]{0,3}(-ОД|/[1-9]|а)?", fullmatch=True),
)
def test_every_part_is_found(kind: str, issuer: str, day: date, number: str) -> None:
    act = f"{kind} {issuer}".strip()
    (found,) = find_citations(f"Согласно {act} от {day:%d.%m.%Y} № {number} «О деле» и далее.")
    assert (found.issuer, found.day, found.number, found.title) == (issuer, day, number, "«О деле»")


@given(st.text(alphabet='от№ N123.«»"()приказ,_\n', max_size=60))
def test_any_text_is_read(text: str) -> None:
    for found in find_citations(text):
        assert "".join(found.number.split()) in "".join(text.split())
