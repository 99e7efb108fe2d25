"""Python's search for unreachable cycles: put off, or made seldom, where it would find nothing.

A big workbook becomes millions of objects that all stay; searching them again and again as they
are made would find nothing and take a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final

# A document of a batch leaves some thousand objects behind: a dozen of documents together.
_SELDOM: Final = (100_000, 50, 50)


@contextmanager
def collecting_later() -> Iterator[None]:
    """Search for no cycles inside; what was the rule before is the rule again behind.

    All that was made inside counts as old then: it is searched when old objects are, not at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not _Apart.are_some():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class _Apart:
    """Objects that somebody else keeps apart, as the processes of a batch do: they stay so.

    To count them takes as long as there are many: once there are some, nobody counts again.
    """

    seen: ClassVar[bool] = False

    @classmethod
    def are_some(cls) -> bool:
        cls.seen = cls.seen or gc.get_freeze_count() > 0
        return cls.seen


def collect_seldom() -> None:
    """Search seldom from now on, and never among what this process has already."""
    gc.set_threshold(*_SELDOM)
    gc.freeze()
    _Apart.seen = True


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Search seldom inside: many documents come and go, and all that was there before stays.

    What was the rule before is the rule again behind.
    """
    before, is_apart = gc.get_threshold(), _Apart.are_some()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not is_apart:
            gc.unfreeze()
            _Apart.seen = False
