"""Sections of a body while it is printed: what has ended, what goes on, which files go where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.properties import inner_of, with_paragraph_properties
from docgen.rendering.markup.sections import Section, read_geometry
from docgen.rendering.markup.wordml import TINY_PROPERTIES

if TYPE_CHECKING:
    from pathlib import Path

# Held places: what ends a section, and where a whole file goes, is put in when the text is done.
SECTION_OPEN, SECTION_CLOSE = "\x04", "\x05"
FILE_OPEN, FILE_CLOSE = "\x0e", "\x0f"

_HELD_SECTION = lazy_regex(f"{SECTION_OPEN}(\\d+){SECTION_CLOSE}")
_HELD_FILE = lazy_regex(f"{FILE_OPEN}(\\d+){FILE_CLOSE}")
_PARAGRAPH_PROPERTIES = lazy_regex(r"<w:pPr(?:\s[^>]*)?(?:/>|(?<!/)>.*?</w:pPr>)", re.DOTALL)


class SectionLog(Struct):
    """The section that is being printed in the body, and those that have ended."""

    current: Section | None = None
    ended: list[Section] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    #: What to return to when something follows a file that has been put in.
    after_file: Section | None = None
    #: Whether the current section began with a ``SectionStart`` and holds no file yet.
    opened: bool = False

    def enter(self, original: str) -> Section:
        """Return the section for a tag that stands in this section of the template."""
        if self.current is None or self.current.original != original:
            self.current = Section(original, read_geometry(original))
        return self.current

    def end_with(self, following: Section) -> str:
        """Return the mark of a section's end; what comes next lies in the following one."""
        if self.current is not None:
            self.ended.append(self.current)
        self.current = following
        return f"{SECTION_OPEN}{len(self.ended) - 1}{SECTION_CLOSE}"

    def hold_file(self, path: Path) -> str:
        """Return the mark of the place where the file goes."""
        self.files.append(path)
        return f"{FILE_OPEN}{len(self.files) - 1}{FILE_CLOSE}"


def with_divisions(xml: str, log: SectionLog) -> str:
    """Return the printed body with sections and files in their places."""
    if log.after_file is not None:
        xml = _after_last_file(xml, log)
    if log.ended:
        xml = _with_sections(xml, log)
    if log.files:
        from docgen.rendering.foreign.included import marker

        xml = _HELD_FILE.sub(lambda match: marker(int(match[1])), xml)
    if log.current is not None:
        xml = _with_last_section(xml, log.current.original, log.current.xml())
    return xml


def _with_sections(xml: str, log: SectionLog) -> str:
    written = ""
    start = 0
    for match in _HELD_SECTION.finditer(xml):
        written += xml[start : match.start()]
        start = match.end()
        written = _ended_with(written, log.ended[int(match[1])].xml() or "<w:sectPr/>")
    return written + xml[start:]


def _ended_with(xml: str, section: str) -> str:
    """Return the text so far with this section ended in its last paragraph.

    A document that has nothing yet has nothing to end. After a table the end needs a paragraph of
    its own, too small to be seen.
    """
    body = xml.find("<w:body>")
    if not re.search(r"<w:(?:p|tbl)[ >]", xml[body:]) and FILE_OPEN not in xml:
        return xml
    start = max(xml.rfind("<w:p>"), xml.rfind("<w:p "))
    paragraph = xml[start:]
    if not xml.endswith("</w:p>") or paragraph.count("</w:p>") > 1 or "<w:sectPr" in paragraph:
        return (
            f"{xml}<w:p><w:pPr>{with_paragraph_properties(TINY_PROPERTIES, section)}</w:pPr></w:p>"
        )
    inside = paragraph.index(">") + 1
    found = _PARAGRAPH_PROPERTIES.match(paragraph, inside)
    inner = with_paragraph_properties(inner_of(found[0]) if found else "", section)
    rest = paragraph[found.end() if found else inside :]
    return f"{xml[:start]}{paragraph[:inside]}<w:pPr>{inner}</w:pPr>{rest}"


def _after_last_file(xml: str, log: SectionLog) -> str:
    """Return the body with our own paper again for what the template has after a file."""
    place = xml.rindex(FILE_CLOSE) + 1
    following = log.after_file
    if following is None or not re.search(r"<w:t[ >]|<w:drawing|<w:tbl>", xml[place:]):
        return xml
    return xml[:place] + log.end_with(following) + xml[place:]


def _with_last_section(xml: str, original: str, section: str) -> str:
    """Return the body with the section that goes on to its end."""
    if original == section:
        return xml
    end = xml.rindex("</w:body>")
    if original and xml.endswith(original, 0, end):
        return f"{xml[: end - len(original)]}{section}{xml[end:]}"
    return xml if original else f"{xml[:end]}{section}{xml[end:]}"
