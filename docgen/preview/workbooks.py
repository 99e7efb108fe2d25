"""What workbooks give, looked at before anything is built: nothing of a person's is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch import open_batches
from docgen.documents import failure_issues
from docgen.outputs import unique_names
from docgen.preview.batches import sample_of
from docgen.preview.writing import Look, Preview, preview_name, write_previews
from docgen.progress import Begin, silent
from docgen.run import Run
from docgen.together import make_all

if TYPE_CHECKING:
    from docgen.workspace import Workspace


def preview_workbooks(
    paths: Sequence[Path], workspace: Workspace, look: Look | None = None, begin: Begin = silent
) -> Preview:
    """Write what these workbooks give, beside the documents of the working folder.

    Of a workbook of many documents those of one recipient are shown. Only errors are told: what
    else there is to say of a workbook, its check says.

    Raises:
        DocgenError: kinds or templates cannot be used, or a file cannot be written.

    """
    run = Run(workspace)
    batches = open_batches(run, paths)
    made = make_all(run, [path for path in paths if path not in batches], begin=begin)
    found = [issue for _, one in made for issue in one.issues]
    whole = [(path, rendered) for path, one in made for _, rendered in one.documents()]
    remarks = []
    for path, work in batches.items():
        if isinstance(work, Exception):
            found.extend(failure_issues(path, work))
            continue
        name, documents, issues = sample_of(work)
        found.extend(issues)
        whole.extend((path, rendered) for rendered in documents)
        if name:
            remarks.append(f"В книге «{path.name}» школ: {len(work.book)}. Показана «{name}».")
    errors = [issue for issue in (*run.issues, *found) if issue.is_error]
    result = Preview(issues=errors, remarks=remarks)
    names = unique_names([(path, preview_name(rendered.name)) for path, rendered in whole])
    previews = {
        workspace.outputs / name: rendered.data
        for name, (_, rendered) in zip(names, whole, strict=True)
    }
    write_previews(previews, look or Look(), result)
    return result
