"""How far long work has come: a bar for a terminal, few lines for a log, nothing of short work."""

import io

import pytest

from docgen.commands.progress import Progress, progress
from docgen.progress import silent


class Terminal(io.StringIO):
    def isatty(self):
        return True


def told(stream, failures, seconds=10.0):
    """What is written of pieces that take so many seconds each."""
    last = [0.0]

    def clock():
        return last[0]

    work = Progress("PDF", len(failures), stream, clock)
    for number, failed in enumerate(failures, 1):
        last[0] += seconds
        work(f"{number}.docx", not failed)
    return stream.getvalue()


def test_a_log_gets_a_line_for_every_piece_of_few():
    assert told(io.StringIO(), [False, True, False]).splitlines() == [
        "PDF: 1 из 3, осталось 0:20 – 1.docx",
        "PDF: 2 из 3, не вышло: 1, осталось 0:10 – 2.docx",
        "PDF: 3 из 3, не вышло: 1 – 3.docx",
    ]


@pytest.mark.parametrize("total", [21, 40, 99, 1000])
def test_a_log_gets_twenty_lines_of_many(total):
    lines = told(io.StringIO(), [False] * total).splitlines()
    assert len(lines) == 20
    assert lines[-1] == f"PDF: {total} из {total} – {total}.docx"


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_of_short_work_nothing_is_told(stream):
    assert told(stream, [False] * 30, seconds=0.01) == ""


def test_a_narrow_terminal_gets_a_line_that_it_need_not_break(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    assert "PDF: 1 из 4, осталось 0:30  [" in told(Terminal(), [False] * 4).split("\r")


def test_a_terminal_gets_one_line_that_is_gone_at_the_end(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    shown = told(Terminal(), [False, True, False, False])
    assert "\n" not in shown
    lines = shown.split("\r")
    assert lines[2] == "PDF: 1 из 4, осталось 0:30  [#####···············]"
    assert lines[4] == "PDF: 2 из 4, не вышло: 1, осталось 0:20  [##########··········]"
    assert lines[-1] == ""
    assert not lines[-2].strip()
    assert len(lines[-2]) == len(lines[-4])


def test_long_times_have_minutes():
    assert "осталось 60:00" in told(io.StringIO(), [False] * 38, seconds=100).splitlines()[0]


def test_quiet_work_tells_nobody():
    assert progress("PDF", quiet=True) is silent


def test_a_build_tells_of_every_workbook(tmp_path):
    from docgen.pipeline import build
    from docgen.workspace import Workspace

    seen = []

    def begin(total):
        seen.append(total)
        return lambda name, well: seen.append((name, well))

    paths = [tmp_path / "нет.xlsx", tmp_path / "и этого нет.xlsx"]
    build(paths, tmp_path / "outputs", workspace=Workspace(tmp_path), begin=begin)
    assert seen == [2, ("нет.xlsx", False), ("и этого нет.xlsx", False)]
