"""A cell of «Школы» that nearly all schools fill, and nothing else would: who signs, above all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docgen.issues import Issue
from tests.batch.conftest import CARD, Make, Run, book
from tests.documents.conftest import Rows

UNSIGNED = [field for field in CARD if field[0] not in {"Подписант", "Должность подписанта"}]
ROWS: Rows = [["№", "Мероприятие", "Срок"], [None, "Семинар учителей", "октябрь 2027 г."]]
PEOPLE = ("Ясенева Нина Фёдоровна", "Коваль Елена Викторовна", "Орлов Пётр Ильич")


def schools(heading: str, values: Sequence[str | None]) -> Rows:
    rows = ([f"СОШ № {place}", value] for place, value in enumerate(values, 1))
    return [["Школа", heading], *rows]


def gaps(made: Run) -> list[Issue]:
    return [issue for issue in made.result.issues if issue.code == "columns-filled"]


@pytest.mark.parametrize(
    ("heading", "values", "card", "told"),
    [
        ("Подписант", [*PEOPLE, None, *PEOPLE], UNSIGNED, ["B5"]),
        ("Подписант", [*PEOPLE[:2], None], UNSIGNED, ["B4"]),
        ("Подписант", [None, *PEOPLE, None], UNSIGNED, ["B2"]),
        ("Подписант", [*PEOPLE, "–", *PEOPLE], UNSIGNED, []),
        ("Подписант", [PEOPLE[0], None, None], UNSIGNED, []),
        ("Подписант", [PEOPLE[0], None], UNSIGNED, []),
        ("Подписант", [*PEOPLE, *PEOPLE], UNSIGNED, []),
        ("Подписант", [*PEOPLE, None, *PEOPLE], CARD, []),
        ("Район", [*["Озёрский"] * 8, None], [*UNSIGNED, ["Район", None]], ["B10"]),
        ("Район", [*["Озёрский"] * 3, None], [*UNSIGNED, ["Район", None]], []),
        ("Район", [*["Озёрский"] * 8, None], [*UNSIGNED, ["Район", "Речной"]], []),
        ("Для себя", [*["да"] * 9, None], UNSIGNED, []),
        ("Группа", [*["сельские"] * 9, None], UNSIGNED, []),
    ],
)
def test_a_gap_is_told_where_nothing_else_would_stand(
    build: Make, heading: str, values: list[str | None], card: Rows, told: list[str]
) -> None:
    made = build(book(schools(heading, values), ROWS, card))
    assert [issue.location.cell for issue in gaps(made)] == told


def test_the_document_with_the_gap_is_the_one_that_strict_stops(build: Make) -> None:
    lists = book(schools("Подписант", [*PEOPLE[:2], None]), ROWS, UNSIGNED)
    made = build(lists, strict=True)
    assert list(made.statuses.values()) == ["built", "built", "failed"]
    again = build(lists)
    assert list(again.statuses.values()) == ["unchanged", "unchanged", "built"]
    (told,) = gaps(build())
    assert told.message == "Столбец «Подписант» заполнен в 2 строках из 3, а здесь пусто: B4."


def test_a_gap_is_told_of_a_document_that_is_not_made_again(build: Make) -> None:
    both = [PEOPLE[0], None, None]
    assert not gaps(build(book(schools("Подписант", both), ROWS, UNSIGNED)))
    filled = build(book(schools("Подписант", [*PEOPLE[:2], None]), ROWS, UNSIGNED))
    assert list(filled.statuses.values()) == ["unchanged", "built", "unchanged"]
    assert [issue.location.cell for issue in gaps(filled)] == ["B4"]
