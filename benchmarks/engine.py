"""Printing documents: docgen beside docxtpl, with proofs and checks switched on.

    PYTHONPATH=. python benchmarks/engine.py [--documents 200] [--rows 60] [--many 5000]

Templates, data and workbooks are made here. Each line is measured in this one run together with
its baseline, turn by turn, so that other work on the machine meets both; what stands in the table
is the median turn. Seconds are those of the processor, where the system tells them of ended
processes too (not on Windows: there of the clock). A document is counted when it lies on the
disk, proved; the texts of both documents are compared.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from engine_inputs import context, write_template, write_workbook

import docgen
from docgen.disk_cache import VARIABLE
from docgen.pipeline import Run
from docgen.rendering import DocumentTemplate
from docgen.workspace import Workspace

SCRIPT = """
import sys
from docxtpl import DocxTemplate
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
card = {name: value for name, value in book["Реквизиты"].iter_rows(values_only=True)}
rows = list(book["Мероприятия"].iter_rows(min_row=2, values_only=True))
rows = [dict(zip(("номер", "дело", "срок", "кто"), row)) for row in rows]
template = DocxTemplate(sys.argv[2])
template.render({"название": card["Название"], "период": card["Период"], "школа": "",
                 "разделы": [{"имя": "", "строки": rows}]}, autoescape=True)
template.save(sys.argv[3])
"""


def print_with_docxtpl(template: Path, values: dict[str, Any], target: Path) -> None:
    """docxtpl's usual loop: a new object for each document."""
    document = DocxTemplate(template)
    document.render(values, autoescape=True)
    document.save(target)


def print_with_docgen(template: DocumentTemplate, values: dict[str, Any], target: Path) -> None:
    """docgen: compiled once, every document proved."""
    rendered = template.render(values)
    assert not rendered.faults, rendered.faults
    target.write_bytes(rendered.data)


def turns(jobs: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Return the median seconds of each job, all of them done in turn."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(times):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append(time.process_time() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def cold(commands: dict[str, list[str]], folder: Path, times: int) -> dict[str, float]:
    """Return the median seconds of whole processes, started in turn.

    Their code is compiled before, and docgen keeps its templates in a folder of this run; a command
    named «… anew» keeps nothing.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    variables = {**os.environ, "PYTHONPATH": str(Path(docgen.__file__).parents[1])}
    variables["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(times + 1):
        for name, command in commands.items():
            start = _seconds_of_children()
            cache = "off" if name.endswith("anew") else str(folder / "kept")
            own = {**variables, VARIABLE: cache}
            subprocess.run(command, cwd=folder, check=True, capture_output=True, env=own)
            taken[name].append(_seconds_of_children() - start)
    # The first turn compiles, and warms the cache of files.
    return {name: statistics.median(seconds[1:]) for name, seconds in taken.items()}


def _seconds_of_children() -> float:
    """Return the seconds of the processor that ended processes have taken, else of the clock."""
    if sys.platform == "win32":
        return time.perf_counter()
    from resource import RUSAGE_CHILDREN, getrusage

    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def same_text(one: Path, other: Path) -> bool:
    """Tell whether all cells and paragraphs of two documents say the same."""
    return list(_texts(one)) == list(_texts(other))


def _texts(path: Path) -> Iterator[str]:
    document = Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table._tbl.tr_lst:  # noqa: SLF001 - python-docx repeats merged cells
            yield from ("".join(cell.itertext()) for cell in row.tc_lst)


def _memory_of(way: str, template: Path, rows: int, target: Path) -> float | None:
    if way == "docgen":
        print_with_docgen(DocumentTemplate.open(template, {}), context(rows, 1), target)
    else:
        print_with_docxtpl(template, context(rows, 1), target)
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM")), None)


def memory(way: str, template: Path, rows: int, target: Path) -> float | None:
    """Return the most megabytes of a process of its own; None where the system does not tell."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory_of, (way, template, rows, target))


def row(work: str, baseline: float, ours: float, goal: str, unit: str = "ms") -> None:
    """Print one line: the baseline, docgen, how many times better docgen is, and the goal."""
    print(f"{work:<52} {baseline:9.2f} {ours:9.2f} {unit} {baseline / ours:7.2f}×   {goal}")


def documents(folder: Path, count: int, rows: int) -> None:
    """Many documents of one template, the plain one and the shipped one."""
    plain = folder / "Шаблон.docx"
    ours, shipped = DocumentTemplate.open(plain, {}), _shipped(folder)
    contexts = [context(rows, number) for number in range(count)]

    def all_of(print_one: Callable[[Any, Path], None], values: list[Any]) -> Callable[[], None]:
        def job() -> None:
            for number, one in enumerate(values):
                print_one(one, folder / f"{number}.docx")

        return job

    def theirs(values: Any, target: Path) -> None:
        print_with_docxtpl(plain, values, target)

    def own(values: Any, target: Path) -> None:
        print_with_docgen(ours, values, target)

    def of_shipped(_: Any, target: Path) -> None:
        print_with_docgen(shipped[0], shipped[1], target)

    taken = turns(
        {
            "docxtpl": all_of(theirs, contexts),
            "docgen": all_of(own, contexts),
            "half": all_of(own, contexts[: count // 2]),
            "shipped": all_of(of_shipped, contexts),
        },
        3,
    )
    each = {name: seconds / count * 1e3 for name, seconds in taken.items()}
    row(f"{count} documents of {rows} rows, each", each["docxtpl"], each["docgen"], "≥ 20×")
    row("  the shipped template of a plan, each", each["docxtpl"], each["shipped"], "")
    print(
        f"{'  twice as many documents take':<52} {taken['docgen'] / taken['half']:27.2f}×   ≤ 2.2×"
    )
    theirs(contexts[1], folder / "a.docx")
    own(contexts[1], folder / "b.docx")
    sizes = [(folder / f"{name}.docx").stat().st_size / 1e3 for name in "ab"]
    row("  size of a file", *sizes, "", "KB")
    print(f"  the same texts: {same_text(folder / 'a.docx', folder / 'b.docx')}")


def _shipped(folder: Path) -> tuple[DocumentTemplate, Any]:
    """Return the shipped template of a plan, and the names that it gets from a workbook."""
    from docgen.context import build_context
    from docgen.documents import read

    run = Run(Workspace(folder))
    kind, records, issues = read(run, folder / "План.xlsx")
    assert kind is not None, issues
    assert records is not None, issues
    return run.template(kind), build_context(records, run.office()).names


def long_table(folder: Path, rows: int) -> None:
    """One document with a long table: time and memory."""
    plain = folder / "Шаблон.docx"
    ours = DocumentTemplate.open(plain, {})
    values, twice = context(rows, 1), context(2 * rows, 1)
    target = folder / "long.docx"
    taken = turns(
        {
            "docxtpl": lambda: print_with_docxtpl(plain, values, target),
            "docgen": lambda: print_with_docgen(ours, values, target),
            "twice": lambda: print_with_docgen(ours, twice, target),
        },
        3,
    )
    row(f"one document of {rows} rows", taken["docxtpl"] * 1e3, taken["docgen"] * 1e3, "≥ 5×")
    print(f"{'  twice as many rows take':<52} {taken['twice'] / taken['docgen']:27.2f}×   ≤ 2.2×")
    most = [memory(way, plain, rows, target) for way in ("docxtpl", "docgen")]
    if most[0] and most[1]:
        row("  most memory of a process", most[0], most[1], "≥ 2×", "MB")


def processes(folder: Path, times: int) -> None:
    """Cold processes: one small document from its workbook, and the help."""
    script = folder / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    book, python = "План.xlsx", sys.executable
    taken = cold(
        {
            "script": [python, str(script), book, "Шаблон.docx", "script.docx"],
            "docgen": [python, "-m", "docgen", "build", book, "--output", "Готово"],
            "docgen anew": [python, "-m", "docgen", "build", book, "--output", "Готово"],
            "click": [python, "-c", "import click"],
            "help": [python, "-m", "docgen", "--help"],
        },
        folder,
        times,
    )
    row("cold: a small workbook to a document, beside a script", taken["script"] * 1e3,
        taken["docgen"] * 1e3, "≥ 1.67×")  # fmt: skip
    row("  the same with nothing kept on the disk", taken["script"] * 1e3,
        taken["docgen anew"] * 1e3, "")  # fmt: skip
    row("cold: --help, beside «import click»", taken["click"] * 1e3, taken["help"] * 1e3, "≥ 0.5×")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=200)
    options.add_argument("--rows", type=int, default=60)
    options.add_argument("--many", type=int, default=5000)
    options.add_argument("--times", type=int, default=9, help="cold processes of each sort")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_template(folder / "Шаблон.docx")
        write_workbook(folder / "План.xlsx", chosen.rows)
        print(f"{'':<52} {'baseline':>9} {'docgen':>9}    {'ratio':>8}   to reach")
        documents(folder, chosen.documents, chosen.rows)
        long_table(folder, chosen.many)
        write_workbook(folder / "План.xlsx", 10)
        processes(folder, chosen.times)


if __name__ == "__main__":
    main()
