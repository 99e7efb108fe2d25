"""What a template gives: its document with example, real or invented data, in DOCX and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.batch import BatchWork, open_batches
from docgen.documents import make
from docgen.errors import TemplateError
from docgen.foreign_findings import foreign_findings
from docgen.issues import Issue, Location, error
from docgen.kinds import Kind, every_kind, find_kind, load_example
from docgen.preview.batches import sample_of
from docgen.preview.writing import Look, Preview, preview_name, write_previews
from docgen.run import Run
from docgen.tag_advice import with_advice

if TYPE_CHECKING:
    from docgen.kinds.examples import ExampleSheet
    from docgen.workspace import Workspace


def preview(
    name: str,
    workspace: Workspace,
    here: Path,
    look: Look | None = None,
    workbook: Path | None = None,
) -> Preview:
    """Write what a template gives: one of a kind by the kind's name, or any by its file.

    ``here`` is the folder from which the names of files are told.

    The data is that of the workbook; without one the example of the kind that uses the template;
    for a template that no kind uses, invented. A preview is renewed every time: nobody's work is
    in it.

    Raises:
        DocgenError: there is no such kind or file, or its tags cannot be understood.

    """
    run = Run(workspace)
    file = here / name
    if file.suffix.casefold() == ".docx" or file.is_file():
        title = file.stem
        kind = _kind_of(file, list(every_kind(run.kinds)))
    else:
        kind = find_kind(list(every_kind(run.kinds)), name)
        title, file = kind.name[:1].upper() + kind.name[1:], kind.template
    if workbook is not None and kind is not None and kind.main:
        paper = replace(kind, template=file)
        data, issues = _of_paper(run, paper, kind.main, here / workbook)
    elif workbook is not None:
        run.kinds = [replace(one, template=file) for one in run.kinds]
        data, issues = _made(run, here / workbook)
    elif kind is not None and (example := load_example(kind)):
        data, issues = _of_example(run, replace(kind, template=file), example)
    else:
        data, issues = _of_invented(run, file)
    result = Preview(issues=issues)
    if data:
        document = workspace.outputs / preview_name(f"{title}.docx")
        write_previews({document: data}, look or Look(), result)
    return result


def _kind_of(file: Path, kinds: Sequence[Kind]) -> Kind | None:
    """Return the kind that this template belongs to, also as a copy under the same name."""
    same = (kind for kind in kinds if kind.template.resolve() == file.resolve())
    named = (kind for kind in kinds if kind.template.name == file.name)
    return next(same, None) or next(named, None)


def _made(run: Run, workbook: Path) -> tuple[bytes, list[Issue]]:
    many = open_batches(run, [workbook]).get(workbook)
    if isinstance(many, BatchWork):
        _, documents, issues = sample_of(many)
        data = documents[0].data if documents else b""
    else:
        made = make(run, workbook)
        issues, data = made.issues, made.rendered.data if made.rendered else b""
    told = [issue for issue in issues if issue.is_error or issue.code.startswith("foreign-")]
    return data, told


def _of_example(run: Run, kind: Kind, example: Sequence[ExampleSheet]) -> tuple[bytes, list[Issue]]:
    from docgen.workbook import form_bytes

    main = kind.main or kind
    run.kinds = [main]
    with TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        book = Path(folder) / "Пример.xlsx"
        book.write_bytes(form_bytes(main, example=example))
        return _of_paper(run, kind, main, book) if kind.main else _made(run, book)


def _of_paper(run: Run, paper: Kind, main: Kind, book: Path) -> tuple[bytes, list[Issue]]:
    """Return a paper of the set of a workbook, whether that asks for it or not."""
    run.kinds, run.also = [replace(main, papers=(paper,))], (paper.name,)
    made = make(run, book)
    told = [issue for issue in made.issues if issue.is_error or issue.code.startswith("foreign-")]
    return next((rendered.data for _, rendered in made.beside), b""), told


def _of_invented(run: Run, file: Path) -> tuple[bytes, list[Issue]]:
    from docgen.invented import invented_names
    from docgen.rendering import DocumentTemplate
    from docgen.rendering.assembling import FOREIGN_FIELD

    try:
        template = DocumentTemplate.open(file, run.filters)
        rendered = template.render(invented_names(template, run.office()))
    except TemplateError as unreadable:
        raise with_advice(unreadable) from None
    place = Location(str(file))
    issues = list(foreign_findings(place, {file.name: template.foreign}))
    for fault in rendered.faults:
        message = f"Документ не прошёл проверку ({fault.part}): {fault.message}"
        issues.append(error(f"proof-{fault.code}", place, message))
    # A person sees at once what a proof tells of; only what would fetch by itself is not written.
    is_safe = all(fault.code != FOREIGN_FIELD for fault in rendered.faults)
    return rendered.data if is_safe else b"", issues
