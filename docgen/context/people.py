"""Persons as a template sees them: name in any form and case, post and all else from the card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.content import Printable
from docgen.context.office import Card, Office
from docgen.context.trace import Trace, Traced
from docgen.context.values import Empty, PhraseValue, TextValue
from docgen.issues import Location, error, warning
from docgen.names import normal_name
from docgen.russian.agreement import join_people
from docgen.russian.cases import Case
from docgen.russian.name_forms import Name, full_form, initials_after, initials_before
from docgen.russian.name_parsing import looks_like_oblique_name, parse_name
from docgen.russian.post_and_name import split_post_and_name
from docgen.word_forms import Source, UsedForm

Style = Literal["typed", "full", "initials", "signature", "surname"]

_CASE_NAMES: dict[str, Case] = {
    "кого": "accusative",
    "кому": "dative",
    "кем": "instrumental",
    "о_ком": "prepositional",
}


class PersonValue(Traced, Struct, frozen=True):
    """A person named in a cell; ``name`` is None when the cell names a group or a unit."""

    text: str
    name: Name | None
    card: Card | None
    office: Office
    location: Location
    case: Case = "nominative"
    style: Style = "typed"
    own_post: str = ""
    trace: Trace | None = None

    @property
    def gender(self) -> str | None:
        """«m», «f», or None when neither the name nor the справочник tells."""
        from docgen.russian.name_declension import name_gender

        own = name_gender(self.name) if self.name else None
        return own or (self.card.gender if self.card else None)

    def shown(self) -> str:
        """Return the name in its form and case; a group of people is declined as a phrase.

        A post typed before the name stays with it, unless a form of the name is asked for.
        """
        if self.name is None:
            from docgen.context.inflection import phrase_in_case

            return self.office.typeset(
                phrase_in_case(self.text, self.case, "person", self.office, self.location)
            )
        name = self._known_name()
        source: Source = "typed"
        if self.case != "nominative":
            from docgen.context.inflection import name_in_case

            name, source = name_in_case(name, self.case, self.card, self.office, self.location)
        text = self._styled(name)
        full = full_form(self.card.name if self.card else self.name)
        self.office.log.note(UsedForm(full, "person", self.case, text, source, self.location))
        if self.own_post and self.style == "typed":
            return f"{self.post.as_text()} {text}"
        return text

    def _known_name(self) -> Name:
        """Return the name to print: the card's when the form needs more than was typed."""
        assert self.name is not None
        if self.card and self.style == "full" and self.name.is_initials:
            return self.card.name
        return self.name

    def _styled(self, name: Name) -> str:
        style = self.style
        if style == "typed":
            style = "initials" if name.is_initials else "full"
        if style == "surname":
            return name.surname
        if style == "signature":
            return initials_before(name)
        if style == "initials":
            return initials_after(name)
        return full_form(name)

    def lookup(self, name: str) -> object:
        """Return the post, another form of the name, or what the справочник has on the person."""
        styles: dict[str, Style] = {
            "полностью": "full",
            "инициалы": "initials",
            "подпись": "signature",
            "фамилия": "surname",
        }
        if name in styles:
            return replace(self, style=styles[name])
        if name in _CASE_NAMES:
            return self.in_case(_CASE_NAMES[name])
        if name == "должность":
            return self.post
        if name == "с_должностью":
            return self.with_post()
        if name not in self.office.directory.columns:
            raise KeyError(name)
        text = self.card.text(name) if self.card else ""
        blank = self.office.profile.blank
        return TextValue(text, self.office) if text else Empty(blank, blank)

    def known_names(self) -> tuple[str, ...]:
        """Return the forms of a person and the columns of the справочник."""
        return (
            "полностью", "инициалы", "подпись", "фамилия", "должность", "с_должностью", *_CASE_NAMES
        )  # fmt: skip

    def with_post(self) -> str:
        """Return «Петрова М.П., учитель» in the case of the person."""
        post = self.post
        if not isinstance(post, PhraseValue) or (self.own_post and self.style == "typed"):
            return self.as_text()
        return f"{self.as_text()}, {small(post.in_case(self.case).as_text())}"

    @property
    def post(self) -> Printable:
        """The post from the справочник, or an empty value."""
        if self.own_post:
            return PhraseValue(self.own_post, self.office, self.location, case=self.case)
        text = self.card.text("Должность") if self.card else ""
        if not text:
            return Empty()
        forms = self.card.post_forms if self.card else ()
        return PhraseValue(text, self.office, self.location, forms=forms)

    def in_case(self, case: Case) -> PersonValue:
        """Return the same person in this case."""
        return replace(self, case=case)

    def in_style(self, style: Style) -> PersonValue:
        """Return the same person in this form of the name."""
        return replace(self, style=style)


class PeopleValue(Printable, Struct, frozen=True):
    """Several persons of one cell."""

    people: tuple[PersonValue, ...]

    def as_text(self) -> str:
        """Return the persons through commas."""
        return ", ".join(person.as_text() for person in self.people)

    def lookup(self, name: str) -> object:
        """Return the number of people, or the list with «и» before the last."""
        if name == "число":
            return len(self.people)
        if name == "с_должностью":
            return self._with_posts()
        if name == "через_и":
            return join_people([person.as_text() for person in self.people])
        if len(self.people) == 1:
            return self.people[0].lookup(name)
        if name == "должность":
            return Empty()
        raise KeyError(name)

    def _with_posts(self) -> str:
        """Return the people with their posts; a post is closed by a comma before «и»."""
        *first, last = [person.with_post() for person in self.people]
        if not first:
            return last
        comma = "," if isinstance(self.people[-2].post, PhraseValue) else ""
        return f"{', '.join(first)}{comma} и {last}"

    def known_names(self) -> tuple[str, ...]:
        """Return the forms of a list of people."""
        return ("число", "через_и", "с_должностью")

    def __iter__(self) -> Iterator[PersonValue]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def in_case(self, case: Case) -> PeopleValue:
        """Return the same people in this case."""
        return PeopleValue(tuple(person.in_case(case) for person in self.people))

    def in_style(self, style: Style) -> PeopleValue:
        """Return the same people in this form of the name."""
        return PeopleValue(tuple(person.in_style(style) for person in self.people))


def person(
    text: str, office: Office, location: Location, trace: Trace | None = None
) -> PersonValue:
    """Return the person that a cell names, joined with the card of the справочник.

    A name that fits several cards is joined with none of them and told: nothing is guessed.
    """
    name = parse_name(text)
    own_post = ""
    if name is None:
        name = office.directory.by_surname(text)
    if name is None and (parted := split_post_and_name(text)):
        own_post, name = parted
    elif looks_like_oblique_name(text):
        office.note(
            error(
                "oblique-name",
                location,
                f"«{text}»: имя стоит не в именительном падеже.",
                "Впишите его как в паспорте, например «Иванова Анна Петровна»: нужный падеж "
                "docgen поставит сам.",
            )
        )
    cards = office.directory.find(name) if name else []
    if name and not cards and (card := office.directory.in_other_case(name)):
        right = initials_after(card.name) if name.is_initials else full_form(card.name)
        office.note(
            error(
                "oblique-name",
                location,
                f"«{text}»: имя стоит не в именительном падеже.",
                f"Впишите «{right}»: нужный падеж docgen поставит сам.",
            )
        )
        name = replace(name, surname=card.name.surname)
        cards = [card]
    if len(cards) > 1:
        posts = "; ".join(f"{full_form(card.name)} ({card.text('Должность')})" for card in cards)
        office.note(
            warning(
                "namesakes",
                location,
                f"«{text}» подходит нескольким людям справочника: {posts}.",
                "Напишите имя и отчество полностью.",
            )
        )
    card = cards[0] if len(cards) == 1 else None
    return PersonValue(text, name, card, office, location, own_post=own_post, trace=trace)


_ONE_LETTER_WORDS = frozenset("АВИКОСУЯ")


def small(text: str) -> str:
    """Return the text with a small first letter, unless its first word is an abbreviation."""
    head = text.split(maxsplit=1)[0] if text else ""
    if head in _ONE_LETTER_WORDS:
        return text[0].lower() + text[1:]
    if len(head) > 1 and head[1].isalpha() and head[1:] == head[1:].lower():
        return text[0].lower() + text[1:]
    return text


def is_name_column(heading: str) -> bool:
    """Return whether a heading says that people's names stand under it."""
    return normal_name(heading) in {
        "кто",
        "фио",
        "ф_и_о",
        "фамилия",
        "фамилия_имя_отчество",
        "фамилия_и_о",
        "ученик",
        "работник",
        "сотрудник",
    }
