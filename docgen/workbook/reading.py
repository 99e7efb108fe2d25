"""A raw workbook as records for one kind: every sheet by its shape, all faults in one list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from docgen.issues import Issue, Location
from docgen.kinds.model import Kind, Shape, Sheet
from docgen.names import nearest_name, normal_name
from docgen.records import SheetData, WorkbookRecords
from docgen.service_sheets import is_service_sheet
from docgen.workbook.acceptances import read_acceptances
from docgen.workbook.cards import card_fields, read_card
from docgen.workbook.example_row import without_examples
from docgen.workbook.named_sheets import named_sheets
from docgen.workbook.raw import RawSheet, RawWorkbook
from docgen.workbook.read_once import read_once
from docgen.workbook.scope import Scope, same_name
from docgen.workbook.tables import list_as_table, read_table
from docgen.workbook.values import says_nothing

CARD_SHEET = "Реквизиты"
_KIND_FIELDS = ("Вид документа", "Вид", "Документ")
_LISTS = (Shape.ROWS, Shape.CLAUSES, Shape.APPROVALS, Shape.ATTACHMENTS)
_FINAL_STARTS = ("оконч", "на_подпись")


def find_kind_name(raw: RawWorkbook) -> tuple[str | None, Location]:
    """Return what the workbook says it is, and where: the field «Вид документа»."""
    sheet = next((sheet for sheet in raw.sheets if same_name(sheet.name, CARD_SHEET)), None)
    if sheet is None:
        return None, raw.location
    names = {normal_name(name) for name in _KIND_FIELDS}
    fields, _ = card_fields(sheet, names)
    for wanted in map(normal_name, _KIND_FIELDS):
        for field in fields:
            if normal_name(field.name) != wanted:
                continue
            if not field.cells:
                return None, sheet.location(field.row, field.value_column)
            cell = field.cells[0]
            return cell.text, sheet.location(cell.row, cell.column)
    return None, sheet.location()


def read_records(raw: RawWorkbook, kind: Kind) -> tuple[WorkbookRecords, list[Issue]]:
    """Return all sheets of the workbook read for this kind, and everything that is wrong.

    A sheet that the workbook does not have is not among the records; a required one is an issue.
    """
    scope = Scope(raw.path, raw.base_1904, rows_read=raw.rows_read)
    plan = _plan_of(raw, kind)
    scope.issues.extend(plan.issues)
    scope.sheet_names = plan.names
    found = [
        (without_examples(raw.sheets[place], known, scope), known) for place, known in plan.sheets
    ]
    scope.final = _is_final(found)
    records = WorkbookRecords(raw.path, kind, final=scope.final)
    for key, (sheet, known) in zip(plan.keys, found, strict=True):
        if known is not None:
            read = partial(_read_known, sheet, known, scope)
            records.sheets[key] = read_once(sheet, known, scope, read, None)
    named: set[str] = set()
    for data in records.sheets.values():
        named |= data.named or set()
    unknown = {
        key: sheet for key, (sheet, known) in zip(plan.keys, found, strict=True) if known is None
    }
    while unknown:
        from docgen.workbook.renamed import tell_renamed

        # A text that an attachment names may name tables in its turn.
        name = next((name for name in unknown if name in named), next(iter(unknown)))
        sheet, is_named = unknown.pop(name), name in named
        read = partial(_read_unknown, sheet, scope, is_named=is_named)
        data = records.sheets[name] = read_once(sheet, None, scope, read, is_named)
        if not is_named:
            tell_renamed(data, records, scope)
        named |= data.named or set()
    # The sheets keep the order of the workbook: whoever loops over them prints them so.
    records.sheets = {name: records.sheets[name] for name in plan.keys}
    records.accepted = read_acceptances(raw, scope)
    return records, scope.issues


def known_sheets(raw: RawWorkbook, kind: Kind) -> dict[str, Sheet]:
    """Return what the kind knows of the sheets, by the name that each has in the workbook.

    Own names win over aliases.
    """
    known: dict[str, Sheet] = {}
    for sheet in kind.sheets:
        named = [s for s in raw.sheets if same_name(s.name, sheet.name)] or [
            s for s in raw.sheets if any(same_name(s.name, alias) for alias in sheet.aliases)
        ]
        for raw_sheet in named[:1]:
            known.setdefault(raw_sheet.name, sheet)
    return known


def _key(sheet: RawSheet, known: Sheet | None) -> str:
    """Return the name of the sheet among the records; one of signs only keeps its signs."""
    return normal_name(known.name) if known else normal_name(sheet.name) or sheet.name


class _Plan(Struct, frozen=True):
    """Which sheets of a workbook are read as what, and what is wrong with their names.

    ``sheets`` are their places in the workbook with what the kind knows of each, ``keys`` their
    names among the records, ``names`` these names by every name to which the sheets answer.
    """

    sheets: Sequence[tuple[int, Sheet | None]]
    keys: Sequence[str]
    names: dict[str, str]
    issues: Sequence[Issue]


def _plan_of(raw: RawWorkbook, kind: Kind) -> _Plan:
    """Return how a workbook is read: its sheets count by their names, and whether they are empty.

    Of many workbooks that are made of one, most are read alike.
    """
    memo = raw.rows_read
    if memo is None:
        return _new_plan(raw, kind)
    how = tuple((sheet.name, sheet.hidden, any(sheet.rows.values())) for sheet in raw.sheets)
    plan: _Plan | None = memo.get(kind, how)
    return plan or memo.keep(_new_plan(raw, kind), kind, how)


def _new_plan(raw: RawWorkbook, kind: Kind) -> _Plan:
    scope = Scope(raw.path)
    found = _match_sheets(raw, kind, scope)
    matched = [(raw.sheets[place], known) for place, known in found]
    keys = [_key(sheet, known) for sheet, known in matched]
    return _Plan(found, keys, _sheet_names(matched), tuple(scope.issues))


def _match_sheets(raw: RawWorkbook, kind: Kind, scope: Scope) -> list[tuple[int, Sheet | None]]:
    """Return the place of every sheet with what the kind knows about it."""
    known = known_sheets(raw, kind)
    taken = {normal_name(sheet.name) for sheet in known.values()}
    absent = [
        sheet for sheet in kind.sheets if normal_name(sheet.name) not in taken and not sheet.of_set
    ]
    found: list[tuple[int, Sheet | None]] = []
    for place, raw_sheet in enumerate(raw.sheets):
        if _is_service(raw_sheet):
            continue
        match = known.get(raw_sheet.name)
        name = _key(raw_sheet, match)
        if match is None and name in taken:
            _tell_double(raw_sheet, scope)
            continue
        if match is None:
            taken.add(name)
            _tell_unknown(raw_sheet, absent, scope)
        elif raw_sheet.hidden and any(raw_sheet.rows.values()):
            scope.warn(
                "hidden-sheet",
                raw_sheet.location(),
                f"Лист «{raw_sheet.name}» скрыт, но его данные войдут в документ.",
                "Если они не нужны, удалите лист; если нужны – покажите его.",
            )
        found.append((place, match))
    for sheet in absent:
        if sheet.required:
            scope.error(
                "missing-sheet",
                Location(str(raw.path), sheet.name),
                f"В книге нет листа «{sheet.name}».",
                f"Добавьте лист с таким именем. {sheet.hint}".rstrip(),
            )
    return found


def _is_service(sheet: RawSheet) -> bool:
    return is_service_sheet(sheet.name, hidden=sheet.hidden)


def _tell_double(sheet: RawSheet, scope: Scope) -> None:
    if any(sheet.rows.values()):
        scope.error(
            "duplicate-sheet",
            sheet.location(),
            f"Лист «{sheet.name}» назван так же, как другой лист книги: его данные не прочитаны.",
            "Оставьте один из них или переименуйте второй.",
        )


def _tell_unknown(sheet: RawSheet, absent: list[Sheet], scope: Scope) -> None:
    near = nearest_name(sheet.name, [known.name for known in absent])
    if near:
        scope.warn(
            "unknown-sheet",
            sheet.location(),
            f"Лист «{sheet.name}» неизвестен. Возможно, имелось в виду «{near}».",
            f"Переименуйте его в «{near}» – или оставьте, если это другой лист.",
        )


def _sheet_names(found: list[tuple[RawSheet, Sheet | None]]) -> dict[str, str]:
    """Return the name of each sheet among the records by every name it answers to."""
    names: dict[str, str] = {}
    for _, known in found:
        if known is not None:
            names.update({normal_name(alias): known.name for alias in known.aliases})
            names[normal_name(known.name)] = known.name
    for sheet, known in found:
        names[normal_name(sheet.name)] = known.name if known else sheet.name
    return names


def _is_final(found: list[tuple[RawSheet, Sheet | None]]) -> bool:
    """Return whether a card says that the paper goes to be signed."""
    for raw, sheet in found:
        state = sheet.column("state") if sheet and sheet.shape is Shape.CARD else None
        if sheet is None or state is None:
            continue
        names = (state.name, *state.aliases)
        fields, _ = card_fields(raw, [c.name for c in sheet.columns])
        typed = [
            cell.text
            for field in fields
            for cell in field.cells
            if any(same_name(field.name, name) for name in names) and not says_nothing(cell, state)
        ]
        return normal_name((typed or [state.default])[0]).startswith(_FINAL_STARTS)
    return False


def _read_unknown(raw: RawSheet, scope: Scope, *, is_named: bool) -> SheetData:
    from docgen.workbook.unknown import read_unknown

    data = read_unknown(raw, scope, is_named=is_named)
    if is_named:
        data.named = named_sheets(data.records, scope)
    return data


def _read_known(raw: RawSheet, sheet: Sheet, scope: Scope) -> SheetData:
    scope.tell_unread(raw)
    if sheet.shape is Shape.CARD:
        data = read_card(raw, sheet, sheet.name, scope)
    elif sheet.shape is Shape.TABLE:
        scope.tell_left_out(raw)
        data = read_table(raw, sheet, sheet.name, scope)
    else:
        from docgen.workbook.rows import read_rows

        data = read_rows(raw, sheet, sheet.name, scope)
    if sheet.shape in _LISTS:
        used = frozenset(record.location.row for record in data.records)
        data.draw = partial(list_as_table, raw, sheet, used, scope)
    if data.named is None:
        data.named = named_sheets(data.records, scope)
    return data
