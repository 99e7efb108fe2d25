"""Give docgen files that were made to hurt it: a table of what came of each, with time and memory.

    PYTHONPATH=. python benchmarks/hostile.py [--size 1.0] [--only NAME]

Each file is opened by a process of its own that may take 3 GB and a minute. A fault is a traceback,
an inner fault of docgen, an exit code other than 0, 1 and 3, a process that had to be ended, a file
written outside of its folder, or a hostile file that could not be made. ``--size 0.02`` makes the
same files fifty times smaller, for a quick run. Exit code 1 if there is a fault.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hostile_cases import CASES

from docgen.starter import create_workspace

HERE = Path(__file__).parents[1]
LONGEST = 60
LONGEST_BY_THE_CLOCK = 600
MOST_BYTES = 3 * 1024**3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", default="", help="cases with this in their names")
    chosen = parser.parse_args()
    faults = 0
    print("| Что подано | Чем кончилось | с | МБ |\n|---|---|--:|--:|")
    for name in CASES:
        if chosen.only in name:
            outcome, seconds, megabytes = tried(name, chosen.size)
            faults += outcome.startswith("СБОЙ")
            print(f"| {name} | {outcome} | {seconds:.1f} | {megabytes} |", flush=True)
    print(f"\nFaults: {faults}")
    return 1 if faults else 0


def tried(name: str, size: float) -> tuple[str, float, int]:
    """Return what came of a case, seconds of the processor, most megabytes (0 where unknown)."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        root = Path(folder) / "а" / "б" / "папка"
        create_workspace(root)
        case = CASES[name]
        sound = root / case.file
        # Made by another process: a child is told to have taken what its parent takes.
        make = multiprocessing.get_context("spawn").Process(
            target=lay, args=(name, size, sound, root)
        )
        make.start()
        make.join()
        if make.exitcode:
            return "СБОЙ: файл не сделан", 0.0, 0
        outside = _files_outside(Path(folder), root)
        out = Path(folder) / "out.txt"
        with out.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-c", _LIMITED, str(MOST_BYTES), str(LONGEST), *case.command],
                cwd=root,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, "TMPDIR": folder, "PYTHONPATH": str(HERE)},
            )
            code, seconds, megabytes = _waited(process)
        text = out.read_text("utf-8", "replace")
        out.unlink()
        strange = _files_outside(Path(folder), root) ^ outside
    return _outcome(code, text, strange), seconds, megabytes


def lay(name: str, size: float, sound: Path, root: Path) -> None:
    """Put a hostile file in the place of a sound one, and beside it what its case needs."""
    case = CASES[name]
    case.beside(root, size)
    sound.write_bytes(case.make(sound.read_bytes(), size))


_LIMITED = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
except ImportError:
    pass
from docgen.cli import main
sys.exit(main(sys.argv[3:]))
"""


def _waited(process: subprocess.Popen[bytes]) -> tuple[int | None, float, int]:
    """Return exit code (None: had to be ended), seconds of the processor, the most memory."""
    started = time.monotonic()
    while (past := time.monotonic() - started) < LONGEST_BY_THE_CLOCK:
        if not hasattr(os, "wait4"):
            try:
                return process.wait(LONGEST_BY_THE_CLOCK), past, 0
            except subprocess.TimeoutExpired:
                break
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = usage.ru_utime + usage.ru_stime
            # The system ends a process that has had all its time.
            ended_by_it = process.returncode < 0 and seconds > LONGEST * 0.8
            code = None if ended_by_it else process.returncode
            return code, seconds, usage.ru_maxrss // 1024
        time.sleep(0.01)
    process.kill()
    process.wait()
    return None, past, 0


def _files_outside(folder: Path, root: Path) -> set[tuple[Path, bytes]]:
    """Return the files that are no business of docgen, with what they say."""
    return {
        (path, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and not path.is_relative_to(root)
    }


def _outcome(code: int | None, text: str, strange: set[tuple[Path, bytes]]) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    places = [n for n, line in enumerate(lines) if re.match("ошибка · |предупреждение · ", line)]
    if places:
        # The words of the first finding stand on the lines after its code.
        told = " ".join(lines[places[0] + 1 : places[0] + 3])
    else:
        told = next((line for line in lines if re.search("повреж|велик|«", line)), "")
        told = told or (lines[0] if lines else "")
    told = told.replace("|", "/")[:110]
    if code is None:
        return f"СБОЙ: дольше {LONGEST} с"
    if strange:
        return f"СБОЙ: записано вне папки: {sorted(path.name for path, _ in strange)}"
    if code not in {0, 1, 3} or "Внутренняя ошибка" in text or "Traceback" in text:
        return f"СБОЙ: код {code}: {told or text[-200:]}"
    return f"код {code}: {told}"


if __name__ == "__main__":
    sys.exit(main())
