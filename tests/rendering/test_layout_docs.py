"""What docs/templates.md tells of helpers of layout is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import _Cell
from openxml_audit import OpenXmlValidator

from docgen import documents, pipeline
from docgen.rendering import DocumentTemplate
from docgen.rendering.layout.files import WorkFiles
from docgen.rendering.layout.filters import LAYOUT_FILTERS
from docgen.rendering.layout.marks import COMMANDS
from docgen.rendering.layout.places import _IN_CELLS
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, write_template
from templates.build.content import blocks, command, command_row, paragraph, row, table
from templates.build.helpers import VALUES
from templates.build.helpers import write as write_sample
from templates.build.make import SAMPLE
from tests.libreoffice import converted
from tests.test_template_docs import codes, heading_row, marked, rows, save, under

HEADING = "Помощники вёрстки"
TOLD = [code for cells in rows(under(HEADING)) if len(cells) == 3 for code in codes(cells[1])]
KIND = """
[kind]
name = "список дел"
template = "список.docx"
[[sheet]]
name = "Реквизиты"
shape = "card"
[[sheet.column]]
name = "Вид документа"
printed = false
"""


def test_every_helper_is_told() -> None:
    text = " ".join(TOLD)
    told = set(re.findall(r"\|(\w+)", text)) | set(re.findall(r"\{\{p (\w+) \}\}", text))
    assert told == LAYOUT_FILTERS.keys() | COMMANDS.keys()


@pytest.mark.parametrize("tag", TOLD)
def test_every_helper_works_as_told(
    tmp_path: Path, png: Callable[[int, int], bytes], tag: str
) -> None:
    """Each tag stands where the docs put it, in a template of plain data."""
    picture = png(40, 20)
    attachment = docx.Document()
    attachment.add_paragraph("Вложено")
    attachment.save(str(tmp_path / "Положение.docx"))
    deal = {"раздел": "а", "ответственный": "б", "срок": "в", "название": "а"}
    loop = tag.startswith("{%tr")
    body = {
        True: [
            table(
                LONG_STORAGE,
                (1,),
                command_row(tag[4:-3], 1) if loop else command_row("for дело in дела", 1),
                row("т" if loop else tag),
                command_row("endfor", 1),
            )
        ],
        False: [
            command("for дело in дела"),
            blocks("Текст", tag[4:-3]) if tag.startswith("{{p") else paragraph("Текст", tag),
            paragraph("Текст", "т"),
            command("endfor"),
        ],
    }[loop or any(f"|{name}" in tag for name in _IN_CELLS)]
    write_template(tmp_path / "шаблон.docx", "".join(body), LONG_STORAGE, "", "")
    done = DocumentTemplate.open(tmp_path / "шаблон.docx", {}).render(
        {
            "дела": [deal, deal],
            "раздел": deal,
            "герб": picture,
            "ссылка": "https://example.ru",
            "файл": "Положение.docx",
            "сведения": "раз\nдва",
        },
        WorkFiles((tmp_path,)),
    )
    assert done.faults == []
    assert "{" not in done.text


@pytest.fixture
def printed(tmp_path: Path) -> docx.document.Document:
    """The document of the whole example: its sheet, its table in the template, built."""
    (tmp_path / "templates" / "kinds").mkdir(parents=True)
    (tmp_path / "templates" / "docx").mkdir()
    (tmp_path / "templates" / "kinds" / "list.toml").write_text(KIND, encoding="utf-8")
    lines = [
        command_row(line[0].strip("`")[4:-3], 4)
        if line[0].startswith("`{%tr")
        else row(*(cell.strip("`") for cell in line))
        for line in rows(marked("таблица дел"))
    ]
    body = table(LONG_STORAGE, (1, 4, 3, 2), *lines)
    write_template(tmp_path / "templates" / "docx" / "список.docx", body, LONG_STORAGE, "", "")
    run = pipeline.Run(Workspace(tmp_path))
    deals = marked("дела")
    book = {
        "Реквизиты": [["Вид документа", "список дел"]],
        "Дела": [heading_row(deals), *rows(deals)],
    }
    save(run.workspace.inputs / "Книга.xlsx", book)
    made = documents.make(run, run.workspace.inputs / "Книга.xlsx")
    assert made.rendered is not None, made.issues
    assert [issue for issue in made.issues if issue.code != "no-directory"] == []
    (tmp_path / "готово.docx").write_bytes(made.rendered.data)
    return docx.Document(str(tmp_path / "готово.docx"))


def test_the_sample_prints_every_page_in_its_turn(
    tmp_path: Path, png: Callable[[int, int], bytes]
) -> None:
    """The sample is as its description makes it, sound for Word, and LibreOffice shows it whole."""
    write_sample(tmp_path / "helpers.docx")
    assert (tmp_path / "helpers.docx").read_bytes() == SAMPLE.read_bytes()
    attachment = docx.Document()
    attachment.add_paragraph("Положение о празднике", style="List Number")
    attachment.save(str(tmp_path / "Положение.docx"))
    files = {"герб": png(40, 50), "подпись": png(60, 20), "схема": png(90, 50)}
    done = DocumentTemplate.open(SAMPLE, {}).render(
        {**VALUES, **files, "положение": "Положение.docx"}, WorkFiles((tmp_path,))
    )
    assert done.faults == []
    path = tmp_path / "праздник.docx"
    path.write_bytes(done.data)
    assert OpenXmlValidator().validate(str(path)).errors == []
    converted([path], "pdf", tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b", path.with_suffix(".pdf").read_bytes())) == 4


def shown(cell: _Cell) -> str:
    merge = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    continues = merge is not None and merge.get(qn("w:val")) is None
    return "↑" if continues else cell.text.replace("\u00a0", " ")


def test_the_whole_example_is_printed_as_told(printed: docx.document.Document) -> None:
    found = [
        [shown(_Cell(cell, printed.tables[0])) for cell in line._tr.tc_lst]
        for line in printed.tables[0].rows
    ]
    told = rows(marked("готовая таблица дел"))
    assert [line + [""] * (4 - len(line)) for line in found] == told
