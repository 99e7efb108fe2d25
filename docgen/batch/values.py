"""What the tags of a batch's cells say for one recipient, and which of them say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.context.recipients import RecipientColumns, RecipientNames, said
from docgen.errors import TemplateError
from docgen.issues import Issue, Location, error
from docgen.workbook.batch import BatchBook
from docgen.workbook.batch.filling import with_plain_names

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.records import Record
    from docgen.run import Run


class Values:
    """The values of one recipient, asked for by the tags of cells; ``known``: of the справочник."""

    def __init__(
        self,
        run: Run,
        book: BatchBook,
        number: int,
        columns: RecipientColumns,
        office: Office,
        *,
        known: Record | None,
    ) -> None:
        one = book.recipient(number)
        self.book = book
        self.recipient = one
        self.names = RecipientNames(one.record, columns, office, known)
        self._columns = columns
        self._evaluate = run.evaluate
        self._found: dict[str, str | None] = {}
        self._failed: dict[str, tuple[str, str]] = {}
        self._issues: list[Issue] = []

    def said(self, tag: str) -> str | None:
        """Return what a tag says; None for one that cannot be worked out."""
        if tag not in self._found:
            self._found[tag] = self._worked_out(tag)
        return self._found[tag]

    def tell(self, tag: str, location: Location) -> None:
        """Tell of a cell with a tag that cannot be worked out."""
        if self.book.repeats_rows:  # the value of a row that an attachment repeats for
            return
        message, hint = self._failed[tag]
        known = ", ".join(f"{{{{ {name} }}}}" for name in self.book.recipients.tag_names())
        hint = hint or f"Можно: {known}."
        self._issues.append(error("unknown-recipient-value", location, message, hint))

    def _worked_out(self, tag: str) -> str | None:
        try:
            return said(self._evaluate(with_plain_names(tag, self.names), self.names))
        except TemplateError as failure:
            self._failed[tag] = failure.message, failure.hint
            return None

    def issues(self) -> list[Issue]:
        """Return what is wrong with the tags, and the values that they lack in this row."""
        found = list(self._issues)
        for name in sorted(self.names.blank):
            is_here = name in self._columns.titles
            title = self._columns.title(name)
            found.append(
                error(
                    "recipient-value-missing",
                    self.book.recipients.place(self.recipient, name),
                    f"Для «{self.recipient.name}» не заполнено «{title}», "
                    "а тексты книги этого просят.",
                    "Впишите значение – или уберите его из текстов."
                    if is_here
                    else "Впишите школу с этим значением на лист «Школы» справочника – или "
                    "добавьте столбец на этот лист.",
                )
            )
        return found
