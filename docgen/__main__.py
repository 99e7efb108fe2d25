"""The process ``docgen``, and ``python -m docgen``: the command, and a quick end."""

import gc
import sys
from typing import NoReturn

from docgen.collecting import collect_seldom


def program() -> NoReturn:
    """Run the command and end the process with its code."""
    # Before anything is loaded: that makes many objects, and none of them dies.
    collect_seldom()
    from docgen.cli import main

    code = main()
    # All that is left goes with the process. Python would first look through it for rings of dead
    # objects, which takes as long as a sixth of a small build; what is frozen it passes over.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    program()
