"""Of who made a template nothing stays in the properties of a document."""

from __future__ import annotations

import pytest

from docgen.rendering.markup.document_properties import office_properties

CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
BODY = "word/document.xml"
HEAD = '<Properties xmlns="urn:p">'
OWN = f'{HEAD}<property name="Исполнитель">Оператор</property></Properties>'
TAGGED = OWN.replace("Оператор", "{{ номер }}")
FIELD = '<w:fldSimple xmlns:w="urn:w" w:instr=" DocProperty Исполнитель "/>'


def test_the_words_of_a_maker_go() -> None:
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>О школе</dc:title>'
        "<dc:creator>Оператор</dc:creator><dc:description>Оператор</dc:description>"
        "<lastModifiedBy>Оператор</lastModifiedBy></c>"
    )
    kept = office_properties({CORE: core.encode()}, {}, "Школа № 4")[CORE].decode()
    assert "Оператор" not in kept
    assert "<dc:title>О школе</dc:title>" in kept
    assert "<dc:creator>Школа № 4</dc:creator>" in kept


@pytest.mark.parametrize(
    ("custom", "body", "stays"),
    [
        (OWN, "<w:p/>", False),
        (TAGGED, "<w:p/>", True),
        (OWN, FIELD, True),
        (OWN, "<w:t>DOCPROPERTY</w:t>", False),
    ],
)
def test_own_properties_go_unless_they_are_printed(custom: str, body: str, *, stays: bool) -> None:
    template = {CUSTOM: custom.encode(), BODY: body.encode()}
    changed = office_properties(template, {}, "Школа № 4")
    assert (CUSTOM not in changed) == stays
    assert stays or "Оператор" not in changed[CUSTOM].decode()
