"""One workbook read for the kind that it names: the records that the rules are to look through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from docgen.errors import DocgenError
from docgen.issues import Issue, error
from docgen.kinds import find_kind

if TYPE_CHECKING:
    from docgen.checks import Paper
    from docgen.run import Run
    from docgen.workbook import RawWorkbook


class Reading(Struct, frozen=True):
    """A workbook as read; without ``paper`` when it names no kind that there is."""

    raw: RawWorkbook
    issues: list[Issue]
    paper: Paper | None = None


def read_paper(run: Run, path: Path) -> Reading:
    """Return a workbook as the rules see it, and what is wrong with it before any rule is run."""
    from docgen.checks import Paper
    from docgen.workbook import active_issues, find_kind_name, open_workbook, read_records

    raw = open_workbook(path)
    name, location = find_kind_name(raw)
    if not name:
        known = ", ".join(kind.name for kind in run.kinds)
        issue = error(
            "no-kind",
            location,
            "Не сказано, какой это документ.",
            f"На листе «Реквизиты» впишите в поле «Вид документа» одно из: {known}.",
        )
        return Reading(raw, [issue])
    try:
        kind = find_kind(run.kinds, name)
    except DocgenError as failure:
        issue = error("unknown-kind", location, failure.message, failure.hint)
        return Reading(raw, [issue])
    records, issues = read_records(raw, kind)
    issues = [*active_issues(raw), *issues]
    return Reading(raw, issues, Paper(records, run.directory.records))
