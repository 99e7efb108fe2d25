"""Places that a form marks in its own way, {номер} or [ФИО], become tags of the same names."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from docgen.adoption.marking.lists import free_list
from docgen.adoption.marking.offers import Loop, Offers
from docgen.adoption.marking.tables import table_name
from docgen.evidence import named_type
from docgen.kinds.model import ValueType
from docgen.placeholders import Placeholder, captioned, placeholders_in
from docgen.rendering.remarks.tagging import Line

_FORMS: Final = {
    ValueType.DATE: ("|цифрами", "|словами", ".год"),
    ValueType.PERSON: ("|инициалы", "|подпись", "|дательный"),
}
_WHY: Final = "место для заполнения"


def offer_placeholders(offers: Offers) -> None:
    """Offer a tag for each place; a row that holds nothing else repeats.

    Such a place has no value yet: the workbook stays blank there.
    """
    found = {
        line.number: places for line in offers.lines if (places := [*placeholders_in(line.text)])
    }
    for line, below in pairwise(offers.lines):
        place = captioned(line.text, below.text)
        if place and line.number not in found and line.cells == below.cells:
            found[line.number] = [place]
    repeated = _sample_rows(offers, found)
    for line in offers.lines:
        for place in found.get(line.number, ()):
            variable = repeated.get(line.number)
            _offer(offers, line, place, variable)


def _offer(offers: Offers, line: Line, place: Placeholder, variable: str | None) -> None:
    if variable is not None:
        tag = place.tag_of(f"{variable}.{place.name}")
        offers.put(line, place.start, place.end, tag, place.name, why=_WHY)
        return
    name = offers.name_of(place.name, ValueType.TEXT, place.name)
    offers.blank.add(name)
    forms = _FORMS.get(named_type(name) or ValueType.TEXT, ())
    others = ", ".join(f"{{{{ {name}{form} }}}}" for form in forms)
    tag = place.tag_of(name)
    offers.put(line, place.start, place.end, tag, name, why=_WHY, others=others)


def _sample_rows(offers: Offers, found: dict[int, list[Placeholder]]) -> dict[int, str]:
    """Offer a loop for a last row of places under headings; return its lines with the variable."""
    rows: dict[tuple[int, int], list[Line]] = defaultdict(list)
    last: dict[int, int] = {}
    for line in offers.lines:
        if len(line.cells) == 1:
            cell = line.cells[0]
            rows[cell.table, cell.row].append(line)
            last[cell.table] = max(cell.row, last.get(cell.table, 0))
    repeated: dict[int, str] = {}
    for table, row in last.items():
        lines = rows[table, row]
        head = rows.get((table, row - 1), [])
        held = [line for line in lines if line.text.strip()]
        marked = [line for line in held if line.number in found]
        # A row of one place, or of places beside words, is a form and no list.
        if len(marked) < 2 or len(held) - len(marked) > 1 or not all(one.text for one in head):
            continue
        if not head or any(one.number in found for one in head):
            continue
        name, variable = table_name(offers, head[0], [one.text for one in head])
        name = free_list(offers, name)
        offers.loops.append(
            Loop(name, variable, lines[0].number, [], [], "строка-образец в таблице", in_table=True)
        )
        repeated |= {line.number: variable for line in lines}
    return repeated
