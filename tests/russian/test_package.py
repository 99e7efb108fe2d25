"""The package as a whole: what it offers, and that importing it loads no library."""

import subprocess
import sys

import docgen.russian


def test_importing_loads_no_library() -> None:
    code = (
        "import sys, docgen.russian; "
        "print([name for name in ('babel', 'num2words', 'pymorphy3', 'pytrovich')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_name_offered_is_there() -> None:
    assert all(hasattr(docgen.russian, name) for name in docgen.russian.__all__)
