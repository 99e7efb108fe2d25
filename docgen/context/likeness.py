"""What decides how a value prints by a template of docgen's own.

Values of equal likeness differ in their letters, figures and days, long texts in all but how their
lines begin and end: no shipped template asks for these. One of an office may (``on_trial.py``).
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from typing import Final

from msgspec.structs import replace

from docgen.content import Paragraph, Span, plain
from docgen.context.inflection import phrase_is_doubtful
from docgen.context.office import Office
from docgen.context.people import PersonValue, is_name_column, person
from docgen.issues import Location
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.deadlines import parse_deadline
from docgen.russian.name_declension import is_doubtful
from docgen.word_forms import WordKind

#: Signs of which no program makes more than itself: no tag, no address, no markup.
_ORDINARY: Final = lazy_regex(r"""[\w\s.,;:!?()«»"'’–—\-№%/+*=…]*""")
_LETTERS: Final = lazy_regex(r"[^\W\d_]+")
_DIGIT: Final = lazy_regex(r"\d")
#: A text this short may be a number, a date or a sign, which filters read; others are sentences.
_SHORT: Final = 24
#: What stands in another place than the workbook's rows: each may be missing there.
_OF_THEIR_OWN: Final = frozenset({ValueType.SHEET, ValueType.FILE, ValueType.IMAGE})


class Likenesses:
    """The likenesses of the values of one document, found once for equal ones.

    None stands for a value of which nothing can be told beforehand: it may be wrong in its own way.
    With ``doubts`` those are among them whose forms a person may have to look at; such findings
    come only where a name or a post is declined.
    """

    def __init__(self, office: Office, *, doubts: bool) -> None:
        self._office = office
        self._doubts = doubts
        self._known: dict[tuple[Hashable, str], Hashable | None] = {}

    def of(self, heading: str, value: Value) -> Hashable | None:
        """Return the likeness of a value under this heading."""
        data, column = value.data, value.column
        type_ = column.type if column else None
        if type_ in _OF_THEIR_OWN:
            return None
        if isinstance(data, bool):
            return type_, data
        if isinstance(data, date):
            return type_, type(data)
        if type_ is ValueType.PEOPLE and isinstance(data, tuple):
            people = tuple([self._kept(ValueType.PERSON, str(name)) for name in data])
            return None if None in people else people
        if column is None and is_name_column(heading):
            type_ = ValueType.PERSON
        if type_ is ValueType.RICH_TEXT or (type_ is None and isinstance(data, str)):
            return _of_blocks(value)
        return self._kept(type_, value.raw)

    def _kept(self, type_: ValueType | None, text: str) -> Hashable | None:
        key = type_, text
        if key not in self._known:
            self._known[key] = self._of_text(type_, text)
        return self._known[key]

    def _of_text(self, type_: ValueType | None, text: str) -> Hashable | None:
        match type_:
            case ValueType.CHOICE | ValueType.YES_NO:
                return text
            case ValueType.PERSON | ValueType.PEOPLE:
                return self._of_person(text)
            case ValueType.POST | ValueType.UNIT:
                kind: WordKind = "unit" if type_ is ValueType.UNIT else "post"
                return None if self._doubts and phrase_is_doubtful(text, kind) else text
            case ValueType.DEADLINE if (said := _of_signs(text)) is not None:
                due = parse_deadline(text)
                return due.kind, due.start is None, due.end is None, said
        return _of_signs(text)

    def _of_person(self, text: str) -> Hashable | None:
        office = replace(self._office, findings=[])
        who = person(text, office, Location())
        if office.findings or (self._doubts and _is_doubtful(who)):
            return None
        if who.name is None:
            return _of_signs(text)
        parts = bool(who.name.first_name), bool(who.name.patronymic), who.name.is_initials
        return who.gender, id(who.card), who.own_post, parts


def _is_doubtful(who: PersonValue) -> bool:
    """Return whether a form of the name, or of the post, may have to be looked at."""
    post = who.own_post or (who.card.text("Должность") if who.card else "")
    if post and phrase_is_doubtful(post, "post"):
        return True
    if who.name is None:
        return phrase_is_doubtful(who.text, "person")
    own = who.gender
    return own is None or is_doubtful(who.name, "m" if own == "m" else "f")


def _of_blocks(value: Value) -> Hashable | None:
    """Return the likeness of a text with looks: its paragraphs but for their letters."""
    blocks = value.blocks
    if not blocks:
        return _of_signs(value.raw)
    said: list[Hashable] = []
    for block in blocks:
        signs = _of_signs(plain(block.spans)) if isinstance(block, Paragraph) else None
        if signs is None or not isinstance(block, Paragraph):
            return None
        looks = tuple([_look(span) for span in block.spans])
        said.append((block.role, block.level, bool(block.number), block.align, looks, signs))
    return tuple(said)


def _look(span: Span) -> Hashable:
    return span.bold, span.italic, span.underline, bool(span.link)


def _of_signs(text: str) -> Hashable | None:
    """Return what a text is made of; of a sentence how it begins and ends."""
    if _ORDINARY.fullmatch(text) is None:
        return None
    if len(text) <= _SHORT:
        return _DIGIT.sub("9", _LETTERS.sub("а", text))
    lines = re.split(r"\n", text) if "\n" in text else [text]
    return tuple(dict.fromkeys((_sort(line[:1]), _sort(line[-1:])) for line in lines))


def _sort(sign: str) -> str:
    """Return the sort of a sign: a letter, a digit, or the sign itself."""
    return "а" if sign.isalpha() else "9" if sign.isdigit() else sign
