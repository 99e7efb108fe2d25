"""Every limit that guards against files made to do harm, in one place.

Real workbooks and templates stay far below; a file above is a mistake or a bomb. Whoever keeps the
templates may raise a limit in ``templates/limits.toml`` of the working folder (docs/security.md),
a program by :func:`use_limits`. The limits hold for the whole process, like Pillow's for pixels:
what they guard lies too deep to be handed them.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MEGABYTE: Final = 1024 * 1024
LIMITS_FILE: Final = "limits.toml"


class Limits(Struct, frozen=True):
    """The limits, named as in ``limits.toml``; a megabyte is 1,048,576 bytes."""

    #: The .xlsx file itself.
    workbook_mb: int = 100
    #: Files within a workbook.
    workbook_parts: int = 5_000
    #: One of them unpacked, and all of them.
    workbook_part_mb: int = 300
    workbook_unpacked_mb: int = 600
    #: Elements of one of them: a filled cell has two or three.
    workbook_elements: int = 10_000_000
    #: How many times smaller a file of 20 MB or more may be packed: honest sheets a hundred.
    workbook_ratio: int = 400
    workbook_sheets: int = 1_000
    #: Elements of the part with the looks of cells: Excel keeps 65,490 looks.
    workbook_styles: int = 500_000
    #: Filled cells of a workbook.
    workbook_cells: int = 3_000_000
    #: Pairs of a merge and a row with data on one sheet: honest merges do not overlap.
    workbook_merges: int = 2_000_000
    #: Signs of one cell: Excel keeps 32,767.
    cell_signs: int = 200_000
    #: Files within a template or an attachment.
    template_parts: int = 5_000
    #: All of them unpacked, and one text (body, header, styles) of them: a thousand pages.
    template_unpacked_mb: int = 300
    template_text_mb: int = 15
    #: Elements of one such text: a page of Word has about three hundred.
    template_elements: int = 300_000
    template_tags: int = 20_000
    #: Turns of all loops and calls of all macros in one document: a plan of 60,000 rows needs a
    #: tenth.
    turns: int = 1_000_000
    #: Signs that all tags of one document print, markup included: a plan of 60,000 rows needs half.
    printed_signs: int = 500_000_000
    #: Signs of one text that tags make: a hundred full cells stay below this, while a text that a
    #: template doubles twenty times over does not.
    text_signs: int = 5_000_000
    #: Signs of texts and items of lists that filters and joins of one document take and give.
    work_signs: int = 500_000_000
    picture_mb: int = 50
    #: Millions of dots: Word and LibreOffice unpack a picture whole, four bytes a dot.
    picture_megapixels: int = 200
    #: The TOML of a kind, a profile or of these limits.
    toml_kb: int = 1_000


class BeyondLimitError(Exception):
    """Something is beyond a limit; ``name`` is that of the limit."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


_in_force = Limits()


def limits() -> Limits:
    """Return the limits in force."""
    return _in_force


def use_limits(chosen: Limits) -> None:
    """Put these limits in force for the whole process."""
    global _in_force  # noqa: PLW0603 - see the docstring of the module
    _in_force = chosen


def limit_names() -> tuple[str, ...]:
    """Return the names of all limits."""
    return Limits.__struct_fields__


def how_to_raise(name: str) -> str:
    """Return in Russian who may raise a limit, and where."""
    return (
        f"Если всё верно, предел поднимет тот, кто ведёт шаблоны: строка «{name} = …» в файле "
        f"templates/{LIMITS_FILE} (сейчас {shown(getattr(_in_force, name))})."
    )


def shown(number: int) -> str:
    """Return a number as Russians write it."""
    return f"{number:,}".replace(",", "\u00a0")
