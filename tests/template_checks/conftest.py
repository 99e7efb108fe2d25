"""Small templates made on the spot, and what the rules find in them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from docgen.issues import Issue
from docgen.kinds import find_kind
from docgen.pipeline import Run
from docgen.rendering.archive import read_parts
from docgen.rendering.package import open_package
from docgen.rendering.tags.reading import TagReader
from docgen.template_checks import TemplatePaper, run_template_checks
from docgen.template_checks.samples import sample_names
from docgen.workspace import Workspace
from templates.build.base import LONG_STORAGE, template_parts

ROOT = Path(__file__).resolve().parents[2]
Find = Callable[..., list[Issue]]


def p(*texts: str, style: str = "DocText", properties: str = "") -> str:
    """A paragraph; each text is a run, one that begins with «<» is markup as it stands."""
    runs = "".join(
        text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text in texts
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text, or paragraphs as they stand."""
    count = max(map(len, rows))
    grid = '<w:gridCol w:w="2000"/>' * count
    written = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def cell(content: str) -> str:
    inside = content if content.startswith("<") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def archive(parts: dict[str, str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def template(*body: str, change: Callable[[dict[str, str]], None] | None = None) -> bytes:
    """A template with this body; ``change`` may alter its parts before it is packed."""
    parts = template_parts("".join(body), LONG_STORAGE, "", "Школа")
    if change:
        change(parts)
    return archive(parts)


@pytest.fixture(scope="session")
def run() -> Run:
    return Run(Workspace(ROOT))


@pytest.fixture(scope="session")
def find(run: Run) -> Find:
    """Return a function that gives the findings in a template with this body."""
    names = {kind.name: sample_names(run, kind) for kind in run.kinds}

    def found(
        *body: str, kind: str = "", change: Callable[[dict[str, str]], None] | None = None
    ) -> list[Issue]:
        package = open_package("шаблон.docx", read_parts(template(*body, change=change)))
        kinds = [find_kind(run.kinds, kind)] if kind else []
        paper = TemplatePaper(
            Path("шаблон.docx"),
            package,
            TagReader.with_filters(run.filters),
            kinds,
            [names[one.name] for one in kinds],
        )
        return run_template_checks(paper)

    return found
