"""The values of a recipient in the texts of a batch: ``{{ директор|дательный }}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.content import Printable
from docgen.context.coverage import Coverage
from docgen.context.factory import ValueFactory
from docgen.context.office import Office
from docgen.context.views import RecordView
from docgen.kinds.model import Column
from docgen.names import normal_name, school_key
from docgen.records import Record


class RecipientColumns:
    """The columns of all recipients by every name that they answer to.

    ``known`` are those of the справочник; of a recipient that it does not have they are blank.
    ``titles`` are the headings of the sheet as typed, by normal name.
    """

    def __init__(
        self,
        columns: tuple[Column, ...],
        titles: Mapping[str, str],
        known: tuple[Column, ...] = (),
    ) -> None:
        self.columns = columns
        self.titles = titles
        self.known = known
        self.known_titles = {normal_name(column.name): column.name for column in known}
        names = {name: name for name in (normal_name(column.name) for column in columns)}
        for column in columns:
            names.update(
                {normal_name(a): normal_name(column.name) for a in column.aliases if a not in names}
            )
        self.names = names | {normal_name(title): name for name, title in titles.items()}
        self.titled = {*titles, *self.known_titles}

    def title(self, name: str) -> str:
        """Return the heading of a column as a person knows it."""
        return self.titles.get(name) or self.known_titles.get(name, name)


class RecipientNames(Mapping[str, object]):
    """The columns of a recipient's row by every name that they answer to.

    ``known`` is the same recipient in the справочник: it fills what the row leaves blank.
    ``blank`` gathers the columns that were asked for and had nothing to say.
    """

    def __init__(
        self, record: Record, columns: RecipientColumns, office: Office, known: Record | None = None
    ) -> None:
        factory = ValueFactory(office, Coverage())
        self._view = RecordView(record, columns.columns, factory)
        self._known = RecordView(known, columns.known, factory) if known else None
        self._names = columns.names
        self._titled = columns.titled
        self.blank: set[str] = set()

    def __getitem__(self, name: str) -> object:
        column = self._names.get(name, name)
        if column not in self._titled:
            # Another column, which is not there, has the name of this one for an alias.
            column = name
        if column not in self._titled:
            raise KeyError(name)
        for view in (self._view, self._known):
            value = view.record.values.get(column) if view else None
            if view and value is not None:
                heading = view.columns.get(column)
                return view.lookup(column) if heading else view.factory.cell(column, value)
        self.blank.add(column)
        return ""

    def __iter__(self) -> Iterator[str]:
        yield from (name for name, column in self._names.items() if column in self._titled)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def known_recipients(office: Office) -> dict[str, Record]:
    """Return the schools of the справочник by every name that they bear, in the form of keys."""
    records = office.directory.records
    data = records.sheets.get("школы") if records else None
    found: dict[str, Record] = {}
    for column in ("краткое_название", "полное_название"):
        for record in data.records if data else ():
            value = record.values.get(column)
            if value is not None:
                found.setdefault(school_key(value.raw), record)
    return found


def said(value: object) -> str:
    """Return what a value prints as a plain text."""
    return value.as_text() if isinstance(value, Printable) else str(value)
