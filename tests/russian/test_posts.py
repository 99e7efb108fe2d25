"""Posts and units: the head word with what agrees with it changes, the tail stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian import morphology
from docgen.russian.cases import CASES
from docgen.russian.posts import decline_post, post_is_doubtful


@pytest.mark.parametrize(
    ("post", "dative", "accusative"),
    [
        ("директор школы", "директору школы", "директора школы"),
        ("и. о. начальника", "и. о. начальника", "и. о. начальника"),
        ("зам. директора по УВР", "зам. директора по УВР", "зам. директора по УВР"),
        ("исполняющая обязанности директора", "исполняющей обязанности директора",
         "исполняющую обязанности директора"),
        ("временно исполняющий обязанности", "временно исполняющему обязанности",
         "временно исполняющего обязанности"),
        ("ведущий специалист Управления образования",
         "ведущему специалисту Управления образования",
         "ведущего специалиста Управления образования"),
        ("заведующая отделом", "заведующей отделом", "заведующую отделом"),
        ("ответственный за питание", "ответственному за питание", "ответственного за питание"),
        ("учителя-предметники", "учителям-предметникам", "учителей-предметников"),
        ("секретарь-машинистка", "секретарю-машинистке", "секретаря-машинистку"),
        ("медицинская сестра-анестезист", "медицинской сестре-анестезисту",
         "медицинскую сестру-анестезиста"),
        ("учитель русского языка, математики", "учителю русского языка, математики",
         "учителя русского языка, математики"),
        ("учитель, классный руководитель", "учителю, классному руководителю",
         "учителя, классного руководителя"),
        ("администрация, учителя", "администрации, учителям", "администрацию, учителей"),
        ("врач и медсестра", "врачу и медсестре", "врача и медсестру"),
        ("глава администрации", "главе администрации", "главу администрации"),
        ("депутат городской Думы", "депутату городской Думы", "депутата городской Думы"),
        ("родители (законные представители)", "родителям (законным представителям)",
         "родителей (законных представителей)"),
        ("Классные руководители 5 классов", "Классным руководителям 5 классов",
         "Классных руководителей 5 классов"),
        ("ДИРЕКТОР ШКОЛЫ", "ДИРЕКТОРУ ШКОЛЫ", "ДИРЕКТОРА ШКОЛЫ"),
        ("МБОУ «СОШ № 5»", "МБОУ «СОШ № 5»", "МБОУ «СОШ № 5»"),
        ("члены жюри", "членам жюри", "членов жюри"),
        ("педагогический совет", "педагогическому совету", "педагогический совет"),
        ("Информационно-методический центр", "Информационно-методическому центру",
         "Информационно-методический центр"),
        ("печевой", "печевому", "печевого"),
        ("", "", ""),
        ("12", "12", "12"),
    ],
)  # fmt: skip
def test_a_post_in_a_case(post: str, dative: str, accusative: str) -> None:
    assert decline_post(post, "dative") == dative
    assert decline_post(post, "accusative") == accusative


def test_the_accusative_of_a_unit_is_its_nominative() -> None:
    assert decline_post("лицей", "accusative", "unit") == "лицей"
    assert decline_post("Управление образования", "instrumental", "unit") == (
        "Управлением образования"
    )


@pytest.mark.parametrize(
    ("post", "doubtful"),
    [
        ("директор школы", False),
        ("и. о. директора", False),
        ("МБОУ «СОШ № 5»", False),
        ("", False),
        ("шмуклер", True),
        ("директор (руководитель)", True),
    ],
)
def test_doubtful_posts(post: str, doubtful: bool) -> None:
    assert post_is_doubtful(post) is doubtful


def test_without_the_dictionary_a_post_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.russian.posts.morphology_available", lambda: False)
    assert decline_post("директор школы", "dative") == "директор школы"
    assert post_is_doubtful("директор школы")
    assert morphology.morphology_available()


@given(st.text(max_size=40), st.sampled_from(CASES))
def test_no_text_breaks_a_post(text: str, case: str) -> None:
    decline_post(text, case)  # type: ignore[arg-type]
    decline_post(text, case, "unit")  # type: ignore[arg-type]
    post_is_doubtful(text)
