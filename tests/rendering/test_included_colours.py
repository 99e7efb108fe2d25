"""Colours of a file that is put in stay what they were, whatever our theme calls by their name."""

from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from docgen.content import IncludedFile
from templates.build.content import blocks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
COLOURED = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="0"'
    ' w:color="4F81BD" w:themeColor="accent1"/></w:pBdr><w:shd w:val="clear" w:color="auto"'
    ' w:themeColor="text1" w:fill="DBE5F1" w:themeFill="accent1" w:themeFillTint="33"/></w:pPr>'
    "<w:r><w:t>цвет</w:t></w:r></w:p>"
)


def write(path):
    document = Document()
    document.add_heading("Синий заголовок", 1)
    document.element.body.insert(1, parse_xml(COLOURED))
    chart = (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A[1:-1]}"><c:spPr><a:solidFill><a:schemeClr'
        ' val="accent1"><a:lumMod val="75000"/></a:schemeClr></a:solidFill><a:ln><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr></c:chartSpace>'
    )
    name = PackURI("/word/charts/chart1.xml")
    part = Part(name, CHART, chart.encode(), document.part.package)
    relationship = document.part.relate_to(part, f"{TYPE}chart")
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r xmlns:w="{W[1:-1]}"><w:drawing><wp:inline xmlns:wp="{WP}"><wp:extent cx="1"'
            ' cy="1"/><wp:docPr id="7" name="Диаграмма"/><a:graphic'
            f' xmlns:a="{A[1:-1]}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}"'
            f' xmlns:r="{TYPE[:-1]}" r:id="{relationship}"/></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
    )
    document.save(str(path))
    return path


def test_colours_of_a_file_do_not_hang_on_our_theme(print_body, parts_of, tmp_path):
    file = IncludedFile(write(tmp_path / "цвета.docx"))
    done = print_body(blocks("Текст", "x"), x=file)
    assert done.faults == []
    parts = parts_of(done.data)
    styles = etree.fromstring(parts["word/styles.xml"].encode())
    heading = styles.find(f"{W}style[@{W}styleId='Heading1-1']/{W}rPr/{W}color")
    assert dict(heading.attrib) == {f"{W}val": "365F91"}
    body = etree.fromstring(parts["word/document.xml"].encode())
    assert body.find(f".//{W}pBdr/{W}top").get(f"{W}color") == "4F81BD"
    assert body.find(f".//{W}pBdr/{W}top").get(f"{W}themeColor") is None
    shade = body.find(f".//{W}shd")
    assert (shade.get(f"{W}fill"), shade.get(f"{W}themeFill")) == ("DBE5F1", None)
    assert shade.get(f"{W}themeColor") == "text1"
    chart = etree.fromstring(parts["word/charts/chart1.xml"].encode())
    assert [node.get("val") for node in chart.iter(f"{A}srgbClr")] == ["4F81BD", "000000"]
    assert [len(node) for node in chart.iter(f"{A}srgbClr")] == [1, 0]
