"""The command ``docgen``: arguments in, one call, text and an exit code out.

====  ==================================================================================
code  meaning
====  ==================================================================================
0     done
1     the data has errors, or warnings under ``--strict``; other documents are still built
2     wrong command line
3     docgen could not work: a DocgenError, a fault of its own, or it was stopped
====  ==================================================================================

Reports go to stdout, refusals to stderr. Under ``--format json`` stdout holds one JSON object
whatever happens, except for a wrong command line: a refusal is an issue with the code
``docgen-error`` and no document, and is told on stderr too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

import docgen
from docgen.command_line import Group, usage_sentence
from docgen.crash import as_docgen_error

if TYPE_CHECKING:  # the pipeline brings everything heavy with it: --help must not wait for that
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: the one place where failures become text."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may have a code page without «№»; better «?» than a crash.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    try:
        return cli.main(arguments, "docgen", standalone_mode=False) or 0
    except click.UsageError as failure:
        path = failure.ctx.command_path if failure.ctx else "docgen"
        click.echo(f"{usage_sentence(failure)}\nСправка: {path} --help", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Остановлено. Готовые документы целы, остальные не тронуты.", err=True)
        return 3
    except BrokenPipeError:
        # The reader («| head») has what it wants; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 3
    except Exception as failure:  # noqa: BLE001 - the boundary: nobody is shown a traceback
        told = as_docgen_error(failure)
        click.echo(f"docgen: {told}", err=True)
        return told.exit_code


@click.group(
    cls=Group,
    invoke_without_command=True,
    subcommand_metavar="КОМАНДА [АРГУМЕНТЫ]…",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Подробнее о команде: docgen КОМАНДА --help",
)
@click.version_option(
    docgen.__version__, message="docgen %(version)s", help="Показать версию docgen."
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Готовит приказы, протоколы и планы в Word из заполненных книг Excel."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(short_help="Создать рабочую папку с шаблонами и примерами.")
@click.argument("folder", metavar="[ПАПКА]", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Создаёт рабочую папку: templates/, inputs/ с примерами, outputs/ и справочник.

    Без ПАПКИ – в текущей. Ваши файлы не перезаписываются.
    """
    from docgen.starter import create_workspace, welcome

    root = Path(os.path.normpath(Path.cwd() / folder))
    click.echo(welcome(create_workspace(root), root, Path.cwd()))


@cli.command(short_help="Показать виды документов.")
def kinds() -> None:
    """Показывает виды документов: имя, имя по-английски и что это."""
    from docgen.kinds import load_kinds
    from docgen.workspace import find_workspace

    found = load_kinds(find_workspace(Path.cwd()).template_dirs)
    names = [f"{kind.name} ({kind.english})" if kind.english else kind.name for kind in found]
    width = max(map(len, names), default=0)
    for name, kind in zip(names, found, strict=True):
        click.echo(f"{name:<{width}}  {kind.description or kind.title}")
    click.echo(f"\nНовая книга: docgen new {found[0].name if found else 'ВИД'}")


@cli.command(short_help="Создать пустую книгу для документа.")
@click.argument("kind", metavar="ВИД")
@click.argument("file", metavar="[ФАЙЛ]", type=click.Path(path_type=Path), required=False)
def new(kind: str, file: Path | None) -> None:
    """Создаёт книгу .xlsx, в которой остаётся заполнить ячейки.

    ВИД – из списка «docgen kinds», по-русски или по-английски. Без ФАЙЛА книга появится в inputs/.
    """
    from docgen.kinds import find_kind, load_kinds
    from docgen.outputs import explained_failures
    from docgen.report import shown_path
    from docgen.starter import new_workbook_path, quoted
    from docgen.workspace import find_workspace

    here = Path.cwd()
    workspace = find_workspace(here)
    chosen = find_kind(load_kinds(workspace.template_dirs), kind)
    path = new_workbook_path(chosen.name, file, workspace, here)
    from docgen.workbook import write_form  # heavy, so only when all the rest is in order

    with explained_failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_form(chosen, path)
    shown = shown_path(path, here)
    click.echo(f"Создана книга: {shown}")
    click.echo(f"Заполните её и соберите документ: docgen build {quoted(shown)}")


_paths = click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path))
_strict = click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="[text|json]",
    help="Вид отчёта: текст для человека (text) или JSON для программы.",
)


@cli.command(short_help="Проверить книги, ничего не создавая.")
@_paths
@_strict
@_format
def check(paths: tuple[Path, ...], strict: bool, form: str) -> int:
    """Проверяет книги и называет каждую ошибку: лист, ячейку и что исправить.

    ПУТЬ – книга или папка с книгами; без него проверяется всё в inputs/.
    """

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import pipeline

        return pipeline.check(workbooks, workspace=workspace, strict=strict)

    return _report(run, paths, form, strict=strict)


@cli.command(short_help="Показать имена и должности в падежах документов.")
@click.option(
    "--write",
    is_flag=True,
    help="Добавить слова на лист «Формы» справочника; то, что там есть, не меняется.",
)
@_paths
@_format
def names(paths: tuple[Path, ...], write: bool, form: str) -> int:
    """Показывает людей, должности и организации в тех падежах, в каких они стоят в документах.

    Прочтите список один раз: сомнительные формы стоят первыми. Верные формы хранит справочник,
    лист «Формы».
    """

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import word_list

        return word_list.list_words(workbooks, workspace=workspace, write=write)

    return _report(run, paths, form, strict=False)


@cli.command(short_help="Собрать документы Word из книг.")
@click.option(
    "--force",
    is_flag=True,
    help="Заменить и документы с ручными правками; копия останется: «Имя (прежний).docx».",
)
@click.option(
    "--output",
    metavar="ПАПКА",
    type=click.Path(path_type=Path),
    help="Куда писать документы; без него – в outputs/.",
)
@_paths
@_strict
@_format
def build(
    paths: tuple[Path, ...], output: Path | None, force: bool, strict: bool, form: str
) -> int:
    """Собирает документы. Книга с ошибками не мешает собрать остальные.

    ПУТЬ – книга или папка с книгами; без него собирается всё из inputs/. Документ, который вы
    правили в Word, не перезаписывается: новый ляжет рядом – «Имя (новый).docx».
    """

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import pipeline

        folder = Path.cwd() / output if output else workspace.outputs
        return pipeline.build(workbooks, folder, workspace=workspace, strict=strict, force=force)

    return _report(run, paths, form, strict=strict)


def _report(
    run: Callable[[Workspace, Sequence[Path]], RunResult],
    paths: Sequence[Path],
    form: str,
    *,
    strict: bool,
) -> int:
    """Run over these workbooks, print the report in its form, and return the exit code."""
    from docgen.report import json_failure
    from docgen.workspace import find_workbooks, find_workspace

    try:
        workspace = find_workspace(Path.cwd(), *paths)
        result = run(workspace, find_workbooks(paths, workspace))
    except Exception as failure:
        told = as_docgen_error(failure)
        if form == "json":
            click.echo(json_failure(told))
        raise told from failure
    click.echo(_text(result, form))
    failed = result.has_errors or any(d.status == "failed" for d in result.documents)
    return 1 if failed or (strict and any(i.stops_strict for i in result.issues)) else 0


def _text(result: RunResult, form: str) -> str:
    """Return the report of a run in its form; one that gathered words shows these."""
    from docgen.report import json_report, text_report
    from docgen.word_list import WordList
    from docgen.word_report import json_word_report, text_word_report

    here = Path.cwd()
    if isinstance(result, WordList):
        return (json_word_report if form == "json" else text_word_report)(result, here)
    return (json_report if form == "json" else text_report)(result, here)
