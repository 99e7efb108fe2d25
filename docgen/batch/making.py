"""One document of a batch in memory: the recipient's rows and values, checked and rendered."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from docgen.batch.file_names import file_name
from docgen.batch.other_kinds import is_for_another
from docgen.batch.papers import own_findings, own_paper
from docgen.batch.set_papers import papers_for, set_papers
from docgen.batch.tasks import Task
from docgen.batch.values import Values
from docgen.context.recipients import RecipientColumns, known_recipients
from docgen.documents import failure_issues, has_errors, quoting
from docgen.errors import DocgenError, TemplateError, UnknownKindError
from docgen.issues import Issue, error, note
from docgen.kinds import Kind, every_kind, find_kind
from docgen.names import is_number_heading, normal_name, school_key
from docgen.on_trial import without_long_tables
from docgen.outputs.files import Staged
from docgen.printed import Rendered, render, verify
from docgen.records import Acceptance, Record, WorkbookRecords
from docgen.workbook.batch import BatchBook, read_batch
from docgen.workbook.batch.filling import with_plain_names
from docgen.workbook.batch.kind_names import several_names

if TYPE_CHECKING:
    from docgen.context import Office
    from docgen.run import Run


class Outcome(Struct, frozen=True):
    """What became of a task: the document, or why there is none. It may travel to a process.

    A document that is ``staged`` waits there for its name, and is in memory no more.
    """

    task: Task
    rendered: Rendered | None
    issues: tuple[Issue, ...]
    staged: Staged | None = None


class BatchWork:
    """A batch that is open in a run: whoever has the same files opens the same one."""

    def __init__(self, run: Run, book: BatchBook, card_kind: str) -> None:
        self.run = run
        self.book = book
        self.card_kind = card_kind
        self.papers = {paper.kind.name: paper for paper in set_papers(book, run.kinds)}
        self.by_name = {kind.name: kind for kind in run.kinds}
        self.by_name |= {name: paper.kind for name, paper in self.papers.items()}
        self.schools = known_recipients(run.office())
        # A справочник without schools has nothing that could be lacking.
        lacking = run.directory_columns("Школы") if self.schools else ()
        self.columns = RecipientColumns(book.recipients.columns, book.recipients.titles, lacking)
        self._kinds: dict[str, tuple[list[Kind], UnknownKindError | None]] = {}
        named = (kind for number in range(len(book)) for kind in self._named(number)[0])
        self.main_kinds = tuple({kind.name: kind for kind in named}.values())

    def kinds_of(self, number: int) -> Sequence[Kind]:
        """Return the kinds of a recipient's papers; names of none are left out.

        Behind each kind stand the other papers of its set.
        """
        kinds: list[Kind] = []
        for kind in self._named(number)[0]:
            kinds.append(kind)
            kinds += papers_for(tuple(self.papers.values()), self.book, number, kind)
        return kinds

    def accepted(self) -> list[Acceptance]:
        """Return the findings that the workbook accepts."""
        from docgen.workbook.acceptances import read_acceptances
        from docgen.workbook.scope import Scope

        raw = self.book.raw
        return read_acceptances(raw, Scope(raw.path, raw.base_1904))

    def unused_columns(self) -> list[Issue]:
        """Return the columns of recipients that no document and no text asks for."""
        book, used = self.book, set()
        filled = {name for number in range(len(book)) for name in book.recipient(number).cells}
        known = book.recipients.tag_names()
        patterns = {said[0] for number in range(len(book)) if (said := book.pattern_of(number))}
        for tag in (*book.tags(), *patterns):
            plain = with_plain_names(tag, known)
            used |= {normal_name(name) for name in self.run.evaluate.wanted(plain)}
        for number in range(len(book)):
            for kind in self.kinds_of(number) or book.kinds:
                used |= book.overrides(number, kind).keys()
        return [
            note(
                "recipient-column-unused",
                book.recipients.sheet.location(None, book.recipients.places[name]),
                f"Столбец «{title}» ничего не меняет: такого поля в «Реквизитах» нет, и тексты "
                "книги его не просят.",
                f"Впишите «{{{{ {normal_name(title)} }}}}» туда, где нужно его значение, – или "
                "оставьте для себя.",
            )
            for name, title in book.recipients.titles.items()
            if name in filled
            and used.isdisjoint({name, normal_name(title)})
            and not book.is_own_column(name)
            and not is_number_heading(title)
        ]

    def unknown_kind(self, number: int) -> Issue | None:
        """Return the error that a recipient asks for a paper of no known kind."""
        kinds, unknown = self._named(number)
        if unknown is None and kinds:
            return None
        failure = unknown or UnknownKindError("Не сказано, какой это документ.", "")
        return error("unknown-kind", self.book.kind_place(number), failure.message, failure.hint)

    def _named(self, number: int) -> tuple[list[Kind], UnknownKindError | None]:
        text = self.book.kind_name(number, self.card_kind)
        if text not in self._kinds:
            self._kinds[text] = _kinds_named(self.run, text)
        return self._kinds[text]

    def make(self, task: Task, *, trial: bool = False) -> Outcome:
        """Return the document of a task, or why there is none: whatever fails, fails here."""
        issues: list[Issue] = []
        try:
            rendered = self._make(task, issues, trial=trial)
        except Exception as failure:  # noqa: BLE001 - the other documents are made all the same
            issues.extend(failure_issues(self.book.raw.path, failure))
            rendered = None
        if any(issue.code == "nothing-for-recipient" for issue in issues):
            issues = [issue for issue in issues if issue.code != "empty-sheet"]
        if len(self.main_kinds) > 1:
            kind = self.by_name[task.kind]
            issues = [one for one in issues if not is_for_another(one, kind, self.main_kinds)]
        issues = list(dict.fromkeys(issues))
        return Outcome(task, None if has_errors(issues) else rendered, tuple(issues))

    def records(self, task: Task, issues: list[Issue], office: Office) -> WorkbookRecords:
        """Return the records of a task's paper; what is wrong with them is added to the issues."""
        kind = self.by_name[task.kind]
        known = self.schools.get(school_key(self.book.recipient(task.number).name))
        values = Values(self.run, self.book, task.number, self.columns, office, known=known)
        records, found, filled = self.book.records_for(task.number, kind, values)
        issues.extend(self.book.issues_of(task.number))
        issues.extend(quoting(found, records))
        # A value that is not there because its cell is broken is told once, by what broke it.
        broken = {issue.location for issue in issues if issue.is_error}
        issues.extend(issue for issue in values.issues() if issue.location not in broken)
        issues.extend(self.book.left_without_rows(task.number))
        checked = records if task.whole else own_paper(records, task, filled)
        issues.extend(own_findings(self.run, checked, task, filled))
        return records

    def _row_of(self, task: Task, records: WorkbookRecords) -> Record | None:
        """Return the row of «Комплект» that asks for the paper; none for a main document."""
        paper = self.papers.get(task.kind)
        data = records.sheets.get(normal_name(paper.sheet)) if paper else None
        rows = data.records if data else ()
        return next((row for row in rows if paper and row.location.row == paper.row), None)

    def _make(self, task: Task, issues: list[Issue], *, trial: bool) -> Rendered | None:
        from docgen.context import FormLog, build_context

        # Its own log: what was printed in a thousand others is not looked for in this document.
        office = replace(self.run.office(), log=FormLog())
        records = self.records(task, issues, office)
        try:
            if has_errors(issues):
                # What the context finds is told at once with all else; a refusal may follow.
                with suppress(DocgenError):
                    build_context(records, office)
                return None
            kind = self.by_name[task.kind]
            shown = without_long_tables(self.run, kind, records) if trial else records
            context = build_context(shown, office, self._row_of(task, records))
            data = render(self.run, kind, context, tells_template=task.first)
            name = file_name(self, task, context)
            context.let_go()
            if isinstance(name, Issue):
                issues.append(name)
                return None
            rendered = Rendered(name, data)
            verify(self.run, kind, rendered, office, self.book.raw.path)
            return rendered
        finally:
            issues.extend(quoting(office.findings, records))
            for form in office.log.used:
                self.run.log.note(form)


def open_batch(run: Run, path: Path) -> BatchWork | None:
    """Return the batch that a workbook is, or None for a workbook of one document.

    Raises:
        UnreadableWorkbookError: the file cannot be read as a workbook.

    """
    from docgen.workbook import find_kind_name, open_workbook
    from docgen.workbook.opening import sheet_names
    from docgen.workbook.recipients_sheet import is_recipients_sheet

    if not any(map(is_recipients_sheet, sheet_names(path))):
        return None
    raw = open_workbook(path)
    card_kind = find_kind_name(raw)[0] or ""
    kinds = _kinds_named(run, card_kind)[0] or run.kinds
    book = read_batch(raw, kinds, run.directory_columns("Школы"))
    if book is None:
        return None
    for kind in every_kind(kinds):
        with suppress(TemplateError):  # each document of the kind tells it
            book.template_names[kind.name] = run.template(kind).asked
    return BatchWork(run, book, card_kind)


def _kinds_named(run: Run, text: str) -> tuple[list[Kind], UnknownKindError | None]:
    """Return the kinds that a text names, and what is wrong with the first that is none."""
    kinds: dict[str, Kind] = {}
    unknown = None
    for name in several_names(text, run.kinds):
        try:
            kind = find_kind(run.kinds, name)
        except UnknownKindError as failure:
            unknown = unknown or failure
        else:
            kinds.setdefault(kind.name, kind)
    return list(kinds.values()), unknown
