"""What is said of the document as a whole: its act word, author, date line and title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.content import Blocks, Paragraph, Printable, Span
from docgen.context.acts import ActValue, OwnActValue
from docgen.context.approvals import dated
from docgen.context.factory import NOTHING
from docgen.context.office import Office
from docgen.context.values import DateValue
from docgen.context.views import RecordView
from docgen.issues import Location
from docgen.kinds.model import Kind
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.acts import ActReference
from docgen.russian.agreement import begins_with_about

#: A full stop that ends a title against the rule, but not the one of «2027 г.».
_LAST_DOT: Final = lazy_regex(r"(?<=[а-яё]{3})\.\s*$")


class PaperFacts:
    """Facts worked out from the card of the document and of the office, where they stand once."""

    def __init__(
        self, kind: Kind, card: RecordView, organization: Printable, office: Office
    ) -> None:
        self._kind = kind
        self._card = card
        self._organization = organization
        self._office = office
        # A paper that says no kind of its own is called as its kind is: the card is the main one's.
        says_own = any(sheet.column("act_name") for sheet in kind.own_sheets)
        self._called = kind.title.upper() if kind.main and not says_own else ""

    @property
    def act(self) -> str:
        """The word of the act in the nominative, small letters: «приказ»."""
        return self._own("act_name").lower() or self._kind.name

    @property
    def author(self) -> str:
        """Whose act it is, in the genitive, for «приказом …» and «к приказу …»; or nothing.

        What the document says wins, then the справочник, then the lines of the бланк. A kind
        whose column has the default «-» names no author: its заголовок does («протокол заседания»).
        """
        column = self._card.column("author")
        if column is not None and column.default in NOTHING and not self._card.text("author"):
            return ""
        typed = (
            self._card.text("author")
            or self._shared("автор_приказа")
            or self._shared("полное_название_чего")
        )
        if typed:
            return typed
        name = self._shared("полное_название") or " ".join(self._own("organization").split())
        if not name:
            return ""
        from docgen.context.inflection import phrase_in_case

        return phrase_in_case(name, "genitive", "unit", self._office, Location())

    @property
    def approved(self) -> str:
        """What a corner block approves: the title of a plan, else the kind of the paper."""
        return self._own("act_name") or self._own("title") or self._kind.title

    @property
    def short_organization(self) -> str:
        """The organisation for the properties of the file (R-META-1)."""
        names = (
            self._shared("краткое_название"),
            self._own("organization"),
            self._shared("полное_название"),
            self._shared("шапка"),
        )
        return next((" ".join(name.split()) for name in names if name), "")

    @property
    def title(self) -> str:
        """Kind, number and заголовок for the properties of the file (R-META-1)."""
        if not self._called and self._card.column("act_name") is None and self._own("title"):
            return " ".join(f"{self._own('title')} {self._own('period')}".split())
        number = self._own("number") if self._card.printable("number") else ""
        parts = (
            self._called or self._own("act_name") or self._kind.title,
            f"№ {number}" if number else "",
            self._own("title"),
        )
        return " ".join(" ".join(part.split()) for part in parts if part)

    def named(self) -> ActValue:
        """Return the document as a sentence names it: «приказ от … № … «О …»», «план работы …»."""
        title, act, day = self._own("title"), self.act, self._card.printable("date")
        if self._card.column("act_name") is None and title:
            plan = ActReference("", title=f"{title} {self._own('period')}")
            return OwnActValue(plan, self._office, by_title=True, word=self.act)
        title = _LAST_DOT.sub("", title)
        if not begins_with_about(title):
            act, title = f"{act} {title}", ""
        found = ActReference(
            " ".join(act.split()),
            day.day if isinstance(day, DateValue) else None,
            title=f"«{' '.join(title.split())}»" if title else "",
        )
        return OwnActValue(found, self._office, dated=self.dated(), word=self.act)

    def dated(self) -> str:
        """Return «от 22 марта 2027 г. № 101» of the document itself."""
        day, number = self._card.printable("date"), self._card.printable("number")
        text = dated(
            day.day if isinstance(day, DateValue) else None,
            self._own("number") if number else "",
            self._office,
        )
        return self._office.typeset(text)

    def date_line(self) -> Blocks:
        """Return the lines of date, number and place in the order of the profile."""
        fields = {
            "дата": self._printed("date"),
            "номер": self._numbered(),
            "место": self._printed("place"),
            "вид": self._called or self._printed("act_name")
            if "{вид}" in str(self._office.profile.date_line)
            else "",
        }
        lines = []
        for pattern in self._office.profile.date_line:
            filled = [_filled(cell.strip(), fields) for cell in pattern.split("|")]
            if any(text.strip() for text in filled):
                lines.append("\t".join(filled).rstrip("\t"))
        return tuple(Paragraph((Span(line),)) for line in lines)

    def corner_date_line(self) -> Blocks:
        """Return the same for a corner block, which has no room for columns (R-PAR-4)."""
        line = f"{self._printed('date')} {self._numbered()}".strip()
        return tuple(Paragraph((Span(text),)) for text in (line, self._printed("place")) if text)

    def _numbered(self) -> str:
        number = self._printed("number")
        return self._office.typeset(f"№ {number}") if number else ""

    def _own(self, key: str) -> str:
        """Return the text of the card's column with this key; empty when the kind has none."""
        value = self._card.printable(key)
        return str(value.plain()).strip() if isinstance(value, Printable) else str(value)

    def _printed(self, key: str) -> str:
        """Return the same text, told as printed."""
        value = self._card.printable(key)
        return value.as_text().strip() if isinstance(value, Printable) else str(value)

    def _shared(self, name: str) -> str:
        return _text(self._organization, name)


def _filled(pattern: str, fields: Mapping[str, str]) -> str:
    for name, text in fields.items():
        pattern = pattern.replace(f"{{{name}}}", text)
    return pattern


def _text(owner: Printable, name: str) -> str:
    try:
        value = owner.lookup(normal_name(name))
    except KeyError:
        return ""
    return value.as_text().strip() if isinstance(value, Printable) else str(value)
