"""Old workbooks brought forward: to the next school year, and to the present form of their kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, OutputError
from docgen.kinds import find_kind, load_directory, load_kinds
from docgen.known_office import known_directory, office_name
from docgen.names import normal_name
from docgen.outputs import copy_aside, create_file, explained_failures, replace_file
from docgen.workspace import KEPT_MARK, Workspace, is_directory_workbook

if TYPE_CHECKING:
    from docgen.kinds.model import Kind
    from docgen.workbook import ChangedWorkbook


def kind_of_workbook(path: Path, workspace: Workspace, name: str | None = None) -> Kind:
    """Return the kind of document that a workbook says it is; ``name`` must not contradict it.

    Raises:
        DocgenError: the workbook cannot be read, does not say its kind, or is of another one.

    """
    from docgen.workbook import find_kind_name, open_workbook

    if is_directory_workbook(path):
        raise DocgenError(
            "Справочник не стареет: новый из него делать не нужно.",
            "Исправьте в нём людей и должности или обновите его: docgen update справочник.xlsx",
        )
    kinds = load_kinds(workspace.template_dirs)
    said, _place = find_kind_name(open_workbook(path))
    if said is None:
        raise DocgenError(
            f"В книге «{path.name}» не сказано, какой это документ.",
            "Впишите его на лист «Реквизиты» в поле «Вид документа»: приказ, протокол или план.",
        )
    kind = find_kind(kinds, said)
    if name is not None and find_kind(kinds, name).name != kind.name:
        raise DocgenError(
            f"Книга «{path.name}» – {kind.name}, а указан вид «{name}».",
            f"Напишите без вида: docgen new --from {path.name}",
        )
    return kind


def renewed_name(old: Path) -> str:
    """Return the name of the new workbook: the old one with its school year moved."""
    from docgen.russian.year_shift import shifted_years

    shifted = shifted_years(old.stem, 1, manner="own")
    changed = normal_name(shifted.text) != normal_name(old.stem)
    return shifted.text if changed else f"{old.stem} (новый)"


def renew_workbook(old: Path, new: Path, kind: Kind, workspace: Workspace) -> ChangedWorkbook:
    """Write the new workbook and return what was changed; the old file is only read.

    Raises:
        DocgenError: the old one cannot be read or the new one cannot be written.

    """
    from docgen.workbook import renewed_workbook

    renewed = renewed_workbook(old, kind, office=office_name(known_directory(workspace)))
    with explained_failures(new):
        if not create_file(new, renewed.data):
            raise OutputError(
                f"Файл «{new.name}» уже есть, docgen его не тронет.", "Укажите другое имя."
            )
    return renewed


def update_workbook(
    path: Path, workspace: Workspace, *, write: bool
) -> tuple[ChangedWorkbook, Path | None]:
    """Bring a workbook to its present kind; return what was changed and where the old one is kept.

    A workbook that lacks nothing is not touched; without ``write`` none is.

    Raises:
        DocgenError: the workbook cannot be read or written, or does not say its kind.

    """
    from docgen.workbook import updated_workbook

    is_directory = is_directory_workbook(path)
    kind = (
        load_directory(workspace.template_dirs)
        if is_directory
        else kind_of_workbook(path, workspace)
    )
    updated = updated_workbook(path, kind, office_name(known_directory(workspace)))
    if not updated.changes or not write:
        return updated, None
    with explained_failures(path):
        kept = copy_aside(path, path.read_bytes(), KEPT_MARK)
        # A link leads to the workbook that everybody fills in: it is that which is renewed.
        replace_file(path.resolve(), updated.data)
    return updated, kept
