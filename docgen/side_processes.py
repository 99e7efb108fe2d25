"""Processes of this machine that work beside this one: how they start, and that they end with it.

Forked ones have in memory all that this one has; others are new, and read anew what they need.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event
from typing import Final

from docgen.collecting import collect_seldom

_GLANCE: Final = 0.05


@contextmanager
def side_processes(
    number: int, method: str, settle: Callable[[Event], None]
) -> Iterator[ProcessPoolExecutor]:
    """Give an executor of so many processes.

    Each calls ``settle`` first, with an event that is set when they are left, however that comes.
    """
    context = multiprocessing.get_context(method)
    left = context.Event()
    with ProcessPoolExecutor(
        number, context, initializer=_settle_in, initargs=(left, settle)
    ) as pool:
        try:
            yield pool
        finally:
            left.set()


def end_when(left: Event) -> None:
    """End this process as soon as it is left, whatever it is doing."""
    threading.Thread(target=_end_when, args=(left,), daemon=True).start()


def _settle_in(left: Event, settle: Callable[[Event], None]) -> None:
    """Make this process one that ends with its parent, and only with it."""
    # Ctrl-C goes to all processes of a terminal; the parent lets its workers finish their part.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()
    settle(left)


def _follow(sentinel: int) -> None:
    """End this process when its parent is gone: a killed one can tell nobody to stop."""
    with suppress(OSError):
        wait([sentinel])
    os._exit(1)


def _end_when(left: Event) -> None:
    # It looks now and then: an event counts those who wait, and waits for one who was killed.
    while not left.is_set():
        time.sleep(_GLANCE)
    os._exit(1)
