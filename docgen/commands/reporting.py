"""What every command over workbooks shares: their paths, the form of the report, its printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from docgen.errors import DocgenError, OutputError
from docgen.journal import noted, noted_issues
from docgen.processors import processors

if TYPE_CHECKING:  # the pipeline brings everything heavy with it: --help must not wait for that
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace

_REPORT_NAME: Final = "Замечания.html"
_FORMS: Final = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}
_FORM_WORDS: Final = {
    "text": "текст для человека (text)",
    "html": "страница для браузера (html)",
    "json": "JSON для программы (json)",
}

paths_argument = click.argument(
    "paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path)
)
strict_option = click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
report_option = click.option(
    "--report",
    metavar="ФАЙЛ",
    type=click.Path(path_type=Path),
    help="Записать отчёт в этот файл (.html, .txt, .json). Страница и без него пишется – "
    f"в outputs/{_REPORT_NAME}.",
)

jobs_option = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=processors,
    help="Сколько ядер занять работой; без него – все.",
)


def format_option(*forms: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option ``--format`` with these forms of a report."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        metavar=f"[{'|'.join(forms)}]",
        help=f"Вид отчёта: {', '.join(_FORM_WORDS[form] for form in forms)}.",
    )


def report_run(
    run: Callable[[Workspace, Sequence[Path]], RunResult],
    paths: Sequence[Path],
    form: str | None,
    *,
    strict: bool,
    report: Path | None = None,
    find: Callable[[Sequence[Path], Workspace], list[Path]] | None = None,
) -> int:
    """Run over these workbooks, report in this form, and return the exit code.

    ``find`` tells which files the paths mean; without it they are workbooks. A page, and whatever
    goes to the file ``report``, is written; only its sum is printed then. Without a form, the name
    of the file tells it.
    """
    from docgen.raised_limits import with_limits
    from docgen.workspace import find_workbooks, find_workspace

    try:
        named = _form_of(report)
        form = form or named
        workspace = with_limits(find_workspace(Path.cwd(), *paths))
        result = run(workspace, (find or find_workbooks)(paths, workspace))
        own = form == "html" and report is None
        if own:
            report = workspace.outputs / _REPORT_NAME
        text = _text(result, form)
        if report:
            text = _written(result, text, Path.cwd() / report, own=own)
    except Exception as failure:
        raise told(failure, form) from failure
    click.echo(text)
    noted_issues(result.issues)
    for status, number in Counter(document.status for document in result.documents).items():
        noted("итог", **{status: number})
    failed = result.has_errors or any(d.status == "failed" for d in result.documents)
    return 1 if failed or (strict and any(i.stops_strict for i in result.issues)) else 0


def told(failure: Exception, form: str | None) -> DocgenError:
    """Return a failure as docgen tells it; in the form of JSON it is printed as well."""
    from docgen.crash import as_docgen_error
    from docgen.report import json_failure

    known = as_docgen_error(failure)
    if form == "json":
        click.echo(json_failure(known))
    return known


def _form_of(report: Path | None) -> str:
    if report is None:
        return "text"
    try:
        return _FORMS[report.suffix.casefold()]
    except KeyError:
        raise OutputError(
            f"Отчёт в файл «{report.name}» не записывается.",
            f"Назовите его с окончанием {', '.join(_FORMS)}, например «{_REPORT_NAME}».",
        ) from None


def _written(result: RunResult, text: str, path: Path, *, own: bool) -> str:
    """Write the report and return what is printed in its place.

    ``own`` is a file that docgen itself has named: it is renewed as documents are. What stands
    under another name is kept aside.
    """
    from docgen.outputs import (
        Manifest,
        copy_aside,
        explained_failures,
        replace_file,
        write_document,
    )
    from docgen.report import marked_line, set_line, shown_path, summary

    data = f"{text.rstrip()}\n".encode()
    if own:
        with Manifest(path.parent) as manifest:
            path = write_document(path, data, manifest).path
    else:
        with explained_failures(path):
            former = path.read_bytes() if path.is_file() else data
        if former != data:
            copy_aside(path, former, "прежний")
        replace_file(path, data)
    here = Path.cwd()
    lines = [marked_line(copy, here) for copy in result.marked.values()]
    written = f"Отчёт записан: {shown_path(path, here)}"
    return "\n".join(filter(None, [*lines, set_line(result, here), written, summary(result)]))


def _text(result: RunResult, form: str) -> str:
    """Return the report of a run in its form; one that gathered words shows these."""
    from docgen import report
    from docgen.pipeline import RunResult

    here = Path.cwd()
    if type(result) is not RunResult:
        from docgen.word_list import WordList
        from docgen.word_report import json_word_report, text_word_report

        if isinstance(result, WordList):
            return (json_word_report if form == "json" else text_word_report)(result, here)
    if form == "json":
        return report.json_report(result, here)
    return (report.html_report if form == "html" else report.text_report)(result, here)
