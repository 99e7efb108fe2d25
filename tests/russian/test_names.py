"""Names: parsing in any order and form, writing, declension, gender."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.russian.cases import CASES, OBLIQUE_CASES, case_named
from docgen.russian.names import (
    Name,
    decline,
    decline_name,
    decline_part,
    full_form,
    gender_of,
    initials_after,
    initials_before,
    is_doubtful,
    parse_name,
    parse_people,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Плотникова Тамара Андреевна", ("Плотникова", "Тамара", "Андреевна")),
        ("Тамара Андреевна Плотникова", ("Плотникова", "Тамара", "Андреевна")),
        ("  Плотникова   Тамара\u00a0Андреевна,", ("Плотникова", "Тамара", "Андреевна")),
        ("Плотникова Т.А.", ("Плотникова", "Т.", "А.")),
        ("Плотникова Т. А.", ("Плотникова", "Т.", "А.")),
        ("Плотникова Т.А", ("Плотникова", "Т.", "А.")),
        ("Плотникова, Т.А.", ("Плотникова", "Т.", "А.")),
        ("Т.А. Плотникова", ("Плотникова", "Т.", "А.")),
        ("Т. А. Плотникова", ("Плотникова", "Т.", "А.")),
        ("Т.А.Плотникова", ("Плотникова", "Т.", "А.")),
        ("Бубенщикова В. В.", ("Бубенщикова", "В.", "В.")),
        ("Иванова ОВ", ("Иванова", "О.", "В.")),
        ("Иванова О В", ("Иванова", "О.", "В.")),
        ("ПЛОТНИКОВА Т.А.", ("ПЛОТНИКОВА", "Т.", "А.")),
        ("ПЛОТНИКОВА ТАМАРА АНДРЕЕВНА", ("ПЛОТНИКОВА", "ТАМАРА", "АНДРЕЕВНА")),
        ("иванова мария петровна", ("Иванова", "Мария", "Петровна")),
        ("Петров А.", ("Петров", "А.", "")),
        ("А. Петров", ("Петров", "А.", "")),
        ("Орлова А.-М.", ("Орлова", "А.-М.", "")),
        ("Петрова-Иванова Мария Ильинична", ("Петрова-Иванова", "Мария", "Ильинична")),
        ("Петрова - Иванова М.А.", ("Петрова-Иванова", "М.", "А.")),
        ("Мамедов Али Гусейн оглы", ("Мамедов", "Али", "Гусейн оглы")),
        ("Алиева Лейла Рашид кызы", ("Алиева", "Лейла", "Рашид кызы")),
        ("Анна Каренина", ("Каренина", "Анна", "")),
        ("Каренина Анна", ("Каренина", "Анна", "")),
        ("Тимур Батрутдинов", ("Батрутдинов", "Тимур", "")),
        ("Иванова (Петрова) Мария Ивановна", ("Иванова (Петрова)", "Мария", "Ивановна")),
        ("Ван дер Ваальс Ян Петрович", ("Ван дер Ваальс", "Ян", "Петрович")),
        ("Ван дер Ваальс Ян", ("Ван дер Ваальс", "Ян", "")),
        ("Пётр Львович Абрамович", ("Абрамович", "Пётр", "Львович")),
        ("Ю Анна Петровна", ("Ю", "Анна", "Петровна")),
        ("д'Артаньян Шарль Иванович", ("д'Артаньян", "Шарль", "Иванович")),
        ("Рахимов Алишер угли", ("Рахимов", "", "Алишер угли")),
        ("Дворников П.Л.", ("Дворников", "П.", "Л.")),
        ("Тамара Андреевна", ("", "Тамара", "Андреевна")),
    ],
)
def test_a_name_is_parsed(text: str, expected: tuple[str, str, str]) -> None:
    name = parse_name(text)
    assert name is not None
    assert (name.surname, name.first_name, name.patronymic) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "А", "12", "Руководители школ", "УО, ОУ", "УО", "Администрация",
        "Классные руководители", "Классный руководитель", "Учителя МО", "Члены МО", "Класс А",
        "Приложение А.", "Директор", "Директор Иванова О.В.", "директор", "Зам. директора по УВР",
        "Совет школы", "Педагогический Совет", "Муниципальный координатор", "И.о. директора",
        "Иванова М.П., Петров А.А.", "Иванова Мария Петровна, Петров Андрей Ильич", "ИМЦ",
        "Управление Образования", "Рабочая группа", "Учителя-предметники", "Педагог-психолог",
        "МБОУ «СОШ № 5»", "г. Калуга", "Общественный Наблюдатель", "Родители обучающихся",
        "ШМО", "Все", "Учителя начальных классов", "в течение года", "Отдел ИМЦ", "Руководитель ОУ",
        "Январь", "Средняя школа № 21", "Индивидуальный предприниматель Коваль Анна Львовна",
    ],
)  # fmt: skip
def test_what_is_no_person_is_no_name(text: str) -> None:
    assert parse_name(text) is None


def test_several_people() -> None:
    people = parse_people("Иванова М.П., Петров А.А.;\nКоваль Е. А.")
    assert [person.surname for person in people] == ["Иванова", "Петров", "Коваль"]
    assert parse_people("Иванова М.П., учителя") == []


@pytest.mark.parametrize(
    ("name", "after", "before", "full"),
    [
        (Name("Плотникова", "Тамара", "Андреевна"), "Плотникова\u00a0Т.А.", "Т.А.\u00a0Плотникова",
         "Плотникова Тамара Андреевна"),
        (Name("Петров", "А."), "Петров\u00a0А.", "А.\u00a0Петров", "Петров\u00a0А."),
        (Name("Орлова", "Анна-Мария"), "Орлова\u00a0А.-М.", "А.-М.\u00a0Орлова",
         "Орлова Анна-Мария"),
        (Name("Мамедов", "Али", "Гусейн оглы"), "Мамедов\u00a0А.Г.", "А.Г.\u00a0Мамедов",
         "Мамедов Али Гусейн оглы"),
        (Name("Коваль"), "Коваль", "Коваль", "Коваль"),
        (Name("", "Тамара", "Андреевна"), "Тамара Андреевна", "Тамара Андреевна",
         "Тамара Андреевна"),
    ],
)  # fmt: skip
def test_forms_of_a_name(name: Name, after: str, before: str, full: str) -> None:
    """R-SIGN-3, R-SIGN-4, R-SIGN-5."""
    assert (initials_after(name), initials_before(name), full_form(name)) == (after, before, full)


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("Плотникова Тамара Андреевна", "accusative", "Плотникову Тамару Андреевну"),
        ("Тамара Андреевна Плотникова", "dative", "Тамаре Андреевне Плотниковой"),
        ("Петько Ирина Петровна", "accusative", "Петько Ирину Петровну"),
        ("Соловая Анна Ильинична", "dative", "Соловой Анне Ильиничне"),
        ("Букач Ольга Игоревна", "accusative", "Букач Ольгу Игоревну"),
        ("Коваль Юрий Ильич", "genitive", "Коваля Юрия Ильича"),
        ("Коваль Юлия Ильинична", "genitive", "Коваль Юлии Ильиничны"),
        ("Миннуллина Л.М.", "dative", "Миннуллиной Л.М."),
        ("Т. А. Плотникова", "dative", "Т. А. Плотниковой"),
        ("ПЛОТНИКОВА ТАМАРА АНДРЕЕВНА", "dative", "ПЛОТНИКОВОЙ ТАМАРЕ АНДРЕЕВНЕ"),
        ("Черных Пётр Львович", "dative", "Черных Петру Львовичу"),
        ("Дюма Александр Иванович", "genitive", "Дюма Александра Ивановича"),
        ("Немирович-Данченко Иван Ильич", "instrumental", "Немирович-Данченко Иваном Ильичом"),
        ("Мамедов Али Гусейн оглы", "dative", "Мамедову Али Гусейн оглы"),
        ("Лосева Е.А.", "accusative", "Лосеву Е.А."),
        ("Иванова (Петрова) Мария Ивановна", "dative", "Ивановой (Петровой) Марии Ивановне"),
        ("Коваль Е.А.", "dative", "Коваль Е.А."),
        ("Плотникова", "instrumental", "Плотниковой"),
    ],
)
def test_a_name_in_a_case(text: str, case: str, expected: str) -> None:
    wanted = case_named(case)
    assert wanted is not None
    assert decline(text, wanted) == expected


@pytest.mark.parametrize(
    ("word", "part", "gender", "forms"),
    [
        ("Ткач", "surname", "m", "Ткача Ткачу Ткача Ткачом Ткаче"),
        ("Швец", "surname", "m", "Швеца Швецу Швеца Швецом Швеце"),
        ("Непомнящая", "surname", "f",
         "Непомнящей Непомнящей Непомнящую Непомнящей Непомнящей"),
        ("Осадчий", "surname", "m", "Осадчего Осадчему Осадчего Осадчим Осадчем"),
        ("Коваленок", "surname", "m", "Коваленка Коваленку Коваленка Коваленком Коваленке"),
        ("Аль-Башир", "surname", "m", "Аль-Башира Аль-Баширу Аль-Башира Аль-Баширом Аль-Башире"),
        ("Олеша", "surname", "m", "Олеши Олеше Олешу Олешей Олеше"),
        ("Соловей", "surname", "m", "Соловья Соловью Соловья Соловьём Соловье"),
        ("Захария", "first_name", "m", "Захарии Захарии Захарию Захарией Захарии"),
        ("Тянь-Шанский", "surname", "m",
         "Тянь-Шанского Тянь-Шанскому Тянь-Шанского Тянь-Шанским Тянь-Шанском"),
        ("Бова", "surname", "f", "Бовы Бове Бову Бовой Бове"),
        ("Шоу", "surname", "m", "Шоу Шоу Шоу Шоу Шоу"),
        ("Ким", "surname", "f", "Ким Ким Ким Ким Ким"),
        ("Ирек", "first_name", "m", "Ирека Иреку Ирека Иреком Иреке"),
        ("Жан-Жак", "first_name", "m", "Жан-Жака Жан-Жаку Жан-Жака Жан-Жаком Жан-Жаке"),
        ("Лев", "first_name", "m", "Льва Льву Льва Львом Льве"),
        ("Ильич", "patronymic", "m", "Ильича Ильичу Ильича Ильичом Ильиче"),
        ("Рашид кызы", "patronymic", "f", "|".join(["Рашид кызы"] * 5)),
    ],
)  # fmt: skip
def test_a_part_in_all_cases(word: str, part: str, gender: str, forms: str) -> None:
    expected = forms.split("|") if "|" in forms else forms.split()
    found = [decline_part(word, part, case, gender) for case in OBLIQUE_CASES]  # type: ignore[arg-type]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Коваль Юрий Ильич", "m"),
        ("Коваль Юлия Ильинична", "f"),
        ("Коваль Е.А.", None),
        ("Ким Е.А.", None),
        ("Черных А.А.", None),
        ("Петько И.П.", None),
        ("Плотникова Т.А.", "f"),
        ("Плотников Т.А.", "m"),
        ("Миннуллина Л.М.", "f"),
        ("Мамедов Али Гусейн оглы", "m"),
        ("Коваль Женя", None),
        ("Тамара", "f"),
        ("Саша Иванов", "m"),
        ("Иванова Женя", "f"),
        ("Петров Эллен Неизвестнович", "m"),
        ("Андреевна", "f"),
    ],
)
def test_gender_is_found_or_asked_for(text: str, gender: str | None) -> None:
    assert gender_of(text) == gender


def test_of_a_name_in_syllables_only_the_last_declines() -> None:
    assert decline("Ким Чен Ын", "genitive", "m") == "Ким Чен Ына"


def test_unknown_gender_changes_only_what_both_genders_share() -> None:
    assert decline_part("Глинка", "surname", "dative") == "Глинке"
    assert decline_part("Коваль", "surname", "dative") == "Коваль"


@pytest.mark.parametrize(
    ("name", "doubtful"),
    [
        (Name("Плотникова", "Т.", "А."), False),
        (Name("Коваль", "Е.", "А."), True),
        (Name("Петько", "И.", "П."), False),
        (Name("Черных", "И.", "П."), False),
        (Name("Букач", "Ольга", "Игоревна"), False),
        (Name("Заяц", "Иван", "Ильич"), True),
        (Name("Вишневский", "Иван", "Ильич"), False),
    ],
)
def test_doubtful_names(name: Name, doubtful: bool) -> None:
    assert is_doubtful(name) is doubtful


def test_nominative_is_the_name_itself() -> None:
    name = Name("Лев", "Лев", "Львович")
    assert decline_name(name, "nominative") == name


@given(st.text(), st.sampled_from(CASES), st.sampled_from(["m", "f", None]))
def test_no_text_breaks_a_name(text: str, case: str, gender: str | None) -> None:
    decline(text, case, gender)  # type: ignore[arg-type]
    for part in ("surname", "first_name", "patronymic"):
        decline_part(text, part, case, gender)  # type: ignore[arg-type]
    gender_of(text)
    parse_people(text)
    name = parse_name(text)
    if name is not None:
        is_doubtful(name)
        assert initials_before(name)
        assert initials_after(name)


@given(st.text(alphabet="Аа ИибБвВ.-ончакЁё", max_size=25), st.sampled_from(CASES))
def test_no_russian_text_breaks_a_name(text: str, case: str) -> None:
    decline(text, case)  # type: ignore[arg-type]
    parse_name(text)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("родительный", "genitive"), ("кого?", "genitive"), ("Кому", "dative"),
        ("вин.", "accusative"), ("в дательном", None), ("творительный падеж", "instrumental"),
        ("о ком", "prepositional"), ("предл", "prepositional"), ("стол", None), ("", None),
    ],
)  # fmt: skip
def test_cases_are_known_by_their_russian_names(word: str, case: str | None) -> None:
    assert case_named(word) == case
