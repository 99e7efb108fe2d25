"""The process ``docgen``, and ``python -m docgen``: the command, and a quick end."""

import atexit
import os
import sys
from typing import NoReturn

from docgen.collecting import collect_seldom


def program() -> NoReturn:
    """Run the command and end the process with its code."""
    # Before anything is loaded: that makes many objects, and none of them dies.
    collect_seldom()
    codes: list[int] = []
    # Registered first, it is called last: threads have ended then, and all others had their say.
    atexit.register(_leave, codes)
    from docgen.cli import main

    codes.append(main())
    sys.exit(codes[0])


def _leave(codes: list[int]) -> None:
    """End the process without taking it to pieces: that takes a thirtieth of a small build.

    All that is left goes with the process; nothing but the streams can still hold something. Where
    those cannot be written, where the command has not told its code, or where somebody watches the
    process to its end (a debugger, coverage), Python ends it as ever.
    """
    if codes and sys.gettrace() is None:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except (OSError, ValueError):
            return
        os._exit(codes[0])


if __name__ == "__main__":
    program()
