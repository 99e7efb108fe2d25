"""The example of a kind: read from its TOML, and refused with file and key when it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.errors import KindError
from docgen.kinds import load_directory, load_example, load_kinds
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType

SHIPPED = [Path(__file__).parents[2] / "templates"]


def kind_with(folder: Path, example: str) -> Kind:
    path = folder / "kinds" / "trial.toml"
    (folder / "examples").mkdir()
    (folder / "examples" / "trial.toml").write_text(example, encoding="utf-8")
    sheets = (
        Sheet("Реквизиты", Shape.CARD, (Column("Дата", ValueType.DATE), Column("Номер"))),
        Sheet("Пункты", Shape.ROWS, (Column("Вид", ValueType.CHOICE, choices=("да", "нет")),)),
        Sheet("План", Shape.TABLE, suggested=(Column("Дело"),)),
    )
    return Kind("проба", "trial", "Проба", "", path, "x", sheets, path)


@pytest.mark.parametrize(
    "kind", [*load_kinds(SHIPPED), load_directory(SHIPPED)], ids=lambda kind: kind.english
)
def test_every_shipped_kind_has_one(kind: Kind) -> None:
    shown = {sheet.name for sheet in load_example(kind)}
    assert {sheet.name for sheet in kind.sheets if sheet.required} <= shown


def test_sheets_and_columns_are_found_by_any_spelling(tmp_path: Path) -> None:
    text = """
        ["реквизиты"]
        "дата" = 2027-09-10
        [["Пункты"]]
        "вид:" = "да"
        [["План"]]
        section = "Раздел"
        [["План"]]
        "Дело" = "Дело"
        "Место" = "зал"
        [["Список"]]
        "Кто" = "Ким А."
        "Балл" = 5
    """
    card, points, plan, own = load_example(kind_with(tmp_path, text))
    assert (card.name, card.rows) == ("Реквизиты", ({"Дата": date(2027, 9, 10)},))
    assert points.rows == ({"Вид": "да"},)
    assert (plan.headings, len(plan.rows)) == (("Дело", "Место"), 2)
    assert (own.sheet, own.headings) == (None, ("Кто", "Балл"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('["Реквизиты"]\n"Нумер" = "1"', "«Реквизиты.Нумер»: такого столбца на листе нет; "),
        ('["Реквизиты"]\n"Номер" = ["1"]', "«Реквизиты.Номер»: нужен текст, число или дата"),
        ('["Реквизиты"]\n"Номер" = true', "нужен текст, число или дата, а стоит True"),
        ('["Реквизиты"]\nsection = "Раздел"', "такого столбца на листе нет"),
        ('[["Реквизиты"]]\n"Номер" = "1"', '«Реквизиты»: нужна таблица ["Реквизиты"]'),
        ('["Пункты"]\n"Вид" = "да"', '«Пункты»: нужен список таблиц [["Пункты"]]'),
        ('[["Пункты"]]\n"Вид" = "может"', "значение «может» неизвестно"),
        ("[", "не разобран"),
    ],
)
def test_wrong_example_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KindError) as caught:
        load_example(kind_with(tmp_path, text))
    assert told in str(caught.value)
    assert "Файл примера «trial.toml»" in str(caught.value)


def test_a_kind_without_an_example(tmp_path: Path) -> None:
    path = tmp_path / "kinds" / "trial.toml"
    assert load_example(Kind("проба", "trial", "Проба", "", path, "x", (), path)) == ()
