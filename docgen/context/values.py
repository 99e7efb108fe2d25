"""Values as a template sees them: each knows its forms and the cell that it came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from docgen.content import Blocks, Inline, Paragraph, Printable, Span, plain
from docgen.context.office import Office
from docgen.context.trace import Trace, Traced
from docgen.issues import Location
from docgen.names import normal_name
from docgen.russian.cases import Case
from docgen.russian.dates import date_in_digits, date_in_words, month_and_year
from docgen.russian.deadlines import Deadline
from docgen.word_forms import WordKind


class Empty(Printable):
    """A blank: nothing is typed in the cell. It is false and prints its blank, if any.

    ``part`` is what its parts print: ``{{ дата.год }}`` of a date that is not there.
    """

    __slots__ = ("blank", "part")

    def __init__(self, blank: str = "", part: str = "") -> None:
        self.blank = blank
        self.part = part

    def as_text(self) -> str:
        """Return the place left for the hand, or nothing."""
        return self.blank

    def as_spans(self) -> Inline:
        """Return the blank, or no text at all."""
        return (Span(self.blank),) if self.blank else ()

    def as_blocks(self) -> Blocks:
        """Return a paragraph with the blank, or no paragraph at all."""
        return (Paragraph(self.as_spans()),) if self.blank else ()

    def lookup(self, name: str) -> object:
        """Return an empty value: what is not there has no parts."""
        del name
        return Empty(self.part, self.part)

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0


class TextValue(Traced, Struct, frozen=True):
    """Plain text of one or more lines."""

    text: str
    office: Office
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the text, typeset."""
        return self.office.typeset(self.text)

    def as_typed(self) -> TextValue:
        """Return the text as it stands in its cell."""
        return replace(self, office=self.office.verbatim())

    def as_blocks(self) -> Blocks:
        """Return a paragraph for each line."""
        return tuple(Paragraph((Span(line),)) for line in self.as_text().split("\n") if line)

    def lookup(self, name: str) -> object:
        """Return the lines (``строки``)."""
        if name == "строки":
            return self.as_text().split("\n")
        raise KeyError(name)

    def known_names(self) -> tuple[str, ...]:
        """Return the parts of a text."""
        return ("строки",)


class RichValue(Traced, Struct, frozen=True):
    """Text with bold, italic, links and lists, one or more paragraphs."""

    blocks: Blocks
    office: Office
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the paragraphs as lines, with their numbers."""
        return "\n".join(
            f"{block.number} {plain(block.spans)}".strip()
            for block in self.office.typeset_blocks(self.blocks)
            if isinstance(block, Paragraph)
        )

    def as_typed(self) -> RichValue:
        """Return the text as it stands in its cell."""
        return replace(self, office=self.office.verbatim())

    def as_spans(self) -> Inline:
        """Return all paragraphs as one inline text with line breaks between them."""
        spans: list[Span] = []
        for block in self.as_blocks():
            if isinstance(block, Paragraph):
                if spans:
                    spans.append(Span("\n"))
                if block.number:
                    spans.append(Span(f"{block.number} "))
                spans.extend(block.spans)
        return tuple(spans)

    def as_blocks(self) -> Blocks:
        """Return the paragraphs, typeset."""
        blocks = self.office.typeset_blocks(self.blocks)
        for block in blocks:
            if isinstance(block, Paragraph):
                self.tell(block.text)
        return blocks


class DateValue(Traced, Struct, frozen=True):
    """A calendar day, by default in the form of the profile (R-DATE-1)."""

    day: date
    office: Office
    form: str = ""
    typed: str = ""
    trace: Trace | None = None

    def shown(self) -> str:
        """Return «22 марта 2027 г.» or «22.03.2027»; an untyped one as the sheet shows it."""
        if self.typed and not self.form:
            return self.typed
        form = self.form or self.office.profile.date_form
        return date_in_words(self.day) if form == "словами" else date_in_digits(self.day)

    def lookup(self, name: str) -> object:
        """Return a part of the date, or the date in one of its forms."""
        parts: dict[str, Callable[[], object]] = {
            "день": lambda: int(self.tell(str(self.day.day))),
            "год": lambda: int(self.tell(str(self.day.year))),
            "месяц": lambda: self.day.month,
            "месяц_и_год": lambda: self.tell(month_and_year(self.day)),
            "словами": lambda: replace(self, form="словами"),
            "цифрами": lambda: replace(self, form="цифрами"),
        }
        return parts[name]()

    def known_names(self) -> tuple[str, ...]:
        """Return the parts and forms of a date."""
        return ("день", "месяц", "год", "месяц_и_год", "словами", "цифрами")


class DeadlineValue(Traced, Struct, frozen=True):
    """A deadline in its own wording, with the days that it means where it means any."""

    deadline: Deadline
    office: Office
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the wording, tidied: «до 15.12.2026», «сентябрь – октябрь», «постоянно»."""
        return self.office.typeset(self.deadline.text)

    def lookup(self, name: str) -> object:
        """Return the first or the last day (``начало``, ``конец``)."""
        days = {"начало": self.deadline.start, "конец": self.deadline.end}
        day = days[name]
        return DateValue(day, self.office, "цифрами", trace=self.trace) if day else Empty()

    def known_names(self) -> tuple[str, ...]:
        """Return the parts of a deadline."""
        return ("начало", "конец")


class NumberValue(Traced, Struct, frozen=True):
    """A number; whole ones print without a fraction, others with a comma."""

    number: int | float
    typed: str = ""
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the number as the sheet shows it, else its digits: «101», «12,5»."""
        if self.typed:
            return self.typed
        if float(self.number).is_integer():
            return str(int(self.number))
        return format(Decimal(str(self.number)), "f").replace(".", ",")

    def plain(self) -> int | float:
        """Return the number itself."""
        return int(self.number) if float(self.number).is_integer() else self.number

    def __bool__(self) -> bool:
        return True

    def __int__(self) -> int:
        return int(self.number)


class ChoiceValue(Printable, Struct, frozen=True):
    """One of several choices; ``{% if вид.полный %}`` asks which it is by any of its words."""

    chosen: str
    choices: tuple[str, ...]

    def as_text(self) -> str:
        """Return the choice as the kind spells it."""
        return self.chosen

    def lookup(self, name: str) -> object:
        """Return whether the choice is this one, named in full or by one of its words."""
        own = normal_name(self.chosen)
        if name == own or name in own.split("_"):
            return True
        if name in self.known_names():
            return False
        raise KeyError(name)

    def known_names(self) -> tuple[str, ...]:
        """Return all choices and their words."""
        full = [normal_name(choice) for choice in self.choices]
        return tuple(dict.fromkeys([*full, *(word for name in full for word in name.split("_"))]))


class FlagValue(Printable, Struct, frozen=True):
    """Yes or no."""

    flag: bool

    def as_text(self) -> str:
        """Return «да» or «нет»."""
        return "да" if self.flag else "нет"

    def __bool__(self) -> bool:
        return self.flag


class PhraseValue(Traced, Struct, frozen=True):
    """A post or the name of a unit, in the nominative, which a label may put in any case."""

    text: str
    office: Office
    location: Location
    is_unit: bool = False
    case: Case = "nominative"
    forms: tuple[tuple[Case, str], ...] = ()
    trace: Trace | None = None

    def shown(self) -> str:
        """Return the phrase in its case; a form typed by a person wins."""
        from docgen.context.inflection import phrase_in_case

        kind: WordKind = "unit" if self.is_unit else "post"
        text = phrase_in_case(
            self.text, self.case, kind, self.office, self.location, forms=self.forms
        )
        return self.office.typeset(text)

    def in_case(self, case: Case) -> PhraseValue:
        """Return the same phrase in this case."""
        return replace(self, case=case)
