"""Whole .docx files put into a document: the slow road, through python-docx and docxcompose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docgen.rendering.sections import Geometry

_MARK = "\u27e6docgen:file:{}\u27e7"


def marker(number: int) -> str:
    """Return the paragraph that holds the place of a file."""
    return f"<w:p><w:r><w:t>{_MARK.format(number)}</w:t></w:r></w:p>"


def geometry_of_file(path: Path) -> tuple[Geometry, Geometry]:
    """Return paper and margins of the first and the last section of a file."""
    raise NotImplementedError


def put_files_in(data: bytes, files: Sequence[Path]) -> dict[str, bytes]:
    """Return the parts of the document with every file in the place of its mark."""
    raise NotImplementedError
