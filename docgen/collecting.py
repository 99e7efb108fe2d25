"""Python's search for unreachable cycles, put off while a workbook is read and checked.

A big workbook becomes millions of objects that all stay; searching them again and again as they
are made would find nothing and take a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


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

    _seen: ClassVar[bool] = False

    @classmethod
    def are_some(cls) -> bool:
        cls._seen = cls._seen or gc.get_freeze_count() > 0
        return cls._seen
