"""A workbook of many plans: beside a plain script, by processes, and when nothing has changed.

    PYTHONPATH=. python benchmarks/batch.py [--schools 1000] [--jobs 2] [--rows 60]

The workbook is invented here: up to 60 rows a plan, some for some schools only, some with the
values of a school in them. The plain script reads it with openpyxl and prints every school with
docxtpl in a loop, from a plain template with the same table; it checks and proves nothing. Every
line is a process of its own, timed whole from its start to its end; on a busy machine the seconds
of the processor say more: the line «по процессору» divides those by the number of jobs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from engine_inputs import write_template
from openpyxl import Workbook

import docgen

MONTHS = ("сентябрь", "октябрь", "ноябрь", "декабрь", "январь", "февраль", "март", "апрель")
HEADS = ("Ясенева Нина Фёдоровна", "Коваль Елена Викторовна", "Орлов Пётр Ильич")
LIMITS = ("сельские", "городские", "все кроме СОШ № 2", "СОШ № 1; СОШ № 3")
SCRIPT = """
import sys
from docxtpl import DocxTemplate
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
card = {name: value for name, value in book["Реквизиты"].iter_rows(values_only=True)}
schools = list(book["Школы"].iter_rows(min_row=2, values_only=True))
events = list(book["Мероприятия"].iter_rows(min_row=2, values_only=True))

def is_for(whom, school, group):
    if not whom:
        return True
    if whom.startswith("все кроме "):
        return school != whom.removeprefix("все кроме ")
    return school in whom.split("; ") or group == whom

for school, group, head in schools:
    def filled(text):
        return (text or "").replace("{{ школа }}", school).replace("{{ директор }}", head)
    rows = [row for row in events if is_for(row[4], school, group)]
    rows = [{"номер": number, "дело": filled(row[1]), "срок": row[2], "кто": filled(row[3])}
            for number, row in enumerate(rows, 1)]
    template = DocxTemplate(sys.argv[2])
    template.render({"название": filled(card["Название"]), "период": card["Период"],
                     "школа": school, "разделы": [{"имя": "", "строки": rows}]}, autoescape=True)
    template.save(f"{sys.argv[3]}/План_{school}.docx")
"""


class Spent(NamedTuple):
    """What a process and its children took: seconds of the clock and of processors, megabytes."""

    wall: float
    own: float
    memory: float


def write(path: Path, schools: int, rows: int = 60) -> None:
    """Write the workbook."""
    book = Workbook()
    card = book.worksheets[0]
    card.title = "Реквизиты"
    for row in (
        ("Вид документа", "план"),
        ("Название", "План методической работы, {{ школа }}"),
        ("Период", "на 2027/2028 учебный год"),
        ("Нумерация строк", "сквозная"),
    ):
        card.append(row)
    page = book.create_sheet("Школы")
    page.append(("Школа", "Группа", "Директор"))
    for number in range(schools):
        group = "сельские" if number % 2 else "городские"
        page.append((f"СОШ № {number + 1}", group, HEADS[number % 3]))
    page = book.create_sheet("Мероприятия")
    page.append(("№", "Мероприятие", "Срок", "Ответственный", "Для школ"))
    for number in range(rows):
        year = 2027 if number % 8 < 4 else 2028
        who = "{{ директор }}" if number % 10 == 2 else "методист"
        limit = None if number % 6 else LIMITS[number // 6 % 4]
        text = f"Встреча {number + 1}" + (" в {{ школа }}" if number % 10 == 1 else "")
        page.append((None, text, f"{MONTHS[number % 8]} {year} г.", who, limit))
    book.save(path)


def surroundings() -> dict[str, str]:
    """Return the variables with which a process finds this docgen."""
    return {**os.environ, "PYTHONPATH": str(Path(docgen.__file__).parents[1])}


def spent(command: list[str], folder: Path, codes: Collection[int] = (0,)) -> Spent:
    """Return what a command took, with its children; it must end with one of these codes."""
    start = time.perf_counter()
    with (folder / "вывод.txt").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=folder, env=surroundings(), stdout=output, stderr=output
        )
        if sys.platform == "win32":
            process.wait()
            return Spent(time.perf_counter() - start, float("nan"), float("nan"))
        _, status, used = os.wait4(process.pid, 0)
    told = (folder / "вывод.txt").read_text("utf-8")
    assert os.waitstatus_to_exitcode(status) in codes, told
    wall = time.perf_counter() - start
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3)


def row(title: str, one: Spent) -> None:
    """Print one line."""
    print(f"{title:<44} {one.wall:8.1f} с {one.own:8.1f} с {one.memory:7.0f} МБ", flush=True)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--schools", type=int, default=1000)
    options.add_argument("--rows", type=int, default=60)
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "script.py").write_text(SCRIPT, encoding="utf-8")
        write_template(folder / "Шаблон.docx")
        for part in ("Готово", "половина"):
            (folder / part).mkdir()
        write(folder / "Планы.xlsx", chosen.schools, chosen.rows)
        write(folder / "половина" / "Планы.xlsx", chosen.schools // 2, chosen.rows)
        build = ["-m", "docgen", "build", "-q", "Планы.xlsx", "--output"]
        jobs = ["--jobs", str(chosen.jobs)]
        print(f"{chosen.schools} школ, {chosen.rows} строк{'':<22} часы  процессор  память")
        script = spent(["script.py", "Планы.xlsx", "Шаблон.docx", "Готово"], folder)
        row("openpyxl и docxtpl, цикл", script)
        several = spent([*build, "два", *jobs], folder)
        row(f"docgen, работников: {chosen.jobs}", several)
        one = spent([*build, "один", "--jobs", "1"], folder)
        row("docgen в одном процессе", one)
        again = spent([*build, "один", "--jobs", "1"], folder)
        row("  ничего не изменилось", again)
        half = spent([*build, "один", "--jobs", "1"], folder / "половина")
        row("  вдвое меньше школ", half)
        made = [sorted((folder / way / "Планы").glob("*.docx")) for way in ("один", "два")]
        same = [p.read_bytes() for p in made[0]] == [p.read_bytes() for p in made[1]]
        print(f"те же байты при любом числе работников: {same}")
        print(f"быстрее скрипта, по часам: {script.wall / several.wall:.1f}×   (цель ≥ 25×)")
        each = several.own / chosen.jobs
        print(f"быстрее скрипта, по процессору: {script.own / each:.1f}×   (цель ≥ 25×)")
        print(f"вдвое больше школ: время {one.own / half.own:.2f}×   (цель ≤ 2.2×), "
              f"память {one.memory / half.memory:.2f}×")  # fmt: skip


if __name__ == "__main__":
    main()
