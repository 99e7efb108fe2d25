"""A raw workbook as records for one kind: every sheet by its shape, all faults in one list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from docgen.issues import Issue, Location
from docgen.kinds.model import Kind, Shape, Sheet
from docgen.names import nearest_name, normal_name
from docgen.records import SheetData, WorkbookRecords
from docgen.service_sheets import is_service_sheet
from docgen.workbook.acceptances import read_acceptances
from docgen.workbook.cards import card_fields, read_card
from docgen.workbook.example_row import without_examples
from docgen.workbook.raw import RawSheet, RawWorkbook
from docgen.workbook.renamed import tell_renamed
from docgen.workbook.rows import read_rows
from docgen.workbook.scope import Scope, same_name
from docgen.workbook.tables import list_as_table, read_table
from docgen.workbook.unknown import read_unknown
from docgen.workbook.values import says_nothing

CARD_SHEET = "Реквизиты"
_KIND_FIELDS = ("Вид документа", "Вид", "Документ")
_LISTS = (Shape.ROWS, Shape.CLAUSES, Shape.APPROVALS, Shape.ATTACHMENTS)
_BEGINNING = 4
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
    matched = _match_sheets(raw, kind, scope)
    found = [(without_examples(sheet, known, scope), known) for sheet, known in matched]
    scope.sheet_names = _sheet_names(found)
    scope.final = _is_final(found)
    records = WorkbookRecords(raw.path, kind, final=scope.final)
    for sheet, known in found:
        if known is not None:
            records.sheets[normal_name(known.name)] = _read_known(sheet, known, scope)
    named: set[str] = set()
    for data in records.sheets.values():
        named |= _named_sheets(data, scope)
    unknown = {_key(sheet, known): sheet for sheet, known in found if known is None}
    while unknown:
        # A text that an attachment names may name tables in its turn.
        name = next((name for name in unknown if name in named), next(iter(unknown)))
        data = read_unknown(unknown.pop(name), scope, is_named=name in named)
        records.sheets[name] = data
        if name not in named:
            tell_renamed(data, records, scope)
        if name in named:
            named |= _named_sheets(data, scope)
    # The sheets keep the order of the workbook: whoever loops over them prints them so.
    order = [_key(sheet, known) for sheet, known in found]
    records.sheets = {name: records.sheets[name] for name in order}
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


def _match_sheets(
    raw: RawWorkbook, kind: Kind, scope: Scope
) -> list[tuple[RawSheet, Sheet | None]]:
    """Return every sheet with what the kind knows about it."""
    known = known_sheets(raw, kind)
    taken = {normal_name(sheet.name) for sheet in known.values()}
    absent = [
        sheet for sheet in kind.sheets if normal_name(sheet.name) not in taken and not sheet.of_set
    ]
    found: list[tuple[RawSheet, Sheet | None]] = []
    for raw_sheet in (sheet for sheet in raw.sheets if not _is_service(sheet)):
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
        found.append((raw_sheet, match))
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


def _read_known(raw: RawSheet, sheet: Sheet, scope: Scope) -> SheetData:
    scope.tell_unread(raw)
    if sheet.shape is Shape.CARD:
        return read_card(raw, sheet, sheet.name, scope)
    if sheet.shape is Shape.TABLE:
        scope.tell_left_out(raw)
        return read_table(raw, sheet, sheet.name, scope)
    data = read_rows(raw, sheet, sheet.name, scope)
    if sheet.shape in _LISTS:
        used = frozenset(record.location.row for record in data.records)
        data.draw = partial(list_as_table, raw, sheet, used, scope)
    return data


def _named_sheets(data: SheetData, scope: Scope) -> set[str]:
    """Return the sheets that this sheet names: whole cells, or several in a column of sheets."""
    values = [value for record in data.records for value in record.values.values()]
    # Of thousands of texts few begin as the name of a sheet does, with one sign or with four.
    begins = _Beginnings(scope.sheet_names)
    typed = {text for value in values if begins[(text := value.raw)[:1]]}
    # The data of a column of sheets are their names; a rich text names by its whole text.
    several = [value.data for value in values if type(value.data) is tuple]
    typed.update(name for names in several for name in names if isinstance(name, str))
    likely = [text for text in typed if begins[text[:_BEGINNING]]]
    known = (scope.sheet_names.get(normal_name(name), "") for name in likely)
    return {normal_name(name) for name in known} - {""}


class _Beginnings(dict[str, bool]):
    """Whether one of these names may begin so, by what a text begins with."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, start: str) -> bool:
        normal = normal_name(start)
        may_be = not start.isalnum() or any(name.startswith(normal) for name in self._names)
        self[start] = may_be
        return may_be
