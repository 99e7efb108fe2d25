"""The pieces into which Word has cut a tag: runs, marks between them, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, Final

from lxml.etree import SubElement

from docgen.lazy_regex import lazy_regex
from docgen.rendering.story import Piece, StoryParagraph, Tag
from docgen.rendering.tags.scanner import Found

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T, _RPR = (f"{_W}{name}" for name in ("p", "r", "t", "rPr"))
# docxtpl takes these out of a tag and loses nothing by it.
_BETWEEN_RUNS: Final = {_R, f"{_W}proofErr"}
_IN_RUN: Final = {_RPR, _T, f"{_W}lastRenderedPageBreak", f"{_W}tab"}
# In a string docxtpl loses a tab; elsewhere it would join the words on both sides.
_STRINGS: Final = lazy_regex(r"\"[^\"]*\"|'[^']*'")
_INSERTED: Final = {f"{_W}ins", f"{_W}moveTo"}
_DELETED_TEXT: Final = f"{_W}delText"
_MOVED: Final = f"{_W}moveFrom"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
# What nothing is left of when its runs are gone.
_WRAPPERS: Final = {
    f"{_W}{name}" for name in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "sdtContent")
}


def is_joined(paragraph: StoryParagraph, start: int, end: int) -> bool:
    """Return whether docxtpl can join this tag itself: nothing but runs stands between."""
    pieces = pieces_of(paragraph, start, end)
    if len(pieces) < 2:
        return True
    first, last = pieces[0].element.getparent(), pieces[-1].element.getparent()
    outside = _STRINGS.sub("", paragraph.text[start:end])
    if any(piece.element.tag != _T for piece in pieces) and any(
        sign in outside for sign in "\t\n\u2011"
    ):
        return False
    run = first
    while run is not None:
        if run.tag not in _BETWEEN_RUNS or any(child.tag not in _IN_RUN for child in run):
            return False
        if run is last:
            return True
        run = run.getnext()
    return False


def changed_by_reviewers(
    root: Any, story: Sequence[StoryParagraph], found: Sequence[Found]
) -> bool:
    """Return whether a tracked change goes through a tag, or deletes one.

    A tag that was inserted whole is read as it is.
    """
    if any(
        "{" in (node.text or "") or "}" in (node.text or "") for node in root.iter(_DELETED_TEXT)
    ):
        return True
    if next(root.iter(_MOVED, *_INSERTED), None) is None:
        return False
    for one in found:
        paragraph = story[one.paragraph]
        pieces = pieces_of(paragraph, one.start, one.end)
        changes = {_change(piece) for piece in pieces}
        if len(changes) > 1 or any(
            change.tag == _MOVED for change in changes if change is not None
        ):
            return True
    return False


def put_all(changes: Iterable[tuple[StoryParagraph, int, int, str]]) -> None:
    """Put each text in place of ``[start:end]`` of its paragraph, into the run where that begins.

    Changes of one paragraph are told from its end to its beginning. Each run is written once:
    a paragraph of thousands of tags is one long text.
    """
    written: dict[Any, str] = {}
    for paragraph, start, end, text in changes:
        if start == end:
            piece = next(one for one in paragraph.pieces if one.start <= start < one.end)
            _write(written, piece, start, start, text)
            continue
        first, *others = pieces_of(paragraph, start, end)
        _write(written, first, start, min(end, first.end), text)
        for piece in others:
            if piece.element.tag == _T:
                _write(written, piece, piece.start, min(end, piece.end), "")
            if not written.get(piece.element):
                _remove(piece.element)
    for element, text in written.items():
        element.text = text
        if text != text.strip():
            element.set(_SPACE, "preserve")


def unwrapped(wrapper: Any) -> None:
    """Put what an element holds in its place; of a content control that is its content."""
    content = wrapper.find(f"{_W}sdtContent") if wrapper.tag == f"{_W}sdt" else wrapper
    for child in list(content) if content is not None else ():
        if not str(child.tag).endswith("Pr"):
            wrapper.addprevious(child)
    wrapper.getparent().remove(wrapper)


def can_cut(wrapper: Any, paragraph: StoryParagraph, tag: Tag) -> bool:
    """Return whether a link may be two links; a field may not, unless one has no text."""
    held = [piece for piece in paragraph.pieces if wrapper in piece.element.iterancestors()]
    before = paragraph.text[held[0].start : tag.start]
    after = paragraph.text[tag.end : held[-1].end]
    return wrapper.tag == f"{_W}hyperlink" or not (before and after)


def cut_around(wrapper: Any, paragraph: StoryParagraph, tag: Tag) -> bool:
    """Cut a link in two around a tag in it, so that a half without text goes; False if not done.

    A tag may stand deeper than in a run of the link itself.
    """
    first = pieces_of(paragraph, tag.start, tag.end)[0]
    run = first.element.getparent()
    if run.getparent() is not wrapper or not can_cut(wrapper, paragraph, tag):
        return False
    put_all([(paragraph, tag.start, tag.end, "")])
    text, cut = first.element, tag.start - first.start
    rest = _run_like(run, text.text[cut:])
    text.text = text.text[:cut]
    rest.extend(list(text.itersiblings()))
    other = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib))
    other.extend([rest, *run.itersiblings()])
    wrapper.addnext(other)
    wrapper.addnext(_run_like(run, paragraph.text[tag.start : tag.end]))
    for half in (wrapper, other):
        if all(child.tag == _R and not _says(child) for child in half):
            half.getparent().remove(half)
    return True


def _says(run: Any) -> bool:
    return any(child.tag != _RPR and (child.tag != _T or child.text) for child in run)


def _run_like(run: Any, text: str) -> Any:
    """Return a run that looks like another, with this text."""
    made = deepcopy(run)
    for child in [child for child in made if child.tag != _RPR]:
        made.remove(child)
    if text:
        written = SubElement(made, _T)
        written.text = text
        written.set(_SPACE, "preserve")
    return made


def pieces_of(paragraph: StoryParagraph, start: int, end: int) -> list[Piece]:
    """Return the pieces that hold ``[start:end]`` of the paragraph."""
    return [one for one in paragraph.pieces if one.start < end and one.end > start]


def _change(piece: Piece) -> Any:
    """Return the tracked change in which a piece stands, the innermost one, or None."""
    return next(piece.element.iterancestors(*_INSERTED, _MOVED), None)


def _write(written: dict[Any, str], piece: Piece, start: int, end: int, text: str) -> None:
    """Note what is to stand in a piece when ``[start:end]`` of its paragraph is the text."""
    typed = written.get(piece.element)
    if typed is None:
        typed = piece.element.text or ""
    written[piece.element] = typed[: start - piece.start] + text + typed[end - piece.start :]


def _remove(element: Any) -> None:
    """Remove an element, and what it leaves empty."""
    parent = element.getparent()
    parent.remove(element)
    if parent.tag == _R and all(child.tag == _RPR for child in parent):
        _remove(parent)
    elif parent.tag in _WRAPPERS and not len(parent):
        _remove(parent.getparent() if parent.tag == f"{_W}sdtContent" else parent)
