"""``docgen build --watch``: built again whenever something is saved, until Ctrl+C."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from docgen.errors import DocgenError

if TYPE_CHECKING:
    from docgen.pipeline import RunResult
    from docgen.workspace import Workspace

#: Builds these workbooks of a working folder.
Job = Callable[["Workspace", Sequence[Path]], "RunResult"]
_SECONDS: Final = 0.7
_WAITING: Final = "\nЖду: сохраните книгу – соберу снова. Закончить: Ctrl+C."


def wait() -> None:
    """Let the time between two looks pass."""
    time.sleep(_SECONDS)


def watching(
    run: Job, once: Callable[[Sequence[Path], Job], int], paths: Sequence[Path], output: Path | None
) -> int:
    """Build with ``once`` now and after every change; Ctrl+C is the good end of it.

    A workbook that was saved is built alone; whatever all of them use, and all are.
    """
    try:
        _watch(run, once, paths, output)
    except KeyboardInterrupt:
        click.echo("\nНаблюдение окончено. Готовые документы целы.")
    return 0


def _watch(
    run: Job, once: Callable[[Sequence[Path], Job], int], paths: Sequence[Path], output: Path | None
) -> None:
    from docgen.raised_limits import with_limits
    from docgen.watching import Watch, Watched
    from docgen.workspace import find_workspace

    workspace = with_limits(find_workspace(Path.cwd(), *paths))
    held: set[Path] = set()

    def job(workspace: Workspace, workbooks: Sequence[Path]) -> RunResult:
        held.difference_update(map(Path.absolute, workbooks))
        result = run(workspace, workbooks)
        for issue in result.issues:
            if issue.code == "not-written" and issue.location.workbook:
                held.add(Path(issue.location.workbook).absolute())
        return result

    folder = Path.cwd() / output if output else workspace.outputs
    # The first look comes before the first building: what is saved during it is built next.
    watch = Watch(Watched(paths, workspace, folder).look, wait)
    chosen = paths
    while True:
        try:
            once(chosen, job)
        except DocgenError as failure:
            click.echo(f"docgen: {failure}", err=True)
        # What a run leaves behind is not searched for while it works, and this process goes on.
        gc.collect()
        click.echo(_WAITING)
        while (found := _to_build(watch.changed(), paths, workspace, held)) is None:
            pass
        chosen = found


def _to_build(
    changed: Iterable[Path], paths: Sequence[Path], workspace: Workspace, held: set[Path]
) -> Sequence[Path] | None:
    """Return what is built after this change, as paths of the command; None for nothing."""
    from docgen.report import shown_path
    from docgen.watching import is_lock
    from docgen.workspace import find_workbooks

    sources = [path for path in changed if not is_lock(path)]
    freed = sorted(held) if any(is_lock(p) and not p.exists() for p in changed) else []
    if not sources and not freed:
        return None
    try:
        workbooks = {path.absolute(): path for path in find_workbooks(paths, workspace)}
    except DocgenError:
        return paths  # which says what is wrong
    chosen: Sequence[Path] = paths
    if all(path in workbooks or not path.exists() for path in sources):
        built = dict.fromkeys((*sources, *freed))
        chosen = [workbooks[path] for path in built if path in workbooks]
        if not chosen:
            return None
    names = ", ".join(shown_path(path, Path.cwd()) for path in sources)
    click.echo(f"\nИзменено: {names}" if names else "\nДокумент закрыт, пишу снова.")
    return chosen
