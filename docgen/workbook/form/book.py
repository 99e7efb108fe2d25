"""A new workbook of a kind, from its first sheet to the hidden one of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.kinds.examples import ExampleRow, ExampleSheet
from docgen.kinds.model import Kind, Shape, Sheet
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.service_sheets import ACCEPTED_SHEET, GUIDE_SHEET
from docgen.workbook.acceptances import ACCEPTANCES
from docgen.workbook.form.guide import write_guide
from docgen.workbook.form.names import DATE_NAME, STATE_NAME, Names
from docgen.workbook.form.offers import Offers
from docgen.workbook.form.rules import Rules
from docgen.workbook.form.sheets import columns_of, write_card, write_list
from docgen.workbook.properties import as_made_by

_FORBIDDEN_IN_SHEET_NAME: Final = lazy_regex(r"[\\/*?:\[\]]")
_REFERRED: Final = (Shape.ROWS, Shape.TEXT, Shape.TABLE)
_NAMED: Final = {"date": DATE_NAME, "state": STATE_NAME}


def form_bytes(
    kind: Kind,
    *,
    offers: Offers | None = None,
    example: Sequence[ExampleSheet] = (),
    last_steps: Sequence[str] = (),
    office: str = "",
) -> bytes:
    """Return a workbook of this kind as a file, blank or filled with the rows of an example.

    ``offers`` fill its drop-down lists; ``last_steps`` end the sheet that tells what to do;
    ``office`` is named in its properties.
    """
    target = BytesIO()
    _make(kind, offers or Offers(), example, last_steps).save(target)
    return as_made_by(target.getvalue(), office)


def _make(
    kind: Kind, offers: Offers, example: Sequence[ExampleSheet], last_steps: Sequence[str]
) -> Workbook:
    workbook = Workbook()
    guide = workbook.worksheets[0]
    guide.title = GUIDE_SHEET
    names = Names(workbook)
    titled = [(sheet, _sheet_title(sheet.name)) for sheet in kind.sheets]
    own = [one for one in example if one.sheet is None]
    _name_cells(names, titled)
    referred = [title for sheet, title in titled if sheet.shape in _REFERRED]
    rules = Rules(names, offers, (*(_sheet_title(one.name) for one in own), *referred))
    filled = {normal_name(one.name): one for one in example}
    for sheet, title in titled:
        page = workbook.create_sheet(title)
        shown = filled.get(normal_name(sheet.name))
        rows = shown.rows if shown else ()
        if sheet.shape is Shape.CARD:
            said = rows[0] if rows else {}
            write_card(page, sheet, rules, {**_said_by_the_form(kind, sheet), **said})
        else:
            write_list(page, columns_of(sheet, shown), rules, rows)
    for one in own:
        page = workbook.create_sheet(_sheet_title(one.name))
        write_list(page, columns_of(None, one), rules, one.rows)
    if kind.is_document:
        write_list(workbook.create_sheet(ACCEPTED_SHEET), ACCEPTANCES.columns, rules, ())
        titled.append((ACCEPTANCES, ACCEPTED_SHEET))
    write_guide(guide, kind, titled, last_steps)
    names.write_lists()
    cards = {title for sheet, title in titled if sheet.shape is Shape.CARD}
    for page in workbook.worksheets:
        _set_up_page(page, portrait=page is guide or page.title in cards)
    workbook.active = 0
    return workbook


def _sheet_title(name: str) -> str:
    return " ".join(_FORBIDDEN_IN_SHEET_NAME.sub(" ", name).split())[:31].strip()


def _name_cells(names: Names, titled: Sequence[tuple[Sheet, str]]) -> None:
    """Name the cells of cards that formulas of other sheets ask for."""
    for sheet, title in titled:
        for row, column in enumerate(sheet.columns, 2):
            name = _NAMED.get(column.key) if sheet.shape is Shape.CARD else None
            if name and not names.has_cell(name):
                names.name_cell(name, title, f"$B${row}")


def _said_by_the_form(kind: Kind, sheet: Sheet) -> ExampleRow:
    """Return what stands in a blank card: the kind of the document."""
    said: Mapping[str, str] = {c.name: kind.name for c in sheet.columns if c.key == "kind"}
    return said


def _set_up_page(page: Worksheet, *, portrait: bool) -> None:
    """Print on A4, as wide as the paper, with the name of the sheet and the page below."""
    page.page_setup.orientation = "portrait" if portrait else "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth = 1
    page.print_options.gridLines = page.title != GUIDE_SHEET
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.5, 0.8, 0.4
    footer = page.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = "&A", "&P из &N"
