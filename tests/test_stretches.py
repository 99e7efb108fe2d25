"""Objects that follow each other in many documents are one object in all of them."""

from __future__ import annotations

import pytest

from docgen.stretches import Parting, Stretch, Stretches, stretches_of


class Row:
    """Equal to others, and yet not the same."""

    def __init__(self, *, fits: bool = True) -> None:
        self.fits = fits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row)

    __hash__ = object.__hash__


def parting() -> Parting[Row]:
    return Parting(lambda row: row.fits)


def same(some: Stretches[Row], others: list[Row]) -> bool:
    return [id(row) for row in some] == [id(row) for row in others]


def test_what_was_met_before_is_one_stretch_and_the_rest_keeps_its_order() -> None:
    rows = [Row() for _ in range(9)]
    known, own = parting(), Row()
    assert [part.is_shared for part in known.parted(rows).parts] == [False]
    documents = [[*rows[:4], Row(), *rows[4:]], [*rows[:4], own, *rows[4:]]]
    first, second = (known.parted(document) for document in documents)
    assert same(first, documents[0])
    assert same(second, documents[1])
    assert [part.is_shared for part in second.parts] == [True, False, True, False]
    assert [one is other for one, other in zip(first.parts, second.parts, strict=True)] == [
        *(True, False, True, False)
    ]
    assert second[4] is own
    assert len(second) == len(documents[1])


def test_the_last_and_what_does_not_fit_stand_outside_of_shared_stretches() -> None:
    rows = [Row(fits=False), Row(), Row()]
    known = parting()
    known.parted(rows)
    assert [(part.is_shared, len(part.items)) for part in known.parted(rows).parts] == [
        *((False, 1), (True, 1), (False, 1))
    ]


def test_of_equal_objects_all_have_the_first() -> None:
    known: Parting[tuple[int, ...]] = Parting(lambda _row: True)
    rows, others = ([(number,) for number in range(3)] for _ in range(2))
    for document in (rows, others):
        assert [*map(id, known.parted(document))] == [*map(id, rows)]


def test_a_stretch_is_never_long() -> None:
    rows = [Row() for _ in range(100)]
    known = parting()
    known.parted(rows)
    again = known.parted(rows)
    assert same(again, rows)
    assert max(len(part.items) for part in again.parts) < 20
    assert known.parted(again) is again


def test_nothing_is_parted_into_nothing() -> None:
    assert list(parting().parted([])) == []
    assert [part.items for part in stretches_of([1, 2])] == [(1, 2)]


def test_stretches_are_what_they_consist_of() -> None:
    rows = [Row(), Row()]
    parted = parting().parted(rows)
    assert parted == tuple(rows)
    assert parted == parting().parted(rows)
    assert parted != tuple(rows[:1])
    assert repr(parted) == repr(tuple(rows))


@pytest.mark.parametrize("place", range(6))
def test_one_more_stands_where_it_is_put(place: int) -> None:
    parts: list[Stretch[int | str]] = [
        Stretch((0,)),
        Stretch((1, 2, 3), is_shared=True),
        Stretch((4,)),
    ]
    expected = [*range(place), "new", *range(place, 5)]
    assert list(Stretches(parts).with_one("new", place)) == expected
    assert list(Stretches([]).with_one("new", 0)) == ["new"]
