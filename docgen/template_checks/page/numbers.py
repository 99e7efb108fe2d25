"""Pages are numbered from the second one, in the middle of the top margin (R-NUM-1, R-NUM-2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note
from docgen.rendering.package import parse, relationships_part
from docgen.template_checks.paper import TemplatePaper, W
from docgen.template_checks.style_sheet import first_value, style_sheet

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAGE: Final = re.compile(r"^\s*PAGE\b")
_MEND: Final = (
    "«Вставка» → «Номер страницы» → «Вверху», по центру; отметьте «Особый колонтитул для первой "
    "страницы»."
)
_OFF: Final = ("0", "false", "off")
#: Ten millimetres in twips, less what Word rounds away.
_LEAST_EDGE: Final = 537


def pages_numbered(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell a first section whose pages bear no number, or bear it where it is not due."""
    section = next(paper.body.root.iter(f"{W}sectPr"), None)
    if section is None:
        return
    number = _number(paper, section, "default")
    margins = section.find(f"{W}pgMar")
    edge = str(margins.get(f"{W}header", "")) if margins is not None else ""
    if number is None:
        yield _told(paper, "Страницы не пронумерованы: в колонтитуле нет поля номера.")
    elif not _is_special(section) or _number(paper, section, "first") is not None:
        yield _told(paper, "На первой странице стоит номер, а её не нумеруют.")
    elif _align(paper, number) != "center" or number.getroottree().getroot().tag == f"{W}ftr":
        yield _told(paper, "Номер страницы стоит не посередине верхнего поля.")
    elif edge.isdigit() and int(edge) < _LEAST_EDGE:
        yield _told(paper, "Номер страницы стоит ближе 10 мм к краю листа.")


def _told(paper: TemplatePaper, message: str) -> Issue:
    return paper.tell_file(note, "pages-numbered", message, _MEND)


def _is_special(section: Any) -> bool:
    mark = section.find(f"{W}titlePg")
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _align(paper: TemplatePaper, paragraph: Any) -> str:
    """Return how the paragraph is set, by itself or by its style; a frame is set as a whole."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        return str(frame.get(f"{W}xAlign", ""))
    sheet = paper.once(style_sheet)
    owners = sheet.style_owners(sheet.of_paragraph(paragraph), "pPr")
    return first_value([paragraph.find(f"{W}pPr"), *owners], "jc")


def _number(paper: TemplatePaper, section: Any, kind: str) -> Any:
    """Return the paragraph with the field PAGE in the header or footer of these pages, or None."""
    content = paper.package.parts.get(relationships_part(paper.package.body), b"")
    targets = {node.get("Id"): node.get("Target", "") for node in parse(content)} if content else {}
    for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
        if reference.get(f"{W}type") == kind:
            found = _field(paper, targets.get(reference.get(f"{_R}id"), ""))
            if found is not None:
                return found
    return None


def _field(paper: TemplatePaper, target: str) -> Any:
    name = posixpath.normpath(posixpath.join(paper.package.folder, target))
    part = next((part for part in paper.parts if part.name == name), None)
    for paragraph in part.root.iter(f"{W}p") if part else ():
        codes = ["".join(node.text or "" for node in paragraph.iter(f"{W}instrText"))]
        codes += [str(node.get(f"{W}instr", "")) for node in paragraph.iter(f"{W}fldSimple")]
        if any(_PAGE.search(code) for code in codes):
            return paragraph
    return None
