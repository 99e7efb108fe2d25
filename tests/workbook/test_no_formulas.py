"""Whatever a person or a stranger's document says stands in a workbook as text, never a formula."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.issues import Location, error
from docgen.kinds import load_directory, load_example, load_kinds
from docgen.kinds.examples import ExampleSheet
from docgen.workbook import form_bytes, marked_copy, with_rows
from docgen.workbook.summary_book import SummaryRow, summary_book
from docgen.workspace import shipped_folder

FORMULAS = ['=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=1+1"]
TEMPLATES = [shipped_folder("templates")]


def formulas(data: bytes, text: str) -> list[str]:
    """The sheets in which the text stands within a formula."""
    needle = text.replace("&", "&amp;").lstrip("=")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheets = {n: archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n}
    return [
        name
        for name, xml in sheets.items()
        if any(needle in part.partition("</f>")[0] for part in xml.split("<f>")[1:])
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_texts_are_no_formulas(tmp_path: Path, text: str) -> None:
    kind = load_kinds(TEMPLATES)[0]
    card = kind.sheets[0]
    title = next(column.name for column in card.columns if column.key != "kind")
    example = [ExampleSheet(card.name, card, [{title: text}]), *load_example(kind)[1:]]
    path = tmp_path / "Книга.xlsx"
    path.write_bytes(form_bytes(kind, example=example))
    marked = marked_copy(path, [error("x", Location(str(path), card.name, 2, 2), text, text)])
    people = next(s for s in load_directory(TEMPLATES).sheets if s.name == "Люди")
    added = with_rows(path, (people, [{"ФИО": text, "Должность": text}]))
    issue = error("x", Location(text, text, 2, 2), text, text)
    summary = summary_book([SummaryRow(text, text, text, text, True, (issue,))], [issue])
    for data in (path.read_bytes(), marked, added, summary):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            told = b"".join(archive.read(n) for n in archive.namelist()).decode("utf-8", "replace")
        assert text.lstrip("=").split('"')[0] in told
        assert formulas(data, text) == []


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_of_a_summary_stays_one_when_it_is_typed_again(text: str) -> None:
    page = load_workbook(
        BytesIO(summary_book([SummaryRow(text, "план", "план.docx", "готов", True)], []))
    ).worksheets[0]
    assert page["B2"].quotePrefix
    assert not page["C2"].quotePrefix
