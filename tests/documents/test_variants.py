"""The variants that offices choose by a field: the бланк, the order of an authority, the герб."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.shared import Mm
from PIL import Image

from docgen.workspace import Workspace
from tests.documents.conftest import OFFICE, PEOPLE, Build, Rows, save
from tests.documents.test_sets import MINUTES, ORDER

OWN: Rows = [["Шапка", "Озёрная школа № 4"], *OFFICE[1:]]
CORNER = "Озёрная школа № 4 / ПРИКАЗ / 5 октября 2026 г. № 12-од / г. Озёрск|"


def office(workspace: Workspace, *fields: list[str]) -> None:
    path = workspace.root / "справочник.xlsx"
    save(path, {"Организация": [*OWN, *fields], "Люди": PEOPLE}, {})


def order(**fields: str) -> dict[str, Rows]:
    return {**ORDER, "Реквизиты": [*ORDER["Реквизиты"], *([k, v] for k, v in fields.items())]}


@pytest.mark.parametrize(
    ("shared", "own", "corner"),
    [
        ("", "", False),
        ("", "угловой", True),
        ("угловой", "", True),
        ("угловой", "продольный", False),
    ],
)
def test_the_letterhead_is_chosen_by_the_workbook_else_by_the_office(
    build: Build, workspace: Workspace, shared: str, own: str, corner: bool
) -> None:
    office(workspace, ["Бланк", shared])
    built = build(order(Бланк=own))
    assert built.told == []
    assert (built.lines[0] == CORNER) is corner
    assert built.lines.count("О проведении недели наук") == 1


def test_the_corner_of_minutes_has_their_title(build: Build, workspace: Workspace) -> None:
    office(workspace, ["Бланк", "угловой"])
    built = build(MINUTES)
    assert built.lines[0] == (
        "Озёрная школа № 4 / ПРОТОКОЛ / заседания методического совета"
        " / 5 октября 2026 г. № 3 / г. Озёрск|"
    )


@pytest.mark.parametrize("letterhead", ["продольный", "угловой"])
def test_an_authority_orders_in_the_sentence(build: Build, letterhead: str) -> None:
    """R-TITLE-3: its заголовок stands centred on a lengthwise бланк; R-ORD-5: no typed spaces."""
    built = build(order(Вариант="управление", Бланк=letterhead))
    assert built.told == []
    assert "В целях развития интереса к наукам приказываю:" in built.lines
    paragraphs = {p.text: p for p in built.document.paragraphs}
    style = paragraphs["О проведении недели наук"].style
    centred = letterhead == "продольный"
    assert style
    assert style.name == ("Заголовок посередине" if centred else "Заголовок документа")
    spaced = built.part().partition("приказываю:")[0].rpartition("<w:r>")[2]
    assert "<w:spacing w:val=" in spaced


def test_without_a_preamble_the_word_stands_alone(build: Build) -> None:
    card = [row for row in ORDER["Реквизиты"] if row[0] != "Преамбула"]
    built = build({**ORDER, "Реквизиты": [*card, ["Вариант", "управление"]]})
    assert "ПРИКАЗЫВАЮ:" in built.lines


@pytest.mark.parametrize("letterhead", ["продольный", "угловой"])
@pytest.mark.parametrize("book", [ORDER, MINUTES])
def test_the_emblem_of_the_office_stands_in_every_letterhead(
    build: Build, workspace: Workspace, letterhead: str, book: dict[str, Rows]
) -> None:
    """R-ORG-2: a picture of the office's own; where there is none, nothing is printed."""
    Image.new("RGB", (90, 110), "white").save(workspace.root / "знак.png")
    assert not build(book).document.inline_shapes
    office(workspace, ["Герб", "знак.png"], ["Бланк", letterhead])
    built = build(book, force=True)
    [picture] = built.document.inline_shapes
    assert abs(picture.width - Mm(18)) < Mm(0.5)
    assert built.told == []


def test_a_missing_emblem_is_told(build: Build, workspace: Workspace) -> None:
    office(workspace, ["Герб", "знак.png"])
    assert [issue.code for issue in build(ORDER).issues] == ["missing-file"]
    assert not Path(workspace.root / "знак.png").exists()
