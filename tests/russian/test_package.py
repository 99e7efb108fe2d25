"""The package as a whole: importing it loads no library."""

import subprocess
import sys


def test_importing_loads_no_library() -> None:
    code = (
        "import sys, pkgutil, importlib, docgen.russian as package;"
        "names = [one.name for one in pkgutil.iter_modules(package.__path__)];"
        "[importlib.import_module(f'docgen.russian.{name}') for name in names];"
        "print(len(names) > 30, [name for name in ('babel', 'num2words', 'pymorphy3', 'pytrovich')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "True []"
