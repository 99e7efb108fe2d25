"""What every report says alike: of a run, its documents, its workbooks and the sum."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from docgen.issues import Issue, Severity

FAILURE_CODE: Final = "docgen-error"
# Of more documents than these only the sum is told, and which were not made.
_NAMED_DOCUMENTS: Final = 12
_NAMED_FAILED: Final = 5
_NAMED_BESIDE: Final = 2
_COUNTED: Final = {"built": "Собрано", "unchanged": "без изменений", "kept": "собрано рядом"}


class Document(Protocol):
    """What a report needs to know of a document that was checked or built."""

    @property
    def workbook(self) -> Path:
        """The workbook it comes from."""

    @property
    def kind(self) -> str:
        """The Russian name of its kind."""

    @property
    def output(self) -> Path | None:
        """The file it was written to, if it was."""

    @property
    def status(self) -> str:
        """One of built, unchanged, kept, failed, checked."""

    @property
    def pdf(self) -> Path | None:
        """Its PDF, if one was asked for and made."""

    @property
    def recipient(self) -> str:
        """Whose document it is, when the workbook makes many."""


class Run(Protocol):
    """What a report needs to know of a run."""

    @property
    def documents(self) -> Sequence[Document]:
        """The documents in the order of their workbooks."""

    @property
    def issues(self) -> Sequence[Issue]:
        """All issues of all workbooks."""

    @property
    def checking(self) -> bool:
        """Whether the workbooks were only checked."""

    @property
    def marked(self) -> Mapping[str, Path]:
        """The marked copy of each workbook that has one."""

    @property
    def beside(self) -> Mapping[str, Sequence[Path]]:
        """What was written beside the documents of a workbook that makes many, by its path."""

    @property
    def of_templates(self) -> bool:
        """Whether templates were checked: each stands where a workbook stands otherwise."""

    @property
    def of_layout(self) -> bool:
        """Whether finished documents were checked: each stands in place of a workbook."""

    @property
    def print_set(self) -> Path | None:
        """The one PDF of all documents, if it was asked for and made."""


def summary(run: Run) -> str:
    """Return the last line of a report: how many documents, errors and warnings."""
    if run.checking:
        counts = [
            (f"Проверено {'шаблонов' if run.of_templates else 'документов'}", len(run.documents)),
            ("с ошибками", _count(run, "failed")),
        ]
    else:
        counts = [
            ("Собрано документов", _count(run, "built", "kept")),
            ("без изменений", _count(run, "unchanged")),
            ("не собрано", _count(run, "failed")),
            ("файлов PDF", sum(document.pdf is not None for document in run.documents)),
        ]
    first, *rest = (
        f"{words}: {number}" for words, number in counts if number or words[0].isupper()
    )
    head = ", ".join([first, *rest])
    counted = [issue for issue in run.issues if not issue.accepted]
    errors = sum(issue.is_error for issue in counted)
    warnings = sum(issue.severity is Severity.WARNING for issue in counted)
    accepted = len(run.issues) - len(counted)
    tail = f" Принято с причиной: {accepted}." if accepted else ""
    return f"{head}. Ошибок: {errors}, предупреждений: {warnings}.{tail}"


def document_line(document: Document, base: Path, *, checking: bool) -> str:
    """Return what became of a document in a sentence; empty for one that was checked and is sound.

    ``base`` is the folder that shown paths start from.
    """
    output = shown_path(document.output, base) if document.output else ""
    if document.recipient and document.status == "failed":
        which = f"{document.recipient}, {document.kind}" if document.kind else document.recipient
        return f"{which}: исправьте ошибки{'' if checking else ', документ не собран'}."
    return {
        "built": f"Собран: {output}",
        "unchanged": f"Без изменений: {output}",
        "kept": f"Прежний файл правили, он сохранён; новый лежит рядом: {output}",
        "failed": "Исправьте ошибки и проверьте ещё раз."
        if checking
        else "Документ не собран: исправьте ошибки и запустите ещё раз.",
    }.get(document.status, "")


def pdf_line(document: Document, base: Path) -> str:
    """Return where the PDF of a document is; empty when it has none."""
    return f"PDF: {shown_path(document.pdf, base)}" if document.pdf else ""


def set_line(run: Run, base: Path) -> str:
    """Return where the one PDF of all documents is; empty when there is none."""
    return f"Комплект для печати: {shown_path(run.print_set, base)}" if run.print_set else ""


def document_lines(documents: Sequence[Document], run: Run, base: Path) -> list[str]:
    """Return what became of the documents of a workbook; very many are counted."""
    failed = [d for d in documents if d.recipient and d.status == "failed"]
    is_counted = len(failed) > _NAMED_DOCUMENTS
    made = [d for d in documents if d.output is not None]
    is_many = len(made) > _NAMED_DOCUMENTS
    lines = [
        document_line(d, base, checking=run.checking)
        for d in documents
        if not (is_counted and d.recipient and d.status == "failed")
        and not (is_many and d.output is not None)
    ]
    told = [line for line in lines if line]
    paths = run.beside.get(str(documents[0].workbook), ()) if documents else ()
    beside = [f"Рядом: {shown_path(path, base)}" for path in paths[-_NAMED_BESIDE:]]
    pdfs = [line for d in documents if (line := pdf_line(d, base))]
    lost = [_lost_line(failed, checking=run.checking)] if is_counted else []
    if not is_many:
        return [*told, *lost, *pdfs, *beside]
    folder = Path(os.path.commonpath([d.output for d in made if d.output]))
    counts = (
        f"{words}: {number}"
        for status, words in _COUNTED.items()
        if (number := sum(d.status == status for d in made))
    )
    counted = ", ".join(counts)
    counted = f"{counted[:1].upper()}{counted[1:]} – в папке {shown_path(folder, base)}"
    return [*told, *lost, counted, *beside]


def _lost_line(failed: Sequence[Document], *, checking: bool) -> str:
    """Return which recipients have no document: a few by name, of the others how many."""
    names = list(dict.fromkeys(document.recipient for document in failed))
    more = f" и ещё {len(names) - _NAMED_FAILED}" if len(names) > _NAMED_FAILED else ""
    words = "С ошибками" if checking else "Не собрано"
    return f"{words}: {len(failed)} – {', '.join(names[:_NAMED_FAILED])}{more}."


def marked_line(copy: Path, base: Path) -> str:
    """Return where the marked copy of a workbook or of a template is."""
    original = "саму книгу" if copy.suffix == ".xlsx" else "сам шаблон"
    return f"Копия с пометками (исправляйте {original}, не копию): {shown_path(copy, base)}"


def workbook_names(run: Run, base: Path) -> dict[str, str]:
    """Return how each workbook is shown, by its path and by whatever issues call it."""
    paths = {str(d.workbook): d.workbook for d in run.documents}
    names = {called: shown_path(path, base) for called, path in paths.items()}
    by_file_name: dict[str, list[str]] = {}
    for path, shown in names.items():
        by_file_name.setdefault(Path(path).name, []).append(shown)
    # Thousands of findings call their workbook by the same few names.
    for called in dict.fromkeys(issue.location.workbook for issue in run.issues):
        same = by_file_name.get(called, [])
        # An issue may give the file name alone; it is known when one document only bears it.
        if called not in names:
            names[called] = same[0] if len(same) == 1 else _shown_name(called, base)
    return names


def shown_path(path: Path, base: Path) -> str:
    """Return the path from this folder when it lies inside, else whole."""
    absolute = Path(os.path.normpath(base / path))
    return str(absolute.relative_to(base) if absolute.is_relative_to(base) else absolute)


def _shown_name(called: str, base: Path) -> str:
    return shown_path(Path(called), base) if called else ""


def _count(run: Run, *statuses: str) -> int:
    return sum(document.status in statuses for document in run.documents)
