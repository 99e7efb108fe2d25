"""What a workbook of many documents gives, looked at: the papers of one recipient."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from docgen.printed import Rendered

if TYPE_CHECKING:
    from docgen.batch import BatchWork
    from docgen.issues import Issue

# What so many recipients lack, the others will most likely lack as well.
_TRIED: Final = 10


def sample_of(work: BatchWork) -> tuple[str, Sequence[Rendered], list[Issue]]:
    """Return the first recipient who gets a document, the documents, the errors met on the way."""
    from docgen.batch import tasks_of

    issues: dict[Issue, None] = dict.fromkeys(work.book.issues)
    tasks = tasks_of(work.book, work.kinds_of)
    for number, own in islice(groupby(tasks, key=lambda task: task.number), _TRIED):
        outcomes = [work.make(task) for task in own]
        issues |= dict.fromkeys(issue for one in outcomes for issue in one.issues)
        made = [one.rendered for one in outcomes if one.rendered]
        if made:
            return work.book.recipient(number).name, made, list(issues)
    return "", (), list(issues)
