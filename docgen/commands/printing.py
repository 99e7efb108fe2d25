"""The options for PDFs; two of them may do without a value, so what follows may be a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click
from msgspec import Struct

if TYPE_CHECKING:
    from docgen.office import PdfForm
    from docgen.pipeline import RunResult
    from docgen.progress import Begin

#: The print set, where no other name is given.
SET_NAME: Final = "Комплект для печати.pdf"
_ARCHIVE: Final = ("1a", "2b", "3b")
_PDF_A: Final = "PDF для архива, PDF/A: 2b, если не сказано иначе."
_SET: Final = f"Все PDF одним файлом, по порядку и с закладками; без имени – «{SET_NAME}»."
_TWO_SIDED: Final = "Комплект для печати с двух сторон: каждый документ – с нового листа."


def pdf_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of PDFs to a command."""
    for option in (
        click.option("--two-sided", is_flag=True, help=_TWO_SIDED),
        click.option("--print-set", metavar="[ФАЙЛ]", is_flag=False, flag_value="", help=_SET),
        click.option("--pdf-a", metavar="[1a|2b|3b]", is_flag=False, flag_value="", help=_PDF_A),
        click.option("--pdf", is_flag=True, help="Сделать и PDF рядом с документами."),
    ):
        command = option(command)
    return command


class Printing(Struct, frozen=True):
    """What was asked for in PDF; ``form`` is None when nothing was."""

    form: PdfForm | None
    set_name: str | None
    two_sided: bool

    @staticmethod
    def read(
        paths: tuple[Path, ...], pdf: bool, pdf_a: str | None, print_set: str | None, sides: bool
    ) -> tuple[tuple[Path, ...], Printing]:
        """Return the paths of the workbooks, and what is asked for.

        «--pdf-a Приказ.xlsx» and «--print-set inputs» mean the option without a value.
        """
        more: list[Path] = []
        if pdf_a and pdf_a.casefold() not in _ARCHIVE:
            more.append(Path(pdf_a))
            pdf_a = ""
        if print_set and not print_set.casefold().endswith(".pdf"):
            more.append(Path(print_set))
            print_set = ""
        wanted = pdf or pdf_a is not None or print_set is not None or sides
        archive = "pdf" if pdf_a is None else pdf_a.casefold() or "2b"
        form = cast("PdfForm", archive) if wanted else None
        # Sides are told of a set only.
        name = SET_NAME if print_set is None and sides else print_set
        return (*more, *paths), Printing(form, name, sides)

    def printed(self, result: RunResult, folder: Path, *, force: bool, begin: Begin) -> RunResult:
        """Return the run with the PDFs that are asked for of the documents of this folder."""
        if self.form is None:
            return result
        from docgen.pdf import PdfWish, with_pdfs

        place = None
        if self.set_name is not None:
            # A name alone lies beside the documents, a path is the person's own choice.
            name = Path(self.set_name or SET_NAME)
            place = folder / name if name.name == str(name) else Path.cwd() / name
        wish = PdfWish(self.form, place, self.two_sided)
        return with_pdfs(result, folder, wish, force=force, begin=begin)
