"""The independent slips of a set (a folder of benchmarks/slips): found of them, by family.

Unlike those of benchmarks/slips/*.toml, they name no rule. A slip is found when anything new is
told at its cell, of its row as a whole, or at a place that it contradicts (``also_at``: a cell, or
a row like «Решения!8», any cell of which will do). Every folder of books is an office with its own
справочник.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planting import Change, plant, write_book

from docgen import pipeline
from docgen.issues import Issue
from docgen.workspace import DIRECTORY_NAME, Workspace

SETS = ("independent", "third", "fourth")
HERE = Path(__file__).parent / "slips"


@dataclass(frozen=True, kw_only=True)
class FamilySlip(Change):
    """One slip: its family, the places that it contradicts, and what is wrong, in a few words."""

    family: str
    also_at: tuple[str, ...] = ()
    wrong: str = ""


@dataclass
class Outcome:
    """What was found of all that was planted, and what was told of the sound workbooks."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[FamilySlip] = field(default_factory=list)
    clean: dict[str, list[Issue]] = field(default_factory=dict)


def slips(name: str) -> Iterator[FamilySlip]:
    """Yield all slips of a set in the order of its file."""
    text = (HERE / name / "slips.toml").read_text(encoding="utf-8")
    for table in tomllib.loads(text)["slip"]:
        replaced = table.pop("replace", None)
        pair = (replaced[0], replaced[1]) if replaced else None
        yield FamilySlip(replace=pair, also_at=tuple(table.pop("also_at", ())), **table)


def write_offices(name: str, folder: Path) -> dict[str, Path]:
    """Write every office of a set as a working folder; return its workbooks by «office/name»."""
    books = {}
    for source in sorted((HERE / name / "books").glob("*/*.toml")):
        target = folder / source.parent.name / "inputs" / f"{source.stem}.xlsx"
        target.parent.mkdir(parents=True, exist_ok=True)
        write_book(source, target)
        if target.name != DIRECTORY_NAME:
            books[f"{source.parent.name}/{source.stem}"] = target
    return books


def measure(name: str, folder: Path) -> Outcome:
    """Plant every slip of a set, one at a time, in working folders below this one."""
    books = write_offices(name, folder)
    outcome = Outcome(clean={name: _told(path) for name, path in books.items()})
    for slip in slips(name):
        path = books[slip.book].with_name("Книга с опиской.xlsx")
        plant(slip, books[slip.book], path)
        now = _told(path)
        path.unlink()
        outcome.planted[slip.family] += 1
        if any(_points_to(issue, slip) for issue in _new(now, outcome.clean[slip.book], slip)):
            outcome.found[slip.family] += 1
        else:
            outcome.missed.append(slip)
    return outcome


def _told(path: Path) -> list[Issue]:
    """Return all findings on one workbook, of whatever stage."""
    return pipeline.check([path], workspace=Workspace(path.parent.parent)).issues


def _new(now: list[Issue], sound: list[Issue], slip: FamilySlip) -> Iterator[Issue]:
    """Yield what is told of the changed workbook alone; rows may have moved by a dropped one."""
    before = {_mark(issue, moved=slip.drop_row) for issue in sound}
    return (issue for issue in now if _mark(issue, moved=slip.drop_row) not in before)


def _mark(issue: Issue, *, moved: bool) -> tuple[str, str, str]:
    if moved:
        return issue.code, issue.location.sheet, re.sub(r"\d+", "#", issue.message)
    return issue.code, str(issue.location), issue.message


def _points_to(issue: Issue, slip: FamilySlip) -> bool:
    """Whether a finding stands where the slip, or what it contradicts, can be seen."""
    place, row = issue.location, f"{issue.location.sheet}!{issue.location.row}"
    due = {slip.cell, *slip.together, *slip.also_at}
    if not place.column:
        due = {re.sub(r"![A-Z]+", "!", cell) for cell in due}
    return bool({str(place), row} & due)
