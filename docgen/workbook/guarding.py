"""What is too big to be read as a workbook: refused before it takes the memory."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from docgen.errors import UnreadableWorkbookError
from docgen.limits import MEGABYTE, BeyondLimitError, how_to_raise, limits

_BEYOND: Final = {
    "workbook_mb": "много мегабайт",
    "workbook_parts": "много файлов внутри",
    "workbook_part_mb": "один файл внутри занимает много мегабайт",
    "workbook_unpacked_mb": "без сжатия она занимает много мегабайт",
    "workbook_elements": "один файл внутри слишком сложен",
    "workbook_ratio": "она сжата так, как честные книги не сжимаются",
    "workbook_styles": "слишком много видов оформления ячеек",
    "workbook_sheets": "много листов",
    "workbook_cells": "много заполненных ячеек",
    "workbook_merges": "много объединённых ячеек",
    "cell_signs": "в одной ячейке слишком длинный текст",
}
_ASKED_FROM: Final = 20 * MEGABYTE


def too_big(path: Path, limit: str) -> UnreadableWorkbookError:
    """Return the refusal of a file beyond the limit with this name."""
    return UnreadableWorkbookError(
        f"Файл «{path.name}» слишком велик для книги с данными документа: {_BEYOND[limit]}.",
        f"Скопируйте нужные листы в новую книгу и сохраните её. {how_to_raise(limit)}",
    )


def refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    """Judge by the central directory: zipfile never unpacks more than it declares."""
    parts = archive.infolist()
    most = limits()
    if len(parts) > most.workbook_parts:
        raise too_big(path, "workbook_parts")
    if sum(part.file_size for part in parts) > most.workbook_unpacked_mb * MEGABYTE:
        raise too_big(path, "workbook_unpacked_mb")
    for part in parts:
        if part.file_size > most.workbook_part_mb * MEGABYTE:
            raise too_big(path, "workbook_part_mb")
        # Repetitive sheets compress a hundredfold honestly, so big parts alone are asked.
        ratio = part.file_size / max(part.compress_size, 1)
        if ratio > most.workbook_ratio and part.file_size > _ASKED_FROM:
            raise too_big(path, "workbook_ratio")


def refuse_crowded(content: bytes) -> None:
    """Raise BeyondLimitError when a part has more elements than the memory should hold."""
    if len(content) > _ASKED_FROM and _elements(content) > limits().workbook_elements:
        raise BeyondLimitError("workbook_elements")


def refuse_many_styles(content: bytes) -> None:
    """Raise BeyondLimitError when the part of the looks has more than Excel could have written."""
    if _elements(content) > limits().workbook_styles:
        raise BeyondLimitError("workbook_styles")


def _elements(content: bytes) -> int:
    return content.count(b"<") - content.count(b"</")
