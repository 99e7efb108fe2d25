"""Papers made of the workbook of another kind: a выписка, a лист ознакомления, a list of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from docgen.errors import KindError
from docgen.kinds.model import Column, Kind, Sheet
from docgen.names import nearest_name, normal_name

#: The key of the column in which a workbook names the papers to be made beside its own.
PAPER_KEY: Final = "paper"


def with_papers(kinds: Sequence[Kind]) -> list[Kind]:
    """Return the kinds of workbooks, each with the papers that can be made of it.

    Raises:
        KindError: a paper names a kind that there is not, or one that is a paper itself.

    """
    mains = [kind for kind in kinds if not kind.made_from]
    known = {normal_name(name): kind for kind in mains for name in (kind.name, kind.english)}
    offered: dict[str, list[Kind]] = {kind.name: [] for kind in mains}
    for paper in kinds:
        for name in paper.made_from:
            if normal_name(name) not in known:
                near = nearest_name(name, known)
                offer = f" Возможно, имелось в виду «{known[near].name}»." if near else ""
                raise KindError(
                    f"Файл вида «{paper.path.name}», ключ «kind.made_from»: книги вида «{name}» "
                    f"нет.{offer}"
                )
            offered[known[normal_name(name)].name].append(paper)
    return [_with_papers(kind, offered[kind.name]) for kind in mains]


def every_kind(kinds: Iterable[Kind]) -> Iterator[Kind]:
    """Yield each kind and the papers that can be made of its workbook."""
    for kind in kinds:
        yield kind
        yield from kind.papers


def _with_papers(main: Kind, papers: Sequence[Kind]) -> Kind:
    names = tuple(paper.name for paper in papers)
    sheets = tuple(
        _offering(sheet, names)
        for sheet in main.sheets
        if names or not any(column.key == PAPER_KEY for column in sheet.columns)
    )
    taken = {normal_name(sheet.name) for sheet in sheets}
    for paper in papers:
        for sheet in paper.own_sheets:
            if normal_name(sheet.name) not in taken:
                taken.add(normal_name(sheet.name))
                # Only the paper needs what stands in for an empty sheet.
                sheets = (*sheets, replace(sheet, required=False, fallback=(), of_set=True))
    whole = replace(main, sheets=sheets)
    return replace(whole, papers=tuple(_bound(paper, whole) for paper in papers))


def _offering(sheet: Sheet, names: tuple[str, ...]) -> Sheet:
    """Return the sheet with the papers that it may ask for in its list of choices."""

    def offering(column: Column) -> Column:
        return replace(column, choices=names) if column.key == PAPER_KEY else column

    return replace(sheet, columns=tuple(map(offering, sheet.columns)))


def _bound(paper: Kind, main: Kind) -> Kind:
    """Return the paper as it is made of this kind's workbook: it has all sheets of that."""
    own = {normal_name(sheet.name): sheet for sheet in paper.own_sheets}
    sheets = tuple(own.get(normal_name(sheet.name), sheet) for sheet in main.sheets)
    return replace(paper, sheets=sheets, main=main)
