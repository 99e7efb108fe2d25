"""An order that charges people says who sees to it (R-ORD-9)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values
from docgen.checks.paper import Paper, texts
from docgen.issues import Issue, note
from docgen.kinds.model import Shape


def control_assigned(paper: Paper) -> Iterator[Issue]:
    """Yield a note for a paper to be signed that charges people and says nothing of control.

    Two of thirteen orders of schools go without it, so that it may be meant.
    """
    if not paper.records.final or card_value(paper, "control") is not None:
        return
    fields = [
        (data, column)
        for data in paper.records.sheets.values()
        if data.sheet
        and data.sheet.shape is Shape.CARD
        and (column := data.sheet.column("control"))
    ]
    charged = [value for _, _, value in column_values(paper, "addressee")]
    if (
        not fields
        or not charged
        or any("контрол" in v.raw.casefold() for v in texts(paper).having("контрол"))
    ):
        return
    data, column = fields[0]
    yield note(
        "control-assigned",
        data.location,
        "Поручения даны, а кто проверит их исполнение, не сказано.",
        f"Заполните поле «{column.name}»: «за собой» или фамилия.",
    )
