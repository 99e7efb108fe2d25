"""The acts that a workbook cites, each with its cell; and the act that the workbook itself is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from docgen.checks.keyed import card_value, value_of
from docgen.checks.paper import Paper, texts
from docgen.checks.references.agreement import issued_by
from docgen.checks.references.signs import CITATION
from docgen.issues import Location
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import SheetData, Value, WorkbookRecords
from docgen.russian.acts import parse_act
from docgen.russian.citations import Citation, find_citations, kind_of_act
from docgen.russian.dates import date_in_digits

_MARK = lazy_regex(r"\s*(?:приложение\b[^.]{0,15}?\sк\s|утвержд[её]н[аоы]?\b)", re.IGNORECASE)
_MAX_MARK = 300
_FIRST_ROWS = 10


class Cited(Struct, frozen=True):
    """A citation and where it stands.

    ``raw`` is the whole cell; ``shape`` is that of its sheet, None for a sheet that the kind does
    not know; ``is_mark`` is true for the corner of an attachment, which names the paper itself;
    ``by_hand`` for a corner block that somebody signs, where date and number may be left out;
    ``number_at`` is the cell of the number where it has one of its own.
    """

    act: Citation
    location: Location
    raw: str
    shape: Shape | None
    is_mark: bool = False
    by_hand: bool = False
    number_at: Location | None = None


class OwnAct(Struct, frozen=True):
    """What a workbook is called when others cite it; ``number`` and ``day`` may be unknown."""

    kind: str
    number: str
    day: date | None
    title: str
    issuer: str
    location: Location


def shown(kind: str, day: date | None, number: str) -> str:
    """Return the name of an act at the start of a sentence: «Приказ от 27.08.2027 № 198»."""
    parts = [kind or "документ"]
    if day is not None:
        parts.append(f"от {date_in_digits(day)}")
    if number:
        parts.append(f"№ {number}")
    named = " ".join(parts)
    return named[0].upper() + named[1:]


def citations(paper: Paper) -> tuple[Cited, ...]:
    """Return the acts that the workbook cites: in its texts, and in rows of corner blocks."""
    return (*_in_texts(paper), *_in_corners(paper))


def own_act(paper: Paper) -> OwnAct:
    """Return the act that the workbook is, by its card.

    Minutes are issued by the body in their title: «заседания педагогического совета».
    """
    kind = paper.records.kind.name
    named = card_value(paper, "act_name")
    kind = kind_of_act(named.raw if named else kind) or kind
    number, day = card_value(paper, "number"), card_value(paper, "date")
    title = card_value(paper, "title")
    place = number or day
    return OwnAct(
        kind=kind,
        number=number.raw.strip() if number else "",
        day=day.day if day else None,
        title=" ".join(title.raw.split()) if title else "",
        issuer=_issuer(paper, title if kind == "протокол" else None),
        location=place.location if place else Location(str(paper.records.path)),
    )


def _issuer(paper: Paper, body: Value | None) -> str:
    """Return every word that the paper, or else the справочник, has for who issued it."""
    words = [value.raw for key in ("organization", "author") if (value := card_value(paper, key))]
    if not words:
        words.extend(paper.of_directory(_words_of_office))
    if body is not None:
        words.append(body.raw)
    return " ".join(" ".join(words).split())


def _words_of_office(directory: WorkbookRecords | None) -> tuple[str, ...]:
    cards = (
        data.card
        for data in (directory.sheets.values() if directory else ())
        if data.sheet is not None and data.sheet.shape is Shape.CARD
    )
    return tuple(value.raw for card in cards for value in card.values.values())


def _in_texts(paper: Paper) -> Iterator[Cited]:
    sheets = paper.records.sheets
    own = paper.once(own_act)
    for value, found in texts(paper).having(CITATION).found(find_citations):
        data = sheets.get(normal_name(value.location.sheet))
        shape = data.sheet.shape if data and data.sheet else None
        key = value.column.key if value.column else ""
        if shape is Shape.APPROVALS and key == "act":
            continue  # its date and number may stand in other columns
        act = found
        typed_mark = shape is Shape.ATTACHMENTS and key == "lines"
        is_mark = act.kind in (own.kind, "") and (
            typed_mark or (shape is None and _is_mark(act, value, own))
        )
        if act.of_decisions and own.kind == "протокол":
            act = replace(act, issuer=own.title)  # those of its own meetings
        yield Cited(act, value.location, value.raw, shape, is_mark)


def _is_mark(act: Citation, value: Value, own: OwnAct) -> bool:
    """Return whether the text of an attachment begins with its mark: «УТВЕРЖДЕН приказом …»."""
    if (value.location.row or 0) > _FIRST_ROWS or len(value.raw) > _MAX_MARK:
        return False
    if not act.kind:  # «от … № …» on a line of its own
        return " ".join(value.raw.split()) == " ".join(act.text.split())
    return issued_by(act.issuer, own.issuer) and _MARK.match(value.raw) is not None


def _in_corners(paper: Paper) -> Iterator[Cited]:
    """Yield the acts of corner blocks: the document in one column, date and number in others."""
    for data in paper.records.sheets.values():
        if data.sheet is not None and data.sheet.shape is Shape.APPROVALS:
            yield from _corners_of(data)


def _corners_of(data: SheetData) -> Iterator[Cited]:
    sheet = data.sheet
    assert sheet is not None
    for record in data.records:
        document = value_of(sheet, record, "act")
        if document is None:
            continue
        day, number = value_of(sheet, record, "date"), value_of(sheet, record, "number")
        act, _ = parse_act(document.raw)
        own = day.day if day else None
        head, _, issuer = act.act.partition(" ")
        citation = Citation(
            kind=kind_of_act(head),
            issuer=issuer,
            day=own or act.day,
            written_day=day.raw if day else "",
            number=number.raw.strip() if number else act.number,
            signed=False,
            title=act.title,
            text=" ".join(document.raw.split()),
        )
        place = day if own and day else document
        by_hand = value_of(sheet, record, "person") is not None
        yield Cited(
            citation,
            place.location,
            document.raw,
            sheet.shape,
            by_hand=by_hand,
            number_at=number.location if number else None,
        )
