"""What one run knows beside the document: the profile, the people of the office, the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import is_

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.content import Block, Blocks, Inline, Paragraph, Span, Table, TableCell, TableRow
from docgen.context.forms import FORMS_SHEET, FormBook, FormLog, KeptForms
from docgen.context.known_rows import KnownRows
from docgen.context.numbering import UNNUMBERED, Numbering
from docgen.context.profile import Profile
from docgen.issues import Issue
from docgen.names import normal_name
from docgen.records import Record, WorkbookRecords
from docgen.russian.cases import OBLIQUE_CASES, Case, Gender
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import folded, may_be
from docgen.russian.name_parsing import parse_name
from docgen.russian.typography import AS_IS, Typography, typeset, typeset_spans

Evaluate = Callable[[str, Mapping[str, object]], object]

_NAME_COLUMNS: dict[Case, str] = {
    "genitive": "Кого",
    "accusative": "Кого",
    "dative": "Кому",
    "instrumental": "Кем",
    "prepositional": "О ком",
}
_POST_COLUMNS: dict[Case, str] = {
    "genitive": "Должность кого",
    "accusative": "Должность кого",
    "dative": "Должность кому",
    "instrumental": "Должность кем",
}


class Card(Struct, frozen=True):
    """A person of the справочник: the name in full and the row with all else."""

    name: Name
    record: Record

    def text(self, column: str) -> str:
        """Return what stands in this column, or an empty text."""
        value = self.record.get(column)
        return value.raw if value else ""

    def form(self, case: Case) -> str:
        """Return the name in this case as a person typed it, or an empty text."""
        return self.text(_NAME_COLUMNS[case]) if case in _NAME_COLUMNS else ""

    @property
    def post_forms(self) -> tuple[tuple[Case, str], ...]:
        """The forms of the post that a person typed."""
        typed = ((case, self.text(column)) for case, column in _POST_COLUMNS.items())
        return tuple((case, text) for case, text in typed if text)

    @property
    def gender(self) -> Gender | None:
        """«m» or «f» from the column «Пол», else from the name itself, else None."""
        from docgen.russian.name_declension import name_gender

        genders: dict[str, Gender] = {"м": "m", "ж": "f"}
        return genders.get(self.text("Пол").casefold()) or name_gender(self.name)


_KEPT = 3
# What may be asked of a person where there is no справочник to say more.
_USUAL_COLUMNS = frozenset({"фио", "организация", "пол", "телефон", "почта"})


def _columns_of_people(records: WorkbookRecords | None) -> frozenset[str]:
    """Return the normal names of the columns of «Люди», those of the office's own included."""
    if records is None:
        return _USUAL_COLUMNS
    declared = {
        normal_name(column.name)
        for sheet in records.kind.sheets
        if normal_name(sheet.name) == "люди"
        for column in sheet.columns
    }
    people = records.sheets.get("люди")
    filled = {name for record in people.records for name in record.values} if people else set()
    return frozenset(declared | filled)


class Directory:
    """The people of the справочник, found by full name or by surname and initials.

    ``forms`` are the forms that a person keeps on the sheet «Формы».
    """

    def __init__(self, records: WorkbookRecords | None) -> None:
        self.records = records
        self.cards: list[Card] = []
        people = records.sheets.get("люди") if records else None
        for record in people.records if people else []:
            value = record.get("ФИО")
            name = parse_name(value.raw) if value else None
            if name:
                self.cards.append(Card(name, record))
        self._by_surname: dict[str, list[Card]] = {}
        for card in self.cards:
            self._by_surname.setdefault(folded(card.name.surname), []).append(card)
        self.columns = _columns_of_people(records)
        sheets = records.sheets if records else {}
        self.forms = FormBook(sheets.get(normal_name(FORMS_SHEET)))

    def find(self, name: Name) -> list[Card]:
        """Return the cards that this name may mean: several for namesakes, none for a stranger."""
        of_surname = self._by_surname.get(folded(name.surname), ())
        return [card for card in of_surname if may_be(card.name, name)]

    def in_other_case(self, name: Name) -> Card | None:
        """Return the only card that a surname with initials is an oblique form of, if any.

        «Петрова П.П.» is a surname of her own, not Петров in the genitive.
        """
        from docgen.russian.name_declension import decline_name, name_gender

        if not name.is_initials or name_gender(name) is not None:
            return None
        found = [
            card
            for card in self.cards
            if card.name.surname[:_KEPT] == name.surname[:_KEPT]
            and may_be(card.name, replace(name, surname=card.name.surname))
            and any(
                decline_name(card.name, case, card.gender).surname == name.surname
                for case in OBLIQUE_CASES
            )
        ]
        return found[0] if len(found) == 1 else None

    def by_surname(self, text: str) -> Name | None:
        """Return the name, with initials, that a lone surname means here; None if not one."""
        wanted = " ".join(text.split()).casefold().replace("ё", "е")
        found = [
            card.name
            for card in self.cards
            if card.name.surname.casefold().replace("ё", "е") == wanted
        ]
        if len(found) != 1:
            return None
        name = found[0]
        letters = (f"{part[:1]}." if part else "" for part in (name.first_name, name.patronymic))
        return Name(name.surname, *letters)

    def kept_forms(self, name: Name) -> KeptForms | None:
        """Return the row of the sheet «Формы» that means this person and no other."""
        kept = self.forms.person(name)
        written = parse_name(kept.text) if kept else None
        # «Коваль М.П.» may be Михаил and Мария, who decline differently.
        shared = written is not None and written != name and len(self.find(written)) > 1
        return None if shared else kept


class Office(Struct):
    """The surroundings of one document; ``findings`` collects what is met while rendering.

    ``log`` collects the forms of names, posts and units that are printed; ``rows`` are
    those of tables that documents of the run have numbered and typeset so far.
    """

    profile: Profile
    directory: Directory
    evaluate: Evaluate
    findings: list[Issue] = field(default_factory=list)
    log: FormLog = field(default_factory=FormLog)
    is_verbatim: bool = False
    rows: KnownRows = field(default_factory=KnownRows)
    #: The typing rules of the profile; none for a text «как есть».
    typography: Typography = AS_IS

    def __post_init__(self) -> None:
        self.typography = AS_IS if self.is_verbatim else self.profile.typography

    def note(self, issue: Issue) -> None:
        """Keep a finding once, however often a template asks for the value."""
        if issue not in self.findings:
            self.findings.append(issue)

    def verbatim(self) -> Office:
        """Return the same office for a text «как есть»: it changes nothing in it."""
        return replace(self, is_verbatim=True)

    def typeset(self, text: str) -> str:
        """Return the text by the office's typing rules."""
        return typeset(text, self.typography)

    def typeset_inline(self, spans: Inline) -> Inline:
        """Return the spans typeset as one text; links and looks stay where they are."""
        if len(spans) == 1:
            span = spans[0]
            text = span.text if span.link else self.typeset(span.text)
            return spans if text == span.text else (replace(span, text=text),)
        texts = typeset_spans([span.text for span in spans], self.typography)
        return tuple(
            span if span.link else replace(span, text=text)
            for span, text in zip(spans, texts, strict=True)
        )

    def typeset_paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph with its text typeset."""
        spans = self.typeset_inline(paragraph.spans)
        return paragraph if spans is paragraph.spans else replace(paragraph, spans=spans)

    def typeset_blocks(self, blocks: Blocks) -> Blocks:
        """Return the blocks with all their text typeset."""
        return tuple(self._typeset_block(block) for block in blocks)

    def _typeset_block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return self.typeset_paragraph(block)
        return self.typeset_table(block) if isinstance(block, Table) else block

    def typeset_table(self, table: Table, numbering: Numbering = UNNUMBERED) -> Table:
        """Return the table with its rows numbered, and all their text typeset."""
        how = "typeset", self.is_verbatim
        return self.rows.made(table, self._typeset_row, how, numbering)

    def _typeset_row(self, row: TableRow) -> TableRow:
        return replace(row, cells=tuple(map(self._typeset_cell, row.cells)))

    def _typeset_cell(self, cell: TableCell) -> TableCell:
        cells, how = self.rows.cells, ("typeset", self.is_verbatim)
        return cells.get(cell, how) or cells.keep(self._new_typeset_cell(cell), cell, how)

    def _new_typeset_cell(self, cell: TableCell) -> TableCell:
        paragraphs = [*map(self.typeset_paragraph, cell.paragraphs)]
        if all(map(is_, paragraphs, cell.paragraphs)):
            return cell
        return replace(cell, paragraphs=tuple(paragraphs))

    def paragraph(self, text: str, **look: object) -> Paragraph:
        """Return one typeset paragraph of this text."""
        return Paragraph((Span(self.typeset(text)),), **look)  # type: ignore[arg-type]
