"""A new workbook on the disk: with the lists of the справочник, and what to do with it next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from docgen.errors import OutputError, UnknownKindError
from docgen.kinds import (
    ExampleSheet,
    Kind,
    Sheet,
    find_kind,
    load_directory,
    load_example,
    load_kinds,
)
from docgen.kinds.papers import PAPER_KEY
from docgen.known_office import known_directory, office_name
from docgen.names import nearest_name, normal_name
from docgen.outputs import create_file
from docgen.report import shown_path
from docgen.starter import quoted
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from docgen.workbook import Offers


class NewBook(Struct, frozen=True):
    """What a new workbook is: of a kind of document, of many such ones, or the справочник."""

    kind: Kind
    is_directory: bool = False
    is_many: bool = False

    def next_steps(self, shown: Path | str) -> tuple[str, ...]:
        """Return what to do with the workbook when it is filled; ``shown`` is its path."""
        if self.is_directory:
            return (
                "Сохраните книгу и посмотрите, как склоняются имена и должности: docgen names",
                "Новые книги будут предлагать этих людей в списках: docgen new приказ",
            )
        file = quoted(shown)
        made = "документ: docgen build {} – он появится в папке outputs."
        if self.is_many:
            made = (
                f"документы: docgen build {{}} – они появятся в папке outputs/{Path(shown).stem}."
            )
        return (
            (
                f"Сохраните книгу и проверьте: docgen check {file} – программа назовёт ячейки, "
                "которые нужно исправить."
            ),
            f"Соберите {made.format(file)}",
        )


def find_new_book(name: str, workspace: Workspace) -> NewBook:
    """Return what ``docgen new`` is asked for.

    Raises:
        UnknownKindError: there is no such kind; the message offers the nearest and lists all.

    """
    directory = load_directory(workspace.template_dirs)
    if normal_name(name) in (normal_name(directory.name), normal_name(directory.english)):
        return NewBook(directory, is_directory=True)
    try:
        return NewBook(find_kind(load_kinds(workspace.template_dirs), name))
    except UnknownKindError as unknown:
        message = unknown.message
        if nearest_name(name, [directory.name]):
            message = f"«{name}» неизвестен. Возможно, имелось в виду «{directory.name}»."
        lists_kinds = unknown.hint.startswith("Есть виды")
        more = f" А ещё – {directory.name}." if lists_kinds else ""
        raise UnknownKindError(message, f"{unknown.hint}{more}") from unknown


def write_new_book(
    book: NewBook,
    path: Path,
    workspace: Workspace,
    here: Path,
    *,
    example: bool = False,
    with_set: bool = False,
) -> None:
    """Write the workbook, blank or filled with the example of its kind.

    One of many documents has the schools of the справочник; ``with_set`` asks for all papers that
    can be made of it, with the sheets that only these read.

    Raises:
        OutputError: it cannot be written there, or the kind has no example.

    """
    rows = load_example(book.kind) if example else ()
    if example and not rows:
        raise OutputError(
            f"Для вида «{book.kind.name}» примера нет.",
            f"Создайте пустую книгу: docgen new {book.kind.name}",
        )
    if with_set and not any(_names_papers(row.sheet) for row in rows):
        rows = (*rows, *_whole_set(book.kind))
    shown = {row.name for row in rows}
    book = replace(book, kind=_without_unasked(book.kind, shown, with_set=with_set))
    if book.is_many:
        from docgen.workbook.batch.offered import for_many

        book = replace(book, kind=for_many(book.kind))
        rows = (*rows, _schools(book.kind, workspace, example=example))
    write_filled_book(book, path, workspace, here, rows)


def _without_unasked(kind: Kind, shown: Collection[str], *, with_set: bool) -> Kind:
    """Return the kind without the sheets of other papers, but for those that are filled here."""
    kept = (s for s in kind.sheets if with_set or not s.of_set or s.name in shown)
    return replace(kind, sheets=tuple(kept))


def _whole_set(kind: Kind) -> tuple[ExampleSheet, ...]:
    """Return the sheet «Комплект» with a row for each paper that the kind can give."""
    return tuple(
        ExampleSheet(sheet.name, sheet, tuple({column.name: one.name} for one in kind.papers))
        for sheet in kind.sheets
        if (column := sheet.column(PAPER_KEY))
    )


def _names_papers(sheet: Sheet | None) -> bool:
    return sheet is not None and sheet.column(PAPER_KEY) is not None


def _schools(kind: Kind, workspace: Workspace, *, example: bool) -> ExampleSheet:
    """Return the schools of the справочник as rows of «Школы»; an example may invent some."""
    from docgen.workbook.batch.offered import HEAD_COLUMN, INVENTED, RECIPIENTS_SHEET
    from docgen.workbook.batch.recipients import NAME_COLUMN

    records = known_directory(workspace)
    data = records.sheets.get(normal_name(RECIPIENTS_SHEET)) if records else None
    rows = []
    for record in data.records if data else ():
        said = {NAME_COLUMN.name: "Краткое название", HEAD_COLUMN.name: "Руководитель"}
        values = {name: record.get(column) for name, column in said.items()}
        rows.append({name: value.raw for name, value in values.items() if value})
    sheet = next(sheet for sheet in kind.sheets if sheet.name == RECIPIENTS_SHEET)
    return ExampleSheet(RECIPIENTS_SHEET, sheet, tuple(rows) or (INVENTED if example else ()))


def write_filled_book(
    book: NewBook, path: Path, workspace: Workspace, here: Path, rows: Sequence[ExampleSheet]
) -> None:
    """Write the workbook filled with these rows; none leave it blank.

    Raises:
        OutputError: it cannot be written there.

    """
    from docgen.workbook import form_bytes  # heavy, so only when all the rest is in order

    offers = None if book.is_directory else _offers(workspace)
    steps = book.next_steps(shown_path(path, here))
    office = office_name(known_directory(workspace))
    data = form_bytes(book.kind, offers=offers, example=rows, last_steps=steps, office=office)
    if not create_file(path, data):
        raise OutputError(
            f"Файл «{path.name}» уже есть, docgen его не тронет.", "Укажите другое имя."
        )


def _offers(workspace: Workspace) -> Offers | None:
    """Return the people, posts and units of the справочник; None when it cannot be read."""
    from docgen.workbook import offers_of

    records = known_directory(workspace)
    return offers_of(records) if records else None
