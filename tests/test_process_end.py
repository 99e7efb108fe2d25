"""How the process ends: with its code, everything written, everybody else's last words said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

import docgen

ROOT = Path(docgen.__file__).parents[1]
COMMAND = """
import atexit, sys, threading, time
import docgen.cli
from docgen.__main__ import program

def main():
    def last():
        time.sleep(0.05)
        print("thread")
    atexit.register(print, "handler")
    threading.Thread(target=last).start()
    print("a line" * 100_000)
    return 5

docgen.cli.main = main
{watched}
program()
"""
WRITING = """
import docgen.cli
from docgen.__main__ import program
docgen.cli.main = lambda: print("a line") or 0
program()
"""
WATCHED = "sys.settrace(lambda *_: None)"


def ended(source: str, stdout: int | IO[str] = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run Python so, to its end."""
    return subprocess.run(
        [sys.executable, "-c", source], stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("watched", ["", WATCHED])
def test_nothing_is_lost_at_the_end(watched: str) -> None:
    done = ended(COMMAND.format(watched=watched))
    assert (done.returncode, done.stderr) == (5, "")
    assert done.stdout.splitlines() == ["a line" * 100_000, "thread", "handler"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_what_cannot_be_written_is_told_as_python_tells_it() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = ended(WRITING, full)
    assert done.returncode == 120
    assert "No space left" in done.stderr
