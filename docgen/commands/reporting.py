"""What every command over workbooks shares: their paths, the form of the report, its printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.crash import as_docgen_error

if TYPE_CHECKING:  # the pipeline brings everything heavy with it: --help must not wait for that
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace

paths_argument = click.argument(
    "paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path)
)
strict_option = click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="[text|json]",
    help="Вид отчёта: текст для человека (text) или JSON для программы.",
)


def report_run(
    run: Callable[[Workspace, Sequence[Path]], RunResult],
    paths: Sequence[Path],
    form: str,
    *,
    strict: bool,
) -> int:
    """Run over these workbooks, print the report in its form, and return the exit code."""
    from docgen.workspace import find_workbooks, find_workspace

    with told_failure(form):
        workspace = find_workspace(Path.cwd(), *paths)
        result = run(workspace, find_workbooks(paths, workspace))
    click.echo(_text(result, form))
    failed = result.has_errors or any(d.status == "failed" for d in result.documents)
    return 1 if failed or (strict and any(i.stops_strict for i in result.issues)) else 0


@contextmanager
def told_failure(form: str) -> Iterator[None]:
    """Turn whatever fails inside the block into a DocgenError; under JSON it is told there too."""
    try:
        yield
    except Exception as failure:
        from docgen.report import json_failure

        told = as_docgen_error(failure)
        if form == "json":
            click.echo(json_failure(told))
        raise told from failure


def _text(result: RunResult, form: str) -> str:
    """Return the report of a run in its form; one that gathered words shows these."""
    from docgen.report import json_report, text_report
    from docgen.word_list import WordList
    from docgen.word_report import json_word_report, text_word_report

    here = Path.cwd()
    if isinstance(result, WordList):
        return (json_word_report if form == "json" else text_word_report)(result, here)
    return (json_report if form == "json" else text_report)(result, here)
