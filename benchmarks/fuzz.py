"""Give docgen thousands of spoilt files, and see that each ends in a Russian sentence.

    PYTHONPATH=. python benchmarks/fuzz.py [--cases 3000] [--seed 1] [--target template] [--jobs 2]
        [--minutes 30]
    PYTHONPATH=. python benchmarks/fuzz.py --seed 1 --only template-17 --keep FOLDER

Every case takes a sound file, spoils it by ``tests/mutations.py`` and runs the commands that read
files of its sort. A fault is a traceback, an inner fault of docgen, an exit code other than 0, 1
and 3, a refusal without Russian words, a document of others that was touched, more than 30 seconds
of work or more than 2 GB. Prints the cases and their outcomes by target, the slowest case, and
every fault with the name by which it is run again. Exit code 1 if there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import multiprocessing
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import docx

import docgen.office
from docgen import cli
from docgen.journal import LOG_NAME
from docgen.starter import create_workspace
from docgen.workspace import shipped_folder
from tests.mutations import mutated, mutated_text

LONGEST = 30.0
# A busy machine makes anything wait; only who does not work at all is ended by the clock.
LONGEST_WAIT = 10 * LONGEST
MOST_BYTES = 2 * 1024**3
_GOOD = "inputs/Краткий протокол.xlsx"
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cf"
    "c0000000030001183dd8b90000000049454e44ae426082"
)


@dataclass(frozen=True)
class Target:
    """A sort of file: where sound ones stand, how it is spoilt, what is run over it."""

    files: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]
    spoil: Callable[[bytes, random.Random], bytes] = mutated


TARGETS = {
    "workbook": Target(
        ("inputs/Краткий протокол.xlsx", "inputs/Приказ на одну страницу.xlsx"),
        (
            ("check", "--mark", "FILE"),
            ("build", "--force", "FILE"),
            ("update", "FILE"),
            ("new", "--from", "FILE", "Новая.xlsx"),
            ("names", "--write", "FILE"),
            ("preview", "FILE"),
            ("people", "import", "FILE", "--dry-run"),
        ),
    ),
    "batch": Target(
        ("inputs/Планы школ.xlsx",),
        (
            ("check", "--mark", "FILE"),
            ("build", "--force", "--zip", "--zip-each", "FILE"),
            ("new", "--from", "FILE", "Новая.xlsx"),
            ("update", "FILE"),
        ),
    ),
    "record": Target(
        ("outputs/.docgen.json", "outputs/Планы школ/.docgen-batch.jsonl"),
        (("build", _GOOD), ("build", "inputs/Планы школ.xlsx"), ("check", "--mark", _GOOD)),
        mutated_text,
    ),
    "directory": Target(
        ("справочник.xlsx",),
        (
            ("build", _GOOD),
            ("names", "--write", _GOOD),
            ("people", "import", "list.xlsx"),
            ("update", "FILE"),
            ("new", "приказ", "Новая.xlsx"),
        ),
    ),
    "list": Target(("list.xlsx",), (("people", "import", "--all", "FILE"),)),
    "template": Target(
        ("templates/docx/protocol.docx",),
        (
            ("build", "--force", _GOOD),
            ("template", "check", "--mark", "FILE"),
            ("template", "fields", "FILE"),
            ("template", "adopt", "FILE", "--dry-run", "--name", "новый вид"),
            ("template", "mark", "FILE", "--dry-run"),
            ("template", "preview", "FILE"),
            ("preview", _GOOD),
        ),
    ),
    "document": Target(
        ("document.docx",),
        (("template", "mark", "FILE"), ("template", "adopt", "FILE", "--name", "новый")),
    ),
    "toml": Target(
        (
            "templates/kinds/protocol.toml",
            "templates/kinds/common.toml",
            "templates/kinds/directory.toml",
            "templates/profiles/own.toml",
            "templates/examples/protocol.toml",
        ),
        (("kinds",), ("build", _GOOD), ("new", "протокол", "Новая.xlsx", "--example")),
        mutated_text,
    ),
    "picture": Target(("inputs/герб.png",), (("build", "--force", "inputs/Справка.xlsx"),)),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=TARGETS)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=24 * 60, help="stop after that time")
    parser.add_argument("--only", help="run this case alone")
    parser.add_argument("--keep", type=Path, help="put the spoilt file of --only here")
    chosen = parser.parse_args()
    if chosen.only:
        return run_alone(chosen.only, chosen.seed, chosen.keep)
    names = [chosen.target] if chosen.target else list(TARGETS)
    cases = [f"{names[number % len(names)]}-{number}" for number in range(chosen.cases)]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        sound = Path(folder) / "sound"
        lay_sound(sound)
        total = Total()
        workers = [
            Worker(sound, Path(folder) / str(job), cases[job :: chosen.jobs], chosen.seed)
            for job in range(chosen.jobs)
        ]
        until = time.monotonic() + 60 * chosen.minutes
        while sum(worker.go_on(total) for worker in workers):
            time.sleep(0.02)
            if time.monotonic() > until:
                for worker in workers:
                    worker.process.kill()
                    worker.process.join()
                break
    print(total.told(chosen.seed))
    return 1 if total.faults else 0


@dataclass
class Total:
    """What all cases have come to."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    cases: int = 0
    slowest: tuple[float, str] = (0.0, "")
    faults: list[str] = field(default_factory=list)

    def add(self, case: str, outcomes: list[str], seconds: float) -> None:
        self.cases += 1
        target = case.partition("-")[0]
        for outcome in outcomes:
            if outcome.startswith("fault"):
                self.faults.append(f"{case}: {outcome}")
            self.outcomes[target, outcome.partition(":")[0]] += 1
        self.slowest = max(self.slowest, (seconds, case))

    def told(self, seed: int) -> str:
        lines = [f"{self.cases} spoilt files, {sum(self.outcomes.values())} commands, seed {seed}"]
        kinds = ("exit 0", "exit 1", "exit 3", "fault")
        lines.append(f"{'':12}" + "".join(f"{kind:>9}" for kind in kinds))
        for target in TARGETS:
            counts = [self.outcomes[target, kind] for kind in kinds]
            if any(counts):
                lines.append(f"{target:12}" + "".join(f"{count:>9}" for count in counts))
        lines.append(f"slowest: {self.slowest[0]:.1f} s ({self.slowest[1]})")
        return "\n".join([*lines, *self.faults])


class Worker:
    """A process that runs cases one by one; when one hangs or dies, another takes up the rest."""

    def __init__(self, sound: Path, folder: Path, cases: list[str], seed: int) -> None:
        self.sound, self.folder, self.left, self.seed = sound, folder, cases, seed
        self._start()

    def _start(self) -> None:
        self.pipe, end = multiprocessing.Pipe()
        arguments = (self.sound, self.folder, list(self.left), self.seed, end)
        self.process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
        self.process.start()
        end.close()
        self.since = time.monotonic() + 20  # the start of Python itself

    def go_on(self, total: Total) -> bool:
        """Take in what has been done; tell whether anything is left to do."""
        while self.left:
            try:
                if not self.pipe.poll():
                    break
                case, outcomes, seconds = self.pipe.recv()
            except (EOFError, OSError):
                self._replace(total, f"fault: the process died, or worked for {LONGEST:.0f} s")
                return True
            self.left.remove(case)
            total.add(case, outcomes, seconds)
            self.since = time.monotonic()
        if self.left and time.monotonic() - self.since > LONGEST_WAIT:
            self.process.kill()
            self._replace(total, f"fault: more than {LONGEST_WAIT:.0f} s")
        if not self.left:
            self.process.join()
        return bool(self.left)

    def _replace(self, total: Total, outcome: str) -> None:
        self.process.join()
        total.add(self.left.pop(0), [outcome], LONGEST)
        if self.left:
            self._start()


def work(sound: Path, folder: Path, cases: list[str], seed: int, pipe: Connection) -> None:
    """Run cases and send what each has come to."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    # LibreOffice takes seconds, and what it makes of a file is not docgen's.
    docgen.office.find_office = lambda: None
    for case in cases:
        started = time.monotonic()
        if hasattr(signal, "setitimer"):  # the end of it ends the process
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
        outcomes = run_case(case, seed, sound, folder)
        pipe.send((case, outcomes, time.monotonic() - started))
        gc.collect()  # a command leaves that to the end of its process
    pipe.close()


def run_alone(case: str, seed: int, keep: Path | None) -> int:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        lay_sound(Path(folder) / "sound")
        outcomes = run_case(case, seed, Path(folder) / "sound", Path(folder) / "1", show=True)
        if keep:
            shutil.copytree(Path(folder) / "1", keep, dirs_exist_ok=True)
    print("\n".join(outcomes))
    return 1 if any(outcome.startswith("fault") for outcome in outcomes) else 0


def run_case(case: str, seed: int, sound: Path, folder: Path, *, show: bool = False) -> list[str]:
    """Lay a folder, spoil one file of it, run the commands; return the outcome of each."""
    target = TARGETS[case.partition("-")[0]]
    chance = random.Random(f"{seed} {case}")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    file = chance.choice(target.files)
    (folder / file).write_bytes(target.spoil((folder / file).read_bytes(), chance))
    with contextlib.chdir(folder):
        return [
            run([file if word == "FILE" else word for word in command], show=show)
            for command in target.commands
        ]


def run(command: list[str], *, show: bool = False) -> str:
    """Return «exit N», or «fault: what happened»."""
    logs = tempfile.mkdtemp(prefix="logs-")
    before, tempfile.tempdir = tempfile.tempdir, logs
    journal = Path.cwd() / LOG_NAME
    journal.unlink(missing_ok=True)
    out, err = _stream(), _stream()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(command)
    except BaseException:  # noqa: BLE001 - whatever it is, a person would see it
        return f"fault: {' '.join(command)}: {traceback.format_exc(limit=-3)}"
    finally:
        tempfile.tempdir = before
        found = [journal] if journal.is_file() else Path(logs).glob("*.log")
        told = "\n".join(log.read_text("utf-8") for log in found)
        shutil.rmtree(logs, ignore_errors=True)
    text = "\n".join(_text(stream) for stream in (out, err))
    if show:
        print(f"$ docgen {' '.join(command)}\n{text}\n{told}")
    if told or "Внутренняя ошибка" in text or "Traceback" in text:
        return f"fault: {' '.join(command)}: inner fault\n{told}"
    if code not in {0, 1, 3}:
        return f"fault: {' '.join(command)}: exit {code}"
    if code and not re.search("[а-яё]", text):
        return f"fault: {' '.join(command)}: no Russian word in {text!r}"
    return f"exit {code}"


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "replace")


def lay_sound(root: Path) -> None:
    """Make a working folder with the shipped kinds, a list of people and a kind with a picture."""
    create_workspace(root)
    people = shipped_folder("inputs") / "справочник.xlsx"
    shutil.copy(people, root / "list.xlsx")
    (root / "inputs" / "герб.png").write_bytes(_PICTURE)
    for name, lines in _DOCUMENTS.items():
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(root / name))
    with contextlib.chdir(root), _quiet():
        assert cli.main(["template", "adopt", "Справка.docx", "--example"]) == 0
        assert cli.main(["build", _GOOD, "inputs/Планы школ.xlsx"]) == 0
    _name_picture(root / "inputs" / "Справка.xlsx")


def _name_picture(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    page = book["Реквизиты"]
    for row in page.iter_rows(max_col=2):
        if str(row[0].value).casefold() == "герб":
            row[1].value = "герб.png"
    book.save(path)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with contextlib.redirect_stdout(_stream()), contextlib.redirect_stderr(_stream()):
        yield


_DOCUMENTS = {
    "Справка.docx": ("Справка", "{{ герб|рисунок(25) }}", "{{ заголовок }}"),
    "document.docx": (
        "ПРИКАЗ",
        "1 сентября 2027 г.    № 12-од",
        "О проведении недели наук",
        "1. Назначить ответственной Яснову Нину Фёдоровну, учителя физики.",
        "Директор    Н.Ф. Ясенева",
    ),
}


if __name__ == "__main__":
    sys.exit(main())
