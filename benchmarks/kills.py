"""Kill ``docgen build`` at random moments, and look at what it leaves.

    PYTHONPATH=. python benchmarks/kills.py [--kills 300] [--seed 1]

Before each kill the folder of documents is empty, or holds those of older workbooks. The process is
killed (SIGKILL, on Windows TerminateProcess) at a random moment of its life, or, two times of
three, within the few milliseconds in which it writes. Then this must hold:

- every document in the folder is the old one or the new one, to the byte, and no other has come;
- workbooks and templates are what they were;
- the next run gives the documents of an undisturbed one, to the byte, under the same names, with
  the same record, and takes away whatever the killed one has left.

Prints how many kills met which state, and every breach. Exit code 1 if there is one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from openpyxl import Workbook

import docgen
from docgen.outputs.locking import LOCK_NAME

RECORD = ".docgen.json"
BOOKS = 12
OFFICE = {
    "Шапка": "Муниципальное бюджетное общеобразовательное учреждение «Озёрная школа № 4»",
    "Полное название, чего": "МБОУ «Озёрная школа № 4»",
    "Краткое название": "МБОУ «Озёрная школа № 4»",
    "Место": "г. Озёрск",
    "Руководитель": "Ясенева Нина Фёдоровна",
}
_LONGEST = 0.08  # seconds of writing that are aimed at


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        trial = Trial(Path(folder), random.Random(chosen.seed))
        for _ in range(chosen.kills):
            trial.kill_once()
    print(f"{chosen.kills} kills, seed {chosen.seed}; {BOOKS} documents a run")
    for state, count in sorted(trial.states.items()):
        print(f"{count:>6}  {state}")
    print(f"{len(trial.breaches):>6}  breaches")
    for breach in trial.breaches:
        print(f"        {breach}")
    return 1 if trial.breaches else 0


class Trial:
    """A working folder, what undisturbed runs give of it, and what kills have left."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.outputs = root / "outputs"
        self.states: Counter[str] = Counter()
        self.breaches: list[str] = []
        self.old = self._undisturbed("старый")
        self.new = self._undisturbed("новый")
        started = time.monotonic()
        self._started().wait()
        self.life = time.monotonic() - started

    def kill_once(self) -> None:
        """Run, kill, and look."""
        before = self.chance.choice([{}, self.old])
        self._lay(before)
        inputs = _files(self.root / "inputs")
        process = self._started()
        if self.chance.random() < 1 / 3:
            time.sleep(self.chance.uniform(0, self.life))
        else:
            while process.poll() is None and not self._is_writing():
                time.sleep(0.0005)
            time.sleep(self.chance.uniform(0, _LONGEST))
        ended = process.poll() is not None
        process.kill()
        process.wait()
        left = _files(self.outputs)
        self._judge("after the kill", left, before)
        if _files(self.root / "inputs") != inputs:
            self.breaches.append("a workbook was changed")
        self._note(ended=ended, left=left)
        self._build()
        after = _files(self.outputs)
        for name in sorted({*after, *self.new}):
            if after.get(name) != self.new.get(name):
                self.breaches.append(f"after the next run: {name} is not as undisturbed")

    def _judge(self, when: str, left: dict[str, bytes], before: dict[str, bytes]) -> None:
        for name, data in left.items():
            if name.startswith("."):
                continue
            if data not in (before.get(name), self.new.get(name)):
                self.breaches.append(f"{when}: {name} is neither the old nor the new one")
        for name in before:
            if name not in left:
                self.breaches.append(f"{when}: {name} is gone")

    def _note(self, *, ended: bool, left: dict[str, bytes]) -> None:
        new = sum(left.get(name) == data for name, data in self.new.items() if name != RECORD)
        if ended:
            state = "it had ended"
        elif LOCK_NAME not in left:
            state = "before or after the writing"
        else:
            state = "while writing, " + ("some documents new" if 0 < new < BOOKS else "all or none")
        self.states[state] += 1
        self.states["…left a temporary file"] += any(name.endswith(".tmp") for name in left)

    def _is_writing(self) -> bool:
        return (self.outputs / LOCK_NAME).exists()

    def _build(self) -> None:
        books = sorted((self.root / "inputs").glob("*.xlsx"))
        docgen.build(books, self.outputs, folder=self.root)

    def _undisturbed(self, word: str) -> dict[str, bytes]:
        _workbooks(self.root, word)
        self._build()
        return _files(self.outputs)

    def _lay(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self.outputs)
        self.outputs.mkdir()
        for name, data in files.items():
            (self.outputs / name).write_bytes(data)

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "docgen", "build", "inputs"]
        nothing = subprocess.DEVNULL
        environment = {**os.environ, "PYTHONPATH": str(Path(docgen.__file__).parents[1])}
        return subprocess.Popen(
            command, cwd=self.root, stdout=nothing, stderr=nothing, env=environment
        )


def _workbooks(root: Path, word: str) -> None:
    office = Workbook()
    office.worksheets[0].title = "Организация"
    for field in OFFICE.items():
        office.worksheets[0].append(field)
    people = office.create_sheet("Люди")
    for person in (("ФИО", "Должность"), ("Ясенева Нина Фёдоровна", "директор школы")):
        people.append(person)
    office.save(root / "справочник.xlsx")
    for number in range(1, BOOKS + 1):
        book = Workbook()
        card, clauses = book.worksheets[0], book.create_sheet("Пункты")
        card.title = "Реквизиты"
        for row in (
            ["Вид документа", "приказ"],
            ["Состояние", "на подпись"],
            ["Номер", str(number)],
            ["Дата", "01.09.2027"],
            ["Заголовок", "О проведении олимпиады"],
            ["Преамбула", "В целях развития интереса к наукам"],
        ):
            card.append(row)
        clauses.append(["№", "Текст"])
        clauses.append(["1", f"Утвердить {word} порядок проведения олимпиады."])
        (root / "inputs").mkdir(exist_ok=True)
        book.save(root / "inputs" / f"Приказ {number}.xlsx")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


if __name__ == "__main__":
    sys.exit(main())
