"""Clauses of a приказ, questions of an agenda, decisions: numbered items of mixed content."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from docgen.content import Block, Blocks, Paragraph, Printable, Role, Span
from docgen.context.people import PeopleValue, PersonValue, small
from docgen.context.person_wording import cell_text, ended, person_line, with_post
from docgen.context.sheets_told import empty_reference
from docgen.context.views import RecordView, RowsView
from docgen.issues import error
from docgen.names import normal_name
from docgen.outline import Numbered, Outline
from docgen.russian.agreement import join_people, question_ordinal
from docgen.russian.deadline_wording import without_label


class ClauseView(RecordView):
    """One clause: its number, the addressee in the dative, the text, the deadline, its sheet."""

    numbered = Numbered("", 1)
    lists: dict[str, RowsView]
    attached: frozenset[str] = frozenset()

    def number_as(self, numbered: Numbered) -> None:
        """Give the clause its place in the list."""
        self.numbered = numbered
        self.extra.update(
            {
                "номер": lambda: numbered.number,
                "уровень": lambda: numbered.level,
                "номер_словом": lambda: _ordinal(numbered.number),
            }
        )

    def traits(self) -> Hashable | None:
        """Return its depth; None where people are declined in it, or a sheet is shown."""
        if self.value("addressee") or self.value("object") or self.value("sheets"):
            return None
        return self.numbered.level, len(self.numbered.number)

    def as_blocks(self) -> Blocks:
        """Return the clause with everything that belongs to it."""
        blocks = list(self._text_blocks())
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
        rest = blocks[1:] if blocks else []
        spans = first.spans
        if first.number:  # a number typed in the text itself belongs to the text
            spans = (Span(f"{first.number} "), *spans)
        addressee = self._addressee()
        if addressee:
            spans = (Span(f"{addressee} "), *_lower_first(spans))
        object_ = self._object()
        if object_:
            spans = _ended((*spans, Span(f" {object_}")))
        level = min(self.numbered.level, 4)
        head = Paragraph(spans, Role.CLAUSE, level, self.numbered.label)
        if head.text.rstrip().endswith(":"):
            return self._with_deadline(self._with_sheet(head, tuple(rest)))
        # The deadline belongs to the sentence, so it stands before a table that follows it.
        clause = self._with_deadline((head, *rest))
        assert isinstance(clause[0], Paragraph)
        return self._with_sheet(clause[0], clause[1:])

    def _text_blocks(self) -> Blocks:
        value = self.value("text")
        return self.factory.blocks(value) if value else ()

    def _addressee(self) -> str:
        people = _people(self.printable("addressee"))
        if not people:
            return ""
        named = [with_post(person, "dative", "initials") for person in people]
        return self.factory.office.typeset(join_people(_upper_first(named)))

    def _object(self) -> str:
        """Return whom the clause is about, in the accusative: «методиста Петько Ирину Петровну»."""
        people = _people(self.printable("object"))
        if not people:
            return ""
        named = [with_post(person, "accusative", "typed") for person in people]
        return self.factory.office.typeset(join_people(named))

    def _with_deadline(self, blocks: Blocks) -> Blocks:
        if not self.value("deadline"):
            return blocks
        deadline = self.printable("deadline")
        text = deadline.as_text() if isinstance(deadline, Printable) else str(deadline)
        # The dash does not end a line: «Срок –» alone says nothing.
        phrase = self.factory.office.typeset(ended(f"Срок – {without_label(text)}"))
        phrase = phrase.replace("– ", "–\u00a0", 1)
        last = blocks[-1]
        if isinstance(last, Paragraph) and last.role in (Role.CLAUSE, Role.BODY):
            spans = _ended(last.spans)
            return (*blocks[:-1], replace(last, spans=(*spans, Span(f" {phrase}"))))
        return (*blocks, Paragraph((Span(phrase),)))

    def _with_sheet(self, head: Paragraph, rest: Blocks) -> Blocks:
        """Return the clause with the sheet that it names, in the view that it asks for."""
        value = self.value("sheets")
        if value is None:
            return (head, *rest)
        names = value.data if isinstance(value.data, tuple) else (value.raw,)
        view = normal_name(self.text("view")) or "таблицей"
        added: list[Block] = []
        for name in names:
            rows = self.lists.get(normal_name(str(name)))
            if view == "приложением":
                self._tell_unattached(str(name))
            elif view == "таблицей" or rows is None:
                found = self.factory.sheet_blocks(str(name))
                if not found:
                    self.factory.office.note(empty_reference(str(name), value.location))
                added.extend(found)
            elif view == "строкой":
                text = "; ".join(person_line(row) for row in rows)
                head = replace(head, spans=(*_before_list(head.spans), Span(f" {ended(text)}")))
            elif view in ("подпунктами", "списком"):
                added.extend(self._items(rows, numbered=view == "подпунктами"))
        return (head, *rest, *added)

    def _tell_unattached(self, name: str) -> None:
        if normal_name(name) not in self.attached:
            self.factory.office.note(
                error(
                    "not-attached",
                    self.record.location,
                    f"Лист «{name}» должен быть приложением, но на листе «Приложения» его нет.",
                    "Добавьте строку на листе «Приложения» и назовите этот лист в столбце «Листы».",
                )
            )

    def _items(self, rows: RowsView, *, numbered: bool) -> list[Block]:
        """Return the people of a sheet as sub-clauses or a dashed list, by group when asked."""
        group_by = normal_name(self.text("group"))
        groups: dict[str, list[RecordView]] = {}
        for row in rows:
            key = cell_text(row, group_by) if group_by else ""
            groups.setdefault(key, []).append(row)
        if group_by and "" in groups and len(groups) == 1:
            self.factory.office.note(
                error(
                    "missing-column",
                    self.record.location,
                    f"На листе нет столбца «{self.text('group')}», по которому группировать.",
                    "Проверьте столбец «Группировать по».",
                )
            )
        outline = Outline(self.numbered.number)
        blocks: list[Block] = []
        for key, members in groups.items():
            if key:
                blocks.append(self._item(outline if numbered else None, f"{key}:"))
            for place, row in enumerate(members):
                line = person_line(row, without=group_by)
                line = ended(line) if place == len(members) - 1 else f"{line};"
                if key:
                    text = self.factory.office.typeset(line)
                    number = f"{place + 1})"
                    blocks.append(Paragraph((Span(text),), Role.NUMBERED, 2, number))
                else:
                    blocks.append(self._item(outline if numbered else None, line))
        return blocks

    def _item(self, outline: Outline | None, text: str) -> Paragraph:
        spans = (Span(self.factory.office.typeset(text)),)
        if outline is None:
            return Paragraph(spans, Role.DASH, 1, self.factory.office.profile.dash)
        numbered = outline.next()
        return Paragraph(spans, Role.CLAUSE, min(numbered.level, 4), numbered.label)


def _people(value: object) -> list[PersonValue]:
    """Return the persons of a column for one or for several."""
    if isinstance(value, PersonValue):
        return [value]
    return list(value) if isinstance(value, PeopleValue) else []


def number_clauses(rows: Sequence[ClauseView], prefix: str = "") -> None:
    """Number the clauses of one list in order; typed numbers and levels are respected."""
    outline = Outline(prefix)
    for row in rows:
        level = row.text("level")
        depth = int(level) if level.isdecimal() else None
        row.number_as(outline.next(row.text("number"), depth))


def _ordinal(number: str) -> str:
    return question_ordinal(int(number), "dative") if number.isdecimal() else number


def _lower_first(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans:
        return spans
    return (replace(spans[0], text=small(spans[0].text)), *spans[1:])


def _upper_first(texts: list[str]) -> list[str]:
    return [texts[0][:1].upper() + texts[0][1:], *texts[1:]] if texts else texts


def _ended(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans with a full stop at the end, so that a sentence can follow."""
    if not spans:
        return spans
    last = spans[-1]
    text = last.text.rstrip()
    if text and text[-1] not in ".!?:;…":
        text += "."
    return (*spans[:-1], replace(last, text=text))


def _before_list(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans ending in a colon, so that a list can follow in the same line."""
    if not spans:
        return spans
    last = spans[-1]
    text = last.text.rstrip().rstrip(".")
    if not text.endswith(":"):
        text += ":"
    return (*spans[:-1], replace(last, text=text))
