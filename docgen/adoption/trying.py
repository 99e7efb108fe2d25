"""An adopted kind tried before it is written: does its workbook give a document, and if not, why.

Whatever keeps it from that is told with its place and with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.adoption.model import Trouble
from docgen.errors import TemplateError
from docgen.kinds.examples import ExampleRow, ExampleSheet
from docgen.kinds.model import Kind
from docgen.tag_advice import advice, advice_on_failure, meant_tags, rows_of_rows

if TYPE_CHECKING:
    from docgen.issues import Issue
    from docgen.rendering import DocumentTemplate
    from docgen.rendering.faults import TagError
    from docgen.run import Run

_BEYOND: Final = "Книга такой тег заполнить не сможет: в ней простые значения и строки листов."


def troubles_of(
    run: Run, kind: Kind, values: Mapping[str, tuple[ExampleRow, ...]], folder: Path
) -> tuple[Trouble, ...]:
    """Return what keeps a workbook with these values from giving a document; nothing if it does.

    ``folder`` is a place for the workbook: nobody will miss it.
    """
    spoken = tuple(_python_in(run.template(kind)))
    failed = tuple(_tried(run, kind, values, folder / "Книга.xlsx"))
    known = {(one.place, one.tag) for one in spoken}
    return (*spoken, *(one for one in failed if (one.place, one.tag) not in known))


def _python_in(template: DocumentTemplate) -> Iterator[Trouble]:
    """Yield the tags that nothing but a program could fill, or that say something else."""
    for part in template.compiled.values():
        tags = part.prepared.tags
        bare = frozenset(rows_of_rows(tag.read for tag in tags))
        for number, tag in enumerate(tags):
            told = advice_on_failure(tag.read) if number in bare else advice(tag.read)
            if told:
                place = part.place.at(tag)
                yield Trouble(_place(str(place)), tag.read, _BEYOND, told)


def _tried(
    run: Run, kind: Kind, values: Mapping[str, tuple[ExampleRow, ...]], book: Path
) -> Iterator[Trouble]:
    from docgen.context import build_context
    from docgen.documents import failure_issues
    from docgen.printed import named, render
    from docgen.rendering.faults import TagError
    from docgen.workbook import form_bytes, open_workbook, read_records

    rows = [
        ExampleSheet(sheet.name, sheet, values[sheet.name])
        for sheet in kind.sheets
        if sheet.name in values
    ]
    book.write_bytes(form_bytes(kind, example=rows))
    office = run.office()
    issues: Sequence[Issue] = ()
    try:
        # The rules of papers are left out: they judge what a person has filled in.
        records, issues = read_records(open_workbook(book), kind)
        context = build_context(records, office)
        data = render(run, kind, context, tells_template=True)
        named(run, kind, context, data)
    except TemplateError as failure:
        for fault in failure.faults:
            if isinstance(fault, TagError):
                yield _trouble(fault)
            else:
                yield Trouble("", "", fault.message, fault.hint)
    except Exception as failure:  # noqa: BLE001 - whatever fails here would fail in a build
        issues = failure_issues(book, failure)
    for issue in (*issues, *office.findings):
        if issue.is_error:
            yield Trouble("", "", issue.message, issue.hint)


def _trouble(fault: TagError) -> Trouble:
    tags = meant_tags(fault.place.paragraph)
    told = next(filter(None, map(advice_on_failure, tags)), "") or fault.hint
    tag = tags[0] if tags else ""
    return Trouble(_place(str(fault.place)), tag, fault.problem, told)


def _place(place: str) -> str:
    """Return a place without the name of the template: there is but one."""
    return re.sub(r"^Шаблон «[^»]*», ", "", place)
