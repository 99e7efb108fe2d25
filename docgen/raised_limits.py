"""The limits that whoever keeps the templates has chosen: ``templates/limits.toml``."""

from __future__ import annotations

from docgen.kinds.toml_file import TomlFile
from docgen.limits import LIMITS_FILE, Limits, limit_names, use_limits
from docgen.workspace import Workspace


def with_limits(workspace: Workspace) -> Workspace:
    """Put the limits of a working folder in force, and return the folder.

    Raises:
        KindError: its ``limits.toml`` is no TOML, or says something else than whole numbers.

    """
    use_limits(_limits_of(workspace))
    return workspace


def _limits_of(workspace: Workspace) -> Limits:
    path = workspace.root / "templates" / LIMITS_FILE
    if not path.is_file():
        return Limits()
    file = TomlFile(path, "Файл пределов")
    table = file.load()
    file.refuse_unknown(table, set(limit_names()), "")
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise file.error(name, f"нужно целое число от 1, а стоит {value!r}")
    return Limits(**table)
