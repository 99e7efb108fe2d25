"""The letters and digits of a finished document, and whether what a cell says stands among them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from docgen.content import Paragraph, plain
from docgen.item_marks import item_mark
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.records import Value
from docgen.russian.acts import parse_act
from docgen.russian.dates import date_in_digits, date_in_words
from docgen.russian.name_parsing import parse_name
from docgen.sharing import Memo
from docgen.stretches import Stretch, stretches_of
from docgen.word_forms import UsedForm

_ALPHANUMERIC = lazy_regex(r"[^\W_]+")
_NOT_ALPHANUMERIC = lazy_regex(r"[\W_]+")
_EXPRESSION = lazy_regex(r"\{\{.*?\}\}|\n", re.DOTALL)
_RAW: Final = attrgetter("raw")
_ROW: Final = attrgetter("location.row")
#: The text in which cells stood that many documents share.
_PIECE_OF: Final[Memo[str]] = Memo()
#: Most signs that are neither: taken out one by one, many times faster than by a pattern, of all
#: but short texts.
_USUAL_SIGNS: Final = '.,:;-–—()«»№/"_'
_SHORT: Final = 80


class Page:
    """The text of a document and its letters and digits, searched from where the last was found.

    Its texts come in pieces, for many of them stand in other documents too. What remains of a text
    is told sign by sign: the letters of all pieces, joined, are those of the whole text. For the
    same reason a text that stands there as it is has its letters there; these are worked out only
    when one stands there otherwise.
    """

    def __init__(self, texts: Sequence[str], printed: Iterable[UsedForm]) -> None:
        self._pieces = dict.fromkeys(texts)
        self._texts = texts
        self._text = _with_blanks("\n".join(texts))
        self._at = 0
        self._start = 0
        self._printed = printed
        self._forms: dict[str, set[str]] | None = None

    @cached_property
    def _letters(self) -> str:
        return "".join(map(_letters_of_piece, self._texts))

    def has_text(self, text: str) -> bool:
        """Return whether this text stands on the page, signs and spaces aside.

        A number typed before an item may have given way to that of its list.
        """
        if self._finds(text):
            return True
        line = text.strip()
        mark = item_mark(line)
        return mark is not None and bool(mark.number) and self._finds(line[mark.length :])

    def open_rows(
        self, cells: Sequence[Value], told: Container[int | None]
    ) -> list[tuple[Value, ...]]:
        """Return the cells of each row that is to be looked for: one that is told, or not there.

        A row is there when its cells stand there one behind the other, each as it is typed. Rows
        that documents share stand in a piece that these share as well.
        """
        found: list[tuple[Value, ...]] = []
        for part in stretches_of(cells):
            if part.is_shared and not told and self._has_shared(part):
                continue
            found += [
                row
                for row in _rows_of(part.items)
                if row[0].location.row in told or not self._finds_row(row)
            ]
        return found

    def _has_shared(self, cells: Stretch[Value]) -> bool:
        """Return whether cells that documents share stand in one piece."""
        if _PIECE_OF.get(cells) in self._pieces:
            return True
        rows = [*map(_letters_of_row, _rows_of(cells.items))]
        for piece in self._pieces:
            letters = _letters_of_piece(piece)
            if all(row in letters for row in rows):
                _PIECE_OF.keep(piece, cells)
                return True
        return False

    def has_raw(self, value: Value) -> bool:
        """Return whether the cell stands there as it is typed, numbers of its lines aside."""
        if self._finds(value.raw):
            return True
        if "{{" in value.raw:  # filled in for each row that it repeats for
            return all(self._finds(piece) for piece in _EXPRESSION.split(value.raw))
        if value.blocks:
            return all(
                self._finds(plain(block.spans))
                for block in value.blocks
                if isinstance(block, Paragraph)
            )
        return all(self._finds(line) for line in value.raw.split("\n"))

    def has_form(self, value: Value) -> bool:
        """Return whether the value stands there in one of its forms, printed by way of others."""
        if isinstance(value.data, date):
            return any(map(self._finds, (date_in_digits(value.data), date_in_words(value.data))))
        column = value.column
        if column and column.type is ValueType.DOCUMENT:
            return self._has_act(value.raw)
        if column and column.type in (ValueType.PERSON, ValueType.PEOPLE):
            return all(self._finds_person(name) for name in re.split(r"[,;\n]", value.raw))
        if column and column.type in (ValueType.POST, ValueType.UNIT):
            return self._finds_form(value.raw)
        return False

    def _has_act(self, text: str) -> bool:
        """Return whether the act stands there: declined, and its date in either form."""
        reference = parse_act(text)[0]
        day = reference.day
        dated = day is None or any(map(self._finds, (date_in_digits(day), date_in_words(day))))
        rest = (reference.number, reference.title)
        return dated and self._finds_stems(reference.act) and all(map(self._finds, rest))

    def _finds(self, text: str) -> bool:
        return self._stands(text) or self._finds_letters(_letters_of_cell(text))

    def _finds_row(self, row: Sequence[Value]) -> bool:
        """Return whether the cells stand there one behind the other."""
        typed = "\n".join([cell.raw for cell in row])
        return self._stands(typed) or self._finds_letters(_letters_of_row(row))

    def _stands(self, typed: str) -> bool:
        """Return whether the text stands there as it is, blanks bound or not."""
        wanted = _with_blanks(typed)
        found = self._text.find(wanted, self._at)
        if found < 0:
            found = self._text.find(wanted)
        if found < 0:
            return False
        self._at = found
        return True

    def _finds_letters(self, wanted: str) -> bool:
        if not wanted:
            return True
        found = self._letters.find(wanted, self._start)
        if found < 0:
            found = self._letters.find(wanted)
        if found < 0:
            return False
        self._start = found
        return True

    def _finds_person(self, text: str) -> bool:
        name = parse_name(text)
        return self._finds_form(name.surname if name else text)

    def _finds_form(self, phrase: str) -> bool:
        """Return whether the phrase stands there in a form that was printed, whatever its letters.

        «Заяц» is found as «Зайцу», which a person has typed.
        """
        if self._finds_stems(phrase):
            return True
        if self._forms is None:  # a run may print thousands: they are looked through when needed
            self._forms = _by_nominative(self._printed)
        return any(form in self._letters for form in self._forms.get(_letters(phrase), ()))

    def _finds_stems(self, phrase: str) -> bool:
        """Return whether every word stands there up to its last letters, which case changes."""
        words = (_letters(word) for word in re.findall(r"\w+", phrase))
        return all(self._letters.find(word[: max(3, len(word) - 3)]) >= 0 for word in words)


def _with_blanks(text: str) -> str:
    return text.replace("\u00a0", " ")


def _rows_of(cells: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    """Yield the cells of each row of a table."""
    return (tuple(row) for _, row in groupby(cells, _ROW))


def _letters_of_row(cells: Iterable[Value]) -> str:
    return "".join(map(_letters_of_cell, map(_RAW, cells)))


def _by_nominative(printed: Iterable[UsedForm]) -> dict[str, set[str]]:
    """Return the printed forms by the letters of the surname, or of the whole phrase."""
    found: dict[str, set[str]] = {}
    for used in printed:
        name = parse_name(used.text) if used.kind == "person" else None
        key = _letters(name.surname if name else used.text)
        found.setdefault(key, set()).add(_letters(used.form))
    return found


@lru_cache(maxsize=4096)
def _letters_of_cell(text: str) -> str:
    return _letters(text)


@lru_cache(maxsize=1024)
def _letters_of_piece(text: str) -> str:
    return _letters(text)


def _letters(text: str) -> str:
    text = text.casefold().replace("ё", "е")
    if len(text) < _SHORT:
        return "".join(_ALPHANUMERIC.findall(text))
    letters = "".join(text.split())
    for sign in _USUAL_SIGNS:
        letters = letters.replace(sign, "")
    return letters if letters.isalnum() else _NOT_ALPHANUMERIC.sub("", letters)
