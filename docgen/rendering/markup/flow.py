"""Blocks one after another: paragraphs, tables and pictures, and the sections they lie in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from docgen.content import (
    Block,
    IncludedFile,
    PageBreak,
    Paragraph,
    Picture,
    Printable,
    SectionStart,
    Span,
    Table,
)
from docgen.rendering.markup.held_rows import HeldRows
from docgen.rendering.markup.pictures import drawing, read_picture
from docgen.rendering.markup.printing import clean, plain_value
from docgen.rendering.markup.sections import Geometry, read_geometry
from docgen.rendering.markup.styles import style_name
from docgen.rendering.markup.tables import TableWriter
from docgen.rendering.markup.wordml import CORNER_ROLES, TINY, Base, TextWriter, justified

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docgen.rendering.markup.divisions import SectionLog
    from docgen.rendering.markup.pictures import Media
    from docgen.rendering.markup.styles import Styles
    from docgen.rendering.package import Relationships
    from docgen.rendering.prepared import Look

_KEEP_NEXT = "<w:keepNext/>"
#: Six points between a table and the text around it.
_TABLE_GAP = 120
_PAGE_BREAK_BEFORE = "<w:pageBreakBefore/>"
_BLOCKS = (Paragraph, Table, Picture, PageBreak, SectionStart, IncludedFile)


def blocks_of(value: Any) -> list[Block]:
    """Return the blocks of any printable value: text gives a paragraph for each line."""
    if value is None:
        return []
    if isinstance(value, _BLOCKS):
        return [value]
    if isinstance(value, Printable):
        return list(value.as_blocks())
    if isinstance(value, str):
        return [Paragraph((Span(line),)) for line in clean(value).split("\n")] if value else []
    if isinstance(value, Iterable):
        return [block for item in value for block in blocks_of(item)]
    return [Paragraph((Span(plain_value(value)),))]


class FlowWriter:
    """Writes the blocks of one part; ``sections`` is None where a part has no sections.

    ``sheet`` is the section that tells the paper where a tag itself knows nothing of it. Rows of
    tables between the paragraphs of a body are ``held``, if other documents have them too.
    """

    def __init__(  # noqa: PLR0917 - all that a part is written with
        self,
        styles: Styles,
        relationships: Relationships,
        media: Media,
        folder: str,
        geometry_of: Callable[[Path], tuple[Geometry, Geometry]],
        sections: SectionLog | None = None,
        sheet: str = "",
    ) -> None:
        self.styles = styles
        self.relationships = relationships
        self.media = media
        self.folder = folder
        self.geometry_of = geometry_of
        self.sections = sections
        self.sheet = sheet
        self.text = TextWriter(styles, relationships)
        self.tables = TableWriter(self.text)
        self.held = HeldRows()

    def blocks(self, value: Any, look: Look) -> str:
        """Return everything that ``{{p x }}`` prints."""
        blocks = blocks_of(value)
        if not blocks and not look.ends_cell:
            return ""
        written: list[str] = []
        # «Не отрывать от следующего» of the tag's paragraph means the end of what it prints.
        keeps = _KEEP_NEXT in look.paragraph
        base = Base(look.paragraph.replace(_KEEP_NEXT, ""), look.run)
        breaking = False
        previous: Block | None = None
        for place, block in enumerate(blocks):
            if isinstance(block, (SectionStart, IncludedFile)):
                breaking = False
                if self.sections is not None and not look.in_cell:
                    written.append(self._section(self.sections, block, blocks, place, look))
            elif isinstance(block, PageBreak):
                breaking = True
            else:
                if self.sections is not None and self.sections.after_file is not None:
                    following, self.sections.after_file = self.sections.after_file, None
                    written.append(self.sections.end_with(following))
                if isinstance(block, Table) and (breaking or isinstance(previous, Table)):
                    written.append(_tiny(breaking))
                    breaking = False
                keep = (keeps and place == len(blocks) - 1) or _leads_on(block)
                added = (_PAGE_BREAK_BEFORE,) * breaking
                if not look.in_cell:
                    added += _spacing_at(blocks, place)
                written.append(self._block(block, base, look, added, keep))
                breaking = False
            previous = block
        if breaking:
            written.append(_tiny(breaking))
        if look.ends_cell and (not written or isinstance(previous, Table)):
            written.append(f"<w:p><w:pPr>{look.paragraph}</w:pPr></w:p>" if not written else TINY)
        return "".join(written)

    def _block(
        self, block: Block, base: Base, look: Look, added: tuple[str, ...], keep: bool
    ) -> str:
        if isinstance(block, Paragraph):
            if look.in_cell:
                return self.tables.cell_paragraph(block, base, *added, keep=keep)
            if block.role in CORNER_ROLES:
                added = (*added, *self._corner_place(block, look))
            return self.text.paragraph(block, base, *added, keep=keep)
        if isinstance(block, Table):
            held = self.held if self.sections is not None and not look.in_cell else None
            return self.tables.table(block, self._room(look)[0], held)
        if isinstance(block, Picture):
            pages = "".join(added)
            place = '<w:ind w:left="0" w:firstLine="0"/>' + justified(block.align or "left")
            run = self.picture_run(block, self._room(look))
            return f"<w:p><w:pPr>{pages}{place}</w:pPr>{run}</w:p>"
        return ""

    def picture_run(self, picture: Picture, room: tuple[int, int] | None = None) -> str:
        """Return the run of a picture; without a room it may be as large as the text of a page."""
        if room is None:
            sheet = read_geometry(self.sheet)
            room = sheet.text_width, sheet.text_height
        file = read_picture(picture.data)
        part = self.media.add(self.folder, picture.data, file.extension)
        name = self.relationships.image(part.removeprefix(f"{self.folder}/"))
        self.media.last_id += 1
        return f"<w:r>{drawing(picture, file, self.media.last_id, name, room)}</w:r>"

    def _corner_place(self, block: Paragraph, look: Look) -> tuple[str, ...]:
        """Return the indent that keeps a corner block at the right of a sheet that was turned."""
        wider = self._room(look)[0] - read_geometry(look.section).text_width
        style = self.styles.paragraph(style_name(block.role, block.level))
        indent = self.styles.indents.get(style, 0)
        return (f'<w:ind w:left="{indent + wider}"/>',) if indent and wider else ()

    def _room(self, look: Look) -> tuple[int, int]:
        """Return width and height that a block may take, in twips."""
        if self.sections is not None and not look.in_cell:
            geometry = self.sections.enter(look.section).geometry
            return geometry.text_width, geometry.text_height
        return look.width, read_geometry(look.section).text_height

    def _section(
        self, log: SectionLog, block: Block, blocks: list[Block], place: int, look: Look
    ) -> str:
        now = log.enter(look.section)
        if isinstance(block, SectionStart):
            log.after_file = None
            geometry = read_geometry(now.original).turned(block.orientation)
            if block.first:
                log.current = replace(now, geometry=geometry)
                return ""
            # A file that is put in brings its paper, and the corner block before it lies on it.
            if (file := _file_of_section(blocks, place)) is not None:
                geometry = self.geometry_of(file)[0]
            following = replace(
                now, geometry=geometry, first=False, restart=block.restart_numbering
            )
            log.opened = True
            return log.end_with(following)
        if not isinstance(block, IncludedFile):
            return ""
        first, last = self.geometry_of(block.path)
        written = ""
        if log.after_file is None and log.opened:
            # The corner block and the title stand on the first sheet of the file, on its paper.
            after = replace(now, geometry=read_geometry(now.original))
            log.current = replace(now, geometry=first)
        else:
            after = log.after_file or now
            written = log.end_with(replace(now, geometry=first, first=False, restart=False))
        log.opened = False
        log.after_file = replace(after, first=False, restart=False)
        written += log.hold_file(block.path)
        log.current = replace(log.enter(look.section), geometry=last)
        return written


def _spacing_at(blocks: list[Block], place: int) -> tuple[str, ...]:
    """Return the spacing that sets a paragraph off from a table above or below it (R-PAR-2)."""
    block = blocks[place]
    if not isinstance(block, Paragraph) or block.role in CORNER_ROLES:
        return ()
    above = place > 0 and _is_grid(blocks[place - 1])
    below = place + 1 < len(blocks) and _is_grid(blocks[place + 1])
    sides = f' w:before="{_TABLE_GAP}"' * above + f' w:after="{_TABLE_GAP}"' * below
    return (f"<w:spacing{sides}/>",) if sides else ()


def _leads_on(block: Block) -> bool:
    """Return whether a paragraph announces what follows and must not part from it."""
    return isinstance(block, Paragraph) and block.text.rstrip().endswith(":")


def _is_grid(block: Block) -> bool:
    return isinstance(block, Table) and block.bordered


def _tiny(breaking: bool) -> str:
    return TINY.replace("<w:pPr>", f"<w:pPr>{_PAGE_BREAK_BEFORE}", 1) if breaking else TINY


def _file_of_section(blocks: list[Block], start: int) -> Path | None:
    for block in blocks[start + 1 :]:
        if isinstance(block, SectionStart):
            return None
        if isinstance(block, IncludedFile):
            return block.path
    return None
