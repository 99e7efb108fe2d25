"""Reading a big workbook: docgen's reader beside openpyxl and python-calamine, and a whole check.

    python benchmarks/reading.py [--rows 60000]

The baseline is plain openpyxl (whole workbook). What each reader keeps is in the table: a check
needs addresses, merges, rich text, looks and formulas without a result. python-calamine is not a
dependency of docgen; without it its line is left out. Seconds are those of the processor, which
other work on the machine lengthens less. Below stand whole processes for books of several sorts, by
the clock as well, and the most memory that they take at a time: openpyxl's reading, and a check by
one process and by two. Last come the parts of which a check by one process is made.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from batch import Spent, spent, surroundings
from big_books import BOOKS, write_plan
from openpyxl import load_workbook

from docgen import pipeline
from docgen.checks import CHECKS, Paper
from docgen.collecting import collecting_later
from docgen.workbook import open_workbook, read_records
from docgen.workspace import Workspace

Rules = dict[str, float]

calamine: ModuleType | None
try:
    import python_calamine as calamine
except ImportError:
    calamine = None


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


def with_docgen(path: Path) -> None:
    """docgen's reader, as a check asks it."""
    with collecting_later():
        open_workbook(path)


def best(job: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        job()
        taken.append(time.process_time() - start)
    return min(taken)


def parts(run: pipeline.Run, path: Path, kind_name: str) -> tuple[dict[str, float], Rules]:
    """Return the seconds of each part of a check, and of each rule, once its caches are warm."""
    kind = next(kind for kind in run.kinds if kind.name == kind_name)
    for _ in range(2):
        rules: Rules = {}
        with collecting_later():
            clock = [time.process_time()]
            raw = open_workbook(path)
            clock.append(time.process_time())
            records, _issues = read_records(raw, kind)
            clock.append(time.process_time())
            paper = Paper(records, run.directory.records)
            for code, rule in CHECKS.items():
                start = time.process_time()
                deque(rule(paper) if rule.may_find(paper) else (), 0)
                rules[code] = time.process_time() - start
            clock.append(time.process_time())
    taken = [end - start for start, end in pairwise(clock)]
    return dict(zip(("cells of the file", "typed records", "rules"), taken, strict=True)), rules


def growth(run: pipeline.Run, folder: Path, rows: int) -> None:
    """Print how a check grows with the rows of books of several sorts."""
    for name, (kind, write) in BOOKS.items():
        half, whole = folder / "Половина.xlsx", folder / "Целое.xlsx"
        write(half, rows // 2)
        write(whole, rows)
        baseline = best(lambda path=whole: with_openpyxl(path), 1)
        (before, rules_before), (after, rules) = parts(run, half, kind), parts(run, whole, kind)
        print(f"\n{name}: {rows} rows, openpyxl reads it in {baseline:.2f} s; doubled from half")
        slowest = sorted(rules, key=rules.__getitem__, reverse=True)[:5]
        lines = [(part, before[part], after[part]) for part in after]
        lines.append(("together", sum(before.values()), sum(after.values())))
        lines += [(f"  {code}", rules_before[code], rules[code]) for code in slowest]
        for line, one, two in lines:
            print(f"{line:<48} {two:6.2f} s  {two / baseline:5.2f}  ×{two / one:.1f}")


def processes(name: str, path: Path) -> None:
    """Print what whole processes take: openpyxl's reading, and a check by one and by two."""
    check = ["-m", "docgen", "check", "--report", "Замечания.txt", str(path), "--jobs"]
    read = (
        "import sys; from openpyxl import load_workbook\nfor page in load_workbook(sys.argv[1]):\n"
    )
    read += " for row in page.iter_rows():\n  for cell in row: cell.value"
    ways = {
        "openpyxl": ["-c", read, str(path)],
        **{f"docgen check --jobs {jobs}": [*check, str(jobs)] for jobs in (1, 2)},
    }
    print(f"\n{name:<36} {'clock':>14} {'processor':>16} {'most memory':>13}")
    baseline: Spent | None = None
    for way, command in ways.items():
        runs = [spent(command, path.parent, codes=(0, 1)) for _ in range(3)]
        wall, own = min(one.wall for one in runs), min(one.own for one in runs)
        baseline = baseline or Spent(wall, own, 0)
        memory = most_memory(command, path.parent)
        print(
            f"{way:<36} {wall:6.2f} s  {wall / baseline.wall:5.2f} {own:8.2f} s  "
            f"{own / baseline.own:5.2f}" + (f" {memory:10.0f} MB" if memory else "")
        )


def most_memory(command: list[str], folder: Path) -> float | None:
    """Return the most megabytes that a command and its processes take, what they share once.

    None where the system does not tell it as Linux does.
    """
    most = 0.0
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=surroundings(), stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        most = max(most, sum(map(_memory, _tree(process.pid))))
        time.sleep(0.02)
    return most or None


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text(encoding="ascii").split():
                yield from _tree(int(child))


def _memory(pid: int) -> float:
    """Return the megabytes of a process, its part of what is shared; 0 for one that is over."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1e3
    return 0


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
            ("docgen: addresses, merges, rich text, looks", lambda: with_docgen(path)),
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
        print("\nWhole processes:")
        for name, (_, write) in BOOKS.items():
            write(path, rows)
            processes(name, path)
        growth(pipeline.Run(workspace), Path(folder), rows)


if __name__ == "__main__":
    main()
