"""Kill a batch at random moments, go on, and look whether it gives the bytes of an undisturbed one.

    PYTHONPATH=. python benchmarks/kills_batch.py [--kills 60] [--schools 80] [--seed 1]

``docgen build`` is started with one process or with two, on an empty folder or on what the kill
before has left, and killed (SIGKILL, on Windows TerminateProcess) at a random moment; sometimes it
is one of its worker processes that is killed. After every kill each document that bears its name
must be whole; after the next run all files and the record must be those of an undisturbed run, and
nothing else may lie there. After the death of a worker the run itself must come to its end.

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

import batch as inputs

import docgen
from docgen.outputs.locking import LOCK_NAME


def main() -> int:
    """Kill as often as asked, and tell."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--kills", type=int, default=60)
    options.add_argument("--schools", type=int, default=80)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        trial = Trial(Path(name), chosen.schools, random.Random(chosen.seed))
        for _ in range(chosen.kills):
            trial.kill_once()
    print(f"{chosen.kills} kills, seed {chosen.seed}; {chosen.schools} documents a run")
    for state, count in sorted(trial.states.items()):
        print(f"{count:>6}  {state}")
    print(f"{len(trial.breaches):>6}  breaches")
    for breach in trial.breaches:
        print(f"        {breach}")
    return 1 if trial.breaches else 0


class Trial:
    """A folder with a batch, and what an undisturbed run gives of it."""

    def __init__(self, root: Path, schools: int, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.folder = root / "outputs" / "Планы"
        self.states: Counter[str] = Counter()
        self.breaches: list[str] = []
        inputs.write(root / "Планы.xlsx", schools, 20)
        started = time.monotonic()
        self._started(1).wait()
        self.life = time.monotonic() - started
        self.whole = self._files()

    def kill_once(self) -> None:
        """Run, kill, look; go on at once, or let the next kill meet what is left."""
        if self.chance.random() < 0.5:
            shutil.rmtree(self.root / "outputs", ignore_errors=True)
        process = self._started(self.chance.choice((1, 2)))
        if self.chance.random() < 0.2:
            time.sleep(self.chance.uniform(0, self.life))
        else:
            while process.poll() is None and not (self.folder / LOCK_NAME).exists():
                time.sleep(0.002)
            time.sleep(self.chance.uniform(0, self.life / 3))
        workers = _children(process.pid)
        if process.poll() is not None:
            self.states["it had ended"] += 1
        elif workers and self.chance.random() < 0.3:
            os.kill(self.chance.choice(workers), 9)
            self.states["a worker"] += 1
            try:
                process.wait(60 + 10 * self.life)
            except subprocess.TimeoutExpired:
                self.breaches.append("it hangs after the death of a worker")
        else:
            made = sum(name.endswith(".docx") for name in self._files())
            place = "none" if not made else "all" if made >= len(self.whole) - 2 else "some"
            self.states[f"the run, {place} of the documents there"] += 1
        process.kill()
        process.wait()
        time.sleep(0.1)  # its workers see that it has gone
        for name, data in self._files().items():
            if not name.startswith(".") and data != self.whole.get(name):
                self.breaches.append(f"after the kill: {name} is not whole")
        if self.chance.random() < 0.7:
            self._started(self.chance.choice((1, 2))).wait()
            after = self._files()
            for name in sorted({*after, *self.whole}):
                if after.get(name) != self.whole.get(name):
                    self.breaches.append(f"after the next run: {name} is not as undisturbed")

    def _files(self) -> dict[str, bytes]:
        found = {}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            try:
                found[path.name] = path.read_bytes()
            except FileNotFoundError:  # renamed or taken away meanwhile
                continue
        return found

    def _started(self, jobs: int) -> subprocess.Popen[bytes]:
        variables = {**os.environ, "PYTHONPATH": str(Path(docgen.__file__).parents[1])}
        command = ["-m", "docgen", "build", "-q", "Планы.xlsx", "--output", "outputs"]
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            [sys.executable, *command, "--jobs", str(jobs)],
            cwd=self.root, stdout=nothing, stderr=nothing, env=variables,
        )  # fmt: skip


def _children(process: int) -> list[int]:
    """Return the processes that a process has started; none where the system does not tell."""
    path = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(one) for one in path.read_text(encoding="ascii").split()]
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
