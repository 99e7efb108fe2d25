"""Reading a big workbook: docgen's reader beside openpyxl and python-calamine, and a whole check.

    python benchmarks/reading.py [--rows 60000]

The baseline is plain openpyxl (whole workbook). What each reader keeps is in the table: a check
needs addresses, merges, rich text, looks and formulas without a result. python-calamine is not a
dependency of docgen; without it its line is left out. Below stand the parts of which a check is
made, and the most memory that a check takes. Seconds are those of the processor, which other work
on the machine lengthens less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from openpyxl import Workbook, load_workbook

from docgen import pipeline
from docgen.checks import Paper, run_checks
from docgen.collecting import collecting_later
from docgen.workbook import open_workbook, read_records
from docgen.workspace import Workspace

calamine: ModuleType | None
try:
    import python_calamine as calamine
except ImportError:
    calamine = None

DEEDS = (
    "Провести заседание методического объединения учителей {}",
    "Организовать участие обучающихся {} классов в школьном этапе олимпиады",
    "Обновить раздел официального сайта «Наша работа: {}»",
    "Подготовить аналитическую справку по итогам контроля: {}",
    "Родительское собрание в {} классах: безопасность детей в сети Интернет",
    "Открытый урок по теме «{}» и его обсуждение",
    "Мониторинг качества образования ({})",
    "Проверить журналы, выполнение программ (приказ от 27.08.2026 № {})",
)
TOPICS = (
    "начальных классов", "5–9", "русского языка и литературы", "математики, физики и информатики",
    "функциональная грамотность", "адаптация первоклассников", "подготовка к ГИА", "198-од",
    "внеурочная деятельность", "питание обучающихся", "история и обществознание",
)  # fmt: skip
EXECUTORS = ("Петрова М.П.", "Сидоров И.И.", "классные руководители", "Коваль Е.В., учителя")


def write_plan(path: Path, rows: int) -> None:
    """Write a plan with a section every hundred rows, and dates, words and merges in it."""
    book = Workbook(write_only=False)
    card = book.active
    assert card is not None
    card.title = "Реквизиты"
    for row in (
        ["Вид документа", "план"],
        ["Название", "План работы школы"],
        ["Период", "на 2026/2027 учебный год"],
    ):
        card.append(row)
    page = book.create_sheet("Мероприятия")
    page.append(["№", "Мероприятие", "Срок", "Ответственный"])
    first = date(2026, 9, 1)
    for number in range(1, rows + 1):
        if number % 100 == 1:
            page.append([f"Раздел {number // 100 + 1}. Работа с классами и кружками"])
            page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1,
                             end_column=4)  # fmt: skip
        day = first + timedelta(days=number * 270 // rows)
        page.append(
            [
                number,
                DEEDS[number % len(DEEDS)].format(TOPICS[number % len(TOPICS)])
                + f", группа {number}",
                day if number % 2 else f"до {day:%d.%m.%Y}",
                EXECUTORS[number % len(EXECUTORS)],
            ]
        )
    book.save(path)


def with_openpyxl(path: Path) -> None:
    """Plain openpyxl: the whole workbook, every cell looked at."""
    for page in load_workbook(path):
        for row in page.iter_rows():
            for cell in row:
                _ = cell.value


def with_openpyxl_rich(path: Path) -> None:
    """The same with the looks inside cells."""
    for page in load_workbook(path, rich_text=True):
        for row in page.iter_rows():
            for cell in row:
                _ = cell.value


def with_openpyxl_stream(path: Path) -> None:
    """Its reader of rows: no merges, no rich text."""
    for page in load_workbook(path, read_only=True):
        for row in page.iter_rows(values_only=True):
            _ = row


def with_calamine(path: Path) -> None:
    """python-calamine: values only."""
    assert calamine is not None
    book = calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def best(job: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        job()
        taken.append(time.process_time() - start)
    return min(taken)


def parts(run: pipeline.Run, path: Path) -> dict[str, float]:
    """Return the seconds that each part of reading and checking takes, once its caches are warm."""
    kind = next(kind for kind in run.kinds if kind.name == "план")
    taken: dict[str, float] = {}
    for _ in range(2):
        with collecting_later():
            clock = [time.process_time()]
            raw = open_workbook(path)
            clock.append(time.process_time())
            records, _issues = read_records(raw, kind)
            clock.append(time.process_time())
            run_checks(Paper(records, run.directory.records))
            clock.append(time.process_time())
        names = ("of it: cells of the file", "of it: typed records", "of it: rules")
        taken = {
            name: end - start for name, (start, end) in zip(names, pairwise(clock), strict=True)
        }
    return taken


def most_memory(path: Path, workspace: Workspace) -> float | None:
    """Return the most memory that a check takes, in megabytes: in a process of its own.

    None where the system does not tell it as Linux does.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory_of_check, (path, workspace.root))


def _memory_of_check(path: Path, root: Path) -> float | None:
    pipeline.check([path], workspace=Workspace(root))
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM")), None)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=60_000)
    rows = options.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.inputs.mkdir()
        path = workspace.inputs / "План.xlsx"
        write_plan(path, rows)
        ways: list[tuple[str, Callable[[], object]]] = [
            ("openpyxl", lambda: with_openpyxl(path)),
            ("openpyxl, rich text", lambda: with_openpyxl_rich(path)),
            ("openpyxl, read only: no merges", lambda: with_openpyxl_stream(path)),
            ("docgen: addresses, merges, rich text, looks", lambda: open_workbook(path)),
        ]
        if calamine is not None:
            ways.append(("python-calamine: values only", lambda: with_calamine(path)))
        baseline = 0.0
        print(f"{rows} rows, {path.stat().st_size / 1e6:.1f} MB")
        for name, way in ways:
            taken = best(way)
            baseline = baseline or taken
            print(f"{name:<48} {taken:6.2f} s  {taken / baseline:5.2f}")
        jobs: list[tuple[str, Callable[[], object]]] = [
            (
                "docgen: read and checked by all rules",
                lambda: pipeline.read(pipeline.Run(workspace), path),
            ),
            (
                "docgen check: rendered and proved too",
                lambda: pipeline.check([path], workspace=workspace),
            ),
        ]
        for name, job in jobs:
            taken = best(job, 1)
            print(f"{name:<48} {taken:6.2f} s  {taken / baseline:5.2f}")
        for name, taken in parts(pipeline.Run(workspace), path).items():
            print(f"{name:<48} {taken:6.2f} s  {taken / baseline:5.2f}")
        memory = most_memory(path, workspace)
        if memory is not None:
            print(f"{'docgen check: most memory':<48} {memory:6.0f} MB")


if __name__ == "__main__":
    main()
