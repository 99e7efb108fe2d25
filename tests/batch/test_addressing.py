"""Whom the words of a key cell mean."""

from __future__ import annotations

import pytest

from docgen.workbook.batch.addressing import AddressBook

NAMES = ["СОШ № 31", "Лицей", "СОШ № 5", "Школа № 1, корпус 2", "Гимназия и детский сад"]


@pytest.fixture
def book() -> AddressBook:
    found = AddressBook(frozenset(range(len(NAMES))))
    for number, name in enumerate(NAMES):
        found.add(name, (number,))
    found.add("сельские", (2, 3))
    found.add("городские", (0, 1))
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", {0, 1, 2, 3, 4}),
        ("все", {0, 1, 2, 3, 4}),
        ("Для всех школ", {0, 1, 2, 3, 4}),
        ("СОШ № 31", {0}),
        ("сош-31", {0}),
        ("СОШ 31, лицей", {0, 1}),
        ("СОШ 31;\nлицей", {0, 1}),
        ("СОШ № 31 и СОШ № 5", {0, 2}),
        ("Школа № 1, корпус 2", {3}),
        ("Школа № 1, корпус 2, Лицей", {1, 3}),
        ("Гимназия и детский сад", {4}),
        ("сельские", {2, 3}),
        ("сельские, лицей", {1, 2, 3}),
        ("все кроме лицея", {0, 2, 3, 4}),
        ("Все, кроме сельских", {0, 1, 4}),
        ("все кроме: городских и СОШ № 5", {3, 4}),
        ("все школы, кроме СОШ № 5", {0, 1, 3, 4}),
    ],
)
def test_meant(book: AddressBook, typed: str, meant: set[int]) -> None:
    assert book.meant(typed) == (frozenset(meant), [])


@pytest.mark.parametrize(
    ("typed", "unknown", "meant"),
    [
        ("СОШ № 13", ["СОШ № 13"], set()),
        ("СОШ № 31, СОШ № 13", ["СОШ № 13"], {0}),
        ("все кроме СОШ № 13", ["СОШ № 13"], {0, 1, 2, 3, 4}),
    ],
)
def test_unknown_names_are_named(
    book: AddressBook, typed: str, unknown: list[str], meant: set[int]
) -> None:
    assert book.meant(typed) == (frozenset(meant), unknown)


def test_nearest_name_is_offered(book: AddressBook) -> None:
    assert book.nearest("СОШ № 32") == "СОШ № 31"
