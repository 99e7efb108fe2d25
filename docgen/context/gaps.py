"""What a document lacks although its workbook has a place for it: fields, sheets, posts."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.context.office import Office
from docgen.context.people import PersonValue
from docgen.context.views import RecordView
from docgen.issues import error, warning
from docgen.kinds.model import Shape
from docgen.names import normal_name
from docgen.records import WorkbookRecords


def tell_gaps(records: WorkbookRecords, card: RecordView, office: Office) -> None:
    """Tell required fields left empty by their defaults too, and required sheets without rows."""
    for column in card.columns.values():
        must = column.required == "yes" or (column.required == "final" and records.final)
        if not must or not column.default:
            continue
        name = normal_name(column.name)
        if not card.lookup(name):
            office.note(
                error(
                    "missing-value",
                    card.record.blanks.get(name, card.record.location),
                    f"Не заполнено поле «{column.name}», и в справочнике его тоже нет.",
                    f"Впишите значение в строку «{column.name}».",
                )
            )
    for sheet in records.kind.sheets:
        if not sheet.required or sheet.shape is Shape.CARD:
            continue
        data = records.sheets.get(normal_name(sheet.name))
        if data is None or data.records:
            continue
        office.note(
            error(
                "empty-sheet",
                data.location,
                f"Лист «{sheet.name}» пуст, а без него документа нет.",
                sheet.hint or "Заполните хотя бы одну строку.",
            )
        )


def tell_signers_without_post(views: Sequence[RecordView], office: Office) -> None:
    """Tell the signers whose post neither the row nor the directory gives."""
    for view in views:
        signer = view.printable("signer")
        if isinstance(signer, PersonValue) and not view.lookup("должность"):
            office.note(
                warning(
                    "no-post",
                    signer.location,
                    # Shown here only: whoever tells a text must have it in the document.
                    f"У подписи «{signer.shown()}» нет должности: человека нет в справочнике.",
                    "Впишите должность или внесите человека на лист «Люди».",
                )
            )
