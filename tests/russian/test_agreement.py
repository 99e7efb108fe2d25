"""Words that agree: УТВЕРЖДЕН and its kin, О/Об, acts, lists of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian import agreement


@pytest.mark.parametrize(
    ("title", "word", "certain"),
    [
        ("Порядок проведения олимпиады", "УТВЕРЖДЕН", True),
        ("План мероприятий («дорожная карта») по подготовке", "УТВЕРЖДЕН", True),
        ("Учебный план", "УТВЕРЖДЕН", True),
        ("Календарный учебный график", "УТВЕРЖДЕН", True),
        ("План-график", "УТВЕРЖДЕН", True),
        ("Дорожная карта", "УТВЕРЖДЕНА", True),
        ("Рабочая программа воспитания", "УТВЕРЖДЕНА", True),
        ("ПОЛОЖЕНИЕ о комиссии", "УТВЕРЖДЕНО", True),
        ("Штатное расписание", "УТВЕРЖДЕНО", True),
        ("Методические рекомендации", "УТВЕРЖДЕНЫ", True),
        ("Изменения в устав", "УТВЕРЖДЕНЫ", True),
        ("Правила внутреннего распорядка", "УТВЕРЖДЕНЫ", True),
        ("Состав комиссии", "УТВЕРЖДЕН", True),
        ("Бракераж", "УТВЕРЖДЕН", False),
        ("Коллективная жалоба", "УТВЕРЖДЕНА", False),
        ("", "УТВЕРЖДЕН", False),
    ],
)
def test_approved(title: str, word: str, certain: bool) -> None:
    """R-APPR-4."""
    assert agreement.approved_word(title) == (word, certain)


@pytest.mark.parametrize(
    ("stem", "title", "expected"),
    [
        ("утвержд", "программа", "утверждена"),
        ("утвержден", "программа", "утверждена"),
        ("принят", "Положение", "принято"),
        ("согласован", "Правила", "согласованы"),
        ("рассмотрен", "план", "рассмотрен"),
    ],
)
def test_other_participles(stem: str, title: str, expected: str) -> None:
    assert agreement.agreed_participle(stem, title)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("утверждении плана", "Об утверждении плана"),
        ("итогах", "Об итогах"),
        ("проведении", "О проведении"),
        ("едином графике", "О едином графике"),
        ("юбилее", "О юбилее"),
        ("ёлке", "О ёлке"),
        ("«Основах»", "Об «Основах»"),
        ("об проведении", "О проведении"),
        ("О итогах", "Об итогах"),
        ("ВПР", "О ВПР"),
        ("МЧС", "Об МЧС"),
        ("", ""),
    ],
)
def test_about(text: str, expected: str) -> None:
    """R-TITLE-2."""
    assert agreement.with_about(text) == expected


@pytest.mark.parametrize(
    ("act", "case", "expected"),
    [
        ("приказ Управления образования", "instrumental", "приказом Управления образования"),
        ("Приказ МБОУ «СОШ № 5»", "dative", "Приказу МБОУ «СОШ № 5»"),
        ("решение педагогического совета", "instrumental", "решением педагогического совета"),
        ("распоряжение", "instrumental", "распоряжением"),
        ("постановление Администрации", "instrumental", "постановлением Администрации"),
        ("протокол от 22.03.2023 № 4", "genitive", "протокола от 22.03.2023 № 4"),
        ("письмо Министерства", "instrumental", "письмом Министерства"),
        ("положение о комиссии", "prepositional", "положении о комиссии"),
        ("порядок", "dative", "порядку"),
        ("ПРИКАЗ", "dative", "ПРИКАЗУ"),
        ("Федеральный закон от 29.12.2012 № 273-ФЗ", "instrumental",
         "Федеральным законом от 29.12.2012 № 273-ФЗ"),
        ("служебная записка", "instrumental", "служебной запиской"),
    ],
)  # fmt: skip
def test_an_act_in_a_case(act: str, case: str, expected: str) -> None:
    """R-APPR-6."""
    assert agreement.act_in_case(act, case) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], ""),
        (["А"], "А"),
        (["А", "Б"], "А и Б"),
        (["А", "Б", "В"], "А, Б и В"),
        (["А", ""], "А"),
    ],
)
def test_people_in_a_sentence(people: list[str], expected: str) -> None:
    assert agreement.join_people(people) == expected


def test_the_ordinal_of_a_question() -> None:
    assert agreement.question_ordinal(1) == "первому"
    assert agreement.question_ordinal(12, "genitive") == "двенадцатого"


@given(st.text(max_size=40))
def test_no_text_breaks_agreement(text: str) -> None:
    agreement.approved_word(text)
    agreement.with_about(text)
    agreement.act_in_case(text, "instrumental")
