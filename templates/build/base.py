"""A clean Word package, written by hand: nothing in it that the document does not need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.rendering.archive import pack, write_archive
from templates.build.styles import FONT, styles_part
from templates.build.theme import theme_part

if TYPE_CHECKING:
    from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TWIPS_PER_MM = 1440 / 25.4
# R-META-4: the same template gives the same bytes, whenever it is made.
_CREATED = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an A4 sheet in millimetres (R-PAGE-2, R-PAGE-3)."""

    left: int = 20
    right: int = 10
    top: int = 20
    bottom: int = 20
    landscape: bool = False

    @property
    def text_width(self) -> int:
        """Width between the margins in twips."""
        return self._size[0] - twips(self.left) - twips(self.right)

    @property
    def _size(self) -> tuple[int, int]:
        return (16838, 11906) if self.landscape else (11906, 16838)

    def section(self) -> str:
        """Return the ``w:sectPr``: numbers from the second sheet on (R-NUM-1)."""
        width, height = self._size
        orient = ' w:orient="landscape"' if self.landscape else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
            '<w:headerReference w:type="first" r:id="rId5"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
            f'<w:pgMar w:top="{twips(self.top)}" w:right="{twips(self.right)}"'
            f' w:bottom="{twips(self.bottom)}" w:left="{twips(self.left)}"'
            f' w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
            "<w:titlePg/></w:sectPr>"
        )


LONG_STORAGE = Page(left=30)
ORDINARY = Page()


def twips(millimetres: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def write_template(path: Path, body: str, page: Page, title: str, creator: str) -> None:
    """Write a template with this body; the same bytes on every run."""
    parts = template_parts(body, page, title, creator)
    packed = (pack(name, content.encode()) for name, content in parts.items())
    path.write_bytes(write_archive(packed))


def template_parts(body: str, page: Page, title: str, creator: str) -> dict[str, str]:
    """Return the parts of a template, in the order in which they lie in the file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{page.section()}</w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles_part(NAMESPACES),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": theme_part(FONT),
        "word/header1.xml": _header(_PAGE_NUMBER),
        "word/header2.xml": _header(""),
        "docProps/app.xml": _application(),
        "docProps/core.xml": _core(title, creator),
    }
    return {name: _DECLARATION + content for name, content in parts.items()}


def _content_types() -> str:
    overrides = {
        "word/document.xml": f"{_TYPE}document.main+xml",
        "word/styles.xml": f"{_TYPE}styles+xml",
        "word/settings.xml": f"{_TYPE}settings+xml",
        "word/fontTable.xml": f"{_TYPE}fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/header1.xml": f"{_TYPE}header+xml",
        "word/header2.xml": f"{_TYPE}header+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    lines = []
    for number, (kind, target) in enumerate(targets, start=1):
        base = f"{_PACKAGE}relationships/metadata" if kind == "core-properties" else _R
        lines.append(f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>')
    return f'<Relationships xmlns="{_PACKAGE}relationships">{"".join(lines)}</Relationships>'


# R-NUM-2: a bare digit in the middle of the top margin.
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _header(content: str) -> str:
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{content}</w:p></w:hdr>'
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def _application() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>docgen</Application></Properties>'
    )


def _core(title: str, creator: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        "<dc:language>ru-RU</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:modified>'
        "</cp:coreProperties>"
    )
