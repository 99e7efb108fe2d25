"""What every command over workbooks shares: their paths, the form of the report, its printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.crash import as_docgen_error
from docgen.errors import DocgenError

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

    try:
        workspace = find_workspace(Path.cwd(), *paths)
        result = run(workspace, find_workbooks(paths, workspace))
    except Exception as failure:
        raise told(failure, form) from failure
    click.echo(_text(result, form))
    failed = result.has_errors or any(d.status == "failed" for d in result.documents)
    return 1 if failed or (strict and any(i.stops_strict for i in result.issues)) else 0


def told(failure: Exception, form: str | None) -> DocgenError:
    """Return a failure as docgen tells it; in the form of JSON it is printed as well."""
    from docgen.report import json_failure

    known = as_docgen_error(failure)
    if form == "json":
        click.echo(json_failure(known))
    return known


def _text(result: RunResult, form: str) -> str:
    """Return the report of a run in its form; one that gathered words shows these."""
    from docgen.report import json_report, text_report
    from docgen.word_list import WordList
    from docgen.word_report import json_word_report, text_word_report

    here = Path.cwd()
    if isinstance(result, WordList):
        return (json_word_report if form == "json" else text_word_report)(result, here)
    return (json_report if form == "json" else text_report)(result, here)
