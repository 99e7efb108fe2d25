"""The search for cycles is put off, and comes back whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from docgen.collecting import collect_seldom, collecting_later, collecting_seldom

pytestmark = pytest.mark.usefixtures("nothing_apart")


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    was_on = gc.isenabled()
    for kept in ("own", "_of_others"):
        monkeypatch.setattr(f"docgen.collecting._Apart.{kept}", False)
    yield
    (gc.enable if was_on else gc.disable)()


def test_nothing_is_searched_inside() -> None:
    gc.enable()
    with collecting_later():
        assert not gc.isenabled()
        with collecting_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_a_failure() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="сбой"), collecting_later():
        raise ValueError("сбой")
    assert gc.isenabled()


def test_who_has_none_gets_none() -> None:
    gc.disable()
    with collecting_later():
        pass
    assert not gc.isenabled()


def test_what_was_made_inside_is_old_and_still_searched() -> None:
    gc.enable()
    with collecting_later():
        kept = [[] for _ in range(100)]
    assert gc.get_freeze_count() == 0
    assert not {id(one) for one in gc.get_objects(generation=0)} & {id(one) for one in kept}
    assert {id(one) for one in kept} <= {id(one) for one in gc.get_objects(generation=2)}


def test_what_others_keep_apart_stays_apart() -> None:
    gc.enable()
    gc.freeze()
    apart = gc.get_freeze_count()
    for _ in range(2):
        with collecting_later():
            pass
        assert gc.get_freeze_count() > apart // 2


def test_what_a_check_has_made_is_not_searched_at_once_in_a_process_that_collects_seldom() -> None:
    gc.enable()
    before = gc.get_threshold()
    collect_seldom()
    with collecting_later():
        kept = [[] for _ in range(100)]
    gc.set_threshold(*before)
    assert not {id(one) for one in gc.get_objects(generation=0)} & {id(one) for one in kept}
    assert {id(one) for one in kept} <= {id(one) for one in gc.get_objects(generation=2)}


def test_many_documents_are_searched_seldom_and_what_was_there_never() -> None:
    before, kept = gc.get_threshold(), [[] for _ in range(100)]
    with collecting_seldom():
        assert gc.get_threshold()[0] > before[0]
        assert not {id(one) for one in gc.get_objects()} & {id(one) for one in kept}
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
    assert {id(one) for one in kept} <= {id(one) for one in gc.get_objects()}
