"""What ``docgen template fields`` does: finds a template and shows its names."""

from __future__ import annotations

from pathlib import Path

from docgen.errors import TemplateError, UnknownKindError
from docgen.kinds import every_kind, find_kind
from docgen.outputs import Manifest, safe_file_name, write_document
from docgen.report import shown_path
from docgen.run import Run
from docgen.template_fields.gathering import fields_of_kind, fields_of_template
from docgen.template_fields.model import TemplateFields
from docgen.template_fields.shown import json_fields, text_fields
from docgen.workspace import Workspace


def show_fields(
    source: str, here: Path, workspace: Workspace, form: str, *, forms: bool = False
) -> str:
    """Return the names of a kind or of a file as text or JSON; ``docx`` is written, and named.

    Raises:
        UnknownKindError: ``source`` is neither a kind nor a file.
        TemplateError: the file is no template.

    """
    run = Run(workspace)
    found = _found(run, source, here)
    if form == "json":
        return json_fields(found, here)
    if form == "text":
        return text_fields(found, here, forms=forms)
    from docgen.template_fields.paper import paper_fields

    name = safe_file_name(f"Имена шаблона ({found.kind or found.template.stem}).docx")
    path = workspace.outputs / name
    data = paper_fields(found, run)
    with Manifest(path.parent) as manifest:
        written = write_document(path, data, manifest)
    return f"Памятка записана: {shown_path(written.path, here)}"


def _found(run: Run, source: str, here: Path) -> TemplateFields:
    path = here / source
    if path.is_file():
        return fields_of_template(run, path)
    if source.lower().endswith(".docx"):
        raise TemplateError(
            f"Файла «{source}» нет.", "Проверьте имя; имя с пробелами возьмите в кавычки."
        )
    try:
        return fields_of_kind(run, find_kind(list(every_kind(run.kinds)), source))
    except UnknownKindError as unknown:
        hint = f"{unknown.hint} Или укажите файл шаблона .docx.".strip()
        raise UnknownKindError(unknown.message, hint) from unknown
