"""The table of laws: each is sound as it stands there, and told with a slip in any detail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from docgen.checks.references.known_laws import Law, known_difference, known_laws
from docgen.russian.citations import Citation, find_citations

LAWS = known_laws()


def cited(law: Law) -> Citation:
    (found,) = find_citations(
        f"Федерального закона от {law.day:%d.%m.%Y} № {law.number} «{law.title}»"
    )
    return found


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.number)
def test_sound_law_is_not_told(law: Law) -> None:
    assert law.number.endswith("-ФЗ")
    assert known_difference(cited(law)) is None
    assert known_difference(cited(replace(law, title="О деле"))) is None


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.number)
def test_slip_in_a_law_is_told(law: Law) -> None:
    later = cited(replace(law, day=law.day + timedelta(days=1)))
    assert known_difference(later) == (law, "дата")
    other = cited(replace(law, number="9999-ФЗ"))
    assert known_difference(other) == (law, "номер")
    titled = cited(replace(law, title="Об утверждении бюджета пенсионного фонда"))
    assert known_difference(titled) == (law, "название")


@pytest.mark.parametrize(
    "text",
    [
        "закона Хабаровского края от 29.12.2013 № 273",
        "Федерального закона № 273-ФЗ",
        "Федерального закона от 04.06.2018 № 152-ФЗ",
        "Федерального закона от 31.07.2025 № 273-ФЗ «О внесении изменений в отдельные акты»",
        "приказа от 20.12.2012 № 273",
    ],
)
def test_what_may_be_another_act_is_not_told(text: str) -> None:
    (found,) = find_citations(text)
    assert known_difference(found) is None
