"""Whether every value that the workbook gave to the template is found in the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.content import Paragraph, plain
from docgen.issues import Issue, error, note, warning
from docgen.kinds.model import ValueType
from docgen.names import normal_name
from docgen.records import Record, SheetData, Value, WorkbookRecords
from docgen.russian.acts import parse_act
from docgen.russian.dates import date_in_digits, date_in_words
from docgen.russian.names import parse_name
from docgen.word_forms import UsedForm

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+", re.UNICODE)
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\n", re.DOTALL)
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
        self._asked: set[int] = set()
        self._tables: set[str] = set()
        self._forgiven: set[str] = set()

    def touch(self, value: Value) -> None:
        """Note that the template was given this value."""
        self._asked.add(id(value))

    def touch_table(self, data: SheetData) -> None:
        """Note that the sheet was printed as a table, with all its cells."""
        self._tables.add(data.name)
        self._asked.update(map(id, data.cells))

    def forgive(self, heading: str) -> None:
        """Note that a column only says to whom a row belongs, and is left out of the table."""
        self._forgiven.add(normal_name(heading))

    def check(
        self, records: WorkbookRecords, text: str, printed: Iterable[UsedForm] = ()
    ) -> list[Issue]:
        """Return an error for each value given but not found, a warning for what was not asked.

        A document from which a given value vanished must not be published; what the template
        does not print at all (the course of a meeting in short minutes) is told per column.
        ``printed`` are the forms of names and posts that documents hold.
        """
        page = _Page(text, printed)
        issues: list[Issue] = []
        unasked: dict[tuple[str, str], list[Value]] = {}
        for heading, value in self._printable(records):
            if page.has(value) or normal_name(value.raw) in self._forgiven:
                continue
            if id(value) in self._asked:
                issues.append(
                    error(
                        "value-lost",
                        value.location,
                        f"Значение «{_short(value.raw)}» не попало в документ.",
                        "Документ не записан. Проверьте шаблон: рядом с этим местом теряется "
                        "текст.",
                    )
                )
            else:
                unasked.setdefault((value.location.sheet, heading), []).append(value)
        issues.extend(_not_printed(heading, values) for (_, heading), values in unasked.items())
        return issues

    def _printable(self, records: WorkbookRecords) -> Iterator[tuple[str, Value]]:
        """Yield every filled value whose words must be in the document, with its heading.

        A sheet that the kind does not know is a table when it was printed as one, else a list.
        """
        for data in records.sheets.values():
            as_table = data.table is not None and not data.is_text
            if as_table and (data.sheet or data.name in self._tables):
                for value in data.cells:
                    yield data.name, value
                continue
            for record in data.records:
                hidden = _names_only(record, data)
                for name, value in record.values.items():
                    if name not in hidden and _is_printed(value):
                        heading = value.column.name if value.column else name.replace("_", " ")
                        yield heading, value


def _not_printed(heading: str, values: list[Value]) -> Issue:
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
        "Если это не нужно в документе, всё в порядке.",
    )


def _is_printed(value: Value) -> bool:
    column = value.column
    if column is None:
        return not isinstance(value.data, bool) and value.raw.casefold() not in ("да", "нет", "+")
    return column.printed and column.type not in _UNPRINTED_TYPES


def _names_only(record: Record, data: SheetData) -> tuple[str, ...]:
    """Return the columns of a text row that steer it: its kind, and the name of what it shows."""
    if not data.is_text:
        return ()
    kind = record.values.get("вид")
    shows = kind is not None and normal_name(kind.raw) in (
        "таблица",
        "таблица_без_шапки",
        "картинка",
    )
    return ("вид", "текст") if shows else ("вид",)


class _Page:
    """The letters and digits of a document, searched from where the last value was found."""

    def __init__(self, text: str, printed: Iterable[UsedForm]) -> None:
        self._letters = _letters(text)
        self._start = 0
        self._printed = printed
        self._forms: dict[str, set[str]] | None = None

    def has(self, value: Value) -> bool:
        """Return whether the value stands in the text, in any of its forms."""
        if isinstance(value.data, date):
            return any(
                self._finds(form)
                for form in (date_in_digits(value.data), date_in_words(value.data))
            )
        column = value.column
        if column and column.type is ValueType.DOCUMENT:
            return self._has_act(value.raw)
        if column and column.type in (ValueType.PERSON, ValueType.PEOPLE):
            return all(self._finds_person(name) for name in re.split(r"[,;\n]", value.raw))
        if column and column.type in (ValueType.POST, ValueType.UNIT):
            return self._finds(value.raw) or self._finds_form(value.raw)
        if value.raw.strip() in ("-", "–", "—"):
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

    def _has_act(self, text: str) -> bool:
        """Return whether the act stands there: declined, and its date in either form."""
        reference = parse_act(text)[0]
        day = reference.day
        dated = day is None or any(map(self._finds, (date_in_digits(day), date_in_words(day))))
        rest = (reference.number, reference.title)
        return dated and self._finds_stems(reference.act) and all(map(self._finds, rest))

    def _finds(self, text: str) -> bool:
        wanted = _letters(text)
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


def _letters(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text.casefold().replace("ё", "е"))


def _short(text: str, limit: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
