"""What a check prints of long lists: as much as tells all that the whole would tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.limits import limits

if TYPE_CHECKING:
    from docgen.kinds import Kind
    from docgen.records import WorkbookRecords
    from docgen.run import Run

_TRIAL_ROWS: Final = 2_000
# A list of more rows takes a second to print and prove whole.
_LONG_LIST: Final = 1_000
# So many turns of the loops of its template a row may take.
_TURNS: Final = 10


def without_long_tables(run: Run, kind: Kind, records: WorkbookRecords) -> WorkbookRecords:
    """Return the records that a check prints: of long tables the first rows.

    Templates of an office are printed with all rows: they may ask anything of any row.
    """
    return records.shortened(_TRIAL_ROWS) if run.is_shipped(kind) else records


def may_leave_rows_out(run: Run, kind: Kind, records: WorkbookRecords) -> bool:
    """Return whether rows of lists that print alike may be printed once.

    The lists are long, but not so long that the limits may stop the document, and the templates
    are those that docgen ships: of these is known what they ask of a row.
    """
    rows = [len(data.records) for data in records.sheets.values()]
    is_long = max(rows, default=0) > _LONG_LIST and sum(rows) * _TURNS <= limits().turns
    return is_long and run.is_shipped(kind)
