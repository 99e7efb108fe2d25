"""What an extract has of a paper: the chosen items, word for word and with their own numbers.

The row of «Комплект» chooses: by numbers («2; 3.1–3.4»), else by a person whom the items concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from docgen.content import Printable
from docgen.context.clauses import ClauseView
from docgen.context.office import Office
from docgen.context.people import PeopleValue, PersonValue
from docgen.context.views import RecordView, RowsView, children
from docgen.issues import Issue, Location, error
from docgen.kinds.model import Kind, Shape, Sheet
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.russian.name_likeness import may_be

_APART: Final = lazy_regex(r"[;,\n]|\s+и\s+")
_RANGE: Final = lazy_regex(r"(?P<stem>(?:\d+\.)*)(?P<first>\d+)\s*[-–—]\s*(?P<end>[\d.]+)")
_LABEL: Final = lazy_regex(
    r"^(?:подпункт\w*|пункт\w*|вопрос\w*|решени\w*|п{1,2}\.|№)\s*", re.IGNORECASE
)
_MOST: Final = 1_000
_PEOPLE_KEYS: Final = ("addressee", "executor", "object")
_SPEECHES: Final = frozenset({"выступил", "вопрос", "ответ"})


class Extract(Printable):
    """The chosen items: ``{{p выписка.пункты }}``, ``{%p for вопрос in выписка.повестка %}``.

    Every sheet of numbered items gives its chosen ones under its own name (R-EXTR-1). A head of
    sub-items that ends with a colon comes along with them: alone they would say nothing.
    """

    def __init__(
        self, kind: Kind, lists: Mapping[str, RowsView], row: RecordView, office: Office
    ) -> None:
        self._sheets = kind.sheets
        self._lists = lists
        self._row = row
        self._office = office
        self._wanted = list(wanted_numbers(row.text("items")))
        self._person = person_named(row.printable("for_whom"))
        self._met: set[str] = set()
        self._known: list[str] = []
        self._chosen: dict[str, RowsView] = {}

    def lookup(self, name: str) -> object:
        """Return the chosen items of the sheet with this name."""
        if not self._chosen:
            self._chosen = self._choose()
            self._tell()
        return self._chosen[name]

    def known_names(self) -> tuple[str, ...]:
        """Return the sheets of numbered items."""
        return tuple(sheet.tag_name for sheet in self._sheets if sheet.shape is Shape.CLAUSES)

    def as_text(self) -> str:
        """Return the chosen items, a line each."""
        return "\n".join(str(self.lookup(name)) for name in self.known_names())

    def _choose(self) -> dict[str, RowsView]:
        numbered = [sheet for sheet in self._sheets if sheet.shape is Shape.CLAUSES]
        chosen: dict[str, RowsView] = {}
        loose: list[RecordView] = []
        # Decisions that stand together at the end have numbers of their own: those are meant.
        for sheet in sorted(numbered, key=lambda sheet: not sheet.parent):
            rows = _clauses(self._lists.get(normal_name(sheet.name)))
            found = self._owners(rows, loose) if loose else self._of_list(rows)
            if sheet.parent:
                loose += found
            chosen[sheet.tag_name] = chosen[normal_name(sheet.name)] = RowsView(found)
        return chosen

    def _owners(self, rows: Sequence[ClauseView], loose: Sequence[RecordView]) -> list[RecordView]:
        """Return the rows under which any of the chosen rows hang.

        Where no row says to which it belongs, these are all, with nothing below them.
        """
        records = [one.record for one in loose]
        owners = [
            row
            for row in rows
            if any(one.record in records for _, hung in self._hung(row) for one in hung)
        ]
        return [self._reported(row, whole=bool(owners)) for row in owners or rows]

    def _reported(self, row: ClauseView, *, whole: bool) -> RecordView:
        """Return a row with what was reported on it, or with nothing below it."""
        kept = _copied(row)
        for sheet, hung in self._hung(row):
            if sheet.shape is not Shape.CLAUSES or not whole:
                kept.extra |= children(sheet, RowsView(_until_speeches(hung) if whole else []))
        return kept

    def _of_list(self, rows: Sequence[ClauseView]) -> list[RecordView]:
        """Return the chosen rows of a list, each with those of its own lists that are chosen."""
        self._known += [row.numbered.number for row in rows]
        taken: dict[int, RecordView] = {}
        for place, row in enumerate(rows):
            whole = self._wants(row, rows[:place])
            kept = _copied(row)
            if self._fill(row, kept, whole=whole) or whole:
                taken[place] = kept
        heads = {head for place in taken for head in _heads(rows, place)}
        return [taken.get(place, rows[place]) for place in sorted({*taken, *heads})]

    def _fill(self, row: ClauseView, kept: ClauseView, *, whole: bool) -> bool:
        """Give the copy of a row its chosen sub-rows; return whether any is chosen by itself.

        Of the course of a meeting an extract has what was reported; the speeches after it belong
        to a question that is chosen whole.
        """
        found = False
        for sheet, hung in self._hung(row):
            chosen: Sequence[RecordView] = list(hung)
            if sheet.shape is Shape.CLAUSES:
                views = _clauses(hung)
                some = self._of_list(views)
                found = found or bool(some)
                chosen = views if whole else some
            elif not whole:
                chosen = _until_speeches(hung)
            kept.extra |= children(sheet, RowsView(chosen))
        return found

    def _hung(self, row: ClauseView) -> Iterator[tuple[Sheet, RowsView]]:
        """Yield the lists that hang under a row, with their sheets."""
        for sheet in self._sheets:
            give = row.extra.get(normal_name(sheet.name)) if sheet.parent else None
            hung = give() if give else None
            if isinstance(hung, RowsView):
                yield sheet, hung

    def _wants(self, row: ClauseView, above: Sequence[ClauseView]) -> bool:
        number = row.numbered.number
        if self._wanted:
            met = [one for one in self._wanted if _is_within(number, one)]
            self._met.update(met)
            return bool(met)
        owners = [row, *(one for one in above if _is_within(number, one.numbered.number))]
        return self._person is not None and any(concerns(one, self._person) for one in owners)

    def _tell(self) -> None:
        """Tell what was asked for and is not there."""
        items = self._row.value("items")
        missing = [one for one in self._wanted if one not in self._met]
        if items is not None and missing:
            self._office.note(
                error(
                    "extract-unknown-item",
                    items.location,
                    f"В выписку просят «{'; '.join(missing)}», а таких номеров в документе нет.",
                    f"Есть: {', '.join(dict.fromkeys(self._known)) or 'ни одного'}.",
                )
            )
        elif not any(self._chosen.values()):
            self._office.note(self._empty(self._row.record.location))

    def _empty(self, place: Location) -> Issue:
        if self._person is None:
            message = "Не сказано, что включить в выписку."
        else:
            who = self._row.text("for_whom")
            message = f"Выписка пуста: в документе ничего не поручено тому, кто назван: «{who}»."
        return error(
            "extract-empty",
            place,
            message,
            "Впишите в столбец «Что включить» номера пунктов или вопросов, например «2; 3.1».",
        )


def wanted_numbers(text: str) -> Iterator[str]:
    """Yield the numbers that a cell names: «п. 2; 3.1–3.3 и 5» gives 2, 3.1, 3.2, 3.3, 5."""
    for part in _APART.split(text):
        word = _LABEL.sub("", part.strip()).strip().rstrip(".")
        span = _RANGE.fullmatch(word)
        if span is None:
            if word:
                yield word
            continue
        first, last = int(span["first"]), span["end"].rstrip(".").removeprefix(span["stem"])
        if last.isdecimal() and first <= int(last) < first + _MOST:
            yield from (f"{span['stem']}{number}" for number in range(first, int(last) + 1))
        else:
            yield word


def person_named(value: object) -> PersonValue | None:
    """Return the person, or the group, in a column for one; None for a blank."""
    return value if isinstance(value, PersonValue) else None


def concerns(row: RecordView, who: PersonValue) -> bool:
    """Return whether an item charges this person or group, or is about them."""
    for key in _PEOPLE_KEYS:
        value = row.printable(key)
        people = (value,) if isinstance(value, PersonValue) else value
        for one in people if isinstance(people, PeopleValue | tuple) else ():
            if is_same(one, who):
                return True
    return False


def is_same(one: PersonValue, who: PersonValue) -> bool:
    """Return whether two cells may mean one person; groups are one when they are called alike."""
    name = one.card.name if one.card else one.name
    if name is None or who.name is None:
        return normal_name(one.text) == normal_name(who.text)
    return may_be(name, who.name)


def _copied(row: ClauseView) -> ClauseView:
    """Return the row with its number, ready to be given other lists below it."""
    copy = ClauseView(row.record, tuple(row.columns.values()), row.factory, headings=row.headings)
    copy.numbered, copy.lists, copy.attached = row.numbered, row.lists, row.attached
    copy.extra = dict(row.extra)
    return copy


def _is_within(number: str, owner: str) -> bool:
    """Return whether a number is this one or below it: 3.1 is within 3."""
    return number == owner or number.startswith(f"{owner}.")


def _clauses(rows: RowsView | None) -> list[ClauseView]:
    return [row for row in rows or () if isinstance(row, ClauseView)]


def _heads(rows: Sequence[ClauseView], place: int) -> Iterator[int]:
    """Yield the places of the heads «…:» above a row, without which it says nothing."""
    number = rows[place].numbered.number
    for above, row in enumerate(rows[:place]):
        is_head = row.text("text").rstrip().endswith(":")
        if is_head and number.startswith(f"{row.numbered.number}."):
            yield above


def _until_speeches(rows: RowsView) -> list[RecordView]:
    kept: list[RecordView] = []
    for row in rows:
        if _SPEECHES & set(normal_name(row.text("block")).split("_")):
            break
        kept.append(row)
    return kept
