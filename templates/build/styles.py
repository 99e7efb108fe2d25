"""Named styles of our own templates, as data: one line for each, in twips and half-points."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

FONT = "Times New Roman"
FIRST_LINE = 709  # R-PAR-1: 1.25 cm
LINE_115 = 276
LETTER_SPACING = 60  # R-ORD-5: three points

_FONTS = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"'
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; what is not said is as in the body of Normal."""

    name: str
    identifier: str
    justify: str = "left"
    first_line: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    size: int = 0
    bold: bool = False
    italic: bool = False
    letter_spacing: int = 0
    colour: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    one_block: bool = False
    outline: int = 0
    following: str = ""
    built_in: bool = False
    tabs: tuple[tuple[str, int], ...] = field(default=())

    def xml(self) -> str:
        """Return the ``w:style``."""
        kind = "" if self.built_in else ' w:customStyle="1"'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        flags = "<w:keepNext/>" * self.keep_next + "<w:keepLines/>" * self.keep_lines
        tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in self.tabs)
        tabs = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
        # Several paragraphs of one реквизит keep together: spacing stands around all of them.
        block = "<w:contextualSpacing/>" * self.one_block
        outline = f'<w:outlineLvl w:val="{self.outline - 1}"/>' if self.outline else ""
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{self.identifier}">'
            f'<w:name w:val={quoteattr(self.name)}/><w:basedOn w:val="Normal"/>{following}'
            f"<w:qFormat/><w:pPr>{flags}{tabs}"
            f'<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}"'
            f' w:lineRule="auto"/><w:ind w:left="{self.left}" w:right="{self.right}"'
            f' w:firstLine="{self.first_line}"/>{block}'
            f'<w:jc w:val="{self.justify}"/>{outline}</w:pPr>'
            f"{self._run()}</w:style>"
        )

    def _run(self) -> str:
        inner = "<w:b/><w:bCs/>" * self.bold + "<w:i/><w:iCs/>" * self.italic
        if self.colour:
            inner += f'<w:color w:val="{self.colour}"/>'
        if self.letter_spacing:
            inner += f'<w:spacing w:val="{self.letter_spacing}"/>'
        if self.size:
            inner += f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


_TITLE = {"justify": "center", "bold": True, "keep_lines": True, "one_block": True}
_BODY = {"justify": "both", "first_line": FIRST_LINE, "line": LINE_115}

# «Текст» and «Подпись» alone are names that Russian Word shows for styles of its own.
PARAGRAPH_STYLES = (
    ParagraphStyle("Текст документа", "DocText", **_BODY),  # type: ignore[arg-type]
    ParagraphStyle("Без отступа", "NoIndent"),
    ParagraphStyle("Организация", "Organisation", justify="center"),
    ParagraphStyle(
        "Вид документа", "Kind", justify="center", before=240, after=120, bold=True, keep_next=True
    ),
    # Date at the left, place in the middle, number at the right edge of a text 17 cm wide.
    ParagraphStyle(
        "Дата и номер", "DateNumber", after=120, tabs=(("center", 4819), ("right", 9638))
    ),
    ParagraphStyle("Место", "Place", justify="center", before=120),
    ParagraphStyle(
        "Заголовок документа",
        "DocTitle",
        right=4820,
        before=240,
        after=240,
        keep_lines=True,
        one_block=True,
    ),
    ParagraphStyle("Заголовок по центру", "DocTitleCentre", after=120, keep_next=True, **_TITLE),  # type: ignore[arg-type]
    # R-TITLE-3: that of an authority's order on a lengthwise бланк.
    ParagraphStyle("Заголовок посередине", "DocTitleMiddle", before=240, after=240, **_TITLE),  # type: ignore[arg-type]
    ParagraphStyle(
        "heading 1",
        "Heading1",
        justify="center",
        before=240,
        after=120,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=1,
        following="DocText",
        built_in=True,
    ),
    ParagraphStyle(
        "heading 2",
        "Heading2",
        justify="center",
        before=180,
        after=60,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=2,
        following="DocText",
        built_in=True,
    ),
    ParagraphStyle(
        "heading 3",
        "Heading3",
        first_line=FIRST_LINE,
        before=120,
        after=60,
        bold=True,
        italic=True,
        keep_next=True,
        keep_lines=True,
        outline=3,
        following="DocText",
        built_in=True,
    ),
    # R-ORD-5: set apart by character spacing, so the word is found and cannot break.
    ParagraphStyle(
        "Слово команды",
        "Command",
        before=120,
        after=120,
        letter_spacing=LETTER_SPACING,
        keep_next=True,
        following="DocText",
    ),
    ParagraphStyle("Ярлык", "DocLabel", before=120, keep_next=True, following="DocText"),
    *(
        ParagraphStyle(
            f"Перечень {level}",
            f"DocList{level}",
            left=(level - 1) * 426,
            **_BODY,  # type: ignore[arg-type]
        )
        for level in (1, 2, 3)
    ),
    ParagraphStyle("Нумерованный пункт", "Numbered", **_BODY),  # type: ignore[arg-type]
    *(
        ParagraphStyle(f"Пункт {level}", f"Clause{level}", **_BODY)  # type: ignore[arg-type]
        for level in (1, 2, 3, 4)
    ),
    ParagraphStyle("Название таблицы", "TableTitle", before=120, after=60, keep_next=True),
    # Corner blocks stand in cells of a table without borders: the cell gives the place.
    ParagraphStyle("Гриф: слово", "CornerWord", before=60, keep_next=True, following="Corner"),
    ParagraphStyle("Гриф", "Corner", keep_lines=True),
    ParagraphStyle(
        "Заголовок приложения",
        "AttachmentTitle",
        justify="center",
        before=240,
        after=240,
        bold=True,
        keep_next=True,
        keep_lines=True,
        one_block=True,
    ),
    ParagraphStyle("Название плана", "PlanTitle", before=120, keep_next=True, **_TITLE),  # type: ignore[arg-type]
    ParagraphStyle("После грифа", "AfterCorner", after=180, size=12, keep_next=True),
    # Word joins two tables that no paragraph parts.
    ParagraphStyle("Между таблицами", "BetweenTables", size=12, keep_next=True),
    # What stands beside it keeps two millimetres off.
    ParagraphStyle("Список людей", "PeopleList", right=113),
    # docgen keeps the last lines above this paragraph with the signatures below it.
    ParagraphStyle("Место подписи", "SignaturePlace", size=12, keep_next=True),
    # R-SIGN-8: two or three lines between the text and the signature.
    ParagraphStyle("Подпись документа", "DocSignature", before=480, keep_lines=True),
    # R-COPY-1: what certifies a copy stands together, below the signatures of the original.
    ParagraphStyle("Отметка о заверении", "Certification", before=480, keep_next=True),
    ParagraphStyle("Заверил", "Certifier", before=240, keep_next=True, keep_lines=True),
    ParagraphStyle("Заверение", "Certified", before=120, keep_lines=True),
    ParagraphStyle("Исполнитель: имя", "ExecutorName", before=480, size=20, keep_next=True),
    ParagraphStyle("Исполнитель", "Executor", size=20),
    ParagraphStyle(
        "Таблица: шапка", "TableHead", justify="center", size=24, bold=True, keep_next=True
    ),
    ParagraphStyle("Таблица: номера граф", "TableNumbers", justify="center", size=20),
    ParagraphStyle(
        "Таблица: раздел", "TableSection", justify="center", size=24, bold=True, keep_next=True
    ),
    ParagraphStyle("Таблица: текст", "TableText", size=24),
    ParagraphStyle("Таблица: перечень", "TableList", size=24),
    # A paragraph with a command of the template never reaches the document.
    ParagraphStyle("Команда шаблона", "TemplateCommand", size=18, colour="7F7F7F"),
    ParagraphStyle("header", "Header", justify="center", built_in=True),
)

_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONTS}/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
)
_CHARACTER = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="0563C1"/>'
    '<w:u w:val="single"/></w:rPr></w:style>'
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
)


def _table_style(name: str, identifier: str, borders: str, margin: int, based: str = "") -> str:
    head = 'w:default="1" ' if not based else 'w:customStyle="1" '
    base = f'<w:basedOn w:val="{based}"/>' if based else '<w:uiPriority w:val="99"/><w:semiHidden/>'
    return (
        f'<w:style w:type="table" {head}w:styleId="{identifier}"><w:name w:val="{name}"/>{base}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}{_MARGINS.format(margin)}</w:tblPr>'
        "</w:style>"
    )


def styles_part(namespaces: str) -> str:
    """Return the content of ``word/styles.xml``."""
    lines = "".join(f"<w:{side} {_BORDER}/>" for side in _SIDES)
    tables = (
        _table_style("Normal Table", "TableNormal", "", 108)
        + _table_style(
            "Таблица документа",
            "DocTable",
            f"<w:tblBorders>{lines}</w:tblBorders>",
            85,
            "TableNormal",
        )
        + _table_style("Без рамок", "PlainTable", "", 0, "TableNormal")
    )
    none = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    paragraphs = "".join(style.xml() for style in PARAGRAPH_STYLES)
    return (
        f"<w:styles {namespaces}>{_DEFAULTS}{_NORMAL}{_CHARACTER}{tables}{none}{paragraphs}"
        "</w:styles>"
    )


def style_id(name: str) -> str:
    """Return the id of a paragraph style; KeyError with the known names when there is none."""
    known = {style.name: style.identifier for style in PARAGRAPH_STYLES}
    known |= {"Текст": "DocText", "Подпись": "DocSignature", "Обычный": "Normal"}
    known |= {f"Заголовок {level}": f"Heading{level}" for level in (1, 2, 3)}
    if name not in known:
        raise KeyError(f"Нет стиля «{name}». Есть: {', '.join(known)}.")
    return known[name]
