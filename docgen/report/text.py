"""A run as text for a console of 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from docgen.explanations import explanation
from docgen.issues import SEVERITY_WORDS, Issue, Severity
from docgen.report.facts import Run, document_lines, marked_line, set_line, summary
from docgen.report.grouping import SheetFindings, WorkbookFindings, by_workbook

_WIDTH: Final = 79
# So many of one code on a sheet are told in words; of the rest, only where they are.
_TOLD: Final = 5
_NAMED_PLACES: Final = 3
_MORE: Final = "Увидеть замечания в самих ячейках: docgen check --mark"
_MORE_OF_LAYOUT: Final = "Увидеть замечания в самом документе: docgen check --layout --mark"
_MORE_OF_TEMPLATE: Final = "Увидеть замечания в самом шаблоне: docgen template check --mark"


def text_report(run: Run, base: Path) -> str:
    """Return the report a person reads: workbooks with findings and documents, why, the sum.

    ``base`` is the folder that shown paths start from. A cell may hold several lines and a sheet
    five hundred equal slips; both are folded here, JSON has all of it.
    """
    workbooks = by_workbook(run, base)
    parts = [
        "\n".join(lines) for workbook in workbooks if (lines := _workbook(workbook, run, base))
    ]
    reasons = "\n".join(_reasons(workbooks, run))
    if reasons and run.checking and not run.marked:
        more = _MORE_OF_LAYOUT if run.of_layout else _MORE
        reasons = f"{reasons}\n\n{_MORE_OF_TEMPLATE if run.of_templates else more}"
    ends = "\n".join(filter(None, (set_line(run, base), summary(run))))
    return "\n\n".join([*parts, *([reasons] if reasons else []), ends])


def _workbook(workbook: WorkbookFindings, run: Run, base: Path) -> list[str]:
    lines = []
    for sheet in workbook.sheets:
        lines.append(f"  {sheet.title}")
        lines.extend(_sheet(sheet))
    ends = document_lines(workbook.documents, run, base)
    if workbook.marked:
        ends.append(marked_line(workbook.marked, base))
    lines.extend(f"  {line}" for line in ends)
    return [workbook.name or "Рабочая папка", *lines] if lines else []


def _sheet(sheet: SheetFindings) -> Iterator[str]:
    told: Counter[str] = Counter()
    rest: dict[str, list[Issue]] = {}
    for folded in sheet.findings:
        code = folded.first.code
        told[code] += 1
        if told[code] <= _TOLD:
            yield from _finding(folded.issues, folded.first.message, folded.first.hint)
        else:
            rest.setdefault(code, []).extend(folded.issues)
    for code, issues in rest.items():
        known = explanation(code)
        more = f"{known.title if known else code} – ещё {len(issues)}."
        yield from _finding(issues, more, "Все покажет --format html.")


def _finding(issues: Sequence[Issue], message: str, hint: str) -> Iterator[str]:
    issue = issues[0]
    told = explanation(issue.code)
    head = (_places(issues), SEVERITY_WORDS[issue.severity], told.called if told else issue.code)
    yield f"    {' · '.join(part for part in head if part)}"
    # A person finds a cell by its address, a paragraph of a template by its words.
    seen = f"Здесь: {issue.text}" if issue.location.part and issue.text else ""
    for words in (message, seen, hint):
        yield from _wrapped(words, "      ")


def _places(issues: Sequence[Issue]) -> str:
    """Return where the finding is: a few places by name, of many more only how many."""
    places = list(dict.fromkeys(issue.location.words for issue in issues))
    if len(places) <= _NAMED_PLACES + 1:
        return ", ".join(filter(None, places))
    return f"{', '.join(places[:_NAMED_PLACES])} и ещё {len(places) - _NAMED_PLACES}"


def _reasons(workbooks: Sequence[WorkbookFindings], run: Run) -> Iterator[str]:
    """Yield why each kind of finding matters, once for all, and the rule behind it.

    Notes on workbooks follow from choices made there; those on pages do not.
    """
    shown = [f.first for w in workbooks for sheet in w.sheets for f in sheet.findings]
    told_all = run.of_layout
    codes = dict.fromkeys(i.code for i in shown if told_all or i.severity is not Severity.NOTE)
    told = {known.code: known for code in codes if (known := explanation(code))}
    if told:
        yield "Почему это важно"
    for known in told.values():
        yield from _wrapped(f"{known.title}. {known.why} ({known.called})", "  ", "    ")


def _wrapped(words: str, indent: str, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(words.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
