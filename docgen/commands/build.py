"""``docgen build``: documents from workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.command_line import Command
from docgen.commands.printing import Printing, pdf_options
from docgen.commands.progress import progress
from docgen.commands.reporting import (
    format_option,
    jobs_option,
    paths_argument,
    report_option,
    report_run,
    strict_option,
)

if TYPE_CHECKING:
    from docgen.batch import BatchWork, Outcomes, RunTasks, Task
    from docgen.commands.watching import Job
    from docgen.outputs import Staging
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace


def _crew(jobs: int, dask: str | None) -> RunTasks:
    """Return who makes the documents of a batch; nothing of it is loaded before there is one."""

    def run_tasks(work: BatchWork, tasks: Sequence[Task], staging: Staging) -> Outcomes:
        from docgen.batch import in_processes, on_cluster

        chosen = on_cluster(dask) if dask else in_processes(jobs)
        return chosen(work, tasks, staging)

    return run_tasks


@click.command(cls=Command, short_help="Собрать документы Word из книг.")
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
@click.option(
    "--verify",
    is_flag=True,
    help="Ещё и полная проверка каждого документа (нужна программа openxml-audit).",
)
@pdf_options
@click.option(
    "--also",
    metavar="БУМАГА",
    multiple=True,
    help="Сделать из книг и эту бумагу: «поручения», «лист ознакомления»… или «все».",
)
@click.option("--watch", is_flag=True, help="Ждать и собирать снова, как только книга сохранена.")
@click.option("-q", "--quiet", is_flag=True, help="Не показывать хода работы.")
@click.option(
    "--folders",
    is_flag=True,
    help="Много документов из одной книги: каждой школе – своя папка.",
)
@click.option("--zip", "archive", is_flag=True, help="И ещё все документы книги одним архивом.")
@click.option("--zip-each", "archives", is_flag=True, help="И ещё архив для каждой школы.")
@jobs_option
@click.option(
    "--dask",
    metavar="АДРЕС",
    help="Собирать их на кластере Dask, например tcp://имя:8786.",
)
@paths_argument
@strict_option
@format_option("text", "json", "html")
@report_option
def build(
    paths: tuple[Path, ...],
    output: Path | None,
    *,
    force: bool,
    verify: bool,
    pdf: bool,
    pdf_a: str | None,
    print_set: str | None,
    two_sided: bool,
    also: tuple[str, ...],
    watch: bool,
    quiet: bool,
    folders: bool,
    archive: bool,
    archives: bool,
    jobs: int,
    dask: str | None,
    strict: bool,
    form: str | None,
    report: Path | None,
) -> int:
    """Собирает документы. Книга с ошибками не мешает собрать остальные.

    ПУТЬ – книга или папка с книгами; без него собирается всё из inputs/. Документ, который вы
    правили в Word, не перезаписывается: новый ляжет рядом – «Имя (новый).docx».

    Лист «Школы» в книге – это документ на каждую строку: они лягут в папку с именем книги, а что с
    каждым стало, скажет «Сводка.xlsx» там же.

    Лист «Комплект» называет бумаги, которые нужны вместе с документом: выписку, лист ознакомления,
    поручения. Какие бывают, покажет docgen kinds.
    """
    paths, printing = Printing.read(paths, pdf, pdf_a, print_set, two_sided)

    def run(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        from docgen import pipeline

        layout = None
        if folders or archive or archives:
            from docgen.batch import BatchLayout

            layout = BatchLayout(folders=folders, archive=archive, archives=archives)
        folder = Path.cwd() / output if output else workspace.outputs
        begin = progress("Документы", quiet=quiet)
        result = pipeline.build(
            workbooks,
            folder,
            workspace=workspace,
            strict=strict,
            force=force,
            layout=layout,
            run_tasks=_crew(jobs, dask),
            verify=verify,
            begin=begin,
            also=also,
            jobs=jobs,
        )
        begin = progress("PDF", quiet=quiet)
        return printing.printed(result, folder, force=force, begin=begin)

    def once(chosen: Sequence[Path], job: Job = run) -> int:
        return report_run(job, chosen, form, strict=strict, report=report)

    if not watch:
        return once(paths)
    from docgen.commands.watching import watching

    return watching(run, once, paths, output)
