"""Who is to do what by when: the tasks that a paper gives, one a row, wherever they stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from docgen.content import Block, Blocks, Paragraph, Printable, Role, Span, Table, TableRow
from docgen.context.block_values import BlocksValue
from docgen.context.clauses import ClauseView
from docgen.context.extracts import concerns, is_same
from docgen.context.factory import ValueFactory
from docgen.context.numbering import cell_at, number_column
from docgen.context.people import PeopleValue, PersonValue
from docgen.context.sheets import TableView
from docgen.context.values import Empty
from docgen.context.views import RecordView, RowsView
from docgen.kinds.model import Kind, Shape, Sheet
from docgen.lazy_regex import lazy_regex
from docgen.names import is_number_name, normal_name
from docgen.records import Record
from docgen.russian.name_likeness import may_be
from docgen.russian.name_parsing import parse_name
from docgen.russian.post_and_name import split_post_and_name

_WHO: Final = lazy_regex(r"(?:со)?исполнител|ответственн")
_DUE: Final = lazy_regex(r"срок|дата|когда|период|месяц")
_WHAT: Final = lazy_regex(r"мероприяти|содержани|задач|поручени|вид_деятельн|дел[оа](?:_|$)")
_APART: Final = lazy_regex(r"[\n;,]")
_EXECUTOR_KEYS: Final = ("addressee", "executor")
_DUE_KEYS: Final = ("deadline", "due")
_LEFT_OUT: Final = (*_EXECUTOR_KEYS, *_DUE_KEYS, "sheets", "view", "group")


def errands(
    kind: Kind,
    names: Mapping[str, object],
    lists: Mapping[str, RowsView],
    factory: ValueFactory,
    who: PersonValue | None = None,
) -> RowsView:
    """Return the tasks of a paper in its order, or those of one person.

    Each has «пункт», «кому», «исполнитель», «что», «срок» and «раздел». A task is a clause with
    somebody to do it, a decision with an executor or a deadline, a row of a table with a column
    for those who answer. What the head of sub-items says («…:») holds for all of them.
    """
    found: list[RecordView] = []
    for sheet in kind.sheets:
        name = normal_name(sheet.name)
        if sheet.shape is Shape.TABLE:
            table = names.get(name)
            if isinstance(table, TableView):
                found += _of_table(table, factory, who)
        elif sheet.shape is Shape.CLAUSES and not sheet.of_set and not sheet.parent:
            found += _of_lists(sheet, kind, lists, factory, who)
    _mark_sections(found)
    return RowsView(found)


def _mark_sections(rows: Sequence[RecordView]) -> None:
    """Tell of every row whether a section begins with it (``начало_раздела``)."""
    above = ""
    for row in rows:
        section = str(row.lookup("раздел"))
        begins = bool(section) and section != above
        row.extra["начало_раздела"] = lambda begins=begins: begins  # type: ignore[misc]
        above = section


def _of_lists(
    sheet: Sheet,
    kind: Kind,
    lists: Mapping[str, RowsView],
    factory: ValueFactory,
    who: PersonValue | None,
) -> Iterator[RecordView]:
    """Yield the tasks of a list and of the lists that hang under its rows."""
    rows = _clauses(lists.get(normal_name(sheet.name)))
    yield from _of_clauses(rows, factory, who)
    hung = [one for one in kind.sheets if normal_name(one.parent) == normal_name(sheet.name)]
    for below in (one for one in hung if one.shape is Shape.CLAUSES):
        name = normal_name(below.name)
        loose = _clauses(lists.get(name))
        groups = [_clauses(row.extra[name]()) for row in rows if name in row.extra]
        for group in [loose] if loose else groups:
            yield from _of_clauses(group, factory, who)


def _of_clauses(
    rows: Sequence[ClauseView], factory: ValueFactory, who: PersonValue | None
) -> Iterator[RecordView]:
    heads: list[ClauseView] = []
    for place, row in enumerate(rows):
        number = row.numbered.number
        heads = [head for head in heads if number.startswith(f"{head.numbered.number}.")]
        following = rows[place + 1].numbered.number if place + 1 < len(rows) else ""
        if row.text("text").rstrip().endswith(":") and following.startswith(f"{number}."):
            heads.append(row)
            continue
        chain = (row, *reversed(heads))
        is_charged = _value_of(chain, _EXECUTOR_KEYS) or _value_of((row,), ("due",))
        if is_charged and (who is None or any(concerns(one, who) for one in chain)):
            yield _of_clause(chain, factory)


def _of_clause(chain: Sequence[ClauseView], factory: ValueFactory) -> RecordView:
    """Return the task of a clause; the heads above it follow it, the nearest first."""
    row = chain[0]
    return _errand(
        row.record,
        factory,
        пункт=lambda: row.numbered.number,
        кому=lambda: _value_of(chain, _EXECUTOR_KEYS),
        что=lambda: BlocksValue(_text(row, chain[1] if len(chain) > 1 else None)),
        срок=lambda: _value_of(chain, _DUE_KEYS),
        раздел=Empty,
    )


def _value_of(rows: Sequence[ClauseView], keys: Sequence[str]) -> Printable:
    """Return the first filled value under any of these keys."""
    for row in rows:
        for key in keys:
            value = row.printable(key) if row.value(key) else None
            if isinstance(value, Printable) and value:
                return value
    return Empty()


def _text(row: ClauseView, head: ClauseView | None) -> Blocks:
    """Return what is to be done: the words of the clause without addressee and deadline.

    «Обеспечить:» stands before a sub-item that goes on with a small letter.
    """
    blocks = _words(row)
    first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
    if head is not None and first.text[:1].islower():
        lead = _words(head)
        opening = lead[0].spans if lead and isinstance(lead[0], Paragraph) else ()
        first = replace(first, spans=(*_upper(opening), Span(" "), *first.spans))
    words = (replace(first, spans=_upper(first.spans)), *blocks[1:])
    return (*words[:-1], _closed(words[-1]))


def _closed(block: Block) -> Block:
    """Return the last paragraph of an item of a list as the end of a sentence."""
    if not isinstance(block, Paragraph) or not block.spans:
        return block
    last = block.spans[-1]
    text = re.sub(r"[;,]\s*$", ".", last.text)
    return replace(block, spans=(*block.spans[:-1], replace(last, text=text)))


def _words(row: ClauseView) -> Blocks:
    left_out = {normal_name(c.name) for c in row.columns.values() if c.key in _LEFT_OUT}
    kept = {name: value for name, value in row.record.values.items() if name not in left_out}
    bare = ClauseView(Record(row.record.location, kept), tuple(row.columns.values()), row.factory)
    bare.lists, bare.attached = row.lists, row.attached
    return tuple(_plain(block) for block in bare.as_blocks())


def _plain(block: Block) -> Block:
    """Return a paragraph as the text of a cell: a dash is typed, a number of the clause is not."""
    if not isinstance(block, Paragraph):
        return block
    typed = block.role in (Role.DASH, Role.NUMBERED) and block.number
    spans = (Span(f"{block.number} "), *block.spans) if typed else block.spans
    return Paragraph(spans)


def _upper(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans:
        return spans
    text = spans[0].text
    return (replace(spans[0], text=text[:1].upper() + text[1:]), *spans[1:])


def _of_table(
    table: TableView, factory: ValueFactory, who: PersonValue | None
) -> Iterator[RecordView]:
    rows = list(table.rows)
    columns = dict.fromkeys(name for row in rows for name in row.headings)
    answers = [name for name in columns if _WHO.search(name)]
    if not answers:
        return
    due = next((name for name in columns if _DUE.search(name) and name not in answers), "")
    left = [c for c in columns if c not in answers and c != due and not is_number_name(c)]
    what = next((name for name in left if _WHAT.search(name)), left[0] if left else "")
    for row, number in zip(rows, _numbers(table), strict=False):
        people = next((v for v in (_value(row, name) for name in answers) if v), Empty())
        if people and _value(row, what) and (who is None or _names(people, who)):
            yield _of_row(row, factory, number, people, (what, due))


def _of_row(
    row: RecordView,
    factory: ValueFactory,
    number: str,
    people: Printable,
    columns: tuple[str, str],
) -> RecordView:
    """Return the task of a row; ``columns`` are those of what is to be done and by when."""
    what, due = columns
    return _errand(
        row.record,
        factory,
        пункт=lambda: number,
        кому=lambda: people,
        что=lambda: _value(row, what),
        срок=lambda: _value(row, due),
        раздел=lambda: row.lookup("раздел"),
    )


def _numbers(table: TableView) -> list[str]:
    """Return the number of each row of the table as it is printed."""
    numbers: list[str] = []
    for block in table.blocks:
        column = number_column(block) if isinstance(block, Table) else None
        rows = block.rows if isinstance(block, Table) else ()
        numbers += [_number(row, column) for row in rows if row.kind == "body"]
    return numbers


def _number(row: TableRow, column: int | None) -> str:
    place = cell_at(row, column) if column is not None else None
    return row.cells[place].text.strip().rstrip(".") if place is not None else ""


def _value(row: RecordView, name: str) -> Printable:
    value = row.lookup(name) if name in row.headings else Empty()
    return value if isinstance(value, Printable) else Empty()


def _names(people: Printable, who: PersonValue) -> bool:
    """Return whether a cell names this person, with a post or without, or this group."""
    if isinstance(people, PersonValue):
        return is_same(people, who)
    for part in map(str.strip, _APART.split(people.silent().as_text())):
        parted = split_post_and_name(part)
        name = parse_name(part) or (parted[1] if parted else None)
        if who.name is None or name is None:
            if normal_name(part) == normal_name(who.text):
                return True
        elif may_be(name, who.name):
            return True
    return False


def _errand(record: Record, factory: ValueFactory, **parts: Callable[[], object]) -> RecordView:
    """Return a task as a template sees it; ``parts`` give its values when they are asked for."""
    view = RecordView(Record(record.location), (), factory, extra=parts)
    view.extra["исполнитель"] = lambda: _shown(view.lookup("кому"))
    return view


def _shown(people: object) -> object:
    """Return people as a list names them, «Петрова М.П., учитель» (R-SIGN-3); a text as typed."""
    if isinstance(people, PersonValue):
        return people.in_style("initials").with_post()
    if isinstance(people, PeopleValue):
        return people.in_style("initials").lookup("с_должностью")
    return people


def _clauses(rows: object) -> list[ClauseView]:
    found = rows.rows if isinstance(rows, RowsView) else ()
    return [row for row in found if isinstance(row, ClauseView)]
