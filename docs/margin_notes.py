"""Draws a page with its comments beside it, as Word shows them; LibreOffice prints none unseen."""
# ruff: noqa: INP001 - a script beside the pictures that it makes, not a package

from __future__ import annotations

import html
import re
import textwrap
import zipfile
from pathlib import Path

from lxml import etree
from PIL import Image, ImageDraw, ImageFont, ImageOps

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONT = "LiberationSans-Regular.ttf"
_SIZE, _LINE, _GAP = 13, 16, 6
_WIDTH, _LETTERS = 290, 38
# What a comment says besides; left out of the picture, that it be readable.
_ALSO = "Можно и так"
_PAPER, _EDGE, _LEAD, _TEXT = "#fff8e1", "#d9a400", "#ecd694", "#333333"


def notes_of(document: Path) -> list[tuple[str, str]]:
    """Return the words that each comment hangs on, and what it says, in their order."""
    with zipfile.ZipFile(document) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        comments = etree.fromstring(package.read("word/comments.xml"))
    said = {
        comment.get(f"{W}id"): "\n".join(
            "".join(paragraph.itertext(f"{W}t")) for paragraph in comment.iter(f"{W}p")
        )
        for comment in comments
    }
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_ones.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_ones.discard(number)
        else:
            for one in open_ones:
                found[one] += element.text or ""
    return [(words, said[number]) for number, words in found.items()]


def draw_notes(page: Image.Image, layout: str, notes: list[tuple[str, str]]) -> Image.Image:
    """Return the page with these notes at its right; ``layout`` is ``pdftotext -bbox`` of it."""
    size = re.search(r'<page width="([\d.]+)"', layout)
    scale = page.width / float(size[1]) if size else 1
    places = _places(layout, [words for words, _ in notes])
    font = ImageFont.truetype(_FONT, _SIZE)
    left, _, right, _ = ImageOps.invert(page).getbbox() or (0, 0, *page.size)
    sheet = page.crop((left, 0, right + 20, page.height))
    wide = Image.new("RGB", (sheet.width + _WIDTH, 2 * page.height), "white")
    wide.paste(sheet)
    pen = ImageDraw.Draw(wide)
    below = 0
    placed = [(place, text) for (_, text), place in zip(notes, places, strict=True) if place]
    for place, text in sorted(placed, key=lambda one: (round(one[0][1] / 4), one[0][0])):
        told = [line for line in text.splitlines() if not line.startswith(_ALSO)]
        lines = [part for line in told for part in textwrap.wrap(line, _LETTERS)]
        x0, y0, x1, y1 = (round(side * scale) for side in place)
        x0, x1 = x0 - left, x1 - left
        top = max(y0 - 4, below)
        below = top + len(lines) * _LINE + 2 * _GAP
        pen.rectangle((x0 - 2, y0, x1 + 2, y1), outline=_EDGE)
        pen.line((x1 + 2, (y0 + y1) // 2, sheet.width, top + 10), fill=_LEAD)
        pen.rectangle((sheet.width, top, wide.width - 2, below - 3), fill=_PAPER, outline=_EDGE)
        for number, line in enumerate(lines):
            at = (sheet.width + 7, top + 4 + number * _LINE)
            pen.text(at, line, fill=_TEXT, font=font)
    return wide


def _places(layout: str, wanted: list[str]) -> list[tuple[float, float, float, float] | None]:
    """Return the box of the words of each note, of their first line if they take several."""
    number = r'="([\d.]+)"'
    word = rf"<word xMin{number} yMin{number} xMax{number} yMax{number}>(.*?)</word>"
    words = [
        (*map(float, found[:4]), html.unescape(found[4])) for found in re.findall(word, layout)
    ]
    letters = [(sign, box[:4]) for box in words for sign in box[4]]
    text = "".join(sign for sign, _ in letters)
    places: list[tuple[float, float, float, float] | None] = []
    start = 0
    for one in wanted:
        plain = re.sub(r"\s", "", one)
        # What stands at the right edge may come last in the text of a page.
        at = text.find(plain, start) if plain in text[start:] else text.find(plain)
        if at < 0:
            places.append(None)
            continue
        boxes = [box for _, box in letters[at : at + len(plain)]]
        line = [box for box in boxes if abs(box[1] - boxes[0][1]) < 1]
        places.append((line[0][0], line[0][1], line[-1][2], line[0][3]))
        start = at + len(plain)
    return places
