"""LibreOffice in tests: files opened and saved by it, as by a person."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.office import Format, Office, convert, find_office

_kept = Path(tempfile.gettempdir())


def office() -> Office:
    """The LibreOffice of this machine; without one the test is skipped, in CI it fails."""
    found = find_office()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice must be installed where CI runs")
        pytest.skip("LibreOffice is not installed")
    return found


def keep_below(folder: Path) -> None:
    """Tell where to keep what was converted, for the tests of all workers."""
    global _kept  # noqa: PLW0603 - the one folder of the session
    folder.mkdir(exist_ok=True)
    _kept = folder


def converted(files: Iterable[Path], to: Format, folder: Path) -> None:
    """Save the files as another format into a folder; the same file is converted once."""
    program = office()
    folder.mkdir(parents=True, exist_ok=True)
    made = {one: _kept / f"{sha256(one.read_bytes()).hexdigest()}.{to}" for one in files}
    wanted = [one for one, place in made.items() if not place.exists()]
    for one in convert(wanted, to, program, seconds=300) if wanted else ():
        assert not one.problem
        passing = made[one.source].with_suffix(f".{os.getpid()}")
        passing.write_bytes(one.data)
        passing.replace(made[one.source])
    for source, place in made.items():
        shutil.copyfile(place, folder / f"{source.stem}.{to}")
