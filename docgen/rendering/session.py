"""One rendering of one part: what its values have added, and the marks that are put in last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import field

from docgen.content import Printable, Span
from docgen.lazy_regex import lazy_regex
from docgen.rendering.compat.bound import Binding
from docgen.rendering.faults import TagError
from docgen.rendering.layout.files import WorkFiles
from docgen.rendering.layout.marks import (
    FOLLOWS,
    NAMELESS,
    Command,
    Marked,
    mark,
)
from docgen.rendering.markup.printing import (
    HELD_BREAK,
    SPANS_CLOSE,
    SPANS_OPEN,
    Printed,
    clean,
    plain_value,
)
from docgen.rendering.markup.styles import TABLE
from docgen.rendering.markup.wordml import TINY
from docgen.rendering.sandbox.limits import SESSION, Spending
from docgen.rendering.sandbox.signals import refuse_unknown, takes_context
from docgen.rendering.tags.literal_signs import held_escapes

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from docgen.content import Inline, Picture
    from docgen.rendering.faults import Place
    from docgen.rendering.markup.flow import FlowWriter
    from docgen.rendering.prepared import Look

_HELD_SPANS = lazy_regex(f"{SPANS_OPEN}(\\d+){SPANS_CLOSE}")
_RUN_PROPERTIES = lazy_regex(r"<w:rPr(?:\s[^>]*)?>(.*?)</w:rPr>", re.DOTALL)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NO_ROWS = "</w:tblGrid></w:tbl>"
_EMPTY_TABLE = lazy_regex(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_OPEN_TEXT = '<w:t xml:space="preserve">'


class PartSession(Spending, kw_only=True):
    """What printing one part needs to know beside its context."""

    flow: FlowWriter
    looks: tuple[Look, ...]
    files: WorkFiles = field(default_factory=WorkFiles)
    has_listing: bool = False
    has_markup: bool = False
    wrote_markup: bool = False
    needs_mending: bool = True
    spans: list[Inline | Printed] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    binding: Binding = field(default_factory=Binding)

    def hold_spans(self, spans: Inline) -> Printed:
        """Return the mark of spans with several looks, put in when their run is known."""
        self.wrote_markup = True
        self.spans.append(spans)
        return Printed(f"{SPANS_OPEN}{len(self.spans) - 1}{SPANS_CLOSE}")

    def hold_picture(self, picture: Picture) -> Printed:
        """Return the mark of a picture in the line, put in as a run of its own."""
        self.wrote_markup = True
        self.spans.append(Printed(self.flow.picture_run(picture)))
        return Printed(f"{SPANS_OPEN}{len(self.spans) - 1}{SPANS_CLOSE}")

    def mark_of(self, value: Marked) -> str:
        """Return the mark of a cell; equal keys have one number."""
        if value.action == "section":
            return mark("section", "" if value.key else NAMELESS)
        if not (value.key or value.follows):
            return ""
        key, within = (
            str(self.keys.setdefault(text, len(self.keys))) for text in (value.key, value.within)
        )
        return mark("merge", f"{FOLLOWS if value.follows else key} {within}")

    def finish(self, xml: str) -> str:
        """Return the printed part with line marks gone and held pieces in their places."""
        xml = xml.replace("\n", "")
        if self.has_listing or self.spans or HELD_BREAK in xml:
            xml = self.flow.held.released(xml)
        if self.has_listing or HELD_BREAK in xml:
            xml = _resolved_listing(xml.replace(HELD_BREAK, "\n"))
        if self.spans:
            xml = self._with_spans(xml)
        xml = held_escapes(xml)
        return self._whole_cells(xml) if self.needs_mending or self.wrote_markup else xml

    def _with_spans(self, xml: str) -> str:
        """Put in the spans: the run they stand in is closed before and opened again after."""
        written: list[str] = []
        start = 0
        for match in _HELD_SPANS.finditer(xml):
            spans = self.spans[int(match[1])]
            written.append(xml[start : match.start()])
            start = match.end()
            text = xml.rfind("<w:t", 0, match.start())
            if xml.find("</w:t>", text, match.start()) >= 0 or xml[text + 4] not in " >":
                written.append(_flat(spans))
                continue
            run = max(xml.rfind("<w:r>", 0, text), xml.rfind("<w:r ", 0, text))
            found = _RUN_PROPERTIES.search(xml, run, text)
            properties = f"<w:rPr>{found[1]}</w:rPr>" if found else ""
            look = found[1] if found else ""
            runs = spans if isinstance(spans, Printed) else self.flow.text.runs(spans, look)
            written.append(f"</w:t></w:r>{runs}<w:r>{properties}{_OPEN_TEXT}")
        written.append(xml[start:])
        empty = re.compile(rf"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?{_OPEN_TEXT}</w:t></w:r>")
        return empty.sub("", "".join(written))

    def _whole_cells(self, xml: str) -> str:
        """Give cells that loops left empty their paragraph, and keep tables apart."""
        if _NO_ROWS in xml:
            # A loop over rows that had nothing to print leaves a table that Word refuses.
            xml = _EMPTY_TABLE.sub("", xml)
        xml = xml.replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>")
        xml = xml.replace("</w:tbl></w:tc>", f"</w:tbl>{TINY}</w:tc>")
        # Two tables in a row would become one; of the template's own, its author has seen it.
        style = self.flow.styles.table(TABLE)
        ours = f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        return xml.replace(f"</w:tbl>{ours}", f"</w:tbl>{TINY}{ours}")


def _flat(spans: Inline | Printed) -> str:
    if isinstance(spans, Printed):
        return ""
    return clean("".join(span.text for span in spans)).translate(_ESCAPES).replace("\n", " ")


def _resolved_listing(xml: str) -> str:
    from docgen.rendering.compat.docxtpl_class import OriginalTemplate

    resolved: str = OriginalTemplate.resolve_listing(None, xml)
    return resolved


def adjusted_tables(xml: str, place: Place) -> str:
    """Return the part with grids fitted to rows, as docxtpl does after loops over columns."""
    from lxml import etree

    from docgen.rendering.compat.grids import fitted_grids

    try:
        # docxtpl reads a broken part without a word and loses what it cannot read.
        etree.fromstring(xml)
        tree = fitted_grids(xml)
    except (etree.XMLSyntaxError, AttributeError, ZeroDivisionError, TypeError) as error:
        raise TagError(
            place,
            "теги портят разметку документа.",
            "Проверьте, что {%tr %}, {%tc %} и {%p %} стоят каждый в своём ряду, ячейке, абзаце.",
        ) from error
    return etree.tostring(tree, encoding="unicode")


@takes_context
def print_blocks(context: Context, value: Any, place: int) -> Any:
    """Return what ``{{p x }}`` prints: whole paragraphs, tables and pictures."""
    refuse_unknown(value)
    if hasattr(value, "__html__"):
        return _marked_up(context, value)
    session: PartSession = context.parent[SESSION]
    session.wrote_markup = True
    if isinstance(value, Command):
        return Printed(mark(value.action))
    marked = session.mark_of(value) if isinstance(value, Marked) else ""
    return Printed(session.flow.blocks(value, session.looks[place]) + marked)


@takes_context
def print_spans(context: Context, value: Any, place: int) -> Any:
    """Return what ``{{r x }}`` prints: runs that look like the run of the tag."""
    refuse_unknown(value)
    if hasattr(value, "__html__"):
        return _marked_up(context, value)
    session: PartSession = context.parent[SESSION]
    session.wrote_markup = True
    if isinstance(value, Printable) and (picture := value.as_picture()) is not None:
        return Printed(session.flow.picture_run(picture))
    marked = session.mark_of(value) if isinstance(value, Marked) else ""
    spans = value.as_spans() if isinstance(value, Printable) else (Span(plain_value(value)),)
    return Printed(session.flow.text.runs(spans, session.looks[place].run) + marked)


def _marked_up(context: Context, value: Any) -> Any:
    session: PartSession = context.parent[SESSION]
    session.has_markup = session.wrote_markup = True
    return value
