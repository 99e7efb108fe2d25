"""A batch checked or built, a document at a time: none waits for another, none is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cached_property
from itertools import count
from pathlib import Path, PurePosixPath

from docgen.batch.crew import RunTasks, in_order
from docgen.batch.file_names import own_places
from docgen.batch.fingerprints import Fingerprints
from docgen.batch.interruption import finishing
from docgen.batch.making import BatchWork, Outcome
from docgen.batch.running import BatchResult, Running, Status
from docgen.batch.stored_findings import findings_of, stored
from docgen.batch.tasks import Task
from docgen.collecting import collecting_seldom
from docgen.documents import failure_issue
from docgen.errors import OutputError
from docgen.issues import Location, error
from docgen.names import school_key
from docgen.outputs import (
    BatchEntry,
    Ledger,
    Staging,
    marked_name,
    write_document,
)
from docgen.outputs.manifest import name_key
from docgen.printed import Rendered
from docgen.progress import Begin, silent
from docgen.verification import is_of_full_validation


@collecting_seldom()
def check_batch(work: BatchWork, *, strict: bool = False) -> BatchResult:
    """Return what is wrong with a batch; nothing is written."""
    run = Running(work, strict=strict)
    for task in run.tasks():
        outcome = work.make(task, trial=True)
        issues = run.told_of(task, outcome.issues)
        failed = outcome.rendered is None or run.stops(issues)
        run.add(task, None, "failed" if failed else "checked", issues)
    return run.finished()


def build_batch(
    work: BatchWork,
    ledger: Ledger,
    *,
    strict: bool = False,
    force: bool = False,
    folders: bool = False,
    run_tasks: RunTasks = in_order,
    begin: Begin = silent,
) -> BatchResult:
    """Write the documents of a batch into the folder of a ledger, each as soon as it is proved.

    A document of which nothing has changed since the last run, and whose file is as docgen left
    it, is not made again. ``folders`` puts each recipient's files into a folder of its own.
    ``run_tasks`` may make documents elsewhere: their bytes are the same. ``begin`` is told of each.

    Raises:
        OutputError: the folder itself is unusable.
        WorkersLostError: those who made the documents are gone; what is written stays.

    """
    run = Running(work, strict=strict)
    building = _Building(run, ledger, force=force, folders=folders)
    tasks = list(run.tasks())
    building.prepare(tasks)
    done = begin(len(tasks))
    staging = Staging.of(ledger.folder)
    new = [task for task in tasks if task not in building.ready]
    try:
        with closing(run_tasks(work, new, staging)) as outcomes:
            for task in tasks:
                if task in building.ready:
                    building.keep(task)
                else:
                    outcome = next(outcomes)
                    with finishing():
                        building.write(outcome)
                done(work.book.recipient(task.number).name, task not in run.failed)
    finally:
        staging.clear()
    building.tell_left(tasks)
    return run.finished()


class _Building:
    """The documents of one run on their way to their folder."""

    def __init__(self, run: Running, ledger: Ledger, *, force: bool, folders: bool) -> None:
        self.run = run
        self.work = run.work
        self.ledger = ledger
        self.force = force
        self.folders = folders
        #: The documents that need not be made, by their tasks.
        self.ready: dict[Task, BatchEntry] = {}
        self._fingerprints = Fingerprints(self.work)
        self._keys: set[str] = set()
        self._taken: set[str] = set()
        #: The files of this run by their paths in the folder.
        self._alive: set[str] = set()
        self._workbook = run.work.book.raw.path

    def prepare(self, tasks: Iterable[Task]) -> None:
        """Find out which documents are there already, made of just what they would be made of."""
        known = self.ledger.by_key()
        for task in tasks:
            key = self._key(task)
            self._keys.add(key)
            entry = known.get(key)
            if entry is None or entry.made_of != self._fingerprints.of(task):
                continue
            found = bool(entry.findings)
            if entry.checked != self._fingerprints.checked(task, found=found):
                continue  # its findings would name the cells of other rows, or be too few
            if self.work.run.verifier is not None:
                continue  # nobody has looked at it in full
            in_folder = bool(PurePosixPath(entry.file).parent.name)
            if in_folder == self.folders and self.ledger.is_whole(entry):
                self.ready[task] = entry
                self._taken.add(name_key(entry.file))

    def keep(self, task: Task) -> None:
        """Tell a document that is not made again, with what was found when it was made."""
        entry = self.ready[task]
        issues = self.run.told_of(task, findings_of(entry.findings, self._workbook))
        if self.run.stops(issues):
            self.run.add(task, None, "failed", issues)
        else:
            self._alive.add(entry.file)
            self.run.add(task, self.ledger.folder / entry.file, "unchanged", issues)

    def write(self, outcome: Outcome) -> None:
        """Write a document that is sound; whatever fails costs the others nothing."""
        issues = self.run.told_of(outcome.task, outcome.issues)
        if outcome.rendered is None or self.run.stops(issues):
            self.run.add(outcome.task, None, "failed", issues)
            return
        try:
            path, status = self._written(outcome, outcome.rendered)
        except OutputError as failure:
            place = Location(str(self._workbook))
            told = error("not-written", place, failure.message, failure.hint)
            self.run.add(outcome.task, None, "failed", [*issues, told])
        except Exception as failure:  # noqa: BLE001 - the other documents are written
            told = failure_issue(self._workbook, failure)
            self.run.add(outcome.task, None, "failed", [*issues, told])
        else:
            self.run.add(outcome.task, path, status, issues)

    def tell_left(self, tasks: Iterable[Task]) -> None:
        """Tell what lies in the folder and is none of the documents as they are to be now."""
        folder = self.ledger.folder
        failed = {self._key(task) for task in tasks if task in self.run.failed}
        older = [
            entry
            for entry in self.ledger.entries()
            if entry.file not in self._alive and (folder / entry.file).exists()
        ]
        self._tell_outdated(entry.file for entry in older if entry.key in failed)
        left = [
            folder / entry.file
            for entry in older
            if entry.key not in failed
            # What a person has edited stands beside its new document, and is no waste.
            and (entry.key not in self._keys or self.ledger.is_whole(entry))
        ]
        pdfs = (path.with_suffix(".pdf") for path in left)
        self.run.tell_left([*left, *(pdf for pdf in pdfs if pdf.is_file())], folder)

    def _tell_outdated(self, files: Iterable[str]) -> None:
        names = sorted(files)
        if names:
            from docgen.outputs.outdated import outdated_documents

            self.run.result.tell([outdated_documents(self._workbook, self.ledger.folder, names)])

    def _written(self, outcome: Outcome, rendered: Rendered) -> tuple[Path, Status]:
        task, key = outcome.task, self._key(outcome.task)
        within = self._place(task) if self.folders else ""
        file = self._name(task, within, rendered.name)
        written = write_document(
            self.ledger.folder / file,
            outcome.staged or rendered.data,
            self.ledger,
            force=self.force,
        )
        at = _within(within, written.path.name)
        self._alive.add(at)
        made_of = self._fingerprints.of(task)
        # A later run without --verify has not asked what the full validation says.
        told = stored(one for one in outcome.issues if not is_of_full_validation(one))
        checked = self._fingerprints.checked(task, found=bool(told))
        self.ledger.done(
            BatchEntry(key, at, written.sha256, made_of, self.ledger.workbook, told, checked)
        )
        return written.path, written.status

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return own_places(self.work.book)

    def _place(self, task: Task) -> str:
        """Return what tells a recipient's files from those of the others."""
        return self._places[self.work.book.recipient(task.number).name]

    def _candidates(self, task: Task, name: str) -> Iterator[str]:
        yield name
        yield marked_name(name, self._place(task))
        for number in count(2):
            yield marked_name(name, str(number))

    def _name(self, task: Task, within: str, name: str) -> str:
        """Return the path of a document in the folder; who bore a name last time keeps it."""
        key = self._key(task)
        for candidate in self._candidates(task, name):
            file = _within(within, candidate)
            owner = self.ledger.key_of(file)
            is_free = owner is None or owner == key or (owner != "" and owner not in self._keys)
            if is_free and name_key(file) not in self._taken:
                self._taken.add(name_key(file))
                return file
        raise AssertionError

    def _key(self, task: Task) -> str:
        return f"{school_key(self.work.book.recipient(task.number).name)}/{task.kind}"


def _within(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
