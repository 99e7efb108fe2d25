"""Limits stand in one place, can be raised, and say who raises them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import KindError
from docgen.limits import Limits, how_to_raise, limits
from docgen.raised_limits import with_limits
from docgen.workspace import Workspace


def workspace(folder: Path, text: str) -> Workspace:
    (folder / "templates").mkdir()
    (folder / "templates" / "limits.toml").write_text(text, "utf-8")
    return Workspace(folder)


def test_a_folder_chooses_its_limits(tmp_path: Path, limited: Callable[..., None]) -> None:
    limited(turns=7)
    with_limits(workspace(tmp_path, "workbook_cells = 5_000_000  # список всех школ края\n"))
    assert limits() == Limits(workbook_cells=5_000_000)
    with_limits(Workspace(tmp_path / "другая"))
    assert limits() == Limits()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("workbook_cell = 9", "«workbook_cells»"),
        ("turns = 0", "целое число от 1"),
        ("turns = 1.5", "целое число от 1"),
        ("turns = true", "целое число от 1"),
        ("turns = 'много'", "целое число от 1"),
        ("turns = ", "не разобран"),
    ],
)
@pytest.mark.usefixtures("limited")
def test_what_is_no_limit_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KindError, match=told):
        with_limits(workspace(tmp_path, text))


def test_a_refusal_tells_the_limit_in_force(limited: Callable[..., None]) -> None:
    limited(turns=20_000)
    assert "«turns = …» в файле templates/limits.toml (сейчас 20\u00a0000)" in how_to_raise("turns")
