"""How many processors there are, and how processes start, without loading what starts them."""

from __future__ import annotations

import os
import sys
import threading


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how processes are started here: forked where that is quick and safe."""
    # A fork has one thread only: what another one held would be held in it for ever.
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
