"""Templates of a newer docgen reach a working folder; what a person has edited stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.template_copies import NOTES, State, copy_templates, template_copies
from docgen.workspace import Workspace

FILES = {
    "docx/order.docx": "приказ",
    "kinds/order.toml": "вид приказа",
    "docx/plan.docx": "план",
    "kinds/plan.toml": "вид плана",
    "kinds/common.toml": "общее",
}


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "docgen" / "templates"
    for name, text in {**FILES, "build/make.py": "код", "docx/~$order.docx": "замок"}.items():
        write(folder / name, text)
    monkeypatch.setattr("docgen.template_copies.shipped_folder", lambda name: folder.parent / name)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "Школа")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(workspace: Workspace, name: str) -> str:
    return (workspace.root / "templates" / name).read_text(encoding="utf-8")


def states(workspace: Workspace) -> dict[str, State]:
    return {copy.name: copy.state for copy in template_copies(workspace)}


@pytest.mark.usefixtures("shipped")
def test_all_that_people_need_is_copied(workspace: Workspace) -> None:
    assert set(states(workspace).values()) == {State.MISSING}
    copy_templates(workspace)
    assert states(workspace) == dict.fromkeys(FILES, State.CURRENT)


def test_what_nobody_edited_is_renewed(shipped: Path, workspace: Workspace) -> None:
    copy_templates(workspace)
    write(shipped / "docx/order.docx", "новый приказ")
    assert states(workspace)["docx/order.docx"] is State.OLD
    copy_templates(workspace)
    assert read(workspace, "docx/order.docx") == "новый приказ"
    write(shipped / "docx/order.docx", "новейший приказ")
    copy_templates(workspace)
    assert read(workspace, "docx/order.docx") == "новейший приказ"
    assert set(states(workspace).values()) == {State.CURRENT}


def test_what_a_person_edited_stays(shipped: Path, workspace: Workspace) -> None:
    copy_templates(workspace)
    write(workspace.root / "templates/docx/order.docx", "приказ с гербом")
    assert states(workspace)["docx/order.docx"] is State.EDITED
    write(shipped / "docx/order.docx", "новый приказ")
    assert states(workspace)["docx/order.docx"] is State.EDITED_OLD
    copy_templates(workspace)
    assert read(workspace, "docx/order.docx") == "приказ с гербом"
    assert states(workspace)["docx/order.docx"] is State.EDITED_OLD


def test_document_waits_for_its_edited_kind(shipped: Path, workspace: Workspace) -> None:
    copy_templates(workspace)
    write(workspace.root / "templates/kinds/order.toml", "вид приказа и своё поле")
    for name in ("docx/order.docx", "docx/plan.docx"):
        write(shipped / name, "новый")
    copy_templates(workspace)
    assert read(workspace, "docx/order.docx") == "приказ"
    assert read(workspace, "docx/plan.docx") == "новый"


def test_folder_without_notes_keeps_all_that_differs(shipped: Path, workspace: Workspace) -> None:
    copy_templates(workspace)
    (workspace.root / "templates" / NOTES).write_text("[", encoding="utf-8")
    write(shipped / "docx/order.docx", "новый приказ")
    copy_templates(workspace)
    assert read(workspace, "docx/order.docx") == "приказ"
    assert states(workspace)["docx/order.docx"] is State.EDITED


@pytest.mark.usefixtures("shipped")
def test_deleted_copy_comes_back(workspace: Workspace) -> None:
    copy_templates(workspace)
    (workspace.root / "templates/docx/plan.docx").unlink()
    copy_templates(workspace)
    assert read(workspace, "docx/plan.docx") == "план"


def test_folder_of_docgen_itself_has_no_copies(shipped: Path) -> None:
    assert template_copies(Workspace(shipped.parent)) == []
