"""``docgen build --pdf …``: what the options mean, and the examples through the real program."""

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from docgen import pipeline
from docgen.cli import main
from docgen.commands.printing import SET_NAME
from docgen.office import convert
from docgen.pdf.archival import archival_faults
from docgen.pdf.fonts import fonts_of
from docgen.pipeline import DocumentResult, RunResult
from tests.libreoffice import office
from tests.thoroughness import THOROUGH

ROOT = Path(__file__).resolve().parents[2]
# Pages of the examples, by the beginning of the name of the document.
BATCH = "Планы школ"
PAGES = {
    "План школы": 5,
    "Приказ_214": 16,
    "Приказ_96": 1,
    "Протокол_2026": 1,
    "Протокол_3": 12,
    # The other papers of their sets.
    "Выписка из приказа": 1,
    "Выписка из протокола": 1,
    "Лист ознакомления_96": 1,
    "Лист ознакомления_План": 1,
    "Поручения_2026": 1,
    "Поручения_96": 1,
    "Поручения_План": 6,
    "Приказ об утверждении плана": 1,
    "Явочный лист": 1,
}


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What the command asks of the building and of the PDFs, without their work."""
    calls = []
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "План.xlsx").touch()
    monkeypatch.chdir(tmp_path)

    def build(paths, output, **_options):
        calls.append(list(paths))
        return RunResult([DocumentResult(paths[0], "план", output / "План.docx", "built")])

    def with_pdfs(result, folder, wish, *, force, begin):
        del begin
        place = wish.print_set and wish.print_set.relative_to(tmp_path).as_posix()
        calls.append((wish.form, place, wish.two_sided, force))
        assert folder == tmp_path / "outputs"
        return result

    monkeypatch.setattr(pipeline, "build", build)
    monkeypatch.setattr("docgen.pdf.with_pdfs", with_pdfs)
    return calls


SET = f"outputs/{SET_NAME}"
CASES = [
    ("", None),
    ("--pdf", ("pdf", None, False, False)),
    ("--pdf --force", ("pdf", None, False, True)),
    ("--pdf-a", ("2b", None, False, False)),
    ("--pdf-a --strict", ("2b", None, False, False)),
    ("--pdf-a 1a", ("1a", None, False, False)),
    ("--pdf-a=3B", ("3b", None, False, False)),
    ("--pdf --pdf-a", ("2b", None, False, False)),
    ("--print-set", ("pdf", SET, False, False)),
    ("--two-sided", ("pdf", SET, True, False)),
    ("--print-set --two-sided", ("pdf", SET, True, False)),
    ("--print-set Совет.pdf", ("pdf", "outputs/Совет.pdf", False, False)),
    ("--print-set ./печать/Совет.PDF", ("pdf", "печать/Совет.PDF", False, False)),
    ("--pdf-a 1a --print-set Совет.pdf", ("1a", "outputs/Совет.pdf", False, False)),
]


@pytest.mark.parametrize(("options", "wish"), CASES)
@pytest.mark.parametrize("path", ["", "inputs/План.xlsx", "inputs"])
def test_options(asked, options, wish, path):
    # A workbook behind an option that may do without a value is a workbook all the same.
    assert main(["build", *options.split(), *path.split()]) == 0
    (built, *wishes) = asked
    assert [one.name for one in built] == ["План.xlsx"]
    assert wishes == ([wish] if wish else [])


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """The examples as PDF/A for printing on both sides; what the command told."""
    office()
    folder = tmp_path_factory.mktemp("контора")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    report = folder / "отчёт.json"
    arguments = ["build", "--pdf-a", "--two-sided", str(folder / "inputs"), "-q"]
    outputs = folder / "outputs"
    assert main([*arguments, "--output", str(outputs), "--report", str(report)]) == 0
    return outputs, json.loads(report.read_text(encoding="utf-8"))


def test_every_example_has_its_pdf_and_its_pages(examples):
    folder, told = examples
    assert all(document["pdf"].endswith(".pdf") for document in told["documents"])
    found = {
        name: len(PdfReader(path).pages) for name in PAGES for path in folder.glob(f"{name}*.pdf")
    }
    assert found == PAGES


def test_every_font_is_embedded_and_the_archive_form_declared(examples):
    folder, _ = examples
    documents = [path for path in folder.glob("*.pdf") if path.name != SET_NAME]
    assert len(documents) == len(PAGES)
    for path in documents:
        data = path.read_bytes()
        families = fonts_of(data)
        assert families
        assert all(families.values())
        assert archival_faults(data, "2b") == []


@pytest.mark.thorough
@pytest.mark.parametrize("form", ["1a", "3b"] if THOROUGH else ["3b"])
def test_other_archival_forms_are_what_they_say(form, examples):
    folder, _ = examples
    (document,) = folder.glob("Приказ_96*.docx")
    (made,) = convert([document], "pdf", office(), form=form)
    assert archival_faults(made.data, form) == []


def test_the_set_has_all_and_begins_on_odd_pages(examples):
    folder, told = examples
    assert Path(told["print_set"]).name == SET_NAME
    reader = PdfReader(folder / SET_NAME)
    tops = [one for one in reader.outline if not isinstance(one, list)]
    schools = list((folder / BATCH).glob("*.pdf"))
    assert len(schools) == 7
    assert len(tops) == len(PAGES) + len(schools)
    assert all(reader.get_destination_page_number(one) % 2 == 0 for one in tops)
    pages = [*PAGES.values(), *(len(PdfReader(path).pages) for path in schools)]
    # A document with an odd number of pages is followed by a blank one, but for the last.
    assert len(reader.pages) in {sum(n + n % 2 for n in pages) - odd for odd in (0, 1)}
