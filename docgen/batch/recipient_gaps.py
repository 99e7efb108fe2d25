"""Cells of «Школы» left empty where most schools have one: such a paper would lack that alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docgen.checks.text.columns_filled import gaps, least_filled, may_be_blank
from docgen.issues import Issue
from docgen.kinds.model import Column, ValueType

if TYPE_CHECKING:
    from docgen.batch.making import BatchWork
    from docgen.workbook.batch.recipients import Recipients

#: Who signs, and as what: two schools that have it are a rule for the third.
_SIGNING: Final = frozenset({ValueType.PERSON, ValueType.PEOPLE, ValueType.POST})
_FEWEST: Final = 2
_HALF: Final = 0.5


def recipient_gaps(work: BatchWork) -> dict[int, list[Issue]]:
    """Return a finding for each mostly filled column, by the recipients that leave it empty.

    Only fields of the card count that have no value common to all and no default: nothing else
    would stand there.
    """
    found: dict[int, list[Issue]] = {}
    recipients = work.book.recipients
    for (name, column), numbers in _asked(work).items():
        rows = [recipients.rows[number] for number in numbers]
        said = [one.cells[name].text for one in rows if name in one.cells]
        empty = [number for number in numbers if not _typed(recipients, number, name)]
        full = len(rows) - len(empty)
        if empty and said and full >= _least(name, column, said, len(rows)):
            cells = [recipients.place(recipients.rows[number], name) for number in empty]
            told = gaps(recipients.titles[name], cells, len(rows))
            for number in empty:
                found.setdefault(number, []).append(told)
    return found


def _typed(recipients: Recipients, number: int, name: str) -> bool:
    """Return whether anything is typed there; a dash is no value, and no gap."""
    cells = recipients.sheet.rows[recipients.rows[number].row]
    cell = cells.get(recipients.places[name])
    return cell is not None and bool(cell.text.strip())


def _asked(work: BatchWork) -> dict[tuple[str, Column | None], list[int]]:
    """Return the columns that fill such fields, and the recipients whose papers ask for them."""
    book = work.book
    asked: dict[tuple[str, Column | None], list[int]] = {}
    known: dict[tuple[str, ...], list[tuple[str, Column | None]]] = {}
    for number, one in enumerate(book.recipients.rows):
        kinds = work.kinds_of(number)
        names = tuple([kind.name for kind in kinds])
        if names not in known:
            fields = book.open_fields(kinds)
            known[names] = [
                (name, fields[name]) for name in book.recipients.places if name in fields
            ]
        for column in known[names] if one.is_sound else ():
            asked.setdefault(column, []).append(number)
    return asked


def _least(name: str, column: Column | None, said: Sequence[str], rows: int) -> float:
    """Return how many schools must have a value for the lack of it to be told."""
    if column is not None and column.type in _SIGNING:
        return max(_FEWEST, _HALF * rows)
    least, share = least_filled(name, said)
    return share * rows if rows >= least and not may_be_blank(name) else rows + 1
