"""Rows hung under the rows of another sheet: what was said and decided on each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.content import Printable
from docgen.context.clauses import ClauseView, number_clauses
from docgen.context.office import Office
from docgen.context.texts import mark_runs
from docgen.context.views import RecordView, RowsView
from docgen.issues import Issue, error
from docgen.kinds.model import Shape, Sheet
from docgen.names import normal_name


def hang(
    sheet: Sheet, views: Sequence[RecordView], parents: RowsView, office: Office, *, together: bool
) -> RowsView:
    """Hang the rows under their parents by number and return those that stay in the sheet's list.

    A text row without a number belongs to the question of the row above it. Clauses without one
    make a list of their own. ``together`` numbers all clauses as one list, wherever they hang.
    """
    key = normal_name(sheet.parent_key)
    by_number: dict[str, RecordView] = {}
    for place, parent in enumerate(parents.rows, start=1):
        number = _number_of(parent) or str(place)
        if number in by_number:
            parent.hang(sheet, RowsView([]))
            office.note(_repeated(sheet, number, parent))
        else:
            by_number[number] = parent
    groups: dict[str, list[RecordView]] = {number: [] for number in by_number}
    loose: list[RecordView] = []
    current = next(iter(by_number), "")
    for view in views:
        value = view.record.values.get(key)
        number = value.raw.strip().rstrip(".") if value else ""
        if sheet.shape is Shape.TEXT:
            number = current = number or current
        if number in groups:
            groups[number].append(view)
        elif value is not None:
            office.note(
                error(
                    "unknown-parent",
                    value.location,
                    f"На листе «{sheet.parent}» нет строки с номером «{number}».",
                    f"Есть номера: {', '.join(by_number) or 'ни одного'}.",
                )
            )
        else:
            loose.append(view)
    if not together:
        _tell_mixed(sheet, groups, loose, office)
    for number, parent in by_number.items():
        prefix = "" if together else number
        parent.hang(sheet, _list_of(sheet, groups[number], prefix, numbered=not together))
    return _list_of(sheet, list(views) if together else loose, "", numbered=True)


def _repeated(sheet: Sheet, number: str, parent: RecordView) -> Issue:
    return error(
        "repeated-number",
        parent.record.location,
        f"Номер {number} на листе «{sheet.parent}» уже занят.",
        "Исправьте номер или сотрите номера совсем: они поставятся сами.",
    )


def _list_of(sheet: Sheet, views: list[RecordView], prefix: str, *, numbered: bool) -> RowsView:
    if sheet.shape is Shape.TEXT:
        mark_runs(views)
        return RowsView(views)
    if numbered:
        number_clauses([view for view in views if isinstance(view, ClauseView)], prefix)
    return RowsView(views)


def _tell_mixed(
    sheet: Sheet, groups: Mapping[str, list[RecordView]], loose: list[RecordView], office: Office
) -> None:
    """Tell the rows without a number when others have one: nobody can say where they belong."""
    if sheet.shape is not Shape.CLAUSES or not any(groups.values()):
        return
    for view in loose:
        office.note(
            error(
                "no-parent",
                view.record.location,
                f"Не указан номер в столбце «{sheet.parent_key}», хотя у других строк он есть.",
                f"Заполните «{sheet.parent_key}» у всех строк листа или ни у одной.",
            )
        )


def _number_of(view: RecordView) -> str:
    if isinstance(view, ClauseView):
        return view.numbered.number
    try:
        value = view.lookup("номер")
    except KeyError:
        return ""
    text = str(value.plain() if isinstance(value, Printable) else value)
    return text.strip().rstrip(".")
