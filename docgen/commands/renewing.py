"""``docgen new --from``: the workbook of last year as the beginning of a new one."""

from __future__ import annotations

from pathlib import Path

import click


def new_from(old: Path, name: str | None, file: Path | None) -> None:
    """Write the new workbook and tell every change; a name that is no kind is the new file."""
    from docgen.change_report import told_changes, told_notes
    from docgen.errors import DocgenError
    from docgen.kinds import find_kind, load_kinds
    from docgen.raised_limits import with_limits
    from docgen.renewal import kind_of_workbook, renew_workbook, renewed_name
    from docgen.report import shown_path
    from docgen.service_sheets import CHANGES_SHEET
    from docgen.starter import new_workbook_path, quoted
    from docgen.workspace import find_workspace

    here = Path.cwd()
    workspace = with_limits(find_workspace(here, old))
    if name is not None and file is None:
        try:
            find_kind(load_kinds(workspace.template_dirs), name)
        except DocgenError:
            file = Path(name)
            name = None
    kind = kind_of_workbook(old, workspace, name)
    command = f"docgen new --from {quoted(old)}"
    path = new_workbook_path(renewed_name(old), file, workspace, here, command)
    renewed = renew_workbook(old, path, kind, workspace)
    shown = shown_path(path, here)
    click.echo(f"Создана книга: {shown}\nПрежняя книга не изменена: {shown_path(old, here)}\n")
    click.echo(told_changes(renewed.changes))
    if renewed.to_check:
        click.echo(f"\n{told_notes('Проверьте сами', renewed.to_check)}")
    click.echo(f"\nЭтот же список – в новой книге, на листе «{CHANGES_SHEET}».")
    click.echo(f"Впишите недостающее и соберите документ: docgen build {quoted(shown)}")
