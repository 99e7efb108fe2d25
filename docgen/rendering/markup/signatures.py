"""The signature never stands alone on a page, nor is its block torn (R-ORD-12, R-SIGN-9)."""

from __future__ import annotations

from docgen.lazy_regex import lazy_regex
from docgen.rendering.markup.visible import visible_text

#: A paragraph in this style stands where the text ends and the signatures begin.
SIGNATURE_PLACE = "Место подписи"
_KEEP = "<w:keepNext/>"
_PROPERTIES = lazy_regex(r"<w:p(?: [^>]*)?><w:pPr>(?:<w:pStyle [^>]*/>)?")
_PARAGRAPH = lazy_regex(r"<w:p(?: [^>]*)?>")
_SHORT = 160


def signature_place(style: str) -> str:
    """Return how a paragraph in the style with this id begins: «Место подписи» of a template."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'


def keep_with_signature(body: str, mark: str) -> str:
    """Return the body with the lines above each signature place kept on one page with it.

    ``mark`` is how the place of a signature begins. A short last paragraph (about two lines) takes
    the one above it along; the last row of a table goes as a whole. Of several signers all stay on
    the page of the last one.
    """
    place = body.find(mark)
    while place >= 0:
        body = _with_signers_together(body, place)
        start = _start_of_block(body, place)
        if start is not None:
            last = body[start:place]
            kept = _kept(last)
            if last.startswith("<w:p") and len(visible_text(last)) < _SHORT:
                before = _start_of_block(body, start)
                if before is not None and body[before : before + 4] == "<w:p":
                    kept, start = _kept(body[before:start]) + kept, before
            body = body[:start] + kept + body[place:]
            place = start + len(kept)
        place = body.find(mark, place + len(mark))
    return body


def _with_signers_together(body: str, place: int) -> str:
    """Return the body with the table after this place kept on one page, but with nothing below."""
    start = body.find("</w:p>", place) + len("</w:p>")
    if not body.startswith(("<w:tbl>", "<w:tbl "), start):
        return body
    last = _start_of_block(body, body.index("</w:tbl>", start) + len("</w:tbl>"))
    if last is None:
        return body
    return body[:start] + _kept(body[start:last]) + body[last:]


def _start_of_block(body: str, end: int) -> int | None:
    """Return where the paragraph, or the last table row, that ends here begins."""
    if body.endswith("</w:p>", 0, end):
        return max(body.rfind("<w:p>", 0, end), body.rfind("<w:p ", 0, end))
    if body.endswith("</w:tr></w:tbl>", 0, end):
        return max(body.rfind("<w:tr>", 0, end), body.rfind("<w:tr ", 0, end))
    return None


def _kept(block: str) -> str:
    """Return the block with all its paragraphs kept with what follows."""
    if _KEEP in block:
        return block
    if "<w:pPr>" not in block:
        return _PARAGRAPH.sub(lambda found: f"{found[0]}<w:pPr>{_KEEP}</w:pPr>", block)
    return _PROPERTIES.sub(lambda found: f"{found[0]}{_KEEP}", block)
