"""Whether every value that the workbook gave to the template is found in the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from docgen.content import Paragraph, plain
from docgen.context.trace import Trace
from docgen.issues import Issue, error, note, warning
from docgen.item_marks import item_mark
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.russian.acts import parse_act
from docgen.russian.dates import date_in_digits, date_in_words
from docgen.russian.names import parse_name
from docgen.word_forms import UsedForm

_NOT_ALPHANUMERIC = lazy_regex(r"[\W_]+", re.UNICODE)
_EXPRESSION = lazy_regex(r"\{\{.*?\}\}|\n", re.DOTALL)
_SHOWING = ("таблица", "таблица_без_шапки", "картинка")
_UNPRINTED_TYPES = {
    ValueType.CHOICE,
    ValueType.YES_NO,
    ValueType.SHEET,
    ValueType.FILE,
    ValueType.IMAGE,
}


class Coverage:
    """Remembers which values the template asked for, and looks for them in the result."""

    def __init__(self) -> None:
        # The value is kept with its texts, so that no other takes its id.
        self._told: dict[int, tuple[Value, dict[str, None]]] = {}
        self._tables: set[str] = set()
        self._forgiven: set[str] = set()

    def tracer(self, value: Value) -> Trace:
        """Return what is told the texts that this value gives to the document."""

        def trace(text: str) -> None:
            _, texts = self._told.setdefault(id(value), (value, {}))
            texts.update(dict.fromkeys(line for line in text.split("\n") if line.strip()))

        return trace

    def told(self) -> frozenset[tuple[str, str]]:
        """Return sheet and column of every value that has given its text to the document."""
        return frozenset(
            (value.location.sheet, value.column.name)
            for value, _texts in self._told.values()
            if value.column
        )

    def touch_table(self, data: SheetData) -> None:
        """Note that the sheet was printed as a table, with all its cells."""
        self._tables.add(data.name)

    def forgive(self, heading: str) -> None:
        """Note that a column only says to whom a row belongs, and is left out of the table."""
        self._forgiven.add(normal_name(heading))

    def check(
        self, records: WorkbookRecords, text: str, printed: Iterable[UsedForm] = ()
    ) -> list[Issue]:
        """Return an error for each text printed but not found, a finding for what was not printed.

        A document from which a printed text vanished must not be published; what the template
        does not print at all (the course of a meeting in short minutes) is told per column.
        ``printed`` are the forms of names and posts that documents hold.
        """
        page = _Page(text, printed)
        issues: list[Issue] = []
        unprinted: dict[tuple[str, str], list[Value]] = {}
        for data, heading, value, is_cell in self._printable(records):
            if self._forgiven and normal_name(value.raw) in self._forgiven:
                continue
            told = self._told.get(id(value))
            if told is not None:
                lost = next((line for line in told[1] if not page.has_text(line)), None)
            else:
                lost = None if page.has_raw(value) else value.raw
            if lost is None:
                continue
            if told is not None or is_cell:
                issues.append(_lost(value, lost))
            elif not page.has_form(value):
                unprinted.setdefault((normal_name(data.name), heading), []).append(value)
        issues.extend(
            _not_printed(records.sheets.get(name), heading, values)
            for (name, heading), values in unprinted.items()
        )
        return issues

    def _printable(self, records: WorkbookRecords) -> Iterator[tuple[SheetData, str, Value, bool]]:
        """Yield every filled value with its sheet and heading.

        The last tells whether it is a cell of a printed table; a sheet that the kind does not
        know is a table when it was printed as one, else a list.
        """
        for data in records.sheets.values():
            as_table = data.table is not None and not data.is_text
            if as_table and (data.sheet or data.name in self._tables):
                printed = data.name in self._tables
                for value in data.cells:
                    yield data, data.name, value, printed
                continue
            for record in data.records:
                hidden = _names_only(record, data)
                for name, value in record.values.items():
                    if name not in hidden and _is_printed(value):
                        typed = data.titles.get(name, name.replace("_", " "))
                        yield data, value.column.name if value.column else typed, value, False


def _lost(value: Value, text: str) -> Issue:
    return error(
        "value-lost",
        value.location,
        f"Значение «{_short(text)}» не попало в документ.",
        "Документ не записан. Покажите это тому, кто ведёт шаблоны: рядом с этим местом "
        "теряется текст.",
    )


def _not_printed(data: SheetData | None, heading: str, values: list[Value]) -> Issue:
    """Return one finding for a whole column that the template does not print.

    A column of the kind is left out by a choice (short minutes, a number for a list): a note. One
    that the kind does not know may have been meant for the document: a warning.
    """
    count = f", таких ячеек: {len(values)}" if len(values) > 1 else ""
    first = values[0]
    tell = note if first.column else warning
    return tell(
        "not-printed",
        first.location,
        f"«{heading}» заполнено, но в документ не печатается{count}.",
        "Если это не нужно в документе, всё в порядке." + _unused_places(first, data),
    )


def _unused_places(value: Value, data: SheetData | None) -> str:
    """Return what the document would print of this sheet and the sheet does not have.

    It is told beside a column that nothing prints: the words may stand in the wrong one.
    """
    if value.column is not None or data is None or data.sheet is None:
        return ""
    absent = [
        column.name
        for column in data.sheet.columns
        if column.printed and normal_name(column.name) not in data.titles
    ]
    if not absent:
        return ""
    names = ", ".join(f"«{name}»" for name in absent)
    return f" Документ печатает ещё и такие столбцы или поля, которых на листе нет: {names}."


def _is_printed(value: Value) -> bool:
    column = value.column
    if column is None:
        return not isinstance(value.data, bool) and value.raw.casefold() not in ("да", "нет", "+")
    return column.printed and column.type not in _UNPRINTED_TYPES


def _names_only(record: Record, data: SheetData) -> tuple[str, ...]:
    """Return the columns of a text row that steer it: its kind, and the name of what it shows."""
    if not data.is_text:
        return ()
    keyed = (
        {column.key: normal_name(column.name) for column in data.sheet.columns}
        if (data.sheet)
        else {}
    )
    kind_name, text_name = keyed.get("block", "вид"), keyed.get("text", "текст")
    kind = record.values.get(kind_name)
    shows = kind is not None and normal_name(kind.raw) in _SHOWING
    return (kind_name, text_name) if shows else (kind_name,)


class _Page:
    """The letters and digits of a document, searched from where the last value was found."""

    def __init__(self, text: str, printed: Iterable[UsedForm]) -> None:
        self._letters = _letters(text)
        self._start = 0
        self._printed = printed
        self._forms: dict[str, set[str]] | None = None

    def has_text(self, text: str) -> bool:
        """Return whether this text stands on the page, signs and spaces aside.

        A number typed before an item may have given way to that of its list.
        """
        if self._finds(text):
            return True
        line = text.strip()
        mark = item_mark(line)
        return mark is not None and bool(mark.number) and self._finds(line[mark.length :])

    def has_raw(self, value: Value) -> bool:
        """Return whether the cell stands there as it is typed."""
        if "{{" in value.raw:  # filled in for each row that it repeats for
            return all(self._finds(piece) for piece in _EXPRESSION.split(value.raw))
        if value.blocks:
            return all(
                self._finds(plain(block.spans))
                for block in value.blocks
                if isinstance(block, Paragraph)
            )
        if "\n" not in value.raw:
            return self._finds(value.raw)
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
        wanted = _letters_of_cell(text)
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


def _letters(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text.casefold().replace("ё", "е"))


def _short(text: str, limit: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
