"""The paragraphs of a document as they look: indents, alignment, spacing, size worked out."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from msgspec import Struct

from docgen.layout_rules.style_sheet import StyleSheet, first_value, is_on, style_sheet
from docgen.layout_rules.word_paper import Spot, W, WordPaper
from docgen.lazy_regex import lazy_regex
from docgen.rendering.story import StoryParagraph

_SPACES: Final = lazy_regex(r"\s+")
_SPACED: Final = lazy_regex(r"\b(?:[А-ЯЁа-яё] ){3,}[А-ЯЁа-яё]\b")
_ALIGNS: Final = {"start": "left", "end": "right", "distribute": "both"}


class Line(Struct, frozen=True, eq=False, dict=True):
    """A paragraph with its look, worked out when it is asked for; measures are in twips."""

    paragraph: StoryParagraph
    sheet: StyleSheet
    part: str

    @property
    def element(self) -> Any:
        """The ``w:p``."""
        return self.paragraph.element

    @property
    def spot(self) -> Spot:
        """Where the line stands, for a finding."""
        return Spot(self.part, self.paragraph)

    @cached_property
    def typed(self) -> str:
        """What was typed, letters of «all capitals» as capitals."""
        pieces = self.paragraph.pieces
        if not any(self.run_is(piece.element.getparent(), "caps") for piece in pieces):
            return self.paragraph.text
        return "".join(
            text.upper() if self.run_is(piece.element.getparent(), "caps") else text
            for piece in pieces
            for text in [self.paragraph.text[piece.start : piece.end]]
        )

    @cached_property
    def text(self) -> str:
        """The words on one line, single blanks between; «П Р И К А З» is one word."""
        plain = _SPACES.sub(" ", self.typed).strip()
        return _SPACED.sub(lambda match: match[0].replace(" ", ""), plain)

    @property
    def head(self) -> str:
        """The words before the first break of the line: «УТВЕРЖДАЮ» of a block in one paragraph."""
        return _SPACES.sub(" ", self.typed.strip().split("\n", 1)[0]).strip()

    def run_is(self, run: Any, switch: str) -> bool:
        """Return whether a switch (``b``, ``caps``) is on in a run of this line."""
        return is_on(self.sheet.run_owners(run, self.element), switch)

    @cached_property
    def _owners(self) -> list[Any]:
        return self.sheet.paragraph_owners(self.element)

    @cached_property
    def align(self) -> str:
        """``left``, ``center``, ``right`` or ``both``."""
        value = first_value(self._owners, "jc") or "left"
        return _ALIGNS.get(value, value)

    @cached_property
    def left(self) -> int:
        """The indent at the left."""
        return self._measure("ind", "left", "start")

    @cached_property
    def right(self) -> int:
        """The indent at the right."""
        return self._measure("ind", "right", "end")

    @cached_property
    def first(self) -> int:
        """The indent of the first line beyond ``left``, negative for a hanging one."""
        for owner in self._owners:
            for name, sign in (("hanging", -1), ("firstLine", 1)):
                value = first_value([owner], "ind", name)
                if value.isdigit():
                    return sign * int(value)
        return 0

    @cached_property
    def spacing(self) -> tuple[int, str]:
        """The distance of lines and its rule: 240 of ``auto`` is one line."""
        value = first_value(self._owners, "spacing", "line")
        rule = first_value(self._owners, "spacing", "lineRule") or "auto"
        return (int(value) if value.isdigit() else 240), rule

    @cached_property
    def room(self) -> tuple[int, int]:
        """The room above and below, in twips."""
        return self._measure("spacing", "before"), self._measure("spacing", "after")

    def is_on(self, switch: str, *, silent: bool = False) -> bool:
        """Return whether a switch (``keepNext``) of the paragraph is on."""
        return is_on(self._owners, switch, silent=silent)

    @cached_property
    def size(self) -> int:
        """The size of the first letters, in half-points."""
        runs = [piece.element.getparent() for piece in self.paragraph.pieces]
        return self.sheet.size(runs[0], self.element) if runs else 0

    @property
    def is_command(self) -> bool:
        """Whether it is a command of a template, which goes away."""
        return "{%" in self.paragraph.text

    @property
    def in_table(self) -> bool:
        """Whether it stands in a cell."""
        return bool(self.paragraph.cells)

    @property
    def in_box(self) -> bool:
        """Whether it stands in a text box or a frame, whose place is its own."""
        boxed = next(self.element.iterancestors(f"{W}txbxContent"), None) is not None
        return boxed or self.element.find(f"{W}pPr/{W}framePr") is not None

    @cached_property
    def numbering(self) -> tuple[str, int] | None:
        """The list of Word that numbers it and the level from 0, None without one."""
        for owner in self._owners:
            number = owner.find(f"{W}numPr") if owner is not None else None
            if number is not None:
                identifier = first_value([number], "numId")
                level = first_value([number], "ilvl") or "0"
                return (identifier, int(level)) if identifier not in ("", "0") else None
        return None

    def _measure(self, name: str, *keys: str) -> int:
        for owner in self._owners:
            for key in keys:
                value = first_value([owner], name, key)
                if value.lstrip("-").isdigit():
                    return int(value)
        return 0


def lines(paper: WordPaper) -> tuple[Line, ...]:
    """Return all paragraphs of the body in their order, for ``paper.once``."""
    sheet, body = paper.once(style_sheet), paper.body
    return tuple(Line(paragraph, sheet, body.title) for paragraph in body.paragraphs)


def line_of(paper: WordPaper) -> dict[Any, Line]:
    """Return the lines by their elements, for ``paper.once``."""
    return {line.element: line for line in paper.once(lines)}


def is_break(run_or_paragraph: Any) -> bool:
    """Return whether a page break stands inside."""
    return any(node.get(f"{W}type") == "page" for node in run_or_paragraph.iter(f"{W}br"))
