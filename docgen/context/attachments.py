"""Приложения: each with its corner block, title, orientation and page numbers, and its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from docgen.content import (
    Block,
    Blocks,
    Inline,
    Paragraph,
    Printable,
    SectionStart,
    Table,
)
from docgen.context.approvals import corner, corner_table
from docgen.context.block_values import BlocksValue
from docgen.context.numbering import Numbering, add_column_numbers, number_column
from docgen.context.office import Office
from docgen.context.texts import first_text
from docgen.context.values import Empty, RichValue, TextValue
from docgen.context.views import RecordView, RowsView
from docgen.issues import error, warning
from docgen.lazy_regex import lazy_regex
from docgen.outline import number_in_order
from docgen.russian.agreement import act_in_case, approved_word

Scope = Mapping[str, object]
# «{{ кто }}.» after initials: the stop of the initial ends the sentence too.
_TWO_STOPS = lazy_regex(r"(\b[А-ЯЁ]\.)\.(?!\.)")


class AttachmentView(RecordView):
    """One приложение; ``paper`` tells of the document that it is attached to."""

    paper: Paper
    label = ""
    repeated_row: RecordView | None = None

    def place(self, paper: Paper, label: str, row: RecordView | None = None) -> None:
        """Give the attachment its document, its number and, when repeated, its row."""
        self.paper = paper
        self.label = label
        self.repeated_row = row
        self.extra.update(
            {
                "начало": lambda: BlocksValue((self._section(),)),
                "гриф": lambda: BlocksValue(self._corner()),
                "название": self._title,
                "номер": lambda: TextValue(label, self.factory.office) if label else Empty(),
                "содержание": lambda: BlocksValue(self._content()),
            }
        )

    def _section(self) -> SectionStart:
        landscape = self.text("orientation").startswith("альбом")
        return SectionStart(
            "landscape" if landscape else "portrait", self.text("pages") != "сквозная"
        )

    def _corner(self) -> Blocks:
        mark = self.text("mark") or "Приложение"
        if mark == "без отметки":
            return ()
        paper, office = self.paper, self.factory.office
        own = [line for line in self.text("lines").split("\n") if line.strip()]
        label = f"Приложение № {self.label}" if self.label else "Приложение"
        if "УТВЕРЖДЕН" not in mark:
            to = f"к {act_in_case(paper.act, 'dative')}"
            lines = [f"{to} {paper.author}".rstrip(), paper.dated()]
            return corner_table([corner("", [label, *(own or lines)], office)])
        by = f"{act_in_case(paper.act, 'instrumental')} {paper.author}".rstrip()
        blocks = corner(self._agreed(), own or [by, paper.dated()], office)
        if "риложение" in mark:  # one block, Приложение above (R-APP-3)
            blocks = [*corner("", [label], office), *blocks]
        return corner_table([blocks])

    def _agreed(self) -> str:
        """Return УТВЕРЖДЕН in the gender of what is approved (R-APPR-4)."""
        noun = self.text("noun") or self._first_line()
        word, certain = approved_word(noun)
        if not certain:
            self.factory.office.note(
                warning(
                    "check-form",
                    self.record.location,
                    f"Проверьте род: для «{noun[:60]}» поставлено «{word}».",
                    "Подтвердите словом в столбце «Что утверждено»: «порядок», «программа».",
                )
            )
        return word

    def _first_line(self) -> str:
        value = self.value("title")
        return first_text(value.blocks) if value and value.blocks else ""

    def _title(self) -> object:
        value = self.value("title")
        if value is None:
            return Empty()
        trace = self.factory.coverage.tracer(value) if self.repeated_row is None else None
        return RichValue(self._substituted(value.blocks), self.factory.office, trace)

    def _content(self) -> Blocks:
        blocks: list[Block] = []
        value = self.value("sheets")
        if value is not None:
            names = value.data if isinstance(value.data, tuple) else (value.raw,)
            for name in names:
                found = self.factory.sheet_blocks(str(name))
                if not found:
                    from docgen.context.sheets_told import empty_reference

                    self.factory.office.note(empty_reference(str(name), value.location))
                blocks.extend(found)
        if self.value("file") is not None:
            blocks.extend(_blocks(self.printable("file")))
        shaped = tuple(self._shaped(self._of_row(block)) for block in blocks)
        return self._substituted(shaped)

    def _of_row(self, block: Block) -> Block:
        """Return a table with only the rows of the pupil or class that it is repeated for."""
        row = self.repeated_row
        if row is None or not isinstance(block, Table) or not row.headings:
            return block
        from docgen.context.table_rows import rows_for

        heading = row.headings[0]
        value = row.record.values.get(heading)
        self.factory.coverage.forgive(heading)
        return rows_for(block, heading, value.raw) if value else block

    def _shaped(self, block: Block) -> Block:
        if not isinstance(block, Table) or not block.bordered:
            return block
        numbering = Numbering(self.text("row_numbers"), number_column(block))
        table = self.factory.office.rows.numbered(block, numbering)
        numbered = self.value("column_numbers")
        return add_column_numbers(table) if numbered and numbered.data else table

    def _substituted(self, blocks: Blocks) -> Blocks:
        """Return the blocks with ``{{ столбец }}`` replaced from the row that they repeat for."""
        if self.repeated_row is None:
            return blocks
        scope = self.repeated_row.scope()
        evaluate = self.factory.office.evaluate

        def fill(spans: Inline) -> Inline:
            return tuple(
                replace(span, text=str(evaluate_text(evaluate, span.text, scope)))
                if "{{" in span.text
                else span
                for span in spans
            )

        return tuple(_map_text(block, fill) for block in blocks)


class Paper:
    """The document that attachments belong to: its act word, author, date and number."""

    def __init__(self, act: str, author: str, dated_text: Callable[[], str]) -> None:
        self.act = act
        self.author = author
        self.dated = dated_text


def evaluate_text(evaluate: Callable[[str, Scope], object], text: str, scope: Scope) -> str:
    """Return the text with its ``{{ }}`` replaced by values of the scope."""
    found = evaluate(text, scope)
    filled = found.as_text() if isinstance(found, Printable) else str(found)
    return _TWO_STOPS.sub(r"\1", filled)


def placed(
    views: Iterable[RecordView],
    paper: Paper,
    rows_of: Callable[[str], RowsView],
    office: Office,
) -> list[RecordView]:
    """Return the attachments of a document, each with its number.

    One that is repeated for a sheet comes once for each row that ``rows_of`` gives of the sheet; a
    sheet without rows is told.
    """
    found: list[RecordView] = []
    attachments = [view for view in views if isinstance(view, AttachmentView)]
    labels = number_attachments([view.text("number") for view in attachments])
    for view, label in zip(attachments, labels, strict=True):
        repeat = view.value("repeat")
        if repeat is None:
            view.place(paper, label)
            found.append(view)
            continue
        name = repeat.data[0] if isinstance(repeat.data, tuple) else repeat.raw
        rows = rows_of(str(name))
        if not rows:
            office.note(
                error(
                    "nothing-to-repeat",
                    repeat.location,
                    f"Приложение повторяется для листа «{name}», а на нём нет ни одной строки.",
                    "Заполните этот лист или уберите «Повторить для».",
                )
            )
        for number, row in enumerate(rows.rows, start=1):
            copy = AttachmentView(
                view.record, tuple(view.columns.values()), view.factory, headings=view.headings
            )
            copy.place(paper, f"{label or 1}.{number}", row)
            found.append(copy)
    return found


def number_attachments(typed: list[str]) -> list[str]:
    """Return the numbers of the attachments; a single one has none (R-APP-2)."""
    return [""] if typed == [""] else number_in_order(typed)


def _map_text(block: Block, fill: Callable[[Inline], Inline]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, spans=fill(block.spans))
    if isinstance(block, Table):
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(
                        cell,
                        paragraphs=tuple(replace(p, spans=fill(p.spans)) for p in cell.paragraphs),
                    )
                    for cell in row.cells
                ),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _blocks(value: object) -> Blocks:
    return value.as_blocks() if isinstance(value, Printable) else ()
