"""A template in the look of an office: what the profile names changes, all else stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from docgen import pipeline
from docgen.content import PageLook
from docgen.context import load_profile
from docgen.context.profile import Profile
from docgen.rendering import DocumentTemplate
from docgen.rendering.archive import read_template
from docgen.rendering.assembling import Assembly
from docgen.rendering.office_look import with_look
from docgen.rendering.package import open_package
from docgen.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PROFILES = ["ГОСТ Р 7.0.97-2016", "Департамент, Правила № 71", "Школа, поля 30/15/20/20"]


@pytest.fixture(scope="module")
def order():
    path = TEMPLATES / "docx" / "order.docx"
    return open_package(path.name, read_template(path))


def part(package, name):
    return package.parts[f"word/{name}.xml"].decode()


def style(package, name):
    return re.search(
        rf'<w:style [^>]*>\s*<w:name w:val="{name}"/>.*?</w:style>', part(package, "styles")
    )[0]


def test_a_look_that_asks_for_nothing_changes_nothing(order):
    assert with_look(order, PageLook()) is order


def test_margins_move_what_was_as_wide_as_the_text(order):
    dressed = with_look(order, PageLook(margins=(20, 15, 25, 20)))
    body = part(dressed, "document")
    assert 'w:left="1134"' in body
    assert re.search(
        r'<w:pgMar [^>]*w:top="1417" w:right="850" w:bottom="1134" w:left="1134"', body
    )
    # 210 – 20 – 15 = 175 mm: the number stands at the right edge, the place in the middle.
    assert re.findall(r'w:pos="(\d+)"', style(dressed, "Дата и номер")) == ["4961", "9922"]
    grid = re.findall(r'<w:gridCol w:w="(\d+)"/>', re.search(r"<w:tbl>.*?</w:tbl>", body)[0])
    assert abs(sum(map(int, grid)) - 9922) <= len(grid)
    assert part(dressed, "header1") == part(order, "header1") or 'w:val="Header"' in part(
        dressed, "header1"
    )


@pytest.mark.parametrize(
    ("look", "name", "pattern"),
    [
        (PageLook(font="PT Astra Serif"), None, 'w:ascii="PT Astra Serif"'),
        (PageLook(font_size=13), None, '<w:sz w:val="26"/>'),
        (PageLook(table_font_size=11), "Таблица: текст", '<w:sz w:val="22"/>'),
        (PageLook(table_font_size=11), "Таблица: шапка", '<w:sz w:val="22"/>'),
        (PageLook(small_font_size=9), "Исполнитель", '<w:sz w:val="18"/>'),
        (PageLook(first_line=1), "Пункт 2", 'w:firstLine="567"'),
        (PageLook(first_line=0), "Текст документа", 'w:firstLine="0"'),
        (PageLook(line_spacing=1.5), "Текст документа", 'w:line="360"'),
        (PageLook(justify="по левому краю"), "Текст документа", '<w:jc w:val="left"/>'),
    ],
)
def test_styles_follow(order, look, name, pattern):
    dressed = with_look(order, look)
    assert pattern in (
        style(dressed, name) if name else part(dressed, "styles").split("</w:docDefaults>")[0]
    )


@pytest.mark.parametrize(
    ("look", "name", "pattern"),
    [
        (PageLook(line_spacing=1.5), "Гриф", 'w:line="240"'),
        (PageLook(table_font_size=11), "Таблица: номера граф", '<w:sz w:val="20"/>'),
        (PageLook(justify="по левому краю"), "Вид документа", '<w:jc w:val="center"/>'),
        (PageLook(first_line=1), "Организация", 'w:firstLine="0"'),
    ],
)
def test_what_a_style_has_of_its_own_stays(order, look, name, pattern):
    assert pattern in style(with_look(order, look), name)


def test_mirrored_margins_are_in_the_settings(order):
    settings = part(with_look(order, PageLook(mirrored=True)), "settings")
    assert re.search(r"<w:zoom [^>]*/><w:mirrorMargins/>", settings)


def test_the_default_profile_leaves_the_templates_alone():
    assert load_profile("ГОСТ Р 7.0.97-2025, школа", [TEMPLATES]) == Profile()
    assert Profile().look == PageLook()


def test_one_profile_names_every_key():
    own = (TEMPLATES / "profiles" / "own.toml").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+) = ", own, re.MULTILINE)) == set(Profile.__struct_fields__)


@pytest.mark.parametrize("name", [*PROFILES, "Своя инструкция"])
@pytest.mark.parametrize("kind", ["order", "protocol", "plan"])
def test_shipped_templates_are_sound_in_every_profile(name, kind, tmp_path):
    look = load_profile(name, [TEMPLATES]).look
    run = pipeline.Run(Workspace(ROOT))
    template = DocumentTemplate.open(TEMPLATES / "docx" / f"{kind}.docx", run.filters, look)
    path = tmp_path / "шаблон.docx"
    path.write_bytes(Assembly.of(template.package, frozenset()).archive({}))
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(path))
    assert [str(error) for error in found.errors] == []
