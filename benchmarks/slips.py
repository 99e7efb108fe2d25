"""Slips planted in sound workbooks: how many the rules find, and what they tell of sound ones.

    PYTHONPATH=. python benchmarks/slips.py [--show]

Sound workbooks are those of inputs/ and of benchmarks/slips/books/*.toml (a row of one cell among
longer ones is the heading of a part). A slip changes one cell
of one of them (benchmarks/slips/*.toml). It is found when its code is told at its cell; whatever
else is told of the changed workbook and not of the sound one, beyond ``also``, is a false alarm.
A slip between two workbooks names the other one, ``beside``: both are checked in one run.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from docgen import pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.workspace import Workspace

HERE = Path(__file__).parent / "slips"
INPUTS = HERE.parent.parent / "inputs"


@dataclass(frozen=True)
class Slip:
    """One changed cell: ``replace`` (old, new) in its text, or a new ``value``."""

    source: str
    book: str
    cell: str
    expects: str
    at: str = ""
    value: object = None
    replace: tuple[str, str] | None = None
    also: tuple[str, ...] = ()
    beside: str = ""

    @property
    def place(self) -> str:
        """Where the finding is due."""
        return self.at or self.cell


def slips() -> Iterator[Slip]:
    """Yield all planted slips."""
    for path in sorted(HERE.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["slip"]:
            replaced = table.pop("replace", None)
            also = tuple(table.pop("also", ()))
            pair = (replaced[0], replaced[1]) if replaced else None
            yield Slip(path.stem, replace=pair, also=also, **table)


def write_books(folder: Path) -> dict[str, Path]:
    """Write the sound workbooks into a working folder and return them by name."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for path in INPUTS.glob("*.xlsx"):
        shutil.copy(path, inputs)
    for path in sorted((HERE / "books").glob("*.toml")):
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
                if len(row) == 1 < len(rows[0]):  # a part of a table stands across its width
                    page.merge_cells(None, page.max_row, 1, page.max_row, len(rows[0]))
        book.save(inputs / f"{path.stem}.xlsx")
    found = {path.stem: path for path in sorted(inputs.glob("*.xlsx"))}
    found.pop("справочник", None)
    return found


def told(workspace: Workspace, *paths: Path) -> Counter[tuple[str, str]]:
    """Return the findings of the rules over these workbooks in one run: (code, place)."""
    issues = pipeline.check(paths, workspace=workspace).issues
    return Counter(
        (i.code, str(i.location)) for i in issues if i.code in CHECKS or i.code in ACROSS
    )


def plant(slip: Slip, source: Path, target: Path) -> None:
    """Write the workbook with the slip in it."""
    book = load_workbook(source, rich_text=slip.replace is None)
    sheet, _, cell = slip.cell.partition("!")
    place = book[sheet][cell]
    if slip.replace:
        old, new = slip.replace
        if isinstance(place.value, date):
            place.value = f"{place.value:%d.%m.%Y}"
        assert old in str(place.value), f"{slip.book} {slip.cell}: {place.value!r} без {old!r}"
        place.value = str(place.value).replace(old, new)
    else:
        place.value = slip.value
    book.save(target)


@dataclass
class Outcome:
    """What was found of all that was planted, and what was told without a reason."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[Slip]
    clean: dict[str, Counter[tuple[str, str]]]
    false_alarms: list[tuple[Slip, Counter[tuple[str, str]]]]


def measure(folder: Path) -> Outcome:
    """Plant every slip, one at a time, in a working folder."""
    workspace = Workspace(folder)
    books = write_books(folder)
    clean = {name: told(workspace, path) for name, path in books.items()}
    clean["all in one run"] = _across(told(workspace, *books.values()))
    outcome = Outcome(Counter(), Counter(), [], clean, [])
    for slip in slips():
        path = workspace.inputs / "Книга с опиской.xlsx"
        plant(slip, books[slip.book], path)
        beside = [books[slip.beside]] if slip.beside else []
        now = told(workspace, path, *beside)
        sound = told(workspace, books[slip.book], *beside) if beside else clean[slip.book]
        path.unlink()
        outcome.planted[slip.expects] += 1
        if (slip.expects, slip.place) in now:
            outcome.found[slip.expects] += 1
        else:
            outcome.missed.append(slip)
        rest = now - sound
        rest = Counter({k: n for k, n in rest.items() if k[0] not in (slip.expects, *slip.also)})
        if rest:
            outcome.false_alarms.append((slip, rest))
    return outcome


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="name what was missed or told in vain")
    show = options.parse_args().show
    with tempfile.TemporaryDirectory() as folder:
        outcome = measure(Path(folder))
    print(f"{'rule':<40} planted  found")
    for code in sorted(outcome.planted):
        print(f"{code:<40} {outcome.planted[code]:>7}  {outcome.found[code]:>5}")
    total = sum(outcome.planted.values()), sum(outcome.found.values())
    print(f"{'all':<40} {total[0]:>7}  {total[1]:>5}")
    print(f"sound workbooks: {len(outcome.clean) - 1}, told of them: {_count(outcome)}")
    print(f"changed workbooks with something else told: {len(outcome.false_alarms)}")
    if show:
        for slip in outcome.missed:
            print("missed:", slip)
        for name, codes in outcome.clean.items():
            for code, place in codes:
                print("told of a sound workbook:", name, code, place)
        for slip, rest in outcome.false_alarms:
            print("told besides:", slip.book, slip.cell, slip.expects, dict(rest))


def _across(found: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Return what was told between workbooks alone: the rest was counted for each of them."""
    return Counter({finding: n for finding, n in found.items() if finding[0] in ACROSS})


def _count(outcome: Outcome) -> int:
    return sum(sum(codes.values()) for codes in outcome.clean.values())


if __name__ == "__main__":
    main()
