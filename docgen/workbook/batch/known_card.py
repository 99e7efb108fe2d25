"""The card of a batch for one kind: what the kind knows of it, and the fields that are there."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from docgen.kinds.model import Column, Kind, Shape
from docgen.names import normal_name
from docgen.workbook.cards import CardLayout, card_fields, card_layout
from docgen.workbook.headings import known_columns
from docgen.workbook.raw import RawWorkbook
from docgen.workbook.reading import CARD_SHEET
from docgen.workbook.scope import same_name


class KnownCard(Struct, frozen=True):
    """All by normal names: the columns of the kind, their names by every other, the fields.

    ``layout`` is where the fields stand.
    """

    columns: Mapping[str, Column]
    names: Mapping[str, str]
    fields: frozenset[str]
    layout: CardLayout


def known_card(raw: RawWorkbook, kind: Kind) -> KnownCard:
    """Return what the card of a workbook is to a kind."""
    columns = next((sheet.columns for sheet in kind.sheets if sheet.shape is Shape.CARD), ())
    cards = [sheet for sheet in raw.sheets if same_name(sheet.name, CARD_SHEET)]
    names = known_columns(columns)
    found = card_fields(cards[0], names)[0] if cards else []
    return KnownCard(
        {normal_name(column.name): column for column in columns},
        {name: normal_name(column.name) for name, column in names.items()},
        frozenset(normal_name(one.name) for one in found),
        card_layout(cards[0], names) if cards else CardLayout(),
    )
