"""LibreOffice in tests: files opened and saved by it, as by a person."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from docgen.office import Format, Office, convert, find_office


def office() -> Office:
    """The LibreOffice of this machine; without one the test is skipped, in CI it fails."""
    found = find_office()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice must be installed where CI runs")
        pytest.skip("LibreOffice is not installed")
    return found


def converted(files: Iterable[Path], to: Format, folder: Path) -> None:
    """Save the files as another format into a folder."""
    program = office()
    folder.mkdir(parents=True, exist_ok=True)
    for one in convert(list(files), to, program, seconds=300):
        assert not one.problem
        (folder / f"{one.source.stem}.{to}").write_bytes(one.data)
