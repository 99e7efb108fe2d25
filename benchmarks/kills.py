"""Kill ``docgen build`` at random moments, and look at what it leaves.

    PYTHONPATH=. python benchmarks/kills.py [--kills 300] [--seed 1] [--way batch] [--minutes 30]

Three ways take turns: workbooks of one document, a workbook of many with its summary and archives,
and documents with PDFs (made by a small program in the place of LibreOffice, so not on Windows).
Before each kill the folder of documents is empty, or holds those of older workbooks. The process is
killed (SIGKILL, on Windows TerminateProcess) at a random moment of its life, or, two times of
three, within the few milliseconds in which it writes. Then this must hold:

- every file in the folder is the old one or the new one, to the byte, and no other has come;
- workbooks and templates are what they were;
- the next run gives the documents of an undisturbed one, to the byte, under the same names, with
  the same record, and takes away whatever the killed one has left.

Prints how many kills met which state of which way, and every breach. Exit code 1 if there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
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
from docgen import cli
from docgen.outputs.locking import LOCK_NAME

BOOKS = 12
WAYS = {
    "plain": ("build", "inputs"),
    "batch": ("build", "--zip", "--zip-each", "inputs"),
    "pdf": ("build", "--pdf", "inputs"),
}
# What it makes of a document tells which one it was.
CONVERTER = """#!{python}
import hashlib, sys
from pathlib import Path
at = sys.argv.index("--outdir")
for source in map(Path, sys.argv[at + 2:]):
    name = hashlib.sha256(source.read_bytes()).hexdigest().encode()
    (Path(sys.argv[at + 1]) / (source.stem + ".pdf")).write_bytes(b"%PDF-1.7 " + name + b" %%EOF")
"""
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
    parser.add_argument("--way", choices=WAYS, help="only this one")
    parser.add_argument("--minutes", type=float, default=24 * 60, help="stop after that time")
    chosen = parser.parse_args()
    until = time.monotonic() + 60 * chosen.minutes
    ways = [chosen.way] if chosen.way else [*WAYS][: 2 if os.name == "nt" else 3]
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        chance = random.Random(chosen.seed)
        trials = [Trial(way, Path(folder) / way, chance) for way in ways]
        kills = 0
        while kills < chosen.kills and time.monotonic() < until:
            trials[kills % len(trials)].kill_once()
            kills += 1
    print(f"{kills} kills, seed {chosen.seed}; {BOOKS} documents a run")
    for trial in trials:
        for state, count in sorted(trial.states.items()):
            print(f"{count:>6}  {trial.way}: {state}")
    breaches = [f"{trial.way}: {breach}" for trial in trials for breach in trial.breaches]
    print(f"{len(breaches):>6}  breaches")
    for breach in breaches:
        print(f"        {breach}")
    return 1 if breaches else 0


class Trial:
    """A working folder, what undisturbed runs give of it, and what kills have left."""

    def __init__(self, way: str, root: Path, chance: random.Random) -> None:
        self.way, self.root, self.chance = way, root, chance
        root.mkdir()
        converter = root / "soffice"
        converter.write_text(CONVERTER.format(python=sys.executable), encoding="utf-8")
        converter.chmod(0o755)
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
            if _is_hidden(name):
                continue
            if data not in (before.get(name), self.new.get(name)):
                self.breaches.append(f"{when}: {name} is neither the old nor the new one")
        for name in before:
            if name not in left:
                self.breaches.append(f"{when}: {name} is gone")

    def _note(self, *, ended: bool, left: dict[str, bytes]) -> None:
        seen = {name: data for name, data in self.new.items() if not _is_hidden(name)}
        new = sum(left.get(name) == data for name, data in seen.items())
        if ended:
            state = "it had ended"
        elif not any(name.endswith(LOCK_NAME) for name in left):
            state = "before or after the writing"
        else:
            state = "while writing, " + ("some files new" if 0 < new < len(seen) else "all or none")
        self.states[state] += 1
        self.states["…left a temporary file"] += any(name.endswith(".tmp") for name in left)

    def _is_writing(self) -> bool:
        return any(self.outputs.rglob(LOCK_NAME))

    def _build(self) -> None:
        """Run undisturbed, in this process: starting another one takes longer than the work."""
        os.environ["DOCGEN_SOFFICE"] = str(self.root / "soffice")
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(stream),
            contextlib.redirect_stderr(stream),
        ):
            code = cli.main(list(WAYS[self.way]))
        gc.collect()
        if code:
            self.breaches.append(f"the next run ended with {code}")

    def _undisturbed(self, word: str) -> dict[str, bytes]:
        _workbooks(self.root, word, many=self.way == "batch")
        self._build()
        return _files(self.outputs)

    def _lay(self, files: dict[str, bytes]) -> None:
        shutil.rmtree(self.outputs)
        self.outputs.mkdir()
        for name, data in files.items():
            (self.outputs / name).parent.mkdir(parents=True, exist_ok=True)
            (self.outputs / name).write_bytes(data)

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "docgen", *WAYS[self.way]]
        nothing = subprocess.DEVNULL
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(docgen.__file__).parents[1]),
            "DOCGEN_SOFFICE": str(self.root / "soffice"),
        }
        return subprocess.Popen(
            command, cwd=self.root, stdout=nothing, stderr=nothing, env=environment
        )


def _workbooks(root: Path, word: str, *, many: bool) -> None:
    office = Workbook()
    office.worksheets[0].title = "Организация"
    for field in OFFICE.items():
        office.worksheets[0].append(field)
    people = office.create_sheet("Люди")
    for person in (("ФИО", "Должность"), ("Ясенева Нина Фёдоровна", "директор школы")):
        people.append(person)
    office.save(root / "справочник.xlsx")
    for number in range(1, 2 if many else BOOKS + 1):
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
        if many:
            schools = book.create_sheet("Школы")
            schools.append(["Школа", "Номер"])
            for place in range(1, BOOKS + 1):
                schools.append([f"СОШ № {place}", str(place)])
        (root / "inputs").mkdir(exist_ok=True)
        book.save(root / "inputs" / f"Приказ {number}.xlsx")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _is_hidden(name: str) -> bool:
    return Path(name).name.startswith(".")


if __name__ == "__main__":
    sys.exit(main())
