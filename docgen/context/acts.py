"""Documents that a document refers to: named in full, and in the case that the label wants."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from docgen.content import Printable
from docgen.context.office import Office
from docgen.context.trace import Trace, Traced
from docgen.context.values import DateValue, Empty, TextValue
from docgen.context.views import RecordView, RowsView
from docgen.russian.acts import ActReference
from docgen.russian.cases import Case
from docgen.russian.dates import date_in_digits, date_in_words

# R-ORD-2: what the words before an act want of it; a turn that is not here leaves it as typed.
_TURNS: tuple[tuple[str, Case], ...] = (
    ("в соответствии с", "instrumental"),
    ("руководствуясь", "instrumental"),
    ("согласно", "dative"),
    ("на основании", "genitive"),
    ("во исполнение", "genitive"),
    ("в целях", "genitive"),
    ("с целью", "genitive"),
    ("в связи с", "instrumental"),
)


class ActValue(Traced, Struct, frozen=True):
    """A reference to an act (R-ORD-3): «приказ Управления … от 27 августа 2026 г. № 198 «…»»."""

    reference: ActReference
    office: Office
    case: Case = "nominative"
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the reference with its act in the case, its date in the form of the profile."""
        reference = self.reference
        place = []
        if reference.day:
            words = self.office.profile.date_form == "словами"
            day = date_in_words(reference.day) if words else date_in_digits(reference.day)
            place.append(f"от {day}")
        if reference.number:
            place.append(f"№ {reference.number}")
        dated = " ".join(place)
        if dated and is_collegial(reference):  # R-APPR-5: a decision is known by its minutes
            dated = f"(протокол {dated})"
        parts = (reference.in_case(self.case), dated, reference.title)
        return self.office.typeset(" ".join(part for part in parts if part))

    def lookup(self, name: str) -> object:
        """Return a part of the reference: ``акт``, ``дата``, ``номер``, ``название``."""
        reference, office = self.reference, self.office
        if name == "дата":
            return DateValue(reference.day, office, trace=self.trace) if reference.day else Empty()
        texts = {"акт": reference.act, "номер": reference.number, "название": reference.title}
        return TextValue(texts[name], office, self.trace) if texts[name] else Empty()

    def known_names(self) -> tuple[str, ...]:
        """Return the parts of a reference."""
        return ("акт", "дата", "номер", "название")

    def in_case(self, case: Case) -> ActValue:
        """Return the same reference in this case."""
        return replace(self, case=case)


class OwnActValue(ActValue, frozen=True):
    """The document itself as another paper names it, with blanks for what is not yet known.

    ``by_title``: it has no kind, date and number before its title, as a plan has none; ``word`` is
    its kind alone, in small letters.
    """

    dated: str = ""
    by_title: bool = False
    word: str = ""

    def lookup(self, name: str) -> object:
        """Return a part of the reference, or the word of its kind (``вид``)."""
        if name == "вид":
            return TextValue(self.word, self.office)
        return ActValue.lookup(self, name)

    def known_names(self) -> tuple[str, ...]:
        """Return the parts of a reference."""
        return (*ActValue.known_names(self), "вид")

    def shown(self) -> str:
        """Return kind, date with number, and title; the kind in the case."""
        from docgen.russian.titles import title_in_text

        reference = self.reference
        if self.by_title:
            return self.office.typeset(title_in_text(reference.title, self.case))
        parts = (reference.in_case(self.case), self.dated, reference.title)
        return self.office.typeset(" ".join(part for part in parts if part))


def is_collegial(reference: ActReference) -> bool:
    """Return whether a body decided: its decision has no date and number but those of minutes."""
    return reference.act.casefold().startswith(("решение", "мнение"))


def grounds(rows: RowsView | Iterable[RecordView]) -> str:
    """Return the grounds of a preamble in one sentence: «В соответствии с приказом …, …».

    Each row has «Оборот» and «Документ»; a blank turn goes on with the one above.
    """
    pieces: list[str] = []
    case: Case = "nominative"
    for row in rows:
        turn = _text(row, "оборот")
        if turn:
            folded = turn.casefold()
            case = next((found for start, found in _TURNS if folded.startswith(start)), case)
        act = row.lookup("документ")
        named = act.in_case(case).as_text() if isinstance(act, ActValue) else str(act)
        pieces.append(f"{turn} {named}".strip())
    if not pieces:
        return ""
    first, *rest = pieces
    rest = [piece[:1].lower() + piece[1:] for piece in rest]
    sentence = ", ".join([first, *rest])
    return sentence[:1].upper() + sentence[1:]


def _text(row: RecordView, name: str) -> str:
    value = row.lookup(name)
    return value.as_text().strip() if isinstance(value, Printable) else str(value)
