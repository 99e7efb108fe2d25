"""The table of laws: each is sound as it stands there, and told with a slip in any detail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from docgen.checks.references.known_laws import Law, known_difference, known_laws
from docgen.russian.citations import Citation, find_citations

LAWS = known_laws()


def cited(law: Law) -> Citation:
    title = f" «{law.title}»" if law.title else ""
    (found,) = find_citations(f"{law.name} от {law.day:%d.%m.%Y} № {law.number}{title}")
    return found


def test_sound_laws_are_not_told() -> None:
    for law in LAWS:
        assert law.number.endswith("-ФЗ") is (law.kind == "закон"), law
        assert known_difference(cited(law)) is None, law
        assert known_difference(cited(replace(law, title="О деле"))) is None, law


def test_slips_in_dates_are_told() -> None:
    for law in LAWS:
        for day in (law.day + timedelta(days=1), law.day.replace(year=law.day.year + 1)):
            assert known_difference(cited(replace(law, day=day))) == (law, "дата")


def test_slips_in_numbers_are_told() -> None:
    for law in (law for law in LAWS if law.title):
        number = "9999-ФЗ" if law.kind == "закон" else "9999"
        assert known_difference(cited(replace(law, number=number))) == (law, "номер")


def test_titles_of_another_act_are_told_of_laws() -> None:
    for law in LAWS:
        titled = cited(replace(law, title="Об утверждении бюджета пенсионного фонда"))
        known = law.title and law.kind == "закон"
        assert known_difference(titled) == ((law, "название") if known else None), law


@pytest.mark.parametrize(
    "text",
    [
        "закона Хабаровского края от 29.12.2013 № 273",
        "Федерального закона № 273-ФЗ",
        "Федерального закона от 04.06.2018 № 152-ФЗ",
        "Федерального закона от 31.07.2025 № 273-ФЗ «О внесении изменений в отдельные акты»",
        "приказа от 20.12.2012 № 273",
        "Указа Губернатора области от 09.11.2021 № 809",
        "приказом Министерства просвещения Республики Алтай от 31.05.2020 № 286",
        "приказа Минпросвещения России от 28.08.2020 № 442 «Об утверждении Порядка организации и "
        "осуществления образовательной деятельности по основным общеобразовательным программам»",
        "приказа Минпросвещения России от 31.05.2021 № 286 «Об утверждении ФГОС НОО»",
        "постановлением Правительства Камчатского края от 15.09.2021 № 1441",
    ],
)
def test_what_may_be_another_act_is_not_told(text: str) -> None:
    (found,) = find_citations(text)
    assert known_difference(found) is None


@pytest.mark.parametrize(
    ("text", "number", "detail"),
    [
        ("указом Президента РФ от 09.11.2012 № 809", "809", "дата"),
        (
            "приказа Министерства просвещения Российской Федерации от 31.05.2022 № 287",
            "287",
            "дата",
        ),
        (
            "приказа Минпросвещения России от 18.05.2023 № 371 «Об утверждении федеральной "
            "образовательной программы основного общего образования»",
            "370",
            "номер",
        ),
    ],
)
def test_acts_of_offices_are_known(text: str, number: str, detail: str) -> None:
    (found,) = find_citations(text)
    known = known_difference(found)
    assert known is not None
    assert (known[0].number, known[1]) == (number, detail)
