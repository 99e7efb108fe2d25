"""Sheets as a template sees them: a record and its values, a list of records, a text, a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from docgen.content import Blocks, Printable
from docgen.context.values import ChoiceValue, Empty
from docgen.kinds.model import Column, Sheet, ValueType
from docgen.names import normal_name
from docgen.records import Record, Value
from docgen.sharing import Memo

if TYPE_CHECKING:
    from docgen.context.factory import ValueFactory

Lazy = Callable[[], object]


class _Named(Struct, frozen=True):
    """The columns of a sheet by the names under which they are asked for."""

    columns: Mapping[str, Column]
    tags: Mapping[str, str]
    by_key: Mapping[str, Column]

    @staticmethod
    def of(columns: tuple[Column, ...]) -> _Named:
        return _Named(
            {normal_name(column.name): column for column in columns},
            {column.tag_name: normal_name(column.name) for column in columns if column.tag},
            {column.key: column for column in reversed(columns)},
        )


# Those of a kind are the same objects in all its documents.
_NAMED: Final[Memo[_Named]] = Memo()


class RecordView(Printable):
    """A row or a card: ``{{ строка.столбец }}``; what is blank takes its default.

    ``below`` are the lists of rows of other sheets that hang under it.
    """

    below: tuple[RowsView, ...] = ()

    def __init__(
        self,
        record: Record,
        columns: tuple[Column, ...],
        factory: ValueFactory,
        *,
        headings: Sequence[str] = (),
        extra: Mapping[str, Lazy] | None = None,
    ) -> None:
        self.record = record
        known = _NAMED.get(columns) or _NAMED.keep(_Named.of(columns), columns)
        self.columns = known.columns
        self._tags = known.tags
        self._by_key = known.by_key
        self.factory = factory
        self.headings = tuple(headings)
        self.extra = dict(extra or {})
        self._cache: dict[str, object] = {}

    def lookup(self, name: str) -> object:
        """Return the value of a column, a child list, or a computed value."""
        name = self._tags.get(name, name)
        if name not in self._cache:
            self._cache[name] = self._find(name)
        return self._cache[name]

    def traits(self) -> Hashable | None:
        """Return what tells beside its values how the row prints; None where that is not known.

        Rows of a sheet with equal traits and values of equal likeness print alike.
        """
        return None

    def hang(self, sheet: Sheet, rows: RowsView) -> None:
        """Hang the rows of a sheet under this one."""
        self.extra |= children(sheet, rows)
        self.below = (*self.below, rows)

    def _find(self, name: str) -> object:
        if name in self.extra:
            return self.extra[name]()
        value = self.record.values.get(name)
        if value is not None:
            return self.factory.value(value)
        column = self.columns.get(name)
        if column is not None:
            return self.factory.default(column, self.scope(), self.record.location)
        if name in self.headings:
            return self.factory.nothing()
        chosen = self._chosen_block(name)
        if chosen is not None:
            return chosen
        raise KeyError(name)

    def _chosen_block(self, name: str) -> bool | None:
        """Return whether the row's «Вид» is this one, so that ``{% if запись.слушали %}`` works."""
        for column in self.columns.values():
            if column.key == "block" and column.type is ValueType.CHOICE:
                value = self.record.values.get(normal_name(column.name))
                chosen = str(value.data) if value else ""
                if name in ChoiceValue("", column.choices).known_names():
                    own = normal_name(chosen)
                    return name == own or name in own.split("_")
        return None

    def scope(self) -> Mapping[str, object]:
        """Return the names that a default of this record may use: its own, then the document's."""
        return _Scope(self, self.factory.names)

    def known_names(self) -> tuple[str, ...]:
        """Return all columns and computed names."""
        return tuple(dict.fromkeys([*self.columns, *self._tags, *self.headings, *self.extra]))

    def origin(self) -> str:
        """Return the sheet and the row, «лист «Пункты», строка 7»."""
        place = self.record.location
        row = f", строка {place.row}" if place.row else ""
        return f"лист «{place.sheet}»{row}" if place.sheet else ""

    def source_of(self, name: str) -> str:
        """Return the sheet and the heading of its column, or the field of a card."""
        place = self.record.location
        if not place.sheet or (name not in self.columns and name not in self.headings):
            return ""
        column = self.columns.get(name)
        heading = column.name if column else name.replace("_", " ")
        return f"лист «{place.sheet}», {'столбец' if place.row else 'поле'} «{heading}»"

    def column(self, key: str) -> Column | None:
        """Return the column with this key, or None when the sheet has no such."""
        return self._by_key.get(key)

    def person_name(self) -> str:
        """Return the normal name of the column in which the row's person stands."""
        return next(
            (name for name, column in self.columns.items() if column.type is ValueType.PERSON),
            "кто",
        )

    def value(self, key: str) -> Value | None:
        """Return the value of the column with this key, or None when it is blank."""
        column = self.column(key)
        return self.record.values.get(normal_name(column.name)) if column else None

    def text(self, key: str) -> str:
        """Return the typed text of the column with this key, or an empty text."""
        value = self.value(key)
        return value.raw.strip() if value else ""

    def printable(self, key: str) -> object:
        """Return the value of the column with this key as a template would see it."""
        column = self.column(key)
        return self.lookup(normal_name(column.name)) if column else Empty()

    def as_text(self) -> str:
        """Return the values through commas; to which row it belongs is no value of it."""
        hung = {name for name, column in self.columns.items() if column.key == "parent"}
        names = [name for name in (*self.columns, *self.headings) if name not in hung]
        values = (self.lookup(name) for name in dict.fromkeys(names))
        texts = [value.as_text() for value in values if isinstance(value, Printable) and value]
        return ", ".join(text for text in texts if text)


class RowView(RecordView):
    """A row of a plain list: nothing but its values tells how it prints."""

    def traits(self) -> Hashable | None:
        """Return the same for all rows."""
        return ()


class _Scope(Mapping[str, object]):
    """A record's names over the names of the document, each computed when it is asked for."""

    def __init__(self, record: RecordView, outer: Mapping[str, object]) -> None:
        self._record = record
        self._outer = outer

    def __getitem__(self, name: str) -> object:
        try:
            return self._record.lookup(normal_name(name))
        except KeyError:
            return self._outer[name]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys([*self._record.known_names(), *self._outer])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class RowsView(Printable):
    """A list of records: ``{% for человек in присутствовали %}``, and views of the whole list.

    ``rows`` are all of them; a template meets those that are printed, on trial not all.
    """

    def __init__(self, rows: Sequence[RecordView], extra: Mapping[str, Lazy] | None = None) -> None:
        self.rows = list(rows)
        self.extra = dict(extra or {})

    @cached_property
    def _printed(self) -> Sequence[RecordView]:
        trial = self.rows[0].factory.trial if self.rows else None
        return trial.shown(self.rows) if trial else self.rows

    def lookup(self, name: str) -> object:
        """Return a view of the whole list: its number, or one that the sheet adds."""
        if name == "число":
            return len(self)
        if name in self.extra:
            return self.extra[name]()
        raise KeyError(name)

    def known_names(self) -> tuple[str, ...]:
        """Return the views of the list."""
        return ("число", *self.extra)

    def origin(self) -> str:
        """Return the sheet of the rows."""
        place = self.rows[0].record.location if self.rows else None
        return f"лист «{place.sheet}»" if place and place.sheet else ""

    def as_text(self) -> str:
        """Return the rows, a line each."""
        return "\n".join(row.as_text() for row in self)

    def as_blocks(self) -> Blocks:
        """Return the blocks of all rows in order."""
        return tuple(block for row in self for block in row.as_blocks())

    def __iter__(self) -> Iterator[RecordView]:
        return iter(self._printed)

    def __getitem__(self, place: int) -> RecordView:
        return self._printed[place]

    def __len__(self) -> int:
        return len(self._printed)


def children(sheet: Sheet, rows: Printable) -> dict[str, Lazy]:
    """Return a child, a list or a card, under the names of its sheet for ``RecordView.extra``."""
    return dict.fromkeys((normal_name(sheet.name), sheet.tag_name), lambda: rows)
