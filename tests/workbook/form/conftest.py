"""One small kind with every type of column, and its new workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.workbook import Offers, form_bytes

LONG = "подсказка, и притом длинная, " * 20
KIND = Kind(
    "проба",
    "trial",
    "Проба",
    "",
    Path("x.docx"),
    "x",
    (
        Sheet(
            "Реквизиты",
            Shape.CARD,
            (
                Column("Вид документа", key="kind"),
                Column(
                    "Состояние",
                    ValueType.CHOICE,
                    key="state",
                    choices=("проект", "на подпись"),
                    default="проект",
                ),
                Column("Дата", ValueType.DATE, key="date", required="final", hint="=HYPERLINK(1)"),
                Column("Заголовок", required="yes", example="О деле"),
                Column("Подписант", ValueType.PERSON, required="final", default="Ким"),
            ),
        ),
        Sheet(
            "Пункты",
            Shape.CLAUSES,
            (
                Column("№", key="number", example="1.2"),
                Column("Кому", ValueType.PEOPLE, key="addressee"),
                Column("Текст", ValueType.RICH_TEXT, required="yes", hint="Что сделать."),
                Column("Срок", ValueType.DEADLINE, key="deadline", hint=LONG),
                Column("Баллы", ValueType.NUMBER),
                Column("Срочно", ValueType.YES_NO),
                Column("Лист", ValueType.SHEET, key="sheets"),
                Column("Подпись", required="final"),
            ),
        ),
        Sheet(
            "Таблица [план]",
            Shape.TABLE,
            suggested=(Column("№", example="1"), Column("Дело", example="Дело")),
        ),
        Sheet("Итоги", Shape.ROWS, (Column("Когда", ValueType.DATE),)),
    ),
    Path("templates/kinds/trial.toml"),
)
OFFERS = Offers(("Зимина Ольга Сергеевна", "Ким А."), ("директор",))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Return the new workbook of the small kind."""
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(
        form_bytes(KIND, offers=OFFERS, last_steps=("Проверьте: docgen check бланк.xlsx",))
    )
    return path
