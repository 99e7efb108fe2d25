"""Documents of an earlier run that stay where the present workbook gives none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.issues import Issue, Location, warning

_NAMED = 6


def outdated_documents(workbook: Path, folder: Path, names: Sequence[str]) -> Issue:
    """Return the warning that these files of a folder are older than what their workbook says."""
    more = f" и ещё {len(names) - _NAMED}" if len(names) > _NAMED else ""
    listed = ", ".join(_with_pdf(folder, name) for name in names[:_NAMED]) + more
    is_one = len(names) == 1
    return warning(
        "outdated-document",
        Location(str(workbook)),
        f"{'Новый документ' if is_one else 'Новые документы'} не собрать, а в папке "
        f"{'остался прежний' if is_one else 'остались прежние'}: {listed}. "
        f"Того, что сейчас в книге, {'в нём' if is_one else 'в них'} нет.",
        f"Не подписывайте {'его' if is_one else 'их'}: исправьте ошибки и соберите ещё раз.",
    )


def _with_pdf(folder: Path, name: str) -> str:
    return f"«{name}»" + (" и PDF" if (folder / name).with_suffix(".pdf").is_file() else "")
