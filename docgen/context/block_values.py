"""Values that are no text: a picture, ready blocks."""

from __future__ import annotations

from msgspec import Struct

from docgen.content import Blocks, Paragraph, Picture, Printable, Table


class PictureValue(Printable, Struct, frozen=True):
    """A picture from a file beside the workbook."""

    data: bytes
    alt: str
    width_mm: float = 0

    def as_text(self) -> str:
        """Return the description of the picture."""
        return self.alt

    def as_picture(self) -> Picture:
        """Return the picture for the line of its tag."""
        return Picture(self.data, self.alt, self.width_mm)

    def as_blocks(self) -> Blocks:
        """Return the picture as a paragraph of its own."""
        return (self.as_picture(),)


class BlocksValue(Printable, Struct, frozen=True):
    """Ready blocks: a table, a corner block, a section break."""

    blocks: Blocks

    def as_text(self) -> str:
        """Return the text of paragraphs and table cells, a line each."""
        lines: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                lines.append(block.text)
            elif isinstance(block, Table):
                lines.extend(cell.text for row in block.rows for cell in row.cells)
        return "\n".join(line for line in lines if line)

    def as_blocks(self) -> Blocks:
        """Return the blocks as they are."""
        return self.blocks

    def __bool__(self) -> bool:
        return bool(self.blocks)
