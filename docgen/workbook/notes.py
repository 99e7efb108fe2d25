"""Notes («примечания») written to cells of a worksheet that may have some already.

A note is two things: its text in the part of comments, and a shape in a drawing of the old kind
(VML), without which Excel does not show it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from docgen.errors import UnreadableWorkbookError
from docgen.issues import column_letter
from docgen.workbook.cells import decimal_number, whole_number
from docgen.workbook.cleaning import cell_text
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.styles import local_name, needed_child

Cell = tuple[int, int]

_AUTHOR: Final = "docgen"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES: Final = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_VML: Final = (
    f'<xml{_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    "</xml>"
)
_SHAPE_TYPE: Final = (
    '<v:shapetype{spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape{spaces} id="_x0000_s{id}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"'
    ' style="position:absolute;margin-left:60pt;margin-top:2pt;width:{width}pt;height:{height}pt;'
    'z-index:1;visibility:hidden"><v:fill color2="#ffffe1"/><v:shadow color="black"'
    ' obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False"
    "</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDTH, _LINE, _LETTERS = 240, 14, 42  # points, and letters that a line holds
_ROW: Final = 15.0  # points, of a row that does not say how high it is
_FAR: Final = 100  # hidden columns and rows have no size
_PIXELS, _DIGIT = 4 / 3, 7.0  # in a point; in a digit, by which columns are measured
# What may follow the reference to the drawing in a worksheet, in the order that is asked for.
_AFTER_DRAWING: Final = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip


def add_notes(
    edited: EditedPackage, part: str, notes: Mapping[Cell, str], width: Callable[[int], float]
) -> None:
    """Put these notes into a worksheet part; a cell that has a note keeps it, and gets more text.

    ``width`` gives the width of a column in characters: a note is as large as its words need.

    Raises:
        UnreadableWorkbookError: the notes that the worksheet has cannot be read.

    """
    root = _comments(edited, part)
    listed = needed_child(root, "commentList")
    author = _author(root)
    present = {comment.get("ref", ""): comment for comment in listed}
    space = f"{{{etree.QName(root).namespace}}}"
    new: dict[Cell, str] = {}
    for (row, column), words in notes.items():
        reference = f"{column_letter(column)}{row}"
        if reference in present:
            _extend(present[reference], words)
            continue
        comment = etree.SubElement(listed, f"{space}comment", ref=reference, authorId=author)
        run = etree.SubElement(etree.SubElement(comment, f"{space}text"), f"{space}r")
        _put_text(etree.SubElement(run, f"{space}t"), words)
        new[row, column] = words
    if new:
        _draw(edited, part, new, width)


def _comments(edited: EditedPackage, part: str) -> etree._Element:
    """Return the comments of a worksheet, to be changed."""
    name = edited.related("comments", part)
    if name and name in edited:
        return edited.tree(name)
    name = edited.free_part(posixpath.join(posixpath.dirname(edited.main), "comments{}.xml"))
    namespace = str(etree.QName(edited.peek(part)).namespace)
    root = etree.Element(f"{{{namespace}}}comments", nsmap={None: namespace})  # type: ignore[dict-item]
    for tag in ("authors", "commentList"):
        etree.SubElement(root, f"{{{namespace}}}{tag}")
    edited.replace(name, root)
    edited.declare(name, _COMMENTS_TYPE)
    edited.relate(part, "comments", name)
    return root


def _author(root: etree._Element) -> str:
    authors = needed_child(root, "authors")
    names = [author.text for author in authors]
    if _AUTHOR not in names:
        etree.SubElement(authors, f"{{{etree.QName(root).namespace}}}author").text = _AUTHOR
        names.append(_AUTHOR)
    return str(names.index(_AUTHOR))


def _extend(comment: etree._Element, words: str) -> None:
    """Add to what a person has written there."""
    body = needed_child(comment, "text")
    runs = [child for child in body if local_name(child) == "r"]
    plain = [child for child in body if local_name(child) == "t"]
    if plain and not runs:
        _put_text(plain[0], f"{plain[0].text or ''}\n\n{words}")
        return
    space = f"{{{etree.QName(body).namespace}}}"
    run = etree.Element(f"{space}r")
    _put_text(etree.SubElement(run, f"{space}t"), f"\n\n{words}")
    if runs:
        runs[-1].addnext(run)
    else:
        body.insert(0, run)


def _put_text(element: etree._Element, words: str) -> None:
    element.text = cell_text(words)
    element.set(_SPACE, "preserve")


def _draw(
    edited: EditedPackage, part: str, notes: Mapping[Cell, str], width: Callable[[int], float]
) -> None:
    """Add the shapes of new notes to the drawing of the worksheet."""
    heights = {
        whole_number(row.get("r"), 0): decimal_number(row.get("ht", "")) or _ROW
        for row in edited.peek(part).iter()
        if local_name(row) == "row" and row.get("ht")
    }
    name = edited.related("vmlDrawing", part)
    if not name or name not in edited:
        folder = posixpath.join(posixpath.dirname(edited.main), "drawings")
        name = edited.free_part(posixpath.join(folder, "vmlDrawing{}.vml"))
        edited.declare_extension("vml", _VML_TYPE)
        edited.replace(name, _VML.encode())
        _refer(edited, part, edited.relate(part, "vmlDrawing", name))
    # Excel's own VML is not always well-formed, so it is added to as text.
    drawing = edited.read(name).decode("utf-8", "surrogateescape")
    head, end, tail = drawing.rpartition("</xml>")
    if not end:
        raise UnreadableWorkbookError(
            "Примечания этой книги повреждены.", "Откройте её в Excel и сохраните."
        )
    number = max(map(int, re.findall(r"_x0000_s(\d+)", drawing)), default=1024)
    # Who wrote it may have named the three namespaces otherwise, or further down.
    root = head[: head.find(">", head.find("<xml"))]
    spaces = "" if all(space in root for space in _SPACES.split()) else _SPACES
    shapes = [] if "_x0000_t202" in drawing else [_SHAPE_TYPE.format(spaces=spaces)]
    for place, ((row, column), words) in enumerate(notes.items(), 1):
        lines = 1 + sum(1 + len(line) // _LETTERS for line in words.split("\n"))
        right = _reach(column + 1, _WIDTH * _PIXELS, lambda c: width(c) * _DIGIT)
        down = _reach(row, _LINE * lines * _PIXELS, lambda r: heights.get(r, _ROW) * _PIXELS)
        shapes.append(
            _SHAPE.format(
                spaces=spaces,
                id=number + place,
                width=_WIDTH,
                height=_LINE * lines,
                # From and to: column, pixels into it, row, pixels into it; Excel goes by this.
                anchor=f"{column}, 12, {row - 1}, 4, {right}, {down}",
                row=row - 1,
                column=column - 1,
            )
        )
    added = f"{head}{''.join(shapes)}{end}{tail}"
    edited.replace(name, added.encode("utf-8", "surrogateescape"))


def _reach(start: int, pixels: float, size: Callable[[int], float]) -> str:
    """Return the 0-based row or column that lies so far from this one, and pixels into it."""
    place = start
    while pixels > size(place) and place < start + _FAR:
        pixels -= size(place)
        place += 1
    return f"{place - 1}, {int(min(pixels, size(place)))}"


def _refer(edited: EditedPackage, part: str, identifier: str) -> None:
    """Let the worksheet name its drawing, where the format wants it."""
    root = edited.tree(part)
    element = etree.Element(f"{{{etree.QName(root).namespace}}}legacyDrawing")
    element.set(edited.id_key, identifier)
    following = next((child for child in root if local_name(child) in _AFTER_DRAWING), None)
    if following is None:
        root.append(element)
    else:
        following.addprevious(element)
