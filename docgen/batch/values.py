"""What the tags of a batch's cells say for one recipient, and which of them say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.context.recipients import RecipientNames, said
from docgen.errors import TemplateError
from docgen.issues import Issue, Location, error
from docgen.names import normal_name
from docgen.workbook.batch import BatchBook
from docgen.workbook.batch.filling import with_plain_names

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.records import Record
    from docgen.run import Run


class Values:
    """The values of one recipient, asked for by the tags of cells; ``known``: of the справочник.

    ``has_schools`` tells that the справочник lists schools at all.
    """

    def __init__(
        self,
        run: Run,
        book: BatchBook,
        number: int,
        office: Office,
        known: Record | None,
        *,
        has_schools: bool,
    ) -> None:
        one = book.recipient(number)
        # A справочник without schools has nothing that could be lacking.
        known_columns = run.directory_columns("Школы") if has_schools else ()
        self.book = book
        self.recipient = one
        self.names = RecipientNames(
            one.record,
            book.recipients.columns,
            book.recipients.titles,
            office,
            known=known,
            known_columns=known_columns,
        )
        self._titles = book.recipients.titles
        self._known_titles = {normal_name(column.name): column.name for column in known_columns}
        self._evaluate = run.evaluate
        self._found: dict[str, str] = {}
        self._issues: list[Issue] = []

    def fill(self, tag: str, location: Location) -> str | None:
        """Return what a tag says; one that cannot be worked out stays, and is told at its cell."""
        if tag in self._found:
            return self._found[tag]
        try:
            text = said(self._evaluate(with_plain_names(tag, self.names), self.names))
        except TemplateError as failure:
            if self.book.repeats_rows:  # the value of a row that an attachment repeats for
                return None
            known = ", ".join(f"{{{{ {name} }}}}" for name in self.book.recipients.tag_names())
            hint = failure.hint or f"Можно: {known}."
            self._issues.append(error("unknown-recipient-value", location, failure.message, hint))
            return None
        self._found[tag] = text
        return text

    def issues(self) -> list[Issue]:
        """Return what is wrong with the tags, and the values that they lack in this row."""
        found = list(self._issues)
        for name in sorted(self.names.blank):
            is_here = name in self._titles
            title = self._titles.get(name) or self._known_titles.get(name, name)
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
