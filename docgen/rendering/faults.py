"""What goes wrong in a template's tags, with the place in the document where it stands."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from docgen.errors import TemplateError

_MARKUP = re.compile(r"<w:(?:tab|br|cr)\b[^>]*>|(<[^>]*>)")
_INNER_FILTER = re.compile(r"\((.*?)\)\|_(?:blocks|spans|attribute)(?:\(\d+\))?")
_BLANKS = re.compile(r"\s+")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a template: its file, the part, and the paragraph as a person sees it."""

    template: str
    part: str
    paragraph: str = ""

    def __str__(self) -> str:
        where = f"Шаблон «{self.template}», {self.part}"
        return f"{where}, абзац «{self.paragraph}»" if self.paragraph else where


class TagError(TemplateError):
    """A tag cannot be understood or printed; ``name`` is the unknown name, where that is it."""

    def __init__(self, place: Place, problem: str, hint: str = "", name: str = "") -> None:
        super().__init__(f"{place}: {problem}", hint)
        self.place = place
        self.problem = problem
        self.name = name


def visible_line(source: str, line: int) -> str:
    """Return what a person sees of the paragraph in this line of a prepared part."""
    lines = source.split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    text = _MARKUP.sub(lambda match: "" if match[1] else " ", text)
    text = _BLANKS.sub(" ", html.unescape(_INNER_FILTER.sub(r"\1", text))).strip()
    return text if len(text) <= _LONGEST else _around_tag(text)


def _around_tag(text: str) -> str:
    tag = max(text.find("{"), 0)
    start = max(0, tag - _LONGEST // 3)
    piece = text[start : start + _LONGEST].strip()
    before = "…" if start else ""
    after = "…" if start + _LONGEST < len(text) else ""
    return f"{before}{piece}{after}"
