"""All workbooks of a run: each made, the findings between them, those that a person accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from docgen.acceptance import Settlement
from docgen.documents import Made, failure_issue, has_errors, make, quoting
from docgen.issues import Issue, error
from docgen.progress import Begin, silent

if TYPE_CHECKING:
    from docgen.records import WorkbookRecords
    from docgen.run import Run

Books = Mapping[str, "WorkbookRecords"]


def make_all(
    run: Run, paths: Sequence[Path], *, trial: bool = False, begin: Begin = silent
) -> list[tuple[Path, Made]]:
    """Return what became of each workbook, with what the rules find between them."""
    done = begin(len(paths))
    made: list[tuple[Path, Made]] = []
    for path in paths:
        made.append((path, make(run, path, trial=trial)))
        done(path.name, not has_errors(made[-1][1].issues))
    tell_templates_once([one.issues for _, one in made])
    by_workbook = {str(path): one for path, one in made}
    books = {str(paper.records.path): paper.records for paper in run.papers}

    def tell(issues: Iterable[Issue]) -> None:
        for issue in issues:
            one = by_workbook.get(issue.location.workbook)
            (one.issues if one else run.issues).append(issue)

    tell(_found_between(run, books))
    tell(list(_settle(run, by_workbook, books)))
    # What was found between the workbooks may be an error of one that is rendered already.
    return [
        (path, one.without_documents() if has_errors(one.issues) else one) for path, one in made
    ]


def tell_templates_once(books: Sequence[list[Issue]]) -> None:
    """Leave each fault of a template to the first workbook of those that it stops.

    The others say that they wait for it, and the first says how many do.
    """
    first: dict[str, int] = {}
    waiting: dict[int, list[str]] = {}
    for number, issues in enumerate(books):
        faults = [issue for issue in issues if issue.code == "template"]
        known = [issue for issue in faults if first.setdefault(issue.message, number) != number]
        if not known:
            continue
        teller = first[known[0].message]
        waiting.setdefault(teller, []).append(known[0].location.workbook)
        where = next(one.location.workbook for one in books[teller] if one.code == "template")
        issues[:] = [issue for issue in issues if issue not in known]
        issues.append(
            error(
                "template",
                known[0].location,
                f"Документ не собран из-за шаблона: ошибки те же, что у «{Path(where).name}».",
                "Когда шаблон исправят, соберите книгу заново.",
            )
        )
    for number, names in waiting.items():
        place = next(n for n, issue in enumerate(books[number]) if issue.code == "template")
        issue = books[number][place]
        count = f"Из-за этого шаблона не собрано ещё книг: {len(names)}."
        books[number][place] = replace(issue, hint=f"{issue.hint} {count}".strip())


def _found_between(run: Run, books: Books) -> list[Issue]:
    from docgen.checks import run_checks_across

    try:
        found = run_checks_across(run.papers)
    except Exception as failure:  # noqa: BLE001 - a fault of a rule must not cost the documents
        return [failure_issue(run.workspace.root, failure)]
    by_book: dict[str, list[Issue]] = {}
    for issue in found:
        by_book.setdefault(issue.location.workbook, []).append(issue)
    return [
        issue
        for name, issues in by_book.items()
        for issue in (quoting(issues, books[name]) if name in books else issues)
    ]


def _settle(run: Run, made: Mapping[str, Made], books: Books) -> Iterator[Issue]:
    """Mark the findings that the workbooks accept; yield what is wrong with the acceptances."""
    from docgen.checks import ACROSS

    directory = run.directory.records
    every = [*books.values(), *([directory] if directory else [])]
    settlement = Settlement(one for book in every for one in book.accepted)
    for issues in (*(one.issues for one in made.values()), run.issues):
        issues[:] = settlement.settled(issues)
    half_seen = {name for name, one in made.items() if has_errors(one.issues)}
    if directory:  # which of its findings are met depends on the workbooks of the run
        half_seen.add(str(directory.path))
    yield from settlement.faults(ACROSS, half_seen)
