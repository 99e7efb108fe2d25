"""Working folders: found from anywhere inside, with the workbooks that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.errors import DocgenError
from docgen.workspace import Workspace, find_workbooks, find_workspace, shipped_folder


def make_files(root: Path, *names: str) -> Workspace:
    """A working folder with these empty files; a name that ends with / is a folder."""
    for name in names:
        path = root / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.touch()
    return Workspace(root)


@pytest.mark.parametrize(
    ("marks", "start", "found"),
    [
        (["a/inputs/"], "a", "a"),
        (["a/inputs/2026/май/"], "a/inputs/2026/май", "a"),
        (["a/templates/kinds/", "a/b/"], "a/b", "a"),
        (["a/templates/docx/", "a/b/"], "a/b", "a"),
        (["a/справочник.xlsx", "a/b/"], "a/b", "a"),
        (["a/inputs/", "a/b/inputs/"], "a/b", "a/b"),
        (["a/b/"], "a/b", "a/b"),
        (["a/templates/", "a/b/"], "a/b", "a/b"),  # a bare templates/ is in every Windows home
    ],
)
def test_workspace_is_found_upwards(
    tmp_path: Path, marks: Sequence[str], start: str, found: str
) -> None:
    make_files(tmp_path, *marks)
    assert find_workspace(tmp_path / start).root == tmp_path / found


def test_workspace_of_the_file_when_one_stands_elsewhere(tmp_path: Path) -> None:
    make_files(tmp_path, "school/inputs/План.xlsx", "elsewhere/")
    here, file = tmp_path / "elsewhere", tmp_path / "school/inputs/План.xlsx"
    assert find_workspace(here, file).root == tmp_path / "school"
    assert find_workspace(here).root == here


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["справочник.xlsx", "inputs/справочник.xlsx"], "справочник.xlsx"),
        (["inputs/справочник.xlsx"], "inputs/справочник.xlsx"),
        (["Справочник.XLSX"], "Справочник.XLSX"),
        (["~$справочник.xlsx", "inputs/"], None),
        ([], None),
    ],
)
def test_directory_workbook(tmp_path: Path, files: Sequence[str], expected: str | None) -> None:
    workspace = make_files(tmp_path, *files)
    assert workspace.directory == (tmp_path / expected if expected else None)


def test_own_templates_come_before_the_shipped(tmp_path: Path) -> None:
    shipped = shipped_folder("templates")
    assert Workspace(tmp_path).template_dirs == [shipped]
    workspace = make_files(tmp_path, "templates/kinds/")
    assert workspace.template_dirs == [tmp_path / "templates", shipped]
    assert Workspace(shipped.parent).template_dirs == [shipped]


def test_missing_shipped_folder_is_told() -> None:
    with pytest.raises(DocgenError, match="Переустановите"):
        shipped_folder("нет такой")


FILES = (
    "inputs/Протокол.xlsx",
    "inputs/а/Приказ.XLSX",
    "inputs/План.xlsx",
    "inputs/~$План.xlsx",
    "inputs/.~lock.План.xlsx#",
    "inputs/.План.xlsx",
    "inputs/.кэш/План.xlsx",
    "inputs/справочник.xlsx",
    "inputs/Приложение.docx",
    "other/б.xlsx",
)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], ["inputs/План.xlsx", "inputs/Протокол.xlsx", "inputs/а/Приказ.XLSX"]),
        (["inputs/а"], ["inputs/а/Приказ.XLSX"]),
        (["other", "inputs/План.xlsx"], ["other/б.xlsx", "inputs/План.xlsx"]),
        (["other", "other/б.xlsx"], ["other/б.xlsx"]),
        (["inputs/Приложение.docx", "нет.xlsx"], ["inputs/Приложение.docx", "нет.xlsx"]),
    ],
    ids=["all", "folder", "both", "twice", "whatever was named"],
)
def test_workbooks(tmp_path: Path, paths: Sequence[str], expected: Sequence[str]) -> None:
    workspace = make_files(tmp_path, *FILES)
    found = find_workbooks([tmp_path / path for path in paths], workspace)
    assert found == [tmp_path / path for path in expected]


def test_ring_of_links_ends(tmp_path: Path) -> None:
    workspace = make_files(tmp_path, "inputs/План.xlsx")
    try:
        (workspace.inputs / "ring").symlink_to(workspace.inputs, target_is_directory=True)
    except OSError:
        pytest.skip("this Windows lets no one make links")
    assert find_workbooks([], workspace) == [workspace.inputs / "План.xlsx"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "docgen init"),
        (["inputs/"], "docgen new"),
        (["inputs/справочник.xlsx"], "docgen new"),
        (["inputs/План.xls"], "«План.xls»"),
        (["inputs/План.ods"], "«План.ods»"),
    ],
)
def test_nothing_to_build_is_told(tmp_path: Path, files: Sequence[str], words: str) -> None:
    with pytest.raises(DocgenError, match=words):
        find_workbooks([], make_files(tmp_path, *files))
