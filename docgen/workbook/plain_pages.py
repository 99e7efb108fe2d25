"""Workbooks of plain lists, written without openpyxl: loading that takes longer than a small run.

A page has one row of headings, which stays in view and on paper, and a filter. Whatever is written
is a text or a number: «=…» is no formula.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from docgen.issues import column_letter
from docgen.workbook.cleaning import cell_text
from docgen.workbook.palette import FONT, LINES, LINK_WORDS, PLAIN, WRONG, row_height
from docgen.workbook.properties import APP, CORE, own_properties, zip_entry
from docgen.xml_signs import as_content, quoted

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument"
# Texts that begin so become formulas when somebody opens the cell and presses Enter.
_OF_FORMULAS: Final = ("=", "+", "-", "@", "\t")
# The looks in the order of their numbers; those of texts stand twice, the second time quoted.
_HEADING, _NUMBER, _TEXT, _LINK, _WRONG = 1, 2, 3, 5, 7


class PageCell(Struct, frozen=True):
    """A text or a number; ``link`` is a relative address, ``is_wrong`` colours the cell."""

    value: str | int
    link: str = ""
    is_wrong: bool = False


class PlainPage(Struct):
    """A list: the width of each column by its heading, and the cells, None for an empty one."""

    name: str
    columns: Mapping[str, int]
    rows: list[Sequence[PageCell | None]] = field(default_factory=list)


def plain_book(pages: Sequence[PlainPage], office: str) -> bytes:
    """Return the .xlsx, in its properties this office; the same pages give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in _parts(pages, office):
            archive.writestr(zip_entry(name), content)
    return stream.getvalue()


def _parts(pages: Sequence[PlainPage], office: str) -> Iterator[tuple[str, str | bytes]]:
    sheets = [f"worksheets/sheet{number}.xml" for number in range(1, len(pages) + 1)]
    yield "[Content_Types].xml", _content_types(sheets)
    main = {"xl/workbook.xml": f"{_OFFICE}/officeDocument"}
    main[CORE] = f"{_PACKAGE}/relationships/metadata/core-properties"
    main[APP] = f"{_OFFICE}/extended-properties"
    yield "_rels/.rels", _relations(main.items())
    yield from own_properties(office).items()
    yield "xl/workbook.xml", _workbook(pages)
    parts = [
        *((sheet, f"{_OFFICE}/worksheet") for sheet in sheets),
        ("styles.xml", f"{_OFFICE}/styles"),
    ]
    yield "xl/_rels/workbook.xml.rels", _relations(parts)
    yield "xl/styles.xml", _styles()
    for sheet, page in zip(sheets, pages, strict=True):
        yield f"xl/{sheet}", _sheet(page)
        links = [(link, f"{_OFFICE}/hyperlink") for _, link in _links(page)]
        if links:
            name = sheet.replace("worksheets/", "worksheets/_rels/")
            yield f"xl/{name}.rels", _relations(links, ' TargetMode="External"')


def _content_types(sheets: Sequence[str]) -> str:
    kinds = {
        "xl/workbook.xml": f"{_TYPES}.spreadsheetml.sheet.main+xml",
        "xl/styles.xml": f"{_TYPES}.spreadsheetml.styles+xml",
        **{f"xl/{sheet}": f"{_TYPES}.spreadsheetml.worksheet+xml" for sheet in sheets},
        CORE: "application/vnd.openxmlformats-package.core-properties+xml",
        APP: f"{_TYPES}.extended-properties+xml",
    }
    parts = (f'<Override PartName="/{n}" ContentType="{kind}"/>' for n, kind in kinds.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(parts)}</Types>"
    )


def _relations(targets: Iterable[tuple[str, str]], mode: str = "") -> str:
    found = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoted(target)}{mode}/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'


def _workbook(pages: Sequence[PlainPage]) -> str:
    sheets, names = [], []
    for number, page in enumerate(pages):
        key = number + 1
        sheets.append(f'<sheet name={quoted(page.name)} sheetId="{key}" r:id="rId{key}"/>')
        own = f'<definedName localSheetId="{number}" name="_xlnm.'
        sheet = as_content(page.name)
        last = f"${column_letter(len(page.columns))}${_last_row(page)}"
        names.append(f'{own}_FilterDatabase" hidden="1">\'{sheet}\'!$A$1:{last}</definedName>')
        names.append(f"{own}Print_Titles\">'{sheet}'!$1:$1</definedName>")
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<bookViews><workbookView/></bookViews><sheets>{''.join(sheets)}</sheets>"
        f"<definedNames>{''.join(names)}</definedNames></workbook>"
    )


def _styles() -> str:
    font = f'<sz val="11"/>{{}}<name val="{FONT}"/><family val="2"/>'
    side = f'style="thin"><color rgb="FF{LINES}"/>'
    lines = "".join(f"<{one} {side}</{one}>" for one in ("left", "right", "top", "bottom"))
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/></patternFill></fill>'
        for color in (PLAIN, WRONG)
    )
    link = f'<color rgb="FF{LINK_WORDS}"/>'
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    looks = [
        _look(""),
        _look('<alignment vertical="center" wrapText="1"/>', font=1, fill=2, border=1),
    ]
    looks.append(_look('<alignment horizontal="center" vertical="top"/>'))
    for one in ({}, {"font": 2}, {"fill": 3}):
        looks += [_look(wrapped, **one), _look(wrapped, **one, quoted=1)]
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}">'
        f'<fonts count="3"><font>{font.format("")}</font><font><b/>{font.format("")}</font>'
        f"<font><u/>{font.format(link)}</font></fonts>"
        '<fills count="4"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{lines}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        f'<cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _look(alignment: str, *, font: int = 0, fill: int = 0, border: int = 0, quoted: int = 0) -> str:
    return (
        f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        f'quotePrefix="{quoted}" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f"{alignment}</xf>"
    )


def _sheet(page: PlainPage) -> str:
    letters = [column_letter(place) for place in range(1, len(page.columns) + 1)]
    widths = list(page.columns.values())
    columns = (
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    heads = "".join(
        _text(f"{letter}1", _HEADING, name)
        for letter, name in zip(letters, page.columns, strict=True)
    )
    rows = [f'<row r="1">{heads}</row>']
    rows += (_row(number, cells, letters, widths) for number, cells in enumerate(page.rows, 2))
    links = "".join(
        f'<hyperlink ref="{cell}" r:id="rId{number}"/>'
        for number, (cell, _) in enumerate(_links(page), 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{''.join(columns)}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A1:{letters[-1]}{_last_row(page)}"/>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(
    number: int, cells: Sequence[PageCell | None], letters: Sequence[str], widths: Sequence[int]
) -> str:
    """Return a row as high as its texts: not every program finds that out by itself."""
    written, texts = [], []
    for cell, letter, width in zip(cells, letters, widths, strict=True):
        if cell is None:
            continue
        if isinstance(cell.value, str):
            look = _LINK if cell.link else _WRONG if cell.is_wrong else _TEXT
            look += cell.value.startswith(_OF_FORMULAS)
            written.append(_text(f"{letter}{number}", look, cell.value))
            texts.append((cell.value, float(width)))
        else:
            written.append(f'<c r="{letter}{number}" s="{_NUMBER}"><v>{cell.value}</v></c>')
    return f'<row r="{number}" ht="{row_height(texts):g}">{"".join(written)}</row>'


def _text(place: str, look: int, text: str) -> str:
    shown = as_content(cell_text(text))
    return (
        f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
    )


def _links(page: PlainPage) -> Iterator[tuple[str, str]]:
    """Yield the cells that lead somewhere, and where."""
    for number, cells in enumerate(page.rows, 2):
        for place, cell in enumerate(cells, 1):
            if cell is not None and cell.link:
                yield f"{column_letter(place)}{number}", cell.link


def _last_row(page: PlainPage) -> int:
    return max(2, len(page.rows) + 1)
