"""Marks in a printed part: what is to be done there when the whole of it is known.

A mark is a processing instruction. No value can print one, since its signs are escaped, and none
is left in a finished document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

from docgen.content import Blocks, Paragraph, Picture, Printable, SectionStart, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.content import Inline

Action = Literal["merge", "section", "page", "keep", "restart"]

TARGET: Final = "docgen"
MARK: Final = f"<?{TARGET} "
#: What a blank cell says that is to be merged with the cell above it.
FOLLOWS: Final = "-"
#: What the row of a section without a title says: it goes.
NAMELESS: Final = "nameless"


def mark(action: Action, word: str = "") -> str:
    """Return the mark for an action; ``word`` is an identifier and is not escaped."""
    return f"{MARK}{f'{action} {word}'.strip()}?>"


class Command(Printable, Struct, frozen=True):
    """A word of layout that stands alone in its paragraph: ``{{p новая_страница }}``."""

    action: Action

    def as_text(self) -> str:
        """Return nothing: no reader sees the word."""
        return ""

    def as_blocks(self) -> Blocks:
        """Return nothing: :attr:`action` is marked in its place."""
        return ()


class NewSheet(Printable, Struct, frozen=True):
    """``{{p альбомный_лист }}``: what follows lies on a new sheet, the pages counted on."""

    section: SectionStart

    def as_text(self) -> str:
        """Return nothing: no reader sees the word."""
        return ""

    def as_blocks(self) -> Blocks:
        """Return the beginning of the sheet."""
        return (self.section,)


class Marked(Printable, Struct, frozen=True):
    """A value with a mark in the cell where it is printed.

    Cells one below the other become one where both their ``key`` and their ``within`` are the
    same. An empty key is the same as none, unless the cell ``follows`` whatever stands above it.
    """

    value: Any
    action: Literal["merge", "section"]
    key: str = ""
    within: str = ""
    follows: bool = False

    def as_text(self) -> str:
        """Return the text of the value."""
        if isinstance(self.value, Printable):
            return self.value.as_text()
        return "" if self.value is None else str(self.value)

    def as_spans(self) -> Inline:
        """Return the spans of the value."""
        spans = isinstance(self.value, Printable)
        return self.value.as_spans() if spans else (Span(self.as_text()),)

    def as_blocks(self) -> Blocks:
        """Return the blocks of the value."""
        blocks = isinstance(self.value, Printable)
        return self.value.as_blocks() if blocks else (Paragraph(self.as_spans()),)


class InlinePicture(Printable, Struct, frozen=True):
    """A picture that stands in the line like a letter."""

    picture: Picture

    def as_text(self) -> str:
        """Return the words for those who cannot see it."""
        return self.picture.alt

    def as_picture(self) -> Picture:
        """Return the picture itself."""
        return self.picture

    def as_blocks(self) -> Blocks:
        """Return the picture in a paragraph of its own."""
        return (self.picture,)


#: Words that every template knows; a name of the workbook that is the same wins.
COMMANDS: Final[Mapping[str, Printable]] = {
    "новая_страница": Command("page"),
    "разрыв_между": Command("page"),
    "удержать_подпись": Command("keep"),
    "начать_нумерацию": Command("restart"),
    "альбомный_лист": NewSheet(SectionStart("landscape", restart_numbering=False)),
    "книжный_лист": NewSheet(SectionStart("portrait", restart_numbering=False)),
}
