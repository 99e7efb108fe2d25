"""Each rule tells the slip that it is named for, at its cell, and is silent on a right paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import pipeline
from docgen.checks import CHECKS
from docgen.errors import KindError
from docgen.workspace import Workspace
from tests.documents.conftest import Rows, save

AGENDA: Rows = [["Вопрос"], ["О плане"], ["Об итогах"]]
PRESENT: Rows = [["Кто"], ["Петрова М.П."], ["Сидоров Иван Ильич"], ["Коваль Е.В."]]
DECISIONS: Rows = [["Вопрос", "Решение"], [1, "Принять."], [2, "Утвердить."]]


def order(clauses: Rows, **sheets: Rows) -> dict[str, Rows]:
    card = [["Вид документа", "приказ"], ["Дата", "05.10.2026"], ["Заголовок", "О деле"]]
    return {"Реквизиты": card, "Пункты": clauses, **sheets}


def minutes(
    chair: str = "Петрова Мария Павловна", first: str = "нет", **sheets: Rows
) -> dict[str, Rows]:
    card = [
        ["Председатель и секретарь в начале", first],
        ["Вид документа", "протокол"],
        ["Дата", "05.10.2026"],
        ["Заголовок", "заседания"],
        ["Председатель", chair],
        ["Секретарь", "Коваль Е.В."],
    ]
    rest = {"Присутствовали": PRESENT, "Повестка": AGENDA, "Решения": DECISIONS}
    return {"Реквизиты": card, **rest, **sheets}


def plan(*rows: list[str]) -> dict[str, Rows]:
    card = [["Вид документа", "план"], ["Дата", "05.10.2026"], ["Название", "План"]]
    return {"Реквизиты": card, "Мероприятия": [["Дело", "Срок исполнения"], *rows]}


ATTACHED: Rows = [["Название"], ["Порядок"], ["Состав"]]
CASES = [
    (order([["Текст", "Срок"], ["Сделать.", "до 01.10.2026"]]), "deadline Пункты!B2"),
    (order([["Текст", "Срок"], ["Сделать.", "до 06.10.2026"]]), None),
    (order([["Текст", "Срок"], ["Сделать.", "сентябрь"]]), None),
    (plan(["Сбор", "до 01.10.2026"]), "deadline Мероприятия!B2"),
    (plan(["Сбор", "постоянно"], ["Отчёт", "декабрь 2026"]), None),
    (minutes("Ёлкин П.П."), "leaders Реквизиты!B5"),
    (minutes("Ёлкин П.П.", first="да"), None),
    (minutes("Петрова М. П."), None),
    (order([["Текст", "Срок"], ["Сделать.", "до 31.11.2026"]]), "dates Пункты!B2"),
    (order([["Текст", "Срок"], ["Сделать.", "с 01.11.2026 по 10.11.206"]]), "dates Пункты!B2"),
    (order([["Текст", "Срок"], ["Сделать.", "п. 1.2.3 плана"]]), None),
    (
        minutes(
            Решения=[["Вопрос", "Решение", "За", "Против"], [1, "Да.", 3, 1], [2, "Да.", 3, 0]]
        ),
        "votes Решения!C2",
    ),
    (minutes(Решения=[["Вопрос", "Решение"], [1, "Принять."]]), "every Повестка!3"),
    (minutes(Решения=[["Решение"], ["Принять."]]), None),
    (minutes(), None),
    (
        minutes(
            "Ёлкин П.П.", "да", Решения=[["Вопрос", "Решение", "За"], [1, "Да.", 4], [2, "Да.", 4]]
        ),
        None,
    ),
    (
        order([["Текст"], ["Утвердить (приложение № 1)."]], Приложения=ATTACHED),
        "attach Приложения!3",
    ),
    (
        order(
            [["Текст"], ["Утвердить (приложения № 1) и (приложение 3)."]], Приложения=ATTACHED[:2]
        ),
        "attach Пункты!A2",
    ),
    (order([["Текст"], ["Утвердить прилагаемый Порядок."]], Приложения=ATTACHED[:2]), None),
    (
        order([["Текст"], ["Утвердить (приложение 1), (приложение 2)."]], Приложения=ATTACHED),
        None,
    ),
]


@pytest.mark.parametrize(("sheets", "expected"), CASES)
def test_rule(tmp_path: Path, sheets: dict[str, Rows], expected: str | None) -> None:
    workspace = Workspace(tmp_path)
    save(workspace.inputs / "Книга.xlsx", sheets, {})
    result = pipeline.check([workspace.inputs / "Книга.xlsx"], workspace=workspace)
    told = [f"{i.code.split('-')[0][:8]} {i.location}" for i in result.issues if i.code in CHECKS]
    told = [line.replace("attachme", "attach") for line in told]
    assert told == ([expected] if expected else [])


def test_every_rule_is_tried() -> None:
    tried = {expected.split()[0] for _, expected in CASES if expected}
    assert {code.split("-")[0][:8].replace("attachme", "attach") for code in CHECKS} == tried


def test_unknown_rule_of_a_kind_is_told(tmp_path: Path) -> None:
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "own.toml").write_text(
        '[kind]\nname = "акт"\ntemplate = "plan.docx"\nchecks = ["votes-fit"]\n'
        '[[sheet]]\nname = "Реквизиты"\nshape = "card"\n',
        encoding="utf-8",
    )
    with pytest.raises(KindError, match="votes-fit-attendance"):
        pipeline.Run(Workspace(tmp_path))


@pytest.mark.parametrize(
    "line",
    ['file_name = "{{ номер"', 'file_name = "{{ номер|нетакого }}"'],
)
def test_bad_expression_of_a_kind_is_told_with_its_key(tmp_path: Path, line: str) -> None:
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "own.toml").write_text(
        f'[kind]\nname = "акт"\ntemplate = "plan.docx"\n{line}\n'
        '[[sheet]]\nname = "Реквизиты"\nshape = "card"\n',
        encoding="utf-8",
    )
    with pytest.raises(KindError, match=r"own\.toml.*file_name"):
        pipeline.Run(Workspace(tmp_path))
