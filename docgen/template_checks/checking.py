"""The templates of a working folder, or those that are named, checked; and their marked copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.crash import as_docgen_error
from docgen.errors import DocgenError, TemplateError
from docgen.issues import Issue, Location, error, note
from docgen.kinds import Kind, every_kind, find_kind
from docgen.pipeline import DocumentResult, RunResult
from docgen.template_checks.paper import FILE
from docgen.template_copies import State, template_copies
from docgen.workspace import is_marked_copy

if TYPE_CHECKING:
    from docgen.run import Run
    from docgen.workspace import Workspace

SUFFIX: Final = ".docx"


def find_templates(paths: Sequence[Path], workspace: Workspace) -> list[Path]:
    """Return the templates of these files and folders.

    Without paths these are the working folder's own that a kind prints by, else the shipped ones.

    Raises:
        DocgenError: a folder that was named has no template.
        KindError: without paths, when a kind cannot be read.

    """
    if not paths:
        from docgen.kinds import load_kinds

        kinds = every_kind(load_kinds(workspace.template_dirs))
        used = list(dict.fromkeys(kind.template for kind in kinds))
        own = [path for path in used if path.is_relative_to(workspace.root / "templates")]
        return own or used
    found: dict[Path, Path] = {}
    for path in paths:
        inside = _in_folder(path) if path.is_dir() else [path]
        if not inside:
            raise DocgenError(
                f"В папке «{path}» нет шаблонов .docx.",
                "Укажите файл шаблона или папку templates/docx.",
            )
        for one in inside:
            found.setdefault(one.absolute(), one)
    return list(found.values())


def check_templates(
    paths: Sequence[Path], *, workspace: Workspace, kind: str = "", strict: bool = False
) -> RunResult:
    """Return what is wrong with these templates; nothing is written.

    ``kind`` is the kind whose names they may ask for, empty for that which prints by them.

    Raises:
        DocgenError: kinds, справочник or profile are unusable, or there is no such kind.

    """
    from docgen.run import Run

    run = Run(workspace)
    known = list(every_kind(run.kinds))
    chosen = [find_kind(known, kind)] if kind else []
    result = RunResult(checking=True, of_templates=True)
    copies = {copy.target.resolve(): copy.state for copy in template_copies(workspace)}
    for path in paths:
        kinds = chosen or [one for one in known if _is_same(one.template, path)]
        try:
            issues = _check(run, path, kinds)
        except Exception as failure:  # noqa: BLE001 - the other templates are checked all the same
            issues = [_failure(path, failure)]
        issues.extend(_outdated(path, copies.get(path.resolve())))
        failed = any(i.is_error or (strict and i.stops_strict) for i in issues)
        name = ", ".join(dict.fromkeys(one.name for one in kinds))
        result.issues.extend(issues)
        result.documents.append(DocumentResult(path, name, None, "failed" if failed else "checked"))
    return result


def _outdated(path: Path, state: State | None) -> Iterator[Issue]:
    """Yield what is told of a copy of a template that docgen ships another of by now."""
    place = Location(str(path), part=FILE)
    if state is State.OLD:
        message = "Этот шаблон – из прежнего docgen; вы его не меняли."
        yield note("template-outdated", place, message, "Возьмите нынешний: docgen init.")
    elif state is State.EDITED_OLD:
        yield note(
            "template-outdated",
            place,
            "Вы меняли этот шаблон, а у docgen есть новее.",
            "Нужен новый – переименуйте свой, выполните docgen init и перенесите правки.",
        )


def _check(run: Run, path: Path, kinds: Sequence[Kind]) -> list[Issue]:
    from docgen.rendering import DocumentTemplate
    from docgen.rendering.archive import read_template
    from docgen.rendering.package import open_package
    from docgen.rendering.tags.reading import TagReader
    from docgen.template_checks import TemplatePaper, run_template_checks
    from docgen.template_checks.samples import sample_names

    package = open_package(path.name, read_template(path))
    names: list[Mapping[str, object]] = [sample_names(run, one) for one in kinds]
    paper = TemplatePaper(path, package, TagReader.with_filters(run.filters), kinds, names)
    issues = run_template_checks(paper)
    if not any(issue.is_error for issue in issues):
        # What no rule has found wrong must compile: whatever does not is told all the same.
        try:
            DocumentTemplate.open(path, run.filters)
        except TemplateError as failure:
            issues.append(_failure(path, failure))
    return issues


def _failure(path: Path, failure: Exception) -> Issue:
    told = as_docgen_error(failure)
    code = "template" if isinstance(failure, TemplateError) else "internal-error"
    return error(code, Location(str(path), part=FILE), told.message, told.hint)


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _in_folder(folder: Path) -> list[Path]:
    found = [path for path in folder.iterdir() if path.suffix.casefold() == SUFFIX]
    return sorted(
        path for path in found if not path.name.startswith((".", "~$")) and not is_marked_copy(path)
    )
