"""The title of a document inside a sentence."""

from __future__ import annotations

import pytest

from docgen.russian.cases import Case
from docgen.russian.titles import title_in_text


@pytest.mark.parametrize(
    ("title", "case", "expected"),
    [
        ("План работы школы", "nominative", "план работы школы"),
        ("План работы школы", "genitive", "плана работы школы"),
        ("Программа развития", "accusative", "программу развития"),
        ("Календарный учебный график", "instrumental", "календарным учебным графиком"),
        ("План-график контроля", "genitive", "плана-графика контроля"),
        ("ПЛАН\nработы школы", "dative", "плану работы школы"),
        ("ПЛАН РАБОТЫ МБОУ «СОШ № 5»", "genitive", "плана работы МБОУ «СОШ № 5»"),
        ("ПЛАН ДЛЯ ДЕТЕЙ НА 2027 ГОД", "genitive", "плана для детей на 2027 год"),
        (
            "План мероприятий («дорожная карта») по внедрению ФГОС",
            "genitive",
            "плана мероприятий («дорожной карты») по внедрению ФГОС",
        ),
        (
            "ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)",
            "accusative",
            "план мероприятий («дорожную карту»)",
        ),
        ("План работы (проект)", "genitive", "плана работы (проект)"),
        ("МБОУ: план работы", "nominative", "МБОУ: план работы"),
    ],
)
def test_title_in_text(title: str, case: Case, expected: str) -> None:
    assert title_in_text(title, case) == expected
