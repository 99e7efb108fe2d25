"""The papers that a batch makes beside each recipient's main document, named as its kinds are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count

from msgspec import Struct
from msgspec.structs import replace

from docgen.kinds import Kind
from docgen.kinds.papers import PAPER_KEY
from docgen.names import normal_name
from docgen.workbook.batch import BatchBook
from docgen.workbook.scope import same_name


class SetPaper(Struct, frozen=True):
    """A paper of a main kind; ``row`` is that of «Комплект» which asks for it."""

    kind: Kind
    main: str
    sheet: str
    row: int


def set_papers(book: BatchBook, kinds: Sequence[Kind]) -> list[SetPaper]:
    """Return the papers for which the workbook asks, each under a name of its own.

    The second paper of a kind has a number behind its name, and that of another than the first
    main kind the name of that.
    """
    found: dict[str, SetPaper] = {}
    for main in sorted(kinds, key=lambda kind: kind.name not in {one.name for one in book.kinds}):
        for paper, sheet, row in _asked(book, main):
            name = paper.name
            if name in found and found[name].main != main.name:
                name = f"{name} ({main.name})"
            numbered = (f"{name} {number}" for number in count(2))
            own = next(one for one in chain((name,), numbered) if one not in found)
            found[own] = SetPaper(replace(paper, name=own), main.name, sheet, row)
    return list(found.values())


def papers_for(
    papers: Sequence[SetPaper], book: BatchBook, number: int, main: Kind
) -> Iterator[Kind]:
    """Yield the papers of a main kind that are for this recipient."""
    gone = book.dropped(number)
    for paper in papers:
        if paper.main == main.name and paper.row not in gone.get(paper.sheet, ()):
            yield paper.kind


def _asked(book: BatchBook, main: Kind) -> Iterator[tuple[Kind, str, int]]:
    """Yield the papers that the sheet «Комплект» names, with its name and their rows."""
    known = {normal_name(paper.name): paper for paper in main.papers}
    names = [sheet.name for sheet in main.sheets if sheet.column(PAPER_KEY)]
    for sheet in book.raw.sheets:
        if any(same_name(sheet.name, name) for name in names):
            for row, cells in sheet.rows.items():
                said = (known.get(normal_name(cell.text)) for cell in cells.values())
                yield from ((paper, sheet.name, row) for paper in said if paper)
