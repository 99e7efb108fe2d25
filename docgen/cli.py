"""The command ``docgen``: arguments in, one call, text and an exit code out.

====  ==================================================================================
code  meaning
====  ==================================================================================
0     done
1     the data has errors, or warnings under ``--strict``, or a PDF that was asked for could not be
      made; other documents are still built
2     wrong command line
3     docgen could not work: a DocgenError, a fault of its own, or it was stopped
====  ==================================================================================

Reports go to stdout, refusals to stderr; a report that goes to a file (``--format html``,
``--report``) is named on stdout, with the sum. Under ``--format json`` without a file stdout
holds one JSON object whatever happens, except for a wrong command line: a refusal is an issue
with the code ``docgen-error`` and no document, and is told on stderr too.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

import docgen
from docgen.command_line import Group, usage_sentence
from docgen.journal import Journal, end, start
from docgen.kept_regexes import keep_new_patterns
from docgen.lazy_regex import lazy_regex

_LOG_WRITTEN = "Журнал записан: {} – в нём нет ни имён, ни текстов, его можно отправить."
# Word makes one dash of two: a command copied from a letter has it.
_LONG_DASH = lazy_regex(r"^[–—](?=[a-z])")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: the one place where failures become text."""
    # A workbook is a million small objects that all live to its end: looking for rings of dead ones
    # among them every few hundred costs a third of the time.
    gc.set_threshold(100_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may have a code page without «№»; better «?» than a crash.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    typed = [
        _LONG_DASH.sub("--", one) for one in (sys.argv[1:] if arguments is None else arguments)
    ]
    journal = Journal(time.monotonic, time.strftime("%Y-%m-%d %H:%M"), _log_folder(), _tell)
    started = start(journal)
    try:
        code = _run(typed)
        journal.add(f"код выхода {code}")
        if journal.loud and journal.path is not None:
            _tell(_LOG_WRITTEN.format(journal.path))
        return code
    finally:
        end(started)
        keep_new_patterns()


def _run(typed: list[str]) -> int:
    """Run the command and return its exit code; whatever ends it is told."""
    try:
        return cli.main(typed, "docgen", standalone_mode=False) or 0
    except click.UsageError as failure:
        path = failure.ctx.command_path if failure.ctx else "docgen"
        click.echo(f"{usage_sentence(failure)}\nСправка: {path} --help", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        # On a line of its own: «^C» or a bar of progress stands on the one before.
        click.echo("\nОстановлено. Готовые документы целы, остальные не тронуты.", err=True)
        return 3
    except BrokenPipeError:
        # The reader («| head») has what it wants; the interpreter must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 3
    except Exception as failure:  # noqa: BLE001 - the boundary: nobody is shown a traceback
        from docgen.crash import as_docgen_error

        told = as_docgen_error(failure)
        click.echo(f"docgen: {told}", err=True)
        return told.exit_code


def _log_folder() -> Path | None:
    """Return the working folder, None when nobody can say where it is."""
    from docgen.workspace import find_workspace

    try:
        return find_workspace(Path.cwd()).root
    except OSError:
        return None


def _tell(line: str) -> None:
    click.echo(line, err=True)


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


# In the order in which a person needs them.
cli.add_later(
    "docgen.commands",
    *("init", "kinds", "people", "new", "update", "check", "explain", "names", "preview", "build"),
    *("template", "doctor"),
)
