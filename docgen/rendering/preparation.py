"""A part of the template made ready for Jinja: docxtpl's own reading of tags, plus places.

Tags are mended first where Word has spoilt them. Every ``{{p x }}`` and ``{{r x }}`` learns the
look of the paragraph or run it was typed in, so the person who edits the template in Word decides
how the printed paragraphs look.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.printing import HELD_BREAK
from docgen.rendering.markup.properties import inner_of, without_properties
from docgen.rendering.markup.sections import SECTION, read_geometry
from docgen.rendering.package import parse
from docgen.rendering.prepared import Look, PreparedPart
from docgen.rendering.tags.healing import heal, heal_plain
from docgen.rendering.tags.literal_signs import held_in_raw, held_signs
from docgen.rendering.tags.places import as_blanks, mark_in, with_lines
from docgen.rendering.tags.quotes import released

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.rendering.tags.healing import HealedPart
    from docgen.rendering.tags.places import PlacedTag

# The first two steps of docxtpl's patch_xml, in its own words: a tag that Word has cut into
# several runs becomes whole, so that its paragraph and run can be looked at before the third.
_CUT_BRACES = lazy_regex(r"(?<={)(<[^>]*>)+(?=[\{%\#])|(?<=[%\}\#])(<[^>]*>)+(?=\})", re.DOTALL)
_CUT_TAG = lazy_regex(r"{%(?:(?!%}).)*|{#(?:(?!#}).)*|{{(?:(?!}}).)*", re.DOTALL)
_BETWEEN_TEXTS = lazy_regex(r"</w:t>.*?(<w:t>|<w:t [^>]*>)", re.DOTALL)

_BLOCKS_TAG = lazy_regex(r"\{\{p ([^}%]*)\}\}")
_SPANS_TAG = lazy_regex(r"\{\{r\s([^}%]*)\}\}")
_ATTRIBUTE_TAG = lazy_regex(r"\{\{(.*?)(-?)\}\}", re.DOTALL)
_PARAGRAPH_PROPERTIES = lazy_regex(r"<w:pPr(?:\s[^>]*)?(?:/>|(?<!/)>.*?</w:pPr>)", re.DOTALL)
_RUN_PROPERTIES = lazy_regex(r"<w:rPr(?:\s[^>]*)?(?:/>|(?<!/)>.*?</w:rPr>)", re.DOTALL)
_TAKES_PARAGRAPH = lazy_regex(r"\{[{%#]p ")
_LINE_IN_TAG = lazy_regex(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_CELL_WIDTH = lazy_regex(
    r'<w:tcW\b[^>]*w:w="(\d+)"[^>]*w:type="dxa"|<w:tcW\b[^>]*w:type="dxa"[^>]*w:w="(\d+)"'
)
_USUAL_CELL_MARGINS = 230
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

NAMES_OF_TABLE_TAGS = lazy_regex(r"\{[{%#]-?\s*tc |\{%\s*(?:colspan|hm|vm)\b")


# So many signs docxtpl may look through for the ends of tags: a second of its time.
_MOST_SEARCHED = 60_000_000
# A tag as docxtpl cleans it, or what stands as it is between ``raw`` and ``endraw``.
_TAG_OR_RAW = lazy_regex(
    r"(\{%[-+]?\s*raw\b.*?\{%[-+]?\s*endraw\b)|(?<=\{[{%])[^\n]*?(?=[}%]\})", re.DOTALL
)


class UnclosedBracesError(Exception):
    """Braces that nothing closes, so many that docxtpl would look for their ends for minutes."""

    told = (
        "скобок, которые открывают тег и ничем не закрыты, слишком много.",
        "Закройте их или сотрите: docgen template check покажет каждую.",
    )

    def __init__(self, tag: PlacedTag | None) -> None:
        super().__init__()
        self.tag = tag


def prepare_story(content: bytes, sheet: str = "") -> PreparedPart:
    """Return a body, header, footer or notes part ready to compile.

    ``sheet`` is the section that tells the paper where the part itself says nothing of it.
    """
    root = parse(content)
    part = heal(root)
    _mark_attributes(root)
    _rescue_sections(root)
    xml = held_in_raw(as_blanks(etree.tostring(root, encoding="unicode")))
    if "r" not in root.nsmap:
        # Links and pictures that values bring need the prefix.
        xml = xml.replace(" ", f' xmlns:r="{_RELATIONSHIPS}" ', 1)
    xml = _CUT_BRACES.sub("", xml)
    xml = _CUT_TAG.sub(lambda match: _BETWEEN_TEXTS.sub("", match[0]), xml)
    if "\n" in xml:
        xml = _LINE_IN_TAG.sub(lambda match: match[0].replace("\n", " "), xml)
        xml = xml.replace("\n", HELD_BREAK)
    adjusts = bool(NAMES_OF_TABLE_TAGS.search(xml)) or _grid_differs(root)
    looks: list[Look] = []
    block_look = partial(_block_look, sheet)
    xml = _BLOCKS_TAG.sub(_remember(looks, block_look, "p", "_blocks"), xml)
    xml = _SPANS_TAG.sub(_remember(looks, _run_look, "r", "_spans"), xml)
    return _prepared(xml, tuple(looks), part, adjusts_tables=adjusts)


def prepare_properties(content: bytes) -> PreparedPart:
    """Return a part whose text has no markup, such as the properties of the file."""
    root = parse(content)
    part = heal_plain(root)
    xml = as_blanks(etree.tostring(root, encoding="unicode"))
    return _prepared(xml.replace("\n", " "), (), part, adjusts_tables=False)


def _prepared(
    xml: str, looks: tuple[Look, ...], part: HealedPart, *, adjusts_tables: bool
) -> PreparedPart:
    if _searched(xml) > _MOST_SEARCHED:
        raise UnclosedBracesError(next((tag for tag in part.tags if tag.fault), None))
    source, lines = with_lines(released(_with_plain_signs(_patched(xml))))
    tags, healed = tuple(part.tags), tuple(part.healed)
    uneven = tuple(
        (tags[one.first.number], tags[one.second.number], one.inside) for one in part.uneven
    )
    return PreparedPart(held_signs(source), looks, adjusts_tables, tags, lines, healed, uneven)


def _searched(xml: str) -> int:
    """Return how many signs stand between what opens a tag and the next end of one, all told."""
    signs = 0
    for opening, closing in (("{{", "}}"), ("{%", "%}")):
        start = end = -1
        while (start := xml.find(opening, start + 1)) >= 0:
            if end < start:
                end = xml.find(closing, start)
                end = len(xml) if end < 0 else end
            signs += end - start
    return signs


def _with_plain_signs(xml: str) -> str:
    """Return the part with «&» in tags as it was typed: docxtpl leaves it escaped there."""
    if "&amp;" not in xml:
        return xml
    return _TAG_OR_RAW.sub(lambda match: match[1] or match[0].replace("&amp;", "&"), xml)


def _patched(xml: str) -> str:
    from docgen.rendering.compat.docxtpl_class import OriginalTemplate

    # It works on text alone; an object would open the file again.
    patched: str = OriginalTemplate.patch_xml(None, with_open_cells(xml))
    return patched


def with_open_cells(xml: str) -> str:
    """Return the part with room in the properties of cells for ``cellbg``, ``colspan``, ``vm``.

    Of an empty ``<w:tcPr/>`` docxtpl would write the colour beside it, and Word refuse the file.
    """
    return xml.replace("<w:tcPr/>", "<w:tcPr></w:tcPr>")


def _mark_attributes(root: etree._Element) -> None:
    """Give tags in attributes (alt text of a picture) a printing without elements."""
    for node in root.iter(etree.Element):
        for name, value in node.attrib.items():
            if "{{" in str(value):
                node.set(name, _ATTRIBUTE_TAG.sub(r"{{ (\1)|_attribute \2}}", str(value)))


def _rescue_sections(root: etree._Element) -> None:
    """Move the end of a section out of a paragraph that its tag will take away."""
    for section in list(root.iter(f"{_W}sectPr")):
        properties = section.getparent()
        if properties is None or properties.tag != f"{_W}pPr":
            continue
        paragraph = properties.getparent()
        if paragraph is None or not _TAKES_PARAGRAPH.search(_words(paragraph)):
            continue
        after = paragraph.makeelement(f"{_W}p")
        etree.SubElement(after, f"{_W}pPr").append(section)
        paragraph.addnext(after)


def _words(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))


def _remember(
    looks: list[Look], look: Callable[[str, int, int], Look], letter: str, name: str
) -> Callable[[re.Match[str]], str]:
    def rewrite(match: re.Match[str]) -> str:
        looks.append(look(match.string, match.start(), match.end()))
        place = mark_in(match[1])
        expression = match[1].replace(place, "").strip() if place else match[1].strip()
        dash = "-" if expression.endswith("-") else ""
        tag = f"({expression.removesuffix('-')})|{name}({len(looks) - 1}) {place}"
        return f"{{{{{letter} {tag}{dash}}}}}"

    return rewrite


def _block_look(sheet: str, xml: str, start: int, end: int) -> Look:
    paragraph = max(xml.rfind("<w:p>", 0, start), xml.rfind("<w:p ", 0, start))
    properties = _PARAGRAPH_PROPERTIES.search(xml, max(paragraph, 0), start)
    cell = max(xml.rfind("<w:tc>", 0, start), xml.rfind("<w:tc ", 0, start))
    in_cell = _depth_in_cells(xml, start) > 0
    section_match = SECTION.search(xml, end)
    section = section_match[0] if section_match else sheet
    width = read_geometry(section).text_width
    if in_cell and (found := _CELL_WIDTH.search(xml, cell, start)):
        width = max(int(found[1] or found[2]) - _USUAL_CELL_MARGINS, _USUAL_CELL_MARGINS)
    closing = xml.find("</w:p>", end) + len("</w:p>")
    inner = inner_of(properties[0]) if properties else ""
    return Look(
        paragraph=without_properties(inner, "sectPr", "pPrChange"),
        run=_run_look(xml, start, end).run,
        section=section,
        width=width,
        in_cell=in_cell,
        ends_cell=in_cell and xml.startswith("</w:tc>", closing),
    )


def _run_look(xml: str, start: int, _end: int) -> Look:
    run = max(xml.rfind("<w:r>", 0, start), xml.rfind("<w:r ", 0, start), 0)
    properties = _RUN_PROPERTIES.search(xml, run, start)
    inner = inner_of(properties[0]) if properties else ""
    return Look(run=without_properties(inner, "rPrChange"))


def _depth_in_cells(xml: str, position: int) -> int:
    opened = xml.count("<w:tc>", 0, position) + xml.count("<w:tc ", 0, position)
    return opened - xml.count("</w:tc>", 0, position)


def _grid_differs(root: etree._Element) -> bool:
    """Return whether a table's rows and grid disagree: docxtpl then adjusts the grid."""
    for table in root.iter(f"{_W}tbl"):
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        for row in table.iter(f"{_W}tr"):
            spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.findall(f"{_W}tc")]
            if sum(1 if s is None else int(s.get(f"{_W}val", "1")) for s in spans) != columns:
                return True
    return False
