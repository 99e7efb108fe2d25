"""How long a workbook of many plans takes: first run, a run with nothing changed, memory.

Run: ``PYTHONPATH=. python benchmarks/batch.py [SCHOOLS…]``, 40 and 1,000 schools by default, each
plan of up to 60 rows. The workbooks are invented here; every size runs in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

from docgen import pipeline
from docgen.workspace import Workspace

ROWS = 60
MONTHS = ("сентябрь", "октябрь", "ноябрь", "декабрь", "январь", "февраль", "март", "апрель")
HEADS = ("Ясенева Нина Фёдоровна", "Коваль Елена Викторовна", "Орлов Пётр Ильич")
LIMITS = ("сельские", "городские", "все кроме СОШ № 2", "СОШ № 1; СОШ № 3")


def write(path: Path, schools: int) -> None:
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
    for number in range(ROWS):
        year = 2027 if number % 8 < 4 else 2028
        who = "{{ директор }}" if number % 10 == 2 else "методист"
        limit = None if number % 6 else LIMITS[number // 6 % 4]
        text = f"Встреча {number + 1}" + (" в {{ школа }}" if number % 10 == 1 else "")
        page.append((None, text, f"{MONTHS[number % 8]} {year} г.", who, limit))
    book.save(path)


def measure(schools: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / "Планы.xlsx"
        write(path, schools)
        for name in ("сборка", "ничего не изменилось"):
            wall, own = time.perf_counter(), time.process_time()
            result = pipeline.build([path], root / "outputs", workspace=Workspace(root))
            assert len(result.documents) == schools
            assert not result.has_errors
            wall, own = time.perf_counter() - wall, time.process_time() - own
            print(f"{schools:>6}  {name:<21} {wall:7.1f} с  {own:7.1f} с  {_memory():>5} МБ")


def _memory() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        print("  школ  что                      часы   процессор  память", flush=True)
        for size in sys.argv[1:] or ("40", "1000"):
            subprocess.run([sys.executable, __file__, "--one", size], check=True)
