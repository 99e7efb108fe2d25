"""Sheets that rows name: the content of an attachment goes where the row of the attachment goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.workbook.batch.limits import LimitedSheet
from docgen.workbook.raw import RawSheet
from docgen.workbook.scope import same_name

_BETWEEN: Final = lazy_regex(r"[;,\n]")

#: By the name of a sheet the rows that name it, each with the name of its own sheet.
Namings = Mapping[str, Sequence[tuple[str, int]]]


def namings_of(
    sheets: Sequence[RawSheet], known: Collection[str], limited: Mapping[str, LimitedSheet]
) -> Namings:
    """Return which rows name the sheets that no kind knows, where a row for some names them."""
    contents = [sheet.name for sheet in sheets if sheet.name not in known]
    found: dict[str, list[tuple[str, int]]] = {}
    for sheet in sheets:
        for row, name in _names_in(sheet, contents):
            found.setdefault(name, []).append((sheet.name, row))
    return {
        name: places
        for name, places in found.items()
        if all(sheet in limited and row in limited[sheet].members for sheet, row in places)
    }


def left_out(namings: Namings, gone: Mapping[str, Collection[int]]) -> set[str]:
    """Return the sheets that none of the rows names which are left."""
    return {
        name
        for name, places in namings.items()
        if all(row in gone.get(sheet, ()) for sheet, row in places)
    }


def _names_in(sheet: RawSheet, contents: Sequence[str]) -> Iterator[tuple[int, str]]:
    for name in contents:
        if name == sheet.name:
            continue
        folded = name.casefold()
        for row, cells in sheet.rows.items():
            if any(
                folded in cell.text.casefold()
                and any(same_name(part, name) for part in _BETWEEN.split(cell.text))
                for cell in cells.values()
            ):
                yield row, name
