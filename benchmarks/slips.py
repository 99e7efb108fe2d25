"""Slips planted in sound workbooks: how many the rules find, and what they tell of sound ones.

    PYTHONPATH=. python benchmarks/slips.py [--show]

Four sets. The rules were written with the tuned one at hand: its slips (benchmarks/slips/*.toml)
change one cell of a sound workbook of inputs/ or benchmarks/slips/books/*.toml. A slip is found
when its code is told at its cell; whatever else is told of the changed workbook and not of the
sound one, beyond ``also``, is a false alarm. A slip between two workbooks names the other one,
``beside``: both are checked in one run. The independent, the third and the fourth set are those of
benchmarks/independent.py. The first run over the third, before any rule was mended by what it
showed, found 119 of its 189 slips (5 more were told in cells that they contradict, which its file
named only afterwards) and told 4 things of its 9 sound workbooks: one was a slip of its author,
mended since, three asked whether a surname is declined rightly. The first run over the fourth found
186 of its 281 slips (of «Должность не та» 1 of 15) and told nothing of its 11 sound workbooks.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import independent
from planting import Change, plant, write_book

from docgen import pipeline
from docgen.checks import ACROSS, CHECKS
from docgen.workspace import Workspace

HERE = Path(__file__).parent / "slips"
INPUTS = HERE.parent.parent / "inputs"


@dataclass(frozen=True, kw_only=True)
class Slip(Change):
    """A slip and the code that is due for it."""

    expects: str
    at: str = ""
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
            yield Slip(replace=pair, also=also, **table)


def write_books(folder: Path) -> dict[str, Path]:
    """Write the sound workbooks into a working folder and return them by name."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for path in INPUTS.glob("*.xlsx"):
        shutil.copy(path, inputs)
    for path in sorted((HERE / "books").glob("*.toml")):
        write_book(path, inputs / f"{path.stem}.xlsx")
    found = {path.stem: path for path in sorted(inputs.glob("*.xlsx"))}
    found.pop("справочник", None)
    return found


def told(workspace: Workspace, *paths: Path) -> Counter[tuple[str, str]]:
    """Return the findings of the rules over these workbooks in one run: (code, place)."""
    issues = pipeline.check(paths, workspace=workspace).issues
    return Counter(
        (i.code, str(i.location)) for i in issues if i.code in CHECKS or i.code in ACROSS
    )


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
    """Print a table for each set."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="name what was missed or told in vain")
    show = options.parse_args().show
    with tempfile.TemporaryDirectory() as folder:
        _print_tuned(measure(Path(folder) / "tuned"), show=show)
        for name in independent.SETS:
            print()
            _print_independent(name, independent.measure(name, Path(folder) / name), show=show)


def _print_tuned(outcome: Outcome, *, show: bool) -> None:
    _print_table("tuned set: rule", sorted(outcome.planted), outcome.planted, outcome.found)
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


def _print_independent(name: str, outcome: independent.Outcome, *, show: bool) -> None:
    families = list(outcome.planted)
    _print_table(f"{name} set: family", families, outcome.planted, outcome.found)
    told = sum(map(len, outcome.clean.values()))
    print(f"sound workbooks: {len(outcome.clean)}, told of them: {told}")
    if show:
        for slip in outcome.missed:
            change = "row dropped" if slip.drop_row else slip.replace or slip.value or "emptied"
            print("missed:", slip.family, "|", slip.book, slip.cell, change, slip.wrong)
        for book, issues in outcome.clean.items():
            for issue in issues:
                print("told of a sound workbook:", book, issue.location, issue.code, issue.message)


def _print_table(title: str, names: list[str], planted: Counter[str], found: Counter[str]) -> None:
    print(f"{title:<44} planted  found")
    for name in names:
        print(f"{name:<44} {planted[name]:>7}  {found[name]:>5}")
    print(f"{'all':<44} {planted.total():>7}  {found.total():>5}")


def _across(found: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Return what was told between workbooks alone: the rest was counted for each of them."""
    return Counter({finding: n for finding, n in found.items() if finding[0] in ACROSS})


def _count(outcome: Outcome) -> int:
    return sum(sum(codes.values()) for codes in outcome.clean.values())


if __name__ == "__main__":
    main()
