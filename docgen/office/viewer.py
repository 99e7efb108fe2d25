"""A file shown by the program that the system opens it with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def show_file(path: Path) -> bool:
    """Open the file as a double click would; return whether there is a program to do it."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - what the person has asked to see
        else:
            program = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603 - a program of the system, no shell
                [program, str(path.absolute())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError:
        return False
    return True
