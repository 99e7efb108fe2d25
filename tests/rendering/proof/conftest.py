"""A small good document, kept unzipped so that a reader of a test sees what is broken in it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD_PACKAGE = Path(__file__).parent / "good_package"


@pytest.fixture
def good_parts() -> dict[str, bytes]:
    return {
        path.relative_to(GOOD_PACKAGE).as_posix(): path.read_bytes()
        for path in sorted(GOOD_PACKAGE.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def zipped() -> Callable[[dict[str, bytes]], bytes]:
    def zip_parts(parts: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    return zip_parts
