"""People of a paper beside those of the справочник, and of the other papers of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import pipeline
from docgen.checks.keyed import name_in
from docgen.checks.people import ACROSS, CHECKS
from docgen.checks.people.crowd import Crowd
from docgen.checks.people.people_known import Company
from docgen.checks.people.persons import people_in
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared, is_slip, may_be, slip_keys
from docgen.russian.name_parsing import parse_name
from docgen.workspace import Workspace
from tests.checks.books import Sheets, minutes, order
from tests.checks.cases.people import charged, present, responsible, signed
from tests.documents.conftest import Rows, save

PEOPLE: Rows = [
    ["ФИО", "Должность", "Кого"],
    ["Лунина Вера Савельевна", "директор школы", ""],
    ["Петрова Мария Павловна", "завуч", ""],
    ["Зуев Илья Ильич", "учитель физики", ""],
    ["Зуев Игорь Ильич", "учитель химии", ""],
    ["Попова Татьяна Андреевна", "учитель химии", ""],
    ["Грец Анна Ивановна", "учитель химии", "Греццо Анну Ивановну"],
    ["Вакулюк Егор Львович", "завхоз", ""],
]


def met(person: str, post: str) -> Sheets:
    """Minutes of a meeting at which somebody was, with a post."""
    rows = present(person, "Петрова М.П.", "Коваль Е.В.", posts=(post,))
    return minutes(Присутствовали=rows)


HEAD: Rows = [["Руководитель", "Лунина Вера Савельевна"]]


def told(root: Path, *books: Sheets, people: Rows = PEOPLE) -> list[str]:
    workspace = Workspace(root)
    save(root / "справочник.xlsx", {"Организация": HEAD, "Люди": people}, {})
    paths = [workspace.inputs / f"{number}.xlsx" for number, _ in enumerate(books, 1)]
    for path, sheets in zip(paths, books, strict=True):
        save(path, sheets, {})
    issues = pipeline.check(paths, workspace=workspace).issues
    return [
        f"{issue.code} {Path(issue.location.workbook).stem} {issue.location}"
        for issue in issues
        if issue.code in {*CHECKS, *ACROSS}
    ]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (charged("Петрова Мария Петровна"), ["given-names-agree 1 Пункты!A2"]),
        (charged("Питрова М.П."), ["surnames-agree 1 Пункты!A2"]),
        (charged("Попкова Т.А."), ["surnames-agree 1 Пункты!A2"]),
        (charged("завуч Петрова А.П."), ["given-names-agree 1 Пункты!A2"]),
        (charged("Петрова А.П.", "Петрова М.П.", "Зуев И.И."), []),
        (order([["Текст"], ["Поручить Питровой М.П. отчёт."]]), ["surnames-agree 1 Пункты!A2"]),
        (
            order([["Текст"], ["Назначить Петрову Марию Петровну и Зуева Игоря Ильича."]]),
            ["given-names-agree 1 Пункты!A2"],
        ),
        (order([["Текст"], ["Греццо А.И. освободить."]]), []),
        (order([["Текст"], ["Поручить Вакулюку Е.Н. ремонт."]]), ["given-names-agree 1 Пункты!A2"]),
        (order([["Текст"], ["Поручить Вакулюку Е.Л. и Петровой А.П. ремонт."]]), []),
        # Two namesakes of the справочник may be in one list under one writing.
        (
            minutes(
                first="да",
                Присутствовали=present("Петрова М.П.", "Зуев И.И.", "Коваль Е.В.", "Зуев И.И."),
            ),
            [],
        ),
        (
            signed(Подписант="Петрова М.П.", Должность_подписанта="Директор школы"),
            ["signer-fits-role 1 Реквизиты!B4"],
        ),
        (
            signed(Подписант="Петрова М.П.", Должность_подписанта="Директор"),
            ["signer-fits-role 1 Реквизиты!B4"],
        ),
        (signed(Подписант="Петрова М.П.", Должность_подписанта="И. о. директора школы"), []),
        (
            signed(Подписант="Коваль А.А.", Должность_подписанта="Директор", Организация="ДЮЦ"),
            [],
        ),
        (charged("Лунина В.С."), ["signer-not-addressee 1 Пункты!A2"]),
        # The post beside the name, in its cell, before it in a sentence.
        (
            met("Попова Т.А.", "учитель истории"),
            ["posts-agree 1 Присутствовали!B2"],
        ),
        (met("Попова Т.А.", "Учитель химии"), []),
        (met("Попова Т.А.", "учитель"), []),
        (
            met("Попова Т.А.", "учитель химии и биологии"),
            [],
        ),
        (met("Попова Т.А.", "председатель комиссии"), []),
        (met("Попова Т.А.", "классный руководитель"), []),
        (
            met("Попова Т.А.", "старший учитель химии"),
            ["posts-agree 1 Присутствовали!B2"],
        ),
        # Which of two namesakes it is, the post tells.
        (met("Зуев И.И.", "учитель химии"), []),
        (met("Лунина В.С.", "директор лицея"), []),
        (charged("учитель физики Попова Т.А."), ["posts-agree 1 Пункты!A2"]),
        (
            order([["Текст"], ["Сдать отчёт учителю физики Т.А. Поповой."]]),
            ["posts-agree 1 Пункты!A2"],
        ),
        (order([["Текст"], ["Сдать отчёт учителю химии Т.А. Поповой."]]), []),
        (order([["Текст"], ["Сдать отчёт учителю физики, Т.А. Поповой."]]), []),
    ],
)
def test_with_directory(tmp_path: Path, sheets: Sheets, expected: list[str]) -> None:
    assert told(tmp_path, sheets) == expected


KNOWN = ("Петрова М.П.", "Лунина В.С.", "Попова Т.А.", "Грец А.И.")


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (responsible(*KNOWN, "Ёлкин П.П.", "Ёлкин П.П."), ["people-known 1 Мероприятия!B6"]),
        # Who is said to be somebody, or has a full name, is believed.
        (responsible(*KNOWN, "врач Ёлкин П.П."), []),
        (responsible(*KNOWN, "Ёлкин Пётр Павлович"), []),
        (responsible(*KNOWN, "Ёлкин Пётр"), []),
        (responsible(*KNOWN, "завуч Ёлкин П.П."), ["people-known 1 Мероприятия!B6"]),
        # Too few are known, or too many are not.
        (responsible(*KNOWN[:3], "Ёлкин П.П."), []),
        (responsible(*KNOWN, "Ёлкин П.П.", "Серов К.К.", "Рак О.О."), []),
        (responsible(*KNOWN, "Питрова М.П."), ["surnames-agree 1 Мероприятия!B6"]),
        (
            {
                **responsible(*KNOWN),
                "Подписи": [["Должность", "Кто"], ["Завуч", "Ёлкин П.П."]],
            },
            [],
        ),
        (
            minutes(first="да", chair="Ёлкин П.П.", Присутствовали=present(*KNOWN, "Зуев И.И.")),
            ["people-known 1 Реквизиты!B5", "people-known 1 Реквизиты!B6"],
        ),
        (
            minutes(
                first="да",
                chair="Ёлкин П.П.",
                Присутствовали=present(*KNOWN, "Коваль Е.В.", "Ёлкин П.П."),
            ),
            [],
        ),
    ],
)
def test_people_whom_only_the_directory_misses(
    tmp_path: Path, sheets: Sheets, expected: list[str]
) -> None:
    assert told(tmp_path, sheets) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Соколова И.И.", "Сокалова И.И.", ["names-agree-across 2 Пункты!A2"]),
        ("Зорина Ольга Львовна", "Зорина Ольга Петровна", ["names-agree-across 2 Пункты!A2"]),
        ("Соколова И.И.", "Соколова И.И.", []),
        ("Козлов И.И.", "Козлова И.И.", []),
        # The справочник knows who is meant: told once, in the workbook itself.
        ("Попова Т.А.", "Попава Т.А.", ["surnames-agree 2 Пункты!A2"]),
    ],
)
def test_across(tmp_path: Path, one: str, other: str, expected: list[str]) -> None:
    assert told(tmp_path, charged(one), charged(other)) == expected


def test_directory_lists_once(tmp_path: Path) -> None:
    people = [*PEOPLE, ["ПЕТРОВА Мария Павловна", "учитель", ""]]
    assert told(tmp_path, charged("Зуев Илья Ильич"), charged("Коваль Е.В."), people=people) == [
        "directory-lists-once справочник Люди!A9"
    ]


PERSONS = st.sampled_from(
    [
        ("Петрова", "Мария", "Павловна"),
        ("Соловьёв", "Фёдор", "Ильич"),
        ("Тимченко-Лазарева", "Ольга", "Юрьевна"),
        ("О'Коннор", "Денис", "Петрович"),
        ("Ли", "Анна", "Олеговна"),
        ("Шевчук", "Никита", "Лукич"),
    ]
)
FORMS = (
    "{s} {f} {p}", "{f} {p} {s}", "{s} {i}.{j}.", "{s} {i}. {j}.", "{i}.{j}. {s}", "{i}. {j}. {s}",
    "{i}.{j}.{s}", "{s} {i}.{j}", "{s} {f} {j}.", "  {s}\u00a0{i}.\u202f{j}. ", "{s}, {i}.{j}.",
    "{s}  {f}\n{p}", "{s} {f} {p}.", "{s} {i}.{j}..", "{s} {i},{j}.",
)  # fmt: skip


@given(PERSONS, st.sampled_from(FORMS), st.sampled_from(FORMS), st.booleans(), st.booleans())
def test_forms_of_one_person_are_the_same_person(
    person: tuple[str, str, str], one: str, other: str, capitals: bool, plain: bool
) -> None:
    surname, first, father = person
    parts = {"s": surname, "f": first, "p": father, "i": first[0], "j": father[0]}
    left, right = one.format(**parts), other.format(**parts)
    left = left.upper() if capitals else left
    right = right.replace("ё", "е") if plain else right
    names = parse_name(left), parse_name(right)
    assert names[0] is not None
    assert names[1] is not None
    assert may_be(names[0], names[1])


@given(st.text(max_size=60) | st.text(alphabet="Петрова МП.,;\n-()", max_size=60))
def test_no_text_is_too_odd_for_the_finder(text: str) -> None:
    for typed, name, _post in people_in(text):
        assert typed
        assert name is None or name.surname or name.first_name


LETTERS = "абвгдежзиклмнопрстуфхцчшя"


@given(
    st.text(alphabet=LETTERS, min_size=5, max_size=12),
    st.data(),
    st.sampled_from(LETTERS),
)
def test_every_slip_inside_a_word_is_seen(word: str, data: st.DataObject, letter: str) -> None:
    place = data.draw(st.integers(1, len(word) - 3))
    for odd in (
        word[:place] + letter + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ):
        if odd != word and odd[-2:] == word[-2:]:
            assert is_slip(word, odd)
            assert slip_keys(word) & slip_keys(odd)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Козлов", "Козлова"), ("Ли", "Ло"), ("Носова", "Косова"), ("Белая", "Белой")],
)
def test_what_is_no_slip(one: str, other: str) -> None:
    assert not is_slip(one, other)


SURNAMES = st.sampled_from(["Зуев", "зуев", "Орёл", "Орел", "Лунина"])
GIVEN = st.sampled_from(["", "И.", "И", "и.", "Илья", "Игорь", "Ильич", "П."])
NAMES = st.lists(st.builds(Name, SURNAMES, GIVEN, GIVEN), max_size=12)


@given(NAMES, st.builds(Name, SURNAMES, GIVEN, GIVEN))
def test_a_crowd_is_asked_as_if_everybody_were(names: list[Name], asked: Name) -> None:
    crowd = Crowd(names)
    assert crowd.like(asked) == [one for one in dict.fromkeys(names) if may_be(one, asked)]
    assert (asked in crowd) == any(may_be(one, asked) for one in names)


@given(NAMES, NAMES)
def test_the_others_of_a_column_are_counted_once_each(names: list[Name], cards: list[Name]) -> None:
    company = Company(Crowd(cards))
    for name in names:
        company.add(name)
    for name in names:
        others = {as_compared(other) for other in names if not may_be(other, name)}
        known = {other for other in others if any(may_be(card, other) for card in cards)}
        expected = len(known) >= 4 and len(known) * 10 >= len(others) * 8
        assert company.is_known_beside(name) == expected


_SURNAMES = st.sampled_from(
    ["Зуев", "Жук", "Бонч-Бруевич", "Школа", "Дворников", "Ёлкина", "Зам", "Врио", "Отец"]
)
_INITIALS = st.text("АВЁИО", min_size=2, max_size=2).map(".".join)
_USUAL = st.builds("{}{}{}.".format, _SURNAMES, st.sampled_from(" \u00a0"), _INITIALS)


@given(_USUAL)
def test_usual_names_are_read_as_all_others(text: str) -> None:
    assert parse_name(text) == parse_name(f" {text}")  # a blank before it makes it an unusual one


@given(st.lists(_USUAL, min_size=2, max_size=4), st.sampled_from([",", ", "]))
def test_several_usual_names_are_nobodys(names: list[str], comma: str) -> None:
    text = comma.join(names)
    assert name_in(text) is None
    assert [part for part, _, _ in people_in(text)] == names
