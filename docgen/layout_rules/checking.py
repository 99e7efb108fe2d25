"""Finished documents checked: which ones are meant, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.crash import as_docgen_error
from docgen.errors import DocgenError, TemplateError
from docgen.issues import Issue, Location, error
from docgen.layout_rules.word_paper import FILE
from docgen.pipeline import DocumentResult, RunResult
from docgen.workspace import is_marked_copy

if TYPE_CHECKING:
    from docgen.context import Profile
    from docgen.workspace import Workspace

SUFFIX: Final = ".docx"
_KINDS: Final = {
    "order": "приказ",
    "minutes": "протокол",
    "plan": "план",
    "extract": "выписка",
    "": "",
}


def find_documents(paths: Sequence[Path], workspace: Workspace) -> list[Path]:
    """Return the documents of these files and folders; without paths those in ``outputs``.

    Raises:
        DocgenError: a folder has no document.

    """
    found: dict[Path, Path] = {}
    for path in paths or [workspace.outputs]:
        inside = _in_folder(path) if path.is_dir() else [path]
        if not inside or (not paths and not path.is_dir()):
            raise DocgenError(
                f"В папке «{path}» нет документов .docx.",
                "Укажите файл документа или сначала соберите документы: docgen build.",
            )
        for one in inside:
            found.setdefault(one.absolute(), one)
    return list(found.values())


def check_layout(paths: Sequence[Path], *, workspace: Workspace, strict: bool = False) -> RunResult:
    """Return what is wrong with the pages of these documents; nothing is written.

    Raises:
        DocgenError: справочник or profile are unusable.

    """
    from docgen.run import Run

    profile = Run(workspace).profile
    result = RunResult(checking=True, of_layout=True)
    for path in paths:
        kind = ""
        try:
            kind, issues = check_document(path, profile)
        except TemplateError:
            issues = [_not_opened(path)]
        except Exception as failure:  # noqa: BLE001 - the other documents are checked all the same
            told = as_docgen_error(failure)
            place = Location(str(path), part=FILE)
            issues = [error("internal-error", place, told.message, told.hint)]
        failed = any(i.is_error or (strict and i.stops_strict) for i in issues)
        result.issues.extend(issues)
        result.documents.append(
            DocumentResult(path, _KINDS[kind], None, "failed" if failed else "checked")
        )
    return result


def check_document(path: Path, profile: Profile | None = None) -> tuple[str, list[Issue]]:
    """Return the kind of one document («order», empty when it is none known) and its findings.

    Raises:
        TemplateError: it is no sound document of Word.

    """
    from docgen.layout_rules import LayoutPaper, run_layout_rules
    from docgen.rendering.archive import read_template
    from docgen.rendering.package import open_package

    paper = LayoutPaper(path, open_package(path.name, read_template(path)), profile)
    return paper.anatomy.kind, run_layout_rules(paper)


def _not_opened(path: Path) -> Issue:
    place = Location(str(path), part=FILE)
    if not path.exists():
        return error("unreadable-document", place, "Файл не найден.", "Проверьте имя и папку.")
    return error(
        "unreadable-document",
        place,
        "Файл не открывается как документ Word (.docx): он старого формата, с макросами, под "
        "паролем или повреждён.",
        "Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».",
    )


def _in_folder(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.suffix.casefold() == SUFFIX]
    return sorted(
        path for path in found if not path.name.startswith((".", "~$")) and not is_marked_copy(path)
    )
