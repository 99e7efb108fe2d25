"""Documents and working folders for the tests of adoption, made on the spot."""

from pathlib import Path

import pytest
from docx import Document

from docgen import pipeline
from docgen.rendering.archive import read_parts
from docgen.rendering.markup.visible import visible_text
from docgen.workspace import Workspace


@pytest.fixture
def folder(tmp_path):
    """Return a working folder of its own."""
    (tmp_path / "inputs").mkdir()
    return tmp_path


@pytest.fixture
def document(folder):
    """Return a function that writes a document of paragraphs and tables and returns its path.

    A text is a paragraph, a list of texts a paragraph of several runs, a list of lists a table.
    """

    def write(*blocks, name="Образец.docx"):
        made = Document()
        for block in blocks:
            if isinstance(block, str):
                made.add_paragraph(block)
            elif isinstance(block[0], str):
                paragraph = made.add_paragraph()
                for place, text in enumerate(block):
                    paragraph.add_run(text).bold = place % 2 == 1
            else:
                table = made.add_table(rows=0, cols=len(block[0]))
                for texts in block:
                    for cell, text in zip(table.add_row().cells, texts, strict=True):
                        first, *others = text.split("\n")
                        cell.text = first
                        for line in others:
                            cell.add_paragraph(line)
        path = folder / name
        made.save(path)
        return path

    return write


@pytest.fixture
def text_of():
    """Return a function that reads the visible text of a document, blanks evened out."""

    def read(source):
        data = source.read_bytes() if isinstance(source, Path) else source
        text = visible_text(read_parts(data)["word/document.xml"].decode())
        return [" ".join(line.split()) for line in text.split("\n")]

    return read


@pytest.fixture
def build(folder):
    """Return a function that builds all workbooks of the folder and gives the result."""

    def run():
        books = sorted((folder / "inputs").glob("*.xlsx"))
        result = pipeline.build(books, folder / "outputs", workspace=Workspace(folder))
        assert not result.has_errors, result.issues
        return sorted((folder / "outputs").glob("*.docx"))

    return run
