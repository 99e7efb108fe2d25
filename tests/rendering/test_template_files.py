"""Files that are no templates are refused in one sentence; shipped ones are clean."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from docgen.errors import TemplateError
from docgen.rendering import DocumentTemplate
from docgen.rendering.proof import prove_structure
from templates.build import demo
from templates.build.base import LONG_STORAGE, ORDINARY, Page, template_parts
from templates.build.content import paragraph, row, table
from templates.build.styles import PARAGRAPH_STYLES


def rezipped(data, changes):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = changes.get(name, source.read(name))
            if content is not None:
                archive.writestr(name, content)
        for name in changes.keys() - set(source.namelist()):
            archive.writestr(name, changes[name])
    return target.getvalue()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _: None, "не найден"),
        (lambda _: b"", "повреждён"),
        (lambda _: b"<html>", "повреждён"),
        (lambda data: data[:-200], "повреждён"),
        (lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "паролем"),
        (lambda data: rezipped(data, {"word/vbaProject.bin": b"x"}), "макросы"),
        (lambda data: rezipped(data, {"word/document.xml": None}), "не является документом"),
        (
            lambda data: rezipped(data, {"[Content_Types].xml": b"<Types/>"}),
            "не является документом",
        ),
        (lambda data: rezipped(data, {"word/document.xml": b"<a>{{ x }}"}), "повреждена"),
        (
            lambda data: rezipped(
                data, {"word/document.xml": b'<!DOCTYPE a [<!ENTITY e "x">]><a>{{ &e; }}</a>'}
            ),
            "повреждена",
        ),
        (
            lambda data: rezipped(
                data,
                {
                    "word/styles.xml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a '
                    '[<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'.encode("utf-16")
                },
            ),
            "DOCTYPE",
        ),
        (
            lambda data: rezipped(
                data,
                {
                    "[Content_Types].xml": zipfile.ZipFile(BytesIO(data))
                    .read("[Content_Types].xml")
                    .replace(
                        b"</Types>",
                        b'<Override PartName="/word/theme2.bin" ContentType="application/'
                        b'vnd.ms-office.vbaProject"/></Types>',
                    )
                },
            ),
            "макросы",
        ),
        (
            lambda data: rezipped(
                data,
                {
                    "[Content_Types].xml": zipfile.ZipFile(BytesIO(data))
                    .read("[Content_Types].xml")
                    .replace(
                        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        b"vnd.ms-word.document.macroEnabled.main+xml",
                    )
                },
            ),
            "макросы",
        ),
    ],
)
def test_no_template_is_told_in_a_sentence(make_template, damage, said):
    path = make_template(paragraph("Текст", "{{ x }}"))
    data = damage(path.read_bytes())
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TemplateError, match=said) as caught:
        DocumentTemplate.open(path, {})
    assert "«шаблон.docx»" in str(caught.value)
    assert caught.value.hint


def test_damaged_zip_of_the_right_length_is_refused(make_template):
    path = make_template(paragraph("Текст", "{{ x }}"))
    data = bytearray(path.read_bytes())
    data[data.index(b"w:body") if b"w:body" in data else 200] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(TemplateError):
        DocumentTemplate.open(path, {})


@pytest.mark.parametrize("page", [ORDINARY, LONG_STORAGE, Page(landscape=True)])
def test_base_is_clean(tmp_path, page):
    every = "".join(paragraph(style.name, "Слово") for style in PARAGRAPH_STYLES)
    every += table(page, (1, 2, 3), row("№", "Что", "Когда", head=True), row("1", "б", "в"))
    parts = template_parts(every + paragraph("Текст", "конец"), page, "Название", "Школа")
    assert prove_structure({name: text.encode() for name, text in parts.items()}) == []
    path = tmp_path / "base.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert len(Document(str(path)).paragraphs) == len(PARAGRAPH_STYLES) + 1


def test_demo_is_built_the_same_and_prints(tmp_path):
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    demo.write(first)
    demo.write(second)
    assert first.read_bytes() == second.read_bytes()
    template = DocumentTemplate.open(first, {})
    done = template.render(
        {
            "название документа": "Приказ № 101 «О & чём-то»",
            "организация": "МБОУ «СОШ № 5»",
            "дата": "22 марта 2027 г.",
            "номер": "101",
            "заголовок": "О мероприятиях",
            "преамбула": "В целях",
            "пункты": [{"текст": "Утвердить."}],
            "мероприятия": [{"содержание": "Раз\nДва", "срок": "май"}],
            "заключение": "Контроль оставляю за собой.",
            "подписи": [{"должность": "Директор", "подпись": "М.П. Иванова"}],
            "приложения": [],
        }
    )
    assert done.faults == []
    path = tmp_path / "done.docx"
    path.write_bytes(done.data)
    assert OpenXmlValidator().validate(str(path)).errors == []
    lines = done.text.split("\n")
    assert lines[:5] == [
        "МБОУ «СОШ № 5»",
        "ПРИКАЗ",
        "22 марта 2027 г.",
        "№\u00a0101",
        "О мероприятиях",
    ]
    assert "{" not in done.text


@pytest.mark.parametrize("cells", [("а",), ("а", "б", "в")])
def test_a_row_that_does_not_fit_is_a_mistake_of_the_description(cells):
    with pytest.raises(ValueError, match="занято граф"):
        table(LONG_STORAGE, (1, 1), row(*cells))


def test_an_unknown_style_is_a_mistake_of_the_description():
    with pytest.raises(KeyError, match="Нет стиля «Текстт»"):
        paragraph("Текстт", "а")
