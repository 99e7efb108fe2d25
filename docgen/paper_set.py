"""Which papers a workbook gives beside its main document: those of «Комплект», and those asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docgen.errors import UnknownKindError
from docgen.kinds import Kind, every_kind
from docgen.kinds.papers import PAPER_KEY
from docgen.names import nearest_name, normal_name

if TYPE_CHECKING:
    from docgen.issues import Issue
    from docgen.records import Record, WorkbookRecords

#: Asks for every paper that the workbook can give.
ALL: Final = "все"
#: Findings that say that there is nothing of which a paper could be made.
_NOTHING_TO_MAKE: Final = frozenset({"extract-empty", "paper-without-rows", "no-approving-order"})


def papers_of(
    records: WorkbookRecords, also: Sequence[str] = ()
) -> Iterator[tuple[Kind, Record | None]]:
    """Yield each paper with the row of «Комплект» that asks for it.

    One of ``also`` that no row asks for has no row; one that this kind of workbook cannot give is
    passed over.
    """
    known = {normal_name(paper.name): paper for paper in records.kind.papers}
    asked: set[str] = set()
    for sheet in records.kind.sheets:
        column = sheet.column(PAPER_KEY)
        data = records.sheets.get(normal_name(sheet.name)) if column else None
        for record in data.records if data else ():
            value = record.get(column.name) if column else None
            paper = known.get(normal_name(str(value.data))) if value else None
            if paper is not None:
                asked.add(normal_name(paper.name))
                yield paper, record
    wanted = {normal_name(name) for name in also}
    for name, paper in known.items():
        if name not in asked and (ALL in wanted or _is_wanted(paper, wanted)):
            yield paper, None


def can_be_made(paper: Kind, also: Sequence[str], issues: Iterable[Issue]) -> bool:
    """Return whether a paper that no row asks for is to be made.

    Whoever asks for all papers wants those of which there is something to print; whoever asks for
    one by its name is told why it cannot be made. ``issues`` are the findings on that paper alone.
    """
    by_name = _is_wanted(paper, set(map(normal_name, also)))
    return by_name or all(issue.code not in _NOTHING_TO_MAKE for issue in issues)


def refuse_unknown_papers(kinds: Sequence[Kind], also: Sequence[str]) -> None:
    """Refuse a name that no paper has.

    Raises:
        UnknownKindError: no workbook gives a paper of this name; the message offers the nearest.

    """
    papers = [paper for paper in every_kind(kinds) if paper.main]
    for name in also:
        if normal_name(name) != ALL and not any(_is_wanted(p, {normal_name(name)}) for p in papers):
            near = nearest_name(name, [paper.name for paper in papers])
            offer = f" Возможно, имелось в виду «{near}»." if near else ""
            listed = ", ".join(dict.fromkeys(paper.name for paper in papers)) or "ни одной"
            raise UnknownKindError(
                f"Бумаги «{name}» в комплекте не бывает.{offer}", f"Есть: {listed}; {ALL}."
            )


def _is_wanted(paper: Kind, wanted: set[str]) -> bool:
    names = (paper.name, paper.english, paper.title, *paper.aliases)
    return not wanted.isdisjoint(map(normal_name, names))
