"""Documents of an earlier run that stay where the present workbook gives none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.issues import Issue, Location, warning

_NAMED = 6


def outdated_documents(workbook: Path, names: Sequence[str]) -> Issue:
    """Return the warning that these files are older than what their workbook says now."""
    more = f" и ещё {len(names) - _NAMED}" if len(names) > _NAMED else ""
    listed = ", ".join(f"«{name}»" for name in names[:_NAMED]) + more
    is_one = len(names) == 1
    return warning(
        "outdated-document",
        Location(str(workbook)),
        f"{'Новый документ' if is_one else 'Новые документы'} не собрать, а в папке "
        f"{'остался прежний' if is_one else 'остались прежние'}: {listed}. "
        f"Того, что сейчас в книге, {'в нём' if is_one else 'в них'} нет.",
        f"Не подписывайте {'его' if is_one else 'их'}: исправьте ошибки и соберите ещё раз.",
    )
