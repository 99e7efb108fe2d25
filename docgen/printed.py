"""Records with their context printed: a proved document, alone or with the papers of its set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.errors import TemplateFaultsError
from docgen.issues import Issue, Location, error, warning
from docgen.journal import timed
from docgen.kinds import Kind
from docgen.kinds.papers import PAPER_KEY
from docgen.known_office import office_name

if TYPE_CHECKING:
    from docgen.context import Context, Office
    from docgen.rendering import DocumentTemplate
    from docgen.rendering.proof.fault import Fault
    from docgen.rendering.tags.lost_text import LostText
    from docgen.run import Run

_LEFT_TAG: Final = "no-leftover-tags"
#: Whom a fault of a template concerns.
WHO_MENDS: Final = "Если шаблоны ведёте не вы, покажите это тому, кто их ведёт."


class Rendered(Struct, frozen=True):
    """A document in memory, ready to be written under its name."""

    name: str
    data: bytes


def render(run: Run, kind: Kind, context: Context, *, tells_template: bool) -> bytes:
    """Return the document alone, without a name; what its proof finds goes to the findings.

    ``tells_template``: what is wrong with the template itself is told with this document. What
    other papers of its set are for is not told as not printed.
    """
    data, lost = _printed(run, kind, context, tells_template=tells_template)
    for issue in lost:
        others = (s.name for s in kind.sheets if s.of_set or s.column(PAPER_KEY))
        if issue.is_error or not (kind.main or issue.location.sheet in others):
            context.office.note(issue)
    return data


def render_set(
    run: Run, kind: Kind, context: Context
) -> tuple[Rendered, tuple[tuple[str, Rendered], ...]]:
    """Return the document, and the papers that its workbook asks for beside it.

    What no paper of the set prints is told as not printed; each value is looked for in the papers
    to which it was given.
    """
    from docgen.context import build_context
    from docgen.paper_set import can_be_made, papers_of

    path = context.records.path
    data, lost = _printed(run, kind, context, tells_template=run.tells_of(kind))
    rendered = named(run, kind, context, data)
    verify(run, kind, rendered, context.office, path)
    beside = []
    for paper, row in papers_of(context.records, run.also):
        office = replace(context.office, findings=[])
        own = build_context(replace(context.records, kind=paper), office, row)
        data, lost_here = _printed(run, paper, own, tells_template=run.tells_of(paper))
        one = named(run, paper, own, data)
        if row is None and not can_be_made(paper, run.also, office.findings):
            continue
        verify(run, paper, one, office, path)
        for issue in office.findings:
            context.office.note(issue)
        beside.append((paper.name, one))
        lost = _lost_in_both(lost, lost_here)
    for issue in lost:
        context.office.note(issue)
    return rendered, tuple(beside)


def _lost_in_both(some: Sequence[Issue], others: Sequence[Issue]) -> list[Issue]:
    """Return all that is lost, but of what is only not printed that which no paper prints."""
    unprinted = {_column(issue) for issue in others if not issue.is_error}
    kept = [issue for issue in some if issue.is_error or _column(issue) in unprinted]
    return [*kept, *(issue for issue in others if issue.is_error)]


def _column(issue: Issue) -> tuple[str, str]:
    """Return the sheet and the column, or the field of a card, that a finding names first."""
    return issue.location.sheet, issue.message.partition("»")[0]


def _printed(
    run: Run, kind: Kind, context: Context, *, tells_template: bool
) -> tuple[bytes, list[Issue]]:
    """Return the document, and findings on values of the workbook that it does not show."""
    from docgen.foreign_findings import foreign_findings
    from docgen.rendering.layout.files import WorkFiles

    office, place = context.office, Location(str(context.records.path))
    folders = (context.records.path.parent, run.workspace.root)
    files = WorkFiles(folders, context.records.cell_with)
    with timed("шаблон"):
        template = _template(run, kind, context)
    if tells_template:
        for text in template.lost_texts:
            office.note(_loss(place, template.package.file_name, text))
    with timed("печать и проверка документа"):
        rendered = template.render(
            context.names, files, office=office_name(office.directory.records)
        )
    found = {template.package.file_name: template.foreign, **rendered.foreign}
    for issue in foreign_findings(place, found):
        office.note(issue)
    left = list(_left_tags(rendered.faults, context))
    for issue in left:
        office.note(issue)
    for fault in rendered.faults:
        if left and fault.code == _LEFT_TAG:
            continue  # what the cells hold is told there
        office.note(
            error(
                f"proof-{fault.code}",
                place,
                f"Документ не прошёл проверку ({fault.part}): {fault.message}",
                "Документ не записан. Место в шаблоне найдёт команда docgen template check "
                f"«{kind.template.name}». Если она молчит, покажите это тому, кто ведёт шаблоны, "
                "а если шаблон не меняли – разработчикам docgen.",
            )
        )
    return rendered.data, context.missing(rendered.texts())


def _left_tags(faults: Sequence[Fault], context: Context) -> Iterator[Issue]:
    """Yield the cells whose tags were left in the document, if they came out of cells."""
    if any(fault.code == _LEFT_TAG for fault in faults):
        from docgen.left_tags import tags_left_in_cells

        yield from tags_left_in_cells(context.records)


def named(run: Run, kind: Kind, context: Context, data: bytes) -> Rendered:
    """Return a document, printed and proved, under the name that its kind gives it.

    Only now: a value that stands in the name of the file alone is not in the document.
    """
    from docgen.outputs import safe_file_name

    text = run.evaluate.text(kind.file_name, context.names)
    name = "_".join(part for part in text.split("_") if part.strip())
    return Rendered(safe_file_name(name), data)


def verify(run: Run, kind: Kind, rendered: Rendered, office: Office, path: Path) -> None:
    """Note what the full validation finds in a document, where it was asked for."""
    if run.verifier is not None:
        place = Location(str(path))
        for issue in run.verifier.findings(place, rendered.name, rendered.data, kind.template):
            office.note(issue)


def _template(run: Run, kind: Kind, context: Context) -> DocumentTemplate:
    """Return the template; all that is wrong with it is told at once, unknown names too."""
    try:
        return run.template(kind)
    except TemplateFaultsError as failure:
        from docgen.rendering.compiling import UnreadTemplateError

        if isinstance(failure, UnreadTemplateError):
            raise failure.with_unknown_names(context.names) from None
        raise


def _loss(place: Location, template: str, lost: LostText) -> Issue:
    """Return what is told of a text that the template loses beside a tag."""
    where = f", {lost.cells}" if lost.cells else ""
    return warning(
        "text-beside-tag",
        place,
        f"Шаблон «{template}»{where}: рядом с тегом «{lost.tag}» стоит «{lost.text}». "
        "В документ это не попадает.",
        f"Оставьте тег в шаблоне один, остальное перенесите выше или ниже. {WHO_MENDS}",
    )
