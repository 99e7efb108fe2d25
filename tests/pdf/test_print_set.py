"""One PDF of many: in order, with bookmarks, on odd pages when printed on both sides."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from docgen.errors import OutputError
from docgen.outputs import write_document
from docgen.pdf import PdfWish, with_pdfs
from docgen.pdf.print_set import print_set
from docgen.pipeline import DocumentResult, RunResult


def pdf(pages, title="", *, inner=""):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 300)
    if title:
        writer.add_metadata({"/Title": title})
    if inner:
        writer.add_outline_item(title=inner, page_number=pages - 1)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def bookmarks(data):
    """Each bookmark with its page and depth."""
    reader = PdfReader(BytesIO(data))

    def walk(items, depth=0):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield item.title, reader.get_destination_page_number(item) + 1, depth

    return list(walk(reader.outline))


@pytest.mark.parametrize(
    ("pages", "two_sided", "starts", "total"),
    [
        ([1, 1, 2], False, [1, 2, 3], 4),
        ([1, 1, 2], True, [1, 3, 5], 6),
        ([2, 3, 1], True, [1, 3, 7], 7),
        ([3], True, [1], 3),
    ],
)
def test_documents_follow_each_other(pages, two_sided, starts, total):
    files = [pdf(number, f"Приказ № {place}") for place, number in enumerate(pages, 1)]
    joined = print_set(files, ["имя"] * len(files), two_sided)
    found = [(f"Приказ № {place}", page, 0) for place, page in enumerate(starts, 1)]
    assert bookmarks(joined) == found
    assert len(PdfReader(BytesIO(joined)).pages) == total


def test_own_bookmarks_stand_below_and_a_name_replaces_a_title():
    joined = print_set([pdf(1, "План"), pdf(2, inner="Раздел 1")], ["а", "Протокол_3"])
    assert bookmarks(joined) == [("План", 1, 0), ("Протокол_3", 2, 0), ("Раздел 1", 3, 1)]


def test_the_same_files_give_the_same_bytes():
    files = [pdf(1, "План"), pdf(2, "Приказ")]
    assert print_set(files, ["а", "б"], True) == print_set(files, ["а", "б"], True)


def test_a_damaged_file_is_named():
    with pytest.raises(OutputError, match=r"«Приказ\.pdf» повреждён"):
        print_set([b"%PDF-1.7 %%EOF"], ["Приказ"])


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A run of two documents whose PDFs are there, and of one that was not built."""
    from docgen.outputs import Manifest, digest

    def no_office():
        pytest.fail("nothing is to be converted")

    monkeypatch.setattr("docgen.office.find_office", no_office)
    documents = []
    with Manifest(tmp_path) as manifest:
        for name in ("Приказ", "План"):
            document = tmp_path / f"{name}.docx"
            document.write_bytes(name.encode())
            source = f"pdf {digest(name.encode())}"
            write_document(document.with_suffix(".pdf"), pdf(1, name), manifest, source=source)
            documents.append(DocumentResult(Path(f"{name}.xlsx"), "", document, "unchanged"))
    return [*documents, DocumentResult(Path("Протокол.xlsx"), "", None, "failed")]


def test_the_set_of_a_run(made, tmp_path):
    target = tmp_path / "Комплект.pdf"
    result = with_pdfs(RunResult(made[:2]), tmp_path, PdfWish(print_set=target))
    assert result.print_set == target
    assert result.issues == []
    assert [title for title, _, _ in bookmarks(target.read_bytes())] == ["Приказ", "План"]


def test_what_the_set_lacks_is_told(made, tmp_path):
    result = with_pdfs(RunResult(made), tmp_path, PdfWish(print_set=tmp_path / "Комплект.pdf"))
    (issue,) = result.issues
    assert issue.code == "print-set-incomplete"
    assert "«Протокол.xlsx»" in issue.message


def test_of_a_workbook_of_many_the_set_lacks_schools_and_names_a_few(made, tmp_path):
    book = Path("Планы.xlsx")
    lost = [DocumentResult(book, "", None, "failed", recipient=f"Л{n}") for n in range(14)]
    wish = PdfWish(print_set=tmp_path / "Комплект.pdf")
    result = with_pdfs(RunResult([*made[:2], *lost]), tmp_path, wish)
    assert result.issues[0].message.endswith("«Л10», «Л11» и ещё 2.")


def test_a_file_of_a_person_is_not_replaced_by_the_set(made, tmp_path):
    target = tmp_path / "Комплект.pdf"
    target.write_bytes(b"scan")
    result = with_pdfs(RunResult(made[:2]), tmp_path, PdfWish(print_set=target))
    assert target.read_bytes() == b"scan"
    assert result.print_set == tmp_path / "Комплект (новый).pdf"


def test_a_set_of_nothing_is_not_written(made, tmp_path):
    target = tmp_path / "Комплект.pdf"
    assert with_pdfs(RunResult(made[2:]), tmp_path, PdfWish(print_set=target)).print_set is None
    assert not target.exists()
