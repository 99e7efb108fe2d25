"""A run as one page for the browser and the printer: no scripts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Final

from docgen.explanations import explanation
from docgen.issues import SEVERITY_WORDS, Issue
from docgen.report.facts import Run, document_lines, marked_line, set_line, summary
from docgen.report.grouping import Folded, WorkbookFindings, by_workbook

_STYLE: Final = """
:root { color-scheme: light; }
body { font: 16px/1.5 "Segoe UI", "PT Sans", "Liberation Sans", Arial, sans-serif;
  color: #1f2430; background: #f6f5f2; margin: 0; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; color: #4a5162; }
p { margin: .25rem 0; }
a { color: #23527c; }
article { background: #fff; border: 1px solid #dedbd3; border-left: .4rem solid;
  border-radius: .3rem; padding: .6rem 1rem; margin: .6rem 0; overflow-wrap: anywhere; }
article.error { border-left-color: #c0392b; }
article.warning { border-left-color: #d9a406; }
article.note { border-left-color: #4a7fb5; }
header { display: flex; flex-wrap: wrap; gap: .2rem .8rem; color: #4a5162; font-size: .9rem; }
header b { color: #1f2430; }
header code { margin-left: auto; }
.what { font-weight: 600; }
.why { color: #4a5162; font-size: .9rem; }
blockquote { margin: .4rem 0; padding: .2rem .7rem; background: #f6f5f2; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { border: 1px solid #dedbd3; padding: .3rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
@media print {
  body { background: #fff; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  article { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
@page { size: A4; margin: 15mm; }
"""
_OF_WHAT: Final = {
    (False, False): "книгам",
    (True, False): "шаблонам",
    (False, True): "документам",
}
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html_report(run: Run, base: Path) -> str:
    """Return the findings as one self-contained page, by workbook and sheet.

    Whatever cells hold is shown as text; ``base`` is the folder that shown paths start from.
    """
    workbooks = by_workbook(run, base)
    told = [w for w in workbooks if w.sheets or w.accepted or len(workbooks) == 1]
    anchors = {workbook.name: f"k{number}" for number, workbook in enumerate(told, 1)}
    body = [
        f"<h1>Замечания к {_OF_WHAT[run.of_templates, run.of_layout]}</h1>",
        *(f"<p>{escape(line)}</p>" for line in (set_line(run, base), summary(run)) if line),
        *(_contents(workbooks, anchors) if len(workbooks) > 1 else ()),
        *(line for workbook in told for line in _workbook(workbook, run, base, anchors)),
    ]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="ru"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Замечания docgen</title><style>{_STYLE}</style></head><body><main>",
            *body,
            "</main></body></html>\n",
        ]
    )


def _contents(workbooks: list[WorkbookFindings], anchors: Mapping[str, str]) -> Iterator[str]:
    """Yield the list of workbooks; those with nothing to tell stand here only."""
    yield "<ul>"
    for workbook in workbooks:
        found = sum(len(f.issues) for sheet in workbook.sheets for f in sheet.findings)
        title = escape(_title(workbook))
        if workbook.name in anchors:
            title = f'<a href="#{anchors[workbook.name]}">{title}</a>'
        yield f"<li>{title} – {f'замечаний: {found}' if found else 'замечаний нет'}</li>"
    yield "</ul>"


def _workbook(
    workbook: WorkbookFindings, run: Run, base: Path, anchors: Mapping[str, str]
) -> Iterator[str]:
    anchor = anchors[workbook.name]
    yield f'<section id="{anchor}"><h2>{escape(_title(workbook))}</h2>'
    lines = document_lines(workbook.documents, run, base)
    if workbook.marked:
        lines.append(marked_line(workbook.marked, base))
    yield from (f"<p>{escape(line)}</p>" for line in lines if line)
    if not workbook.sheets:
        yield "<p>Замечаний нет.</p>"
    for number, sheet in enumerate(workbook.sheets, 1):
        yield f'<section id="{anchor}-{number}"><h3>{escape(sheet.title)}</h3>'
        for place, folded in enumerate(sheet.findings, 1):
            yield from _finding(folded, f"{anchor}-{number}-{place}")
        yield "</section>"
    if workbook.accepted:
        yield from _accepted(workbook.accepted)
    yield "</section>"


def _finding(folded: Folded, anchor: str) -> Iterator[str]:
    issue = folded.first
    told = explanation(issue.code)
    places = ", ".join(_unique(one.location.words for one in folded.issues))
    yield f'<article class="{issue.severity.value}" id="{anchor}"><header>'
    yield f"<b>{escape(places)}</b>" if places else ""
    severity, code = SEVERITY_WORDS[issue.severity], escape(told.called if told else issue.code)
    yield f" <span>{severity}</span> <code>{code}</code></header>"
    yield f'<p class="what">{escape(issue.message)}</p>'
    for text in _unique(one.text for one in folded.issues):
        yield f"<blockquote>{escape(text)}</blockquote>"
    if issue.hint:
        yield f"<p>{escape(issue.hint)}</p>"
    if told:
        yield f'<p class="why">Почему это важно. {escape(told.why)}</p>'
    yield "</article>"


def _accepted(issues: Iterable[Issue]) -> Iterator[str]:
    yield "<h3>Принято с причиной</h3><table><tr><th>Где</th><th>Что</th><th>Причина</th></tr>"
    for issue in issues:
        cells = (str(issue.location), issue.message, issue.accepted)
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
    yield "</table>"


def _title(workbook: WorkbookFindings) -> str:
    return workbook.name or "Рабочая папка"


def _unique(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]
