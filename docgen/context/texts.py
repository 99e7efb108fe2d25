"""Sheets of text: every row is a block – a paragraph, a heading, a list, a table, a picture."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from msgspec.structs import replace

from docgen.content import Block, Blocks, PageBreak, Paragraph, Picture, Role, Span, Table, plain
from docgen.context.people import PeopleValue
from docgen.context.views import RecordView
from docgen.issues import error
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name, normal_name

AS_TYPED = "как_есть"
_HEADINGS = {
    "заголовок": 1,
    "заголовок_1": 1,
    "подзаголовок": 2,
    "заголовок_2": 2,
    "подзаголовок_2": 3,
    "заголовок_3": 3,
}
_PLAIN = {"абзац", AS_TYPED, "слушали", "выступил", "вопрос", "ответ"}
_LED = {"вопрос": "Вопрос", "ответ": "Ответ"}
_LISTED = {"перечень", "нумерованный", "по_центру"}
_OTHERS = {*_LISTED, "таблица", "таблица_без_шапки", "картинка", "новая_страница"}
_TYPED_NUMBER = lazy_regex(r"^(\d+)[.)]$")


class TextBlockView(RecordView):
    """One row of a text; it prints as what its column «Вид» says."""

    first_number = 0

    @property
    def block_kind(self) -> str:
        """The normal name of the row's kind; a blank one is a paragraph."""
        typed = self.text("block") or self._unknown_text("вид")
        return normal_name(typed) or "абзац"

    def _unknown_text(self, name: str) -> str:
        value = self.record.values.get(name)
        if value is None:
            return ""
        return value.raw.strip()

    def traits(self) -> Hashable | None:
        """Return the kind of the row and whether it begins a run; None for what shows another."""
        kind = self.block_kind
        is_plain = kind in _PLAIN or kind in _HEADINGS or kind in _LISTED
        return (kind, self.extra["начало_вида"]()) if is_plain else None

    def _text_blocks(self) -> Blocks:
        value = self.value("text") or self.record.values.get("текст")
        if value is None:
            return ()
        return self.factory.blocks(value, as_typed=self.block_kind == AS_TYPED)

    def as_blocks(self) -> Blocks:
        """Return the row as blocks; a kind that is not known becomes a finding."""
        kind = self.block_kind
        blocks = self._text_blocks()
        if kind in _HEADINGS:
            level = _HEADINGS[kind]
            return tuple(self._with_role(block, Role.HEADING, level) for block in blocks)
        if kind == "перечень":
            return tuple(self._item(block) for block in blocks)
        if kind == "нумерованный":
            return self._numbered(blocks)
        if kind == "по_центру":
            return tuple(
                replace(block, align="center") if isinstance(block, Paragraph) else block
                for block in blocks
            )
        if kind == "новая_страница":
            return (PageBreak(), *blocks)
        if kind == "таблица":
            return self._table(blocks)
        if kind == "таблица_без_шапки":
            return tuple(map(_without_head, self._table(blocks)))
        if kind == "картинка":
            return self._picture(blocks)
        if kind in _LED:
            return self._led(f"{_LED[kind]} ({{}}): ", f"{_LED[kind]}: ", blocks)
        if kind not in _PLAIN:
            known = [*_PLAIN, *_HEADINGS, *_OTHERS]
            near = nearest_name(kind, known)
            offer = f"Возможно, имелось в виду «{near.replace('_', ' ')}». " if near else ""
            self.factory.office.note(
                error(
                    "unknown-block",
                    self.record.location,
                    f"Неизвестный вид строки «{kind.replace('_', ' ')}».",
                    f"{offer}Можно: {', '.join(name.replace('_', ' ') for name in known)}.",
                )
            )
            return blocks
        return self._led("{} – ", "", blocks)

    def _led(self, named: str, nameless: str, blocks: Blocks) -> Blocks:
        """Return the text after its speaker: «Петрова М.П. – …» (R-PROT-8)."""
        who = self.printable("person")
        name = who.in_style("initials").as_text() if isinstance(who, PeopleValue) else ""
        lead = Span(self.factory.office.typeset(named.format(name) if name else nameless))
        if not lead.text:
            return blocks
        if not blocks or not isinstance(blocks[0], Paragraph):
            return (Paragraph((replace(lead, text=lead.text.rstrip(" \u00a0–—:")),)), *blocks)
        first = replace(blocks[0], spans=(lead, *blocks[0].spans))
        return (first, *blocks[1:])

    def _with_role(self, block: Block, role: Role, level: int) -> Block:
        if not isinstance(block, Paragraph):
            return block
        spans = block.spans
        if block.number:
            spans = (Span(f"{block.number} "), *spans)
        return replace(block, spans=spans, number="", role=role, level=level, keep_next=True)

    def _item(self, block: Block) -> Block:
        if not isinstance(block, Paragraph) or block.role is Role.NUMBERED:
            return block
        dash = self.factory.office.profile.dash
        return replace(block, role=Role.DASH, number=block.number or dash)

    def _numbered(self, blocks: Blocks) -> Blocks:
        """Return the paragraphs numbered on from the row above; a typed number is kept."""
        numbered: list[Block] = []
        count = self.first_number
        for block in blocks:
            if isinstance(block, Paragraph) and block.role is not Role.DASH:
                count = _count_on(count, block)
                if not block.number:
                    block = replace(block, role=Role.NUMBERED, number=f"{count}.")  # noqa: PLW2901
            numbered.append(block)
        return tuple(numbered)

    def last_number(self) -> int:
        """Return the number at which a numbered row ends, so that the next can go on."""
        count = self.first_number
        value = self.record.values.get("текст") or self.value("text")
        for block in value.blocks if value else ():
            if isinstance(block, Paragraph) and block.role is not Role.DASH:
                count = _count_on(count, block)
        return count

    def _table(self, blocks: Blocks) -> Blocks:
        names = [block.text.strip() for block in blocks if isinstance(block, Paragraph)]
        found: list[Block] = []
        for name in names:
            part = self.factory.sheet_blocks(name)
            if not part:
                self.factory.office.note(
                    error(
                        "missing-sheet-reference",
                        self.record.location,
                        f"Таблица: листа «{name}» в книге нет или он пуст.",
                        "Напишите в столбце «Текст» имя листа с таблицей, как на его ярлычке.",
                    )
                )
            found.extend(part)
        return tuple(found)

    def _picture(self, blocks: Blocks) -> Blocks:
        name = " ".join(block.text for block in blocks if isinstance(block, Paragraph)).strip()
        path = Path(self.record.location.workbook).parent / name
        if not path.is_file():
            self.factory.office.note(
                error(
                    "missing-file",
                    self.record.location,
                    f"Картинка «{name}» не найдена рядом с книгой.",
                    "Положите файл в ту же папку и напишите его имя с окончанием .png или .jpg.",
                )
            )
            return ()
        return (Picture(path.read_bytes(), Path(name).stem),)


def mark_runs(rows: Sequence[RecordView]) -> None:
    """Tell every row of a text what stands above it.

    ``начало_вида``: the row above is of another kind, so that a label («ВЫСТУПИЛИ:») stands once
    above several speeches. Numbered rows count on until a row of another kind comes.
    """
    previous = ""
    count = 0
    for row in rows:
        if not isinstance(row, TextBlockView):
            continue
        kind = row.block_kind
        row.extra["начало_вида"] = lambda first=kind != previous: first  # type: ignore[misc]
        previous = kind
        row.first_number = count if kind == "нумерованный" else 0
        count = row.last_number() if kind == "нумерованный" else 0


def _without_head(block: Block) -> Block:
    """Return a table whose first rows are data like the others."""
    if not isinstance(block, Table):
        return block
    rows = (replace(row, kind="body") if row.kind == "head" else row for row in block.rows)
    return replace(block, rows=tuple(rows))


def _count_on(count: int, paragraph: Paragraph) -> int:
    """Return the count after this paragraph; a typed number moves it to itself."""
    typed = _TYPED_NUMBER.match(paragraph.number)
    if typed:
        return int(typed.group(1))
    return count if paragraph.number else count + 1


def first_text(blocks: Blocks) -> str:
    """Return the text of the first paragraph, or an empty text."""
    return next((plain(b.spans) for b in blocks if isinstance(b, Paragraph)), "")
