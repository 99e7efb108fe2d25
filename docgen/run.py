"""What the documents of one run share: kinds, the справочник, the profile, templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docgen.errors import KindError, TemplateError
from docgen.issues import Issue, Location, note
from docgen.journal import noted
from docgen.kinds import Kind, every_kind, load_directory, load_kinds
from docgen.names import normal_name
from docgen.paper_set import refuse_unknown_papers

if TYPE_CHECKING:
    from docgen.checks import Found, Paper
    from docgen.context import Directory, FormLog, Office, Profile
    from docgen.kinds.model import Column
    from docgen.records import WorkbookRecords
    from docgen.rendering import DocumentTemplate
    from docgen.verification import Verifier
    from docgen.workspace import Workspace

    #: What printing a document adds to: templates told of, and forms of names.
    Memory = tuple[set[Path], FormLog]

    class Helped(Protocol):
        """Runs rules in other processes, and here what may be done at the same time."""

        def __call__(
            self, paper: Paper, codes: Sequence[str], meanwhile: Callable[[], None] = ..., /
        ) -> Found:
            """Return what was found."""

    #: What opens, before a workbook is read, that which may run its rules in other processes.
    Beside = Callable[[Path], AbstractContextManager[Helped | None]]


class Run:
    """What the documents of one run share: kinds, the справочник, templates compiled once.

    ``papers`` are the workbooks that were read so far, for rules over all of them; ``also`` are the
    names of papers to be made beside the main document of every workbook that can give them;
    ``verifier`` looks at each document when full validation was asked for; ``beside``
    may run the rules of its workbooks in other processes.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        verifier: Verifier | None = None,
        beside: Beside | None = None,
    ) -> None:
        from docgen.checks import refuse_unknown_checks
        from docgen.context import Directory, FormLog, russian_filters
        from docgen.context.known_rows import KnownRows
        from docgen.rendering.sandbox.expressions import Evaluator

        self.workspace = workspace
        self.verifier = verifier
        self.beside = beside or (lambda _path: nullcontext())
        self.kinds = load_kinds(workspace.template_dirs)
        self.also: tuple[str, ...] = ()
        self.filters = russian_filters()
        self.evaluate = Evaluator(self.filters)
        everyone = tuple(every_kind(self.kinds))
        self.evaluate.get_to_know(text for one in everyone for _, text in one.expressions())
        for kind in everyone:
            refuse_unknown_checks(kind)
            self._refuse_bad_expressions(kind)
        self.issues: list[Issue] = []
        self.log = FormLog()
        self._rows = KnownRows()
        self.directory = Directory(self._read_directory())
        self.profile = self._load_profile(self.directory)
        self.papers: list[Paper] = []
        self.told_templates: set[Path] = set()
        self._templates: dict[Path, DocumentTemplate | TemplateError] = {}
        self._shipped: dict[str, bool] = {}

    def ask_for(self, papers: Sequence[str]) -> None:
        """Ask for these papers beside the main document of every workbook that can give them.

        Raises:
            UnknownKindError: no workbook can give a paper of such a name.

        """
        refuse_unknown_papers(self.kinds, papers)
        self.also = tuple(papers)

    def _refuse_bad_expressions(self, kind: Kind) -> None:
        """Refuse a kind whose ``{{ }}`` cannot be understood, before any document needs it."""
        for where, source in kind.expressions():
            fault = self.evaluate.fault(source)
            if fault:
                raise KindError(
                    f"Файл вида «{kind.path.name}», {where}: «{source}» – {fault}.",
                    "Исправьте выражение в фигурных скобках.",
                )

    def _read_directory(self) -> WorkbookRecords | None:
        from docgen.workbook import open_workbook, read_records

        path = self.workspace.directory
        if path is None:
            self.issues.append(
                note(
                    "no-directory",
                    Location(str(self.workspace.root)),
                    "Справочник не найден: шапку, место и должности взять неоткуда.",
                    f"Положите справочник.xlsx в папку «{self.workspace.root.name}» или в inputs.",
                )
            )
            return None
        noted("справочник")
        records, issues = read_records(
            open_workbook(path), load_directory(self.workspace.template_dirs)
        )
        self.issues.extend(issues)
        return records

    def _load_profile(self, directory: Directory) -> Profile:
        from docgen.context import DEFAULT_PROFILE, load_profile

        records = directory.records
        card = records.sheets.get("организация") if records else None
        chosen = card.card.get("Профиль") if card else None
        return load_profile(chosen.raw if chosen else DEFAULT_PROFILE, self.workspace.template_dirs)

    def directory_columns(self, name: str) -> tuple[Column, ...]:
        """Return the columns of a sheet of the справочник; none where it has no such sheet."""
        records = self.directory.records
        data = records.sheets.get(normal_name(name)) if records else None
        return data.sheet.columns if data and data.sheet else ()

    def office(self) -> Office:
        """Return the surroundings of one document."""
        from docgen.context import Office

        return Office(self.profile, self.directory, self.evaluate, log=self.log, rows=self._rows)

    def tells_of(self, kind: Kind) -> bool:
        """Return True for the first document of a template: what is wrong with it is told once."""
        first = kind.template not in self.told_templates
        self.told_templates.add(kind.template)
        return first

    def remembered(self) -> Memory:
        """Return what printing a document adds to, to be put back when it counts for nothing."""
        return self.told_templates.copy(), self.log.copy()

    def forget_since(self, before: Memory) -> None:
        """Be as before a document was printed that counts for nothing."""
        self.told_templates, self.log = before[0].copy(), before[1].copy()

    def is_shipped(self, kind: Kind) -> bool:
        """Return whether a kind and its papers are printed just as docgen ships them."""
        if kind.name not in self._shipped:
            from docgen.kinds.model import LIBRARY
            from docgen.workspace import is_shipped

            files = {
                file
                for one in every_kind((kind,))
                for file in (one.path, one.path.with_name(LIBRARY), one.template)
                if file.is_file()
            }
            self._shipped[kind.name] = all(map(is_shipped, files))
        return self._shipped[kind.name]

    def template(self, kind: Kind) -> DocumentTemplate:
        """Return the kind's template, opened and compiled once in a run.

        Raises:
            TemplateError: it cannot be one; for every workbook that asks the same.

        """
        from docgen.rendering.kept import known_or_opened

        if kind.template not in self._templates:
            try:
                opened: DocumentTemplate | TemplateError
                opened = known_or_opened(kind.template, self.filters, self.profile.look)
            except TemplateError as failure:
                opened = failure
            self._templates[kind.template] = opened
        template = self._templates[kind.template]
        if isinstance(template, TemplateError):
            raise template.with_traceback(None)
        return template
