"""Pages are numbered from the second one, in the middle of the top margin (R-NUM-1, R-NUM-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, Location, note, warning
from docgen.layout_rules.page.length import takes_pages
from docgen.layout_rules.sections import SectionOfPaper, sections
from docgen.layout_rules.style_sheet import first_value, style_sheet
from docgen.layout_rules.word_paper import W, WordPaper
from docgen.lazy_regex import lazy_regex

_PAGE: Final = lazy_regex(r"^\s*PAGE\b")
_MEND: Final = (
    "«Вставка» → «Номер страницы» → «Вверху», по центру; отметьте «Особый колонтитул для первой "
    "страницы»."
)
#: Ten millimetres in twips, less what Word rounds away.
_LEAST_EDGE: Final = 537


def pages_numbered(paper: WordPaper) -> Iterator[Issue]:
    """Tell a first section whose pages bear no number, or bear it where it is not due."""
    found = paper.once(sections)
    fault = _fault(paper, found[0]) if found else ""
    if fault:
        yield paper.tell_file(note, "pages-numbered", fault, _MEND)


def pages_of_document_numbered(paper: WordPaper) -> Iterator[Issue]:
    """Tell pages after the first without a number, or with one that is not as it is due.

    A document of one page needs none; a section after the first goes on with the numbers.
    """
    found = paper.once(sections)
    if not found or not paper.once(takes_pages):
        return
    fault = _fault(paper, found[0])
    later = [one for one in found[1:] if _number(paper, one, "default") is None]
    if not fault and later:
        fault = f"Раздел {later[0].number}: страницы без номеров, хотя в начале они есть."
    number = _number(paper, found[0], "default")
    around = _around(number) if number is not None else ""
    if not fault and around:
        fault = f"Возле номера страницы стоит «{around}», а нужна одна цифра."
    if fault:
        place = Location(str(paper.path), part="колонтитул")
        yield warning("pages-numbered", place, fault, _MEND)


def _fault(paper: WordPaper, section: SectionOfPaper) -> str:
    number = _number(paper, section, "default")
    margins = section.element.find(f"{W}pgMar")
    edge = str(margins.get(f"{W}header", "")) if margins is not None else ""
    if number is None:
        return "Страницы не пронумерованы: в колонтитуле нет поля номера."
    if not section.own_first_page or _number(paper, section, "first") is not None:
        return "На первой странице стоит номер, а её не нумеруют."
    if not _is_centred(paper, number) or number.getroottree().getroot().tag == f"{W}ftr":
        return "Номер страницы стоит не посередине верхнего поля."
    if edge.isdigit() and int(edge) < _LEAST_EDGE:
        return "Номер страницы стоит ближе 10 мм к краю листа."
    return ""


def _is_centred(paper: WordPaper, paragraph: Any) -> bool:
    """Return whether the number is in the middle: by alignment, by a tab, or by its frame."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        return bool(frame.get(f"{W}xAlign") == "center")
    if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
        return True  # where a text box stands is its own affair
    owners = paper.once(style_sheet).paragraph_owners(paragraph)
    if first_value(owners, "jc") == "center":
        return True
    tabs = [
        node.get(f"{W}val")
        for owner in owners
        if owner is not None
        for node in owner.iter(f"{W}tab")
    ]
    typed = 0
    for node in paragraph.iter(f"{W}tab", f"{W}ptab", f"{W}fldChar", f"{W}fldSimple"):
        if node.tag in (f"{W}fldChar", f"{W}fldSimple"):
            break
        if node.tag == f"{W}ptab" and node.get(f"{W}alignment") == "center":
            return True
        typed += node.getparent().tag == f"{W}r"
    return typed == 1 and "center" in tabs


def _around(paragraph: Any) -> str:
    """Return what stands beside the number in its paragraph: words, dashes, dots."""
    typed: list[str] = []
    depth = 0
    for node in paragraph.iter(f"{W}t", f"{W}fldChar"):
        if node.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(str(node.get(f"{W}fldCharType")), 0)
        elif not depth and next(node.iterancestors(f"{W}fldSimple"), None) is None:
            typed.append(node.text or "")
    return " ".join("".join(typed).split())


def _number(paper: WordPaper, section: SectionOfPaper, pages: str) -> Any:
    """Return the paragraph with the field PAGE in the header or footer of these pages, or None."""
    for kind in ("header", "footer"):
        found = _field(paper, section.headers.get((kind, pages), ""))
        if found is not None:
            return found
    return None


def _field(paper: WordPaper, name: str) -> Any:
    part = next((part for part in paper.parts if part.name == name), None)
    for paragraph in part.root.iter(f"{W}p") if part else ():
        codes = ["".join(node.text or "" for node in paragraph.iter(f"{W}instrText"))]
        codes += [str(node.get(f"{W}instr", "")) for node in paragraph.iter(f"{W}fldSimple")]
        if any(_PAGE.search(code) for code in codes):
            return paragraph
    return None
