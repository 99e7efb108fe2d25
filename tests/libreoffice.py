"""LibreOffice in tests: files opened and saved by it, as by a person."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest


def converted(files: Iterable[Path], to: str, folder: Path) -> None:
    """Save the files as another format into a folder; without LibreOffice the test is skipped."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice must be installed where CI runs")
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = ("--convert-to", to, "--outdir", str(folder), *map(str, files))
    subprocess.run(
        [soffice, "--headless", profile, *told], check=True, capture_output=True, timeout=300
    )
