"""Stage 2: rules over records that a kind asks for by name; each tells, none changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docgen.checks.attachments_mentioned import attachments_mentioned
from docgen.checks.dates_exist import dates_exist
from docgen.checks.deadline_not_before_document import deadline_not_before_document
from docgen.checks.every_question_decided import every_question_decided
from docgen.checks.leaders_among_present import leaders_among_present
from docgen.checks.votes_fit_attendance import votes_fit_attendance
from docgen.errors import KindError
from docgen.issues import Issue
from docgen.kinds.model import Kind
from docgen.names import nearest_name
from docgen.records import WorkbookRecords

Check = Callable[[WorkbookRecords], Iterator[Issue]]

#: The name in a kind's TOML is the code of the findings and the name of the function.
CHECKS: Mapping[str, Check] = {
    "attachments-mentioned": attachments_mentioned,
    "dates-exist": dates_exist,
    "deadline-not-before-document": deadline_not_before_document,
    "every-question-decided": every_question_decided,
    "leaders-among-present": leaders_among_present,
    "votes-fit-attendance": votes_fit_attendance,
}


def run_checks(records: WorkbookRecords) -> list[Issue]:
    """Return what the rules of the workbook's kind find in it."""
    return [issue for name in records.kind.checks for issue in CHECKS[name](records)]


def refuse_unknown_checks(kind: Kind) -> None:
    """Refuse a kind that asks for a rule that docgen does not have.

    Raises:
        KindError: names the file, the key and the rules that there are.
    """
    for name in kind.checks:
        if name not in CHECKS:
            near = nearest_name(name, CHECKS)
            offer = f"; возможно, имелось в виду «{near}»" if near else ""
            raise KindError(
                f"Файл вида «{kind.path.name}», ключ «kind.checks»: проверки «{name}» нет{offer}. "
                f"Можно: {', '.join(CHECKS)}."
            )


__all__ = ["CHECKS", "refuse_unknown_checks", "run_checks"]
