"""What documents of a batch share is what each of them would have made of it alone."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import cast

import pytest

from docgen import batch
from docgen.content import Printable, TableRow
from docgen.context import build_context
from docgen.issues import Location
from docgen.records import Record
from docgen.run import Run
from docgen.sharing import Memo
from docgen.stretches import Stretches
from docgen.workbook.shared_rows import ReadRow
from docgen.workspace import Workspace
from tests.batch.conftest import CARD, SCHOOLS, book
from tests.documents.conftest import Rows, save

SCHOOLS_OF_MANY: Rows = [
    [*SCHOOLS[0], "Состояние"],
    *SCHOOLS[1:],
    ["СОШ № 6", "сельские", "Орлов Пётр Ильич", None, "проект"],
    ["СОШ № 7", "городские", "Орлов Пётр Ильич"],
]
ROWS: Rows = [
    ["№", "Мероприятие", "Срок", "Ответственный", "Для школ"],
    ["Осень"],
    [None, "Слёт: https://example.org/slet", "октябрь 2027 г.", "методист", None],
    [None, 'Выезд в {{ школа }} -- "первый"', "ноябрь 2027 г.", "{{ директор }}", "сельские"],
    [None, "Диктант", "32.11.2027", "методист", "городские"],
    [None, "Диктант,\nвторая часть", "ноябрь 2027 г.", "{{ директор }}", None],
    ["Зима"],
    [None, "Лыжня {{ школа }}", "январь 2028 г.", "методист", "Лицей; СОШ 7"],
    [None, "Чтения", "январь 2028 г.", None, "все кроме лицея"],
    ["7", "Итоги", "2028-02-01", "методист", None],
]


#: Sheets in which nothing is filled: one that a cell names, one that nobody does.
BESIDE: dict[str, Rows] = {
    "Приложения": [["№", "Название", "Лист"], ["1", "Сроки подачи", "Сроки"]],
    "Сроки": [["Что", "Когда"], ["Заявка", "май"], ["Отчёт", "июнь"]],
    "Записки": [["Кому", "Что"], ["методисту", "спросить"]],
}
# Each school has rows of its own: more cuts of a sheet than are kept.
OWN_SCHOOLS: Rows = [
    SCHOOLS[0],
    *([f"СОШ № {number}", "сельские", "Орлов Пётр Ильич"] for number in range(1, 24)),
]
OWN_ROWS: Rows = [
    *ROWS,
    *([None, f"Праздник {n}: {{{{ школа }}}}", "май 2028 г.", None, f"СОШ {n}"] for n in range(24)),
]


@pytest.mark.parametrize(
    ("schools", "rows", "numbering", "merges"),
    [
        (SCHOOLS_OF_MANY, ROWS, "сквозная", ()),
        (SCHOOLS_OF_MANY, ROWS, "по разделам", ("C4:C6", "A2:E2", "A7:E7")),
        (SCHOOLS_OF_MANY, ROWS, "1.1", ()),
        (OWN_SCHOOLS, OWN_ROWS, "сквозная", ()),
    ],
)
def test_each_document_is_the_same_made_alone(
    workspace: Workspace, schools: Rows, rows: Rows, numbering: str, merges: tuple[str, ...]
) -> None:
    path: Path = workspace.inputs / "Планы.xlsx"
    card = [*CARD, ["Нумерация строк", numbering]]
    sheets = {**book(schools, rows, card), **BESIDE}
    save(path, sheets, {"Мероприятия": merges})
    together = batch.open_batch(Run(workspace), path)
    assert together is not None
    tasks = list(batch.tasks_of(together.book, together.kinds_of))
    # The second turn has found everything before.
    made = [together.make(task) for task in (*tasks, *tasks)][len(tasks) :]
    assert any(one.rendered for one in made)
    for task, one in zip(tasks[:: len(tasks) // 5], made[:: len(tasks) // 5], strict=True):
        alone = batch.open_batch(Run(workspace), path)
        assert alone is not None
        assert alone.make(task) == one


def test_a_row_filled_alike_is_one_stretch_with_the_rows_behind_it(workspace: Workspace) -> None:
    path: Path = workspace.inputs / "Планы.xlsx"
    schools: Rows = [SCHOOLS[0], *([f"СОШ № {n}", None, "Орлов Пётр Ильич"] for n in range(1, 5))]
    rows: Rows = [
        ROWS[0],
        [None, "Слёт", "май 2028 г.", "методист", None],
        [None, "Выезд {{ школа }}", "май 2028 г.", "методист", None],
        [None, "Итоги", "май 2028 г.", "{{ директор }}", None],
        *([None, f"Встреча {n}", "май 2028 г.", "методист", None] for n in range(3)),
    ]
    save(path, book(schools, rows, CARD), {})
    work = batch.open_batch(Run(workspace), path)
    assert work is not None
    tables = [
        work.records(task, [], work.run.office()).sheets["мероприятия"].table
        for task in batch.tasks_of(work.book, work.kinds_of)
    ]
    parts = [table.rows.parts for table in tables if table and isinstance(table.rows, Stretches)]
    shared = [[part for part in some if part.is_shared] for some in parts]
    assert shared[-1] == shared[-2]
    assert "Орлов Пётр Ильич" in [row.cells[-1].text for part in shared[-1] for row in part.items]
    assert not any("Выезд" in row.cells[1].text for part in shared[-1] for row in part.items)


def test_a_document_is_let_go_of_without_a_search(workspace: Workspace) -> None:
    path: Path = workspace.inputs / "Планы.xlsx"
    save(path, book(SCHOOLS, ROWS, CARD), {})
    together = batch.open_batch(Run(workspace), path)
    assert together is not None
    task = next(batch.tasks_of(together.book, together.kinds_of))
    office = together.run.office()
    context = build_context(together.records(task, [], office), office)
    seen = weakref.ref(cast("Printable", context.names["мероприятия"]))
    gc.disable()
    try:
        context.let_go()
        del context
        assert seen() is None
    finally:
        gc.enable()


def test_equal_objects_are_not_taken_for_one_another() -> None:
    memo: Memo[str] = Memo()
    one, other = ["строка"], ["строка"]
    memo.keep("первая", one)
    assert memo.get(one) == "первая"
    assert memo.get(other) is None
    assert memo.get(one, "иначе") is None


def test_memory_of_what_was_made_is_bounded() -> None:
    memo: Memo[int] = Memo()
    objects = [[number] for number in range(5_000)]
    for number, one in enumerate(objects):
        assert memo.keep(number, one) == number
    assert memo.get(objects[-1]) == len(objects) - 1
    assert memo.get(objects[0]) is None


def test_a_row_that_was_printed_lets_go_of_what_made_it() -> None:
    """What makes it holds a whole workbook: a thousand documents would hold a thousand."""

    class Reading:
        def make(self) -> TableRow:
            return TableRow(())

    reading = Reading()
    seen = weakref.ref(reading)
    row = ReadRow((), (), Record(Location("Планы.xlsx")), reading.make)
    del reading
    printed = row.printed()
    assert seen() is None
    assert row.printed() is printed
