"""Whose a document is: what of a template's properties stays in the document."""

from __future__ import annotations

import pytest

from docgen.rendering.markup.document_properties import office_properties

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_SCHOOL = "Школа № 7"


def core(inside: str, head: str = "") -> bytes:
    return (
        f'{head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{inside}</cp:coreProperties>"
    ).encode()


TITLE, TITLED = "<dc:title>{{ название }}</dc:title>", "<dc:title>План</dc:title>"
TAG = "<dc:creator>{{ организация }}</dc:creator>"
MADE = "<dc:creator>Оператор Лилова</dc:creator>"
SAVED = "<cp:lastModifiedBy>Оператор Лилова</cp:lastModifiedBy>"
OFFICE = f"<dc:creator>{_SCHOOL}</dc:creator>"
OFFICE_AT_END = f"{TITLE}<dc:subject/>{OFFICE}"


#: The last one is left to the parser.
HEADS = ('<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml version='1.0' encoding='UTF-8'?>", "")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("template", "printed", "stays"),
    [
        (MADE, None, OFFICE),
        ("", None, OFFICE),
        (MADE + SAVED, None, OFFICE),
        (TITLE + MADE, TITLED + MADE, TITLED + OFFICE),
        (TITLE + MADE + SAVED, TITLED + MADE + SAVED, TITLED + OFFICE),
        (TAG + SAVED, OFFICE + SAVED, OFFICE),
        (TITLE + TAG, TITLED + OFFICE, None),
        (f"{TITLE}<dc:creator/><dc:subject />", None, OFFICE_AT_END),
        (f"\n{TAG}\n<cp:lastModifiedBy />", OFFICE + SAVED, OFFICE),
        ('<dc:creator a=">">{{ организация }}</dc:creator>', None, None),
        ("<dc:creator>&#123;&#123; организация }}</dc:creator>", None, None),
    ],
)
def test_author_is_the_office(
    template: str, printed: str | None, stays: str | None, head: str
) -> None:
    parts = {} if printed is None else {_CORE: core(printed)}
    found = office_properties({_CORE: core(template, head)}, parts, _SCHOOL).get(_CORE)
    assert (found and found.decode().partition("?>\n")[2]) == (stays and core(stays).decode())


def test_nobody_is_named_where_the_office_is_unknown() -> None:
    found = office_properties({_CORE: core(TITLE + MADE)}, {_CORE: core(TITLED + MADE)}, "")
    assert found[_CORE].endswith(core(TITLED))


def test_program_does_not_tell_whose_it_was() -> None:
    app = b"<Properties><Company>X</Company><Pages>1</Pages><TotalTime>9</TotalTime></Properties>"
    found = office_properties({_APP: app}, {}, _SCHOOL)
    assert found[_APP].endswith(b"<Properties><Pages>1</Pages></Properties>")
