"""The package as a whole: what it offers, and that importing it loads no library."""

import re
import subprocess
import sys

import docgen.russian
from docgen.russian.lazy_patterns import lazy_pattern


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


def test_a_lazy_pattern_behaves_as_a_pattern() -> None:
    pattern = lazy_pattern(r"(\d)а", re.IGNORECASE)
    assert pattern.sub(r"<\1>", "1А 2а") == "<1> <2>"
    assert pattern.search("х") is None
    assert pattern.pattern == r"(\d)а"
