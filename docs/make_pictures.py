"""Make the pictures of docs/images anew from the example workbooks and from new ones.

    PYTHONPATH=. python docs/make_pictures.py

Needs docgen and Pillow in this Python, LibreOffice (``soffice``) and poppler (``pdftoppm``,
``pdftotext``) on the PATH. docs/images/README.md tells which picture shows what.
"""
# ruff: noqa: INP001 - a script beside the pictures that it makes, not a package

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
from docx import Document
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageDraw, ImageOps

import docgen
from docgen.adoption.adopting import adopt
from docgen.adoption.marking.marking import mark
from docgen.new_books import find_new_book, write_new_book
from docgen.rendering import DocumentTemplate
from docgen.starter import create_workspace
from docgen.template_checks.checking import check_templates
from docgen.template_checks.marking import mark_templates
from docgen.workspace import Workspace
from docs import changed_template
from docs.margin_notes import draw_notes, notes_of
from docs.variants import PAPERS, VARIANTS, write_variant
from templates.build.helpers import VALUES
from templates.build.make import SAMPLE

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
INPUTS = ROOT / "inputs"

# Picture -> workbook and a line of the page to show; without a line, the first page.
PAGES = {
    "prikaz": ("Приказ о проведении олимпиады", ""),
    "prikaz-poryadok": ("Приказ о проведении олимпиады", "1. Общие положения"),
    "prikaz-dorozhnaya-karta": ("Приказ о проведении олимпиады", "3. Проведение этапов"),
    "prikaz-oznakomlenie": ("Приказ о проведении олимпиады", "ЛИСТ ОЗНАКОМЛЕНИЯ"),
    "prikaz-korotkij": ("Приказ на одну страницу", ""),
    "protokol": ("Протокол рабочей группы", ""),
    "protokol-tablica": ("Протокол рабочей группы", "Сельские общеобразовательные"),
    "plan": ("План школы", ""),
    "plan-tablica": ("План школы", "Организационное обеспечение"),
}
# Picture -> workbook, sheet, last column and last row of the part to show.
SHEETS = {
    "kniga-rekvizity": ("Приказ о проведении олимпиады", "Реквизиты", "B", 19),
    "kniga-punkty": ("Приказ о проведении олимпиады", "Пункты", "F", 14),
    "kniga-meropriyatiya": ("План школы", "Мероприятия", "D", 19),
}
# What is spoilt in a workbook, and picture -> sheet, last column and last row of its marked copy.
SPOILT = "Приказ о проведении олимпиады"
SLIPS = {"F7": "Состав комисии", "E11": "31.11.2026", "E13": "28.10.2025"}
MARKED = {
    "kniga-pometki": ("Пункты", "F", 14),
    "kniga-zamechaniya": ("Замечания docgen", "F", 4),
}
# Picture -> what is typed into a new order, then sheet, last column and last row to show.
NEW = {
    "novaya-kak-zapolnyat": ({}, "Как заполнять", "C", 25),
    "novaya-rekvizity": ({"Реквизиты!B3": "проект"}, "Реквизиты", "C", 12),
    "novaya-punkty": (
        {
            "Реквизиты!B9": date(2027, 9, 10),
            "Пункты!C3": "Зимина О.С.",
            "Пункты!D3": "подготовить расписание консультаций.",
            "Пункты!F3": "до 25.09.2027",
            "Пункты!C4": "Зимина О.С., Белов С.А.",
            "Пункты!F4": "до 31.09.2027",
            "Пункты!B5": 2,
            "Пункты!D5": "Сообщить родителям о времени консультаций.",
            "Пункты!F5": "до 03.09.2027",
        },
        "Пункты",
        "F",
        6,
    ),
}
PAGE_DPI, SHEET_DPI = 72, 96


def main() -> None:
    """Write every picture, replacing the old ones."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = sorted({f"{name}.xlsx" for name, _ in PAGES.values()})
        built = docgen.build([INPUTS / name for name in names], folder / "documents")
        documents: dict[str, Path] = {}
        for made in built.documents:
            if made.output:  # the main document of a set is the first
                documents.setdefault(made.workbook.stem, made.output)
        pdfs = {name: to_pdf(document, folder) for name, document in documents.items()}
        for picture, (name, line) in PAGES.items():
            page = page_with(pdfs[name], line) if line else 1
            draw(pdfs[name], page, IMAGES / picture, PAGE_DPI)
        for picture, (name, sheet, column, row) in SHEETS.items():
            part = one_sheet(
                INPUTS / f"{name}.xlsx", sheet, column, row, folder / f"{picture}.xlsx"
            )
            draw(to_pdf(part, folder), 1, IMAGES / picture, SHEET_DPI, cropped=True)
        copy = marked_copy(folder)
        for picture, (sheet, column, row) in MARKED.items():
            part = one_sheet(copy, sheet, column, row, folder / f"{picture}.xlsx")
            draw(to_pdf(part, folder), 1, IMAGES / picture, SHEET_DPI, cropped=True)
        for picture, (cells, sheet, column, row) in NEW.items():
            book = new_order(cells, folder / picture / "Приказ.xlsx")
            part = one_sheet(book, sheet, column, row, folder / f"{picture}.xlsx")
            draw(to_pdf(part, folder), 1, IMAGES / picture, SHEET_DPI, cropped=True)
        draw_sets(folder / "Комплекты")
        draw_helpers(folder)
        draw_changed_template(folder / "Школа")
        draw_old_order(folder / "Дом")


def draw_sets(folder: Path) -> None:
    """Draw the papers of a set, and the documents that other words in «Реквизиты» give."""
    create_workspace(folder)
    workspace = Workspace(folder)
    inputs = folder / "inputs"
    books = {}
    for kind in ("приказ", "протокол", "план"):
        books[kind] = inputs / f"{kind.title()}.xlsx"
        write_new_book(find_new_book(kind, workspace), books[kind], workspace, folder, example=True)
    built = docgen.build([*books.values()], folder / "outputs", folder=folder)
    for picture, (name, kind) in PAPERS.items():
        found = (d.output for d in built.documents if (d.workbook.stem, d.kind) == (name, kind))
        draw(to_pdf(next(path for path in found if path), folder), 1, IMAGES / picture, PAGE_DPI)
    crest(inputs / "герб.png")
    for picture, (kind, said, columns) in VARIANTS.items():
        book = inputs / f"{picture}.xlsx"
        write_variant(books[kind], book, said, columns)
        draw(order_of(book, folder), 1, IMAGES / picture, PAGE_DPI)


def draw_helpers(folder: Path) -> None:
    """Draw the sample of helpers of layout: the template as Word shows it, and what it gives."""
    shield, hand = crest(folder / "герб.png"), folder / "подпись.png"
    image = Image.new("RGB", (300, 100), "white")
    stroke = [(10, 70), (60, 15), (70, 85), (120, 40), (150, 75), (200, 30), (230, 70), (290, 45)]
    ImageDraw.Draw(image).line(stroke, fill="#24408e", width=6, joint="curve")
    image.save(hand)
    attached = folder / "положение.docx"
    document = Document()
    document.add_heading("Положение о празднике", 1)
    document.add_paragraph("Праздник проводится в мае.", style="List Number")
    document.save(str(attached))
    printed = folder / "праздник.docx"
    files = {"герб": shield, "подпись": hand, "схема": shield, "положение": attached}
    template = DocumentTemplate.open(SAMPLE, {})
    printed.write_bytes(template.render({**VALUES, **files}).data)
    draw(to_pdf(SAMPLE, folder), 1, IMAGES / "pomoshniki-shablon", PAGE_DPI)
    for page in (1, 2):
        draw(to_pdf(printed, folder), page, IMAGES / f"pomoshniki-list-{page}", PAGE_DPI)


def draw_changed_template(folder: Path) -> None:
    """Draw what docs/change-template.md does to the приказ: before, after, and with an error."""
    create_workspace(folder)
    workspace = Workspace(folder)
    book, template = folder / "inputs" / "Приказ.xlsx", folder / "templates/docx/order.docx"
    write_new_book(find_new_book("приказ", workspace), book, workspace, folder, example=True)
    draw(to_pdf(template, folder), 1, IMAGES / "shablon-prikaza", PAGE_DPI)
    draw(order_of(book, folder), 1, IMAGES / "shablon-dokument", PAGE_DPI)
    changed_template.change(template, crest(folder / "герб.png"))
    changed_template.fill(book)
    pages = to_pdf(template, folder)
    draw(pages, 1, IMAGES / "svoj-shablon", PAGE_DPI)
    printed = order_of(book, folder)
    draw(printed, 1, IMAGES / "svoj-prikaz", PAGE_DPI)
    draw(printed, 2, IMAGES / "svoj-prikaz-2", PAGE_DPI, cropped=True)
    readers = page_with(printed, "ЛИСТ ОЗНАКОМЛЕНИЯ")
    draw(printed, readers, IMAGES / "svoj-list-oznakomleniya", PAGE_DPI, cropped=True)
    changed_template.misspell(template)
    checked = mark_templates(check_templates([template], workspace=workspace), folder)
    draw_noted(Path(checked.marked[str(template)]), folder, IMAGES / "shablon-zamechaniya", 2)


def order_of(book: Path, folder: Path) -> Path:
    """Return the document of a workbook, printed."""
    built = docgen.build([book], folder / "outputs", folder=folder)
    return to_pdf(next(d.output for d in built.documents if d.output), folder)


def draw_old_order(folder: Path) -> None:
    """Draw how a finished order becomes a kind: the order, its marked copy, the new workbook."""
    folder.mkdir()
    old = folder / "Старый приказ.docx"
    changed_template.write_old_order(old)
    draw(to_pdf(old, folder), 1, IMAGES / "staryj-prikaz", PAGE_DPI, cropped=True)
    copy = mark(old).copy
    draw_noted(copy, folder, IMAGES / "staryj-prikaz-tegi", 1)
    made = adopt(copy, Workspace(folder), folder, name="приказ о выставке")
    part = one_sheet(made.book, "Реквизиты", "B", 14, folder / "part.xlsx")
    draw(to_pdf(part, folder), 1, IMAGES / "staryj-prikaz-kniga", SHEET_DPI, cropped=True)


def draw_noted(document: Path, folder: Path, picture: Path, page: int) -> None:
    """Draw a page of a document with its comments at the side."""
    pdf = to_pdf(document, folder)
    draw(pdf, page, picture, PAGE_DPI)
    number = str(page)
    layout = run("pdftotext", "-bbox", "-f", number, "-l", number, str(pdf), "-")
    drawn = picture.with_suffix(".png")
    noted = draw_notes(Image.open(drawn).convert("RGB"), layout, notes_of(document))
    noted = noted.crop(ImageOps.invert(noted).getbbox())
    noted.quantize(24).save(drawn, optimize=True)


def crest(path: Path) -> Path:
    """Draw a shield where a coat of arms would be, and return its path."""
    image = Image.new("RGB", (160, 200), "white")
    outline = [(10, 10), (150, 10), (150, 120), (80, 190), (10, 120)]
    ImageDraw.Draw(image).polygon(outline, fill="#2f5d8a", outline="#1d3a57", width=6)
    image.save(path)
    return path


def marked_copy(folder: Path) -> Path:
    """Spoil a workbook and return the copy in which docgen has marked that."""
    workbook = openpyxl.load_workbook(INPUTS / f"{SPOILT}.xlsx", rich_text=True)
    for address, text in SLIPS.items():
        workbook["Пункты"][address] = text
    spoilt = folder / "spoilt" / f"{SPOILT}.xlsx"
    spoilt.parent.mkdir()
    workbook.save(spoilt)
    checked = docgen.check([spoilt], folder=ROOT, marked_dir=folder)
    return checked.marked[str(spoilt)]


def new_order(cells: dict[str, object], path: Path) -> Path:
    """Write the workbook that ``docgen new`` gives, with these cells (Лист!A1) typed in."""
    workspace = Workspace(ROOT)
    path.parent.mkdir()
    write_new_book(find_new_book("приказ", workspace), path, workspace, path.parent)
    workbook = openpyxl.load_workbook(path)
    for place, value in cells.items():
        sheet, address = place.split("!")
        workbook[sheet][address] = value
    workbook.save(path)
    return path


def one_sheet(source: Path, sheet: str, column: str, row: int, target: Path) -> Path:
    """Write a copy of the workbook that prints this part of one sheet, with A, B, C and 1, 2, 3."""
    workbook = openpyxl.load_workbook(source, rich_text=True)
    for page in workbook.worksheets:
        page.sheet_state = "visible" if page.title == sheet else "hidden"
    page = workbook[sheet]
    workbook.active = page
    page.print_area = f"A1:{column}{row}"
    page.print_options.headings = page.print_options.gridLines = True
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins = PageMargins(left=0.1, right=0.1, top=0.1, bottom=0.1, header=0, footer=0)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.left.text = page.oddFooter.right.text = None
    workbook.save(target)
    return target


def to_pdf(source: Path, folder: Path) -> Path:
    """Return the file printed by LibreOffice."""
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source))
    return folder / f"{source.stem}.pdf"


def page_with(pdf: Path, line: str) -> int:
    """Return the number of the first page that has this text."""
    pages = run("pdftotext", "-layout", str(pdf), "-").split("\f")
    return next(number for number, text in enumerate(pages, 1) if line in text)


def draw(pdf: Path, page: int, picture: Path, dpi: int, *, cropped: bool = False) -> None:
    """Draw one page of a PDF, or what is printed on it (with its colors), as a small PNG."""
    number = str(page)
    place = ["-r", str(dpi), "-f", number, "-l", number]
    run("pdftoppm", "-png", "-singlefile", *place, str(pdf), str(picture))
    drawn = picture.with_suffix(".png")
    image = Image.open(drawn).convert("RGB")
    if cropped:
        image = image.crop(ImageOps.invert(image).getbbox())
    image.quantize(48 if cropped else 24).save(drawn, optimize=True)


def run(program: str, *arguments: str) -> str:
    """Return what a program printed; stop when it is not installed or failed."""
    found = shutil.which(program)
    if not found:
        sys.exit(f"{program} is not installed")
    done = subprocess.run([found, *arguments], check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


if __name__ == "__main__":
    main()
