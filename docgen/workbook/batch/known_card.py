"""The card of a batch for one kind: what the kind knows of it, and the values of a recipient."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from docgen.kinds.model import Column, Kind, Shape
from docgen.names import normal_name
from docgen.workbook.batch.pattern import with_cells
from docgen.workbook.cards import CardField, CardLayout, card_fields, card_layout
from docgen.workbook.headings import known_columns
from docgen.workbook.raw import RawCell, RawSheet, RawWorkbook
from docgen.workbook.reading import CARD_SHEET
from docgen.workbook.scope import same_name

#: Below every row of Excel: what a recipient puts into the card lies there while it is read.
FAR_ROW: Final = 2_000_000


class KnownCard(Struct, frozen=True):
    """All by normal names: the columns of the kind, their names by every other, the fields.

    ``filled`` are those columns and fields that have a value here, ``layout`` is where they stand.
    """

    columns: Mapping[str, Column]
    names: Mapping[str, str]
    fields: frozenset[str]
    filled: frozenset[str]
    layout: CardLayout

    def form_of(self, card: RawSheet) -> CardForm:
        """Return where the fields of a card stand: its copies have them there too."""
        key, common = ("form", id(self)), {} if card.common is None else card.common
        found: CardForm | None = common.get(key)
        if found is None:
            known: dict[Hashable, Any] = {CardLayout: self.layout}
            fields, _ = card_fields(replace(card, common=known), ())
            found = common[key] = CardForm(self, fields, known)
        return found


class CardForm(Struct, frozen=True):
    """Where the fields of a card stand, and what its copies for one kind have in common."""

    known: KnownCard
    fields: Sequence[CardField]
    common: dict[Hashable, Any]

    def titles(self, card: RawSheet) -> list[tuple[str, str]]:
        """Return the fields of a copy: by which name each is known, and what is typed."""
        names = self.known.names
        typed = [card.rows[one.row][one.column].text for one in self.fields]
        return [(names.get(name := normal_name(text), name), text) for text in typed]

    def with_values(
        self, card: RawSheet, own: Mapping[str, RawCell], titles: Mapping[str, str]
    ) -> RawSheet:
        """Return a copy with these values in the place of its own, each in a far row.

        ``titles`` are the names under which they are typed.
        """
        rows, changed, titled = dict(card.rows), set(card.changed), dict(titles)
        for (name, text), one in zip(self.titles(card), self.fields, strict=True):
            if name in own:
                titled.setdefault(name, text)
                gone = [(one.row, one.column), *((cell.row, cell.column) for cell in one.cells)]
                for row, place in gone:
                    rows[row] = {at: cell for at, cell in rows[row].items() if at != place}
                    changed.add(row)
        first = self.fields[0] if self.fields else CardField("", 0, 1, 2)
        for name, cell in own.items():
            row = FAR_ROW + cell.column
            column = self.known.columns.get(name)
            title = column.name if column else titled.get(name, name)
            named = RawCell(row, first.column, title, title)
            said = replace(cell, row=row, column=first.value_column)
            rows[row] = dict(sorted({named.column: named, said.column: said}.items()))
            changed.add(row)
        return with_cells(card, rows, self.common, {row: rows[row] for row in changed})


def known_card(raw: RawWorkbook, kind: Kind) -> KnownCard:
    """Return what the card of a workbook is to a kind."""
    columns = next((sheet.columns for sheet in kind.sheets if sheet.shape is Shape.CARD), ())
    cards = [sheet for sheet in raw.sheets if same_name(sheet.name, CARD_SHEET)]
    names = known_columns(columns)
    found = card_fields(cards[0], names)[0] if cards else []
    filled = [normal_name(one.name) for one in found if one.cells]
    return KnownCard(
        {normal_name(column.name): column for column in columns},
        {name: normal_name(column.name) for name, column in names.items()},
        frozenset(normal_name(one.name) for one in found),
        frozenset({*filled, *(normal_name(names[one].name) for one in filled if one in names)}),
        card_layout(cards[0], names) if cards else CardLayout(),
    )
