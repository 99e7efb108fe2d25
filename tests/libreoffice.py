"""LibreOffice as a second opinion: files converted by it; skipped without it, except in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest


def convert(paths: Iterable[Path], suffix: str, folder: Path) -> None:
    """Convert files into a folder («pdf», «xlsx»); their names stay."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice must be installed where CI runs")
        pytest.skip("LibreOffice is not installed")
    # A profile of its own: two that run at once would wait for each other.
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
