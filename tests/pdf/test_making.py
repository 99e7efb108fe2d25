"""PDFs beside documents: made once, made again when the document changes, never over a person's."""

import shutil
import sys
from pathlib import Path

import pytest

from docgen.office import Office
from docgen.outputs import Manifest
from docgen.pdf import PdfWish, with_pdfs
from docgen.pipeline import DocumentResult, RunResult

FAKE = Path(__file__).parents[1] / "office" / "fake_soffice.py"


@pytest.fixture
def starts(tmp_path, monkeypatch):
    """The profiles of the starts of a LibreOffice of a page, which the runs use."""
    program = tmp_path / "fake_soffice.py"
    shutil.copy(FAKE, program)
    office = Office((sys.executable, str(program)))
    monkeypatch.setattr("docgen.office.find_office", lambda: office)
    log = program.with_suffix(".log")
    log.touch()
    return lambda: log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "outputs"


def run(folder, *words, wish=None, **options):
    """Convert documents, each of which tells the fake by a word what to do with it."""
    folder.mkdir(exist_ok=True)
    documents = []
    for number, word in enumerate(words):
        path = folder / f"Приказ {number}.docx"
        path.write_bytes(f"{word} {number}".encode())
        documents.append(DocumentResult(Path(f"{number}.xlsx"), "приказ", path, "built"))
    return with_pdfs(RunResult(documents), folder, wish or PdfWish(), **options)


def pdfs(result):
    return [document.pdf.name if document.pdf else "" for document in result.documents]


def codes(result):
    return [(issue.code, issue.location.workbook) for issue in result.issues]


def test_all_go_through_one_program_and_what_fails_costs_itself(folder, starts):
    result = run(folder, "good", "refuse", "good")
    assert pdfs(result) == ["Приказ 0.pdf", "", "Приказ 2.pdf"]
    assert codes(result) == [("no-pdf", "1.xlsx")]
    assert len(starts()) == 1
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.glob("*.pdf"))


def test_a_crash_costs_one_document(folder, starts):
    result = run(folder, "crash", "good")
    assert pdfs(result) == ["", "Приказ 1.pdf"]
    assert result.issues[0].is_error
    assert len(starts()) == 2


def test_what_is_there_is_not_made_again(folder, starts):
    run(folder, "good", "good")
    assert pdfs(run(folder, "good", "good")) == ["Приказ 0.pdf", "Приказ 1.pdf"]
    assert len(starts()) == 1


def test_documents_of_a_batch_have_their_record_in_their_own_folder(folder, starts):
    paths = [folder / "Планы" / name / "План.docx" for name in ("Лицей", "Школа")]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"good 1")
    documents = [DocumentResult(Path("Планы.xlsx"), "план", path, "built") for path in paths]
    for _ in range(2):
        result = with_pdfs(RunResult(documents), folder, PdfWish())
        assert [d.pdf for d in result.documents] == [path.with_suffix(".pdf") for path in paths]
    assert len(starts()) == 1


@pytest.mark.parametrize("change", ["document", "form", "lost"])
def test_what_is_old_is_made_again(folder, starts, change):
    run(folder, "good")
    if change == "lost":
        (folder / "Приказ 0.pdf").unlink()
    word = "good!" if change == "document" else "good"
    result = run(folder, word, wish=PdfWish("2b" if change == "form" else "pdf"))
    assert pdfs(result) == ["Приказ 0.pdf"]
    assert len(starts()) == 2


def test_a_pdf_of_a_person_stays_and_the_new_one_is_made_beside_it_once(folder, starts):
    run(folder, "good")
    signed = folder / "Приказ 0.pdf"
    signed.write_bytes(b"signed")
    for _ in range(2):
        assert pdfs(run(folder, "good")) == ["Приказ 0 (новый).pdf"]
    assert signed.read_bytes() == b"signed"
    assert len(starts()) == 2


def test_force_keeps_a_copy(folder, starts):
    run(folder, "good")
    (folder / "Приказ 0.pdf").write_bytes(b"signed")
    assert pdfs(run(folder, "good", force=True)) == ["Приказ 0.pdf"]
    assert (folder / "Приказ 0 (прежний).pdf").read_bytes() == b"signed"
    assert len(starts()) == 2


@pytest.mark.usefixtures("starts")
def test_an_open_pdf_is_told_and_the_others_are_written(folder):
    folder.mkdir()
    (folder / ".~lock.Приказ 0.pdf#").touch()
    result = run(folder, "good", "good")
    assert pdfs(result) == ["", "Приказ 1.pdf"]
    assert codes(result) == [("not-written", "0.xlsx")]
    assert "открыт в другой программе" in result.issues[0].message


@pytest.mark.usefixtures("starts")
def test_a_document_that_was_not_built_has_no_pdf(folder):
    folder.mkdir()
    failed = RunResult([DocumentResult(Path("а.xlsx"), "приказ", None, "failed")])
    assert with_pdfs(failed, folder, PdfWish()).documents == failed.documents


def test_without_libreoffice_one_sentence_tells_how_to_get_it(folder, monkeypatch):
    monkeypatch.setattr("docgen.office.find_office", lambda: None)
    result = run(folder, "good", "good")
    assert codes(result) == [("no-libreoffice", "")]
    assert result.has_errors
    assert "libreoffice.org" in result.issues[0].hint
    assert pdfs(result) == ["", ""]


@pytest.mark.usefixtures("starts")
def test_a_pdf_that_is_none_for_an_archive_is_told(folder):
    result = run(folder, "good", "good", wish=PdfWish("2b"))
    assert pdfs(result) == ["Приказ 0.pdf", "Приказ 1.pdf"]
    assert codes(result) == [("pdf-not-archival", "0.xlsx"), ("pdf-not-archival", "1.xlsx")]


@pytest.mark.usefixtures("starts")
def test_progress_is_told(folder):
    told = []

    def begin(total):
        told.append(total)
        return lambda name, well: told.append((name, well))

    run(folder, "good", "refuse", begin=begin)
    assert told == [2, ("Приказ 0.docx", True), ("Приказ 1.docx", False)]


@pytest.mark.usefixtures("starts")
def test_the_record_of_a_pdf_tells_what_it_was_made_of(folder):
    run(folder, "good", wish=PdfWish("2b"))
    known = Manifest(folder).entry("Приказ 0.pdf")
    assert known is not None
    assert known.source.startswith("2b ")


def test_documents_in_several_folders_keep_their_records_there(folder, starts):
    documents = []
    for school in ("Лицей", "СОШ № 5"):
        path = folder / "Планы" / school / "План.docx"
        path.parent.mkdir(parents=True)
        path.write_bytes(f"good {school}".encode())
        documents.append(DocumentResult(Path("Планы.xlsx"), "план", path, "built"))
    result = with_pdfs(RunResult(documents), folder, PdfWish())
    assert [document.pdf.parent.name for document in result.documents] == ["Лицей", "СОШ № 5"]
    before = len(starts())
    again = with_pdfs(RunResult(documents), folder, PdfWish())
    assert [document.pdf for document in again.documents] == [d.pdf for d in result.documents]
    assert len(starts()) == before  # what is there is not made again
    assert not list(folder.rglob("*.lock"))


def test_a_print_set_of_a_pdf_that_is_gone_is_told(folder, starts, monkeypatch):
    read = Path.read_bytes

    def gone(path):
        if path.suffix == ".pdf":
            raise OSError(5, "gone", str(path))
        return read(path)

    del starts
    run(folder, "good")
    wish = PdfWish(print_set=folder / "Комплект.pdf")
    monkeypatch.setattr("docgen.pdf.making.made_from", lambda path, *_: path)
    monkeypatch.setattr(Path, "read_bytes", gone)
    assert ("not-written", "") in codes(run(folder, "good", wish=wish))
