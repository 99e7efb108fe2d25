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
    So is what :func:`collect_seldom` has put apart; what others have stays where it is.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not _Apart.by_others():
                gc.freeze()
                gc.unfreeze()
                _Apart.own = False
            gc.enable()


class _Apart:
    """Objects that are kept out of every search, as a program may do before it forks.

    To count them takes as long as there are many: once there are some of others, nobody counts
    again.
    """

    #: They were put there by docgen itself.
    own: ClassVar[bool] = False
    _of_others: ClassVar[bool] = False

    @classmethod
    def by_others(cls) -> bool:
        if cls.own:
            return False
        cls._of_others = cls._of_others or gc.get_freeze_count() > 0
        return cls._of_others


def collect_seldom() -> None:
    """Search seldom from now on, and not among what this process has already."""
    gc.set_threshold(*_SELDOM)
    _Apart.own = not _Apart.by_others()
    gc.freeze()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Search seldom inside: many documents come and go, and all that was there before stays.

    What was the rule before is the rule again behind.
    """
    before, is_apart = gc.get_threshold(), _Apart.by_others()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not is_apart:
            gc.unfreeze()
            _Apart.own = False
