"""The filters of layout by the names under which a template uses them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docgen.content import Blocks, Printable
from docgen.rendering.layout.files import whole_file
from docgen.rendering.layout.groups import by_sections
from docgen.rendering.layout.images import image, qr_code
from docgen.rendering.layout.lists import listed
from docgen.rendering.layout.marks import Marked
from docgen.rendering.layout.options import options_of
from docgen.rendering.markup.printing import plain_value, session_of
from docgen.rendering.sandbox.limits import spend
from docgen.rendering.sandbox.operands import as_operand
from docgen.rendering.sandbox.signals import refuse_unknown, takes_context

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from docgen.content import IncludedFile

# A picture or a file takes as long as so many turns of a loop: a template may print some thousand
# pictures and a hundred files, and never keep the computer busy for hours.
_TURNS_FOR_PICTURE = 200
_TURNS_FOR_FILE = 10_000
_MERGING = {"внутри": "within", "пустые": "blanks"}


class WholeFile(Printable):
    """A document that ``{{p файл|вставить }}`` puts in."""

    def __init__(self, file: IncludedFile) -> None:
        self._file = file

    def as_text(self) -> str:
        """Return the name of the file."""
        return self._file.path.name

    def as_blocks(self) -> Blocks:
        """Return the file."""
        return (self._file,)


def _merged(value: Any, **options: Any) -> Marked:
    """Return a value whose cell becomes one with that above it when both say the same.

    ``внутри``: cells become one only where this is the same too. ``пустые``: a blank cell belongs
    to the one above.
    """
    given = options_of("объединить", options, _MERGING, "{{ строка.срок|объединить }}")
    text = " ".join(_compared(value).split())
    follows = not text and bool(as_operand(given.get("blanks", False)))
    return Marked(value, "merge", text, _compared(given.get("within", "")), follows)


def _compared(value: Any) -> str:
    refuse_unknown(value)
    return plain_value(as_operand(value))


def _section_row(value: Any) -> Marked:
    """Return the title of a section; its row is printed only where there is one."""
    return Marked(value, "section", _compared(value).strip())


@takes_context
def _put_in(context: Context, value: Any) -> object:
    refuse_unknown(value)
    if not value:
        return ""
    spend(context, _TURNS_FOR_FILE)
    return WholeFile(whole_file(value, session_of(context).files))


@takes_context
def _image(context: Context, value: Any, *sizes: Any, **options: Any) -> object:
    refuse_unknown(value)
    if not value:
        return ""
    spend(context, _TURNS_FOR_PICTURE)
    return image(value, session_of(context).files, *sizes, options=options)


@takes_context
def _qr(context: Context, value: Any, *sizes: Any, **options: Any) -> object:
    if not _compared(value).strip():
        return ""
    spend(context, _TURNS_FOR_PICTURE)
    return qr_code(value, *sizes, options=options)


#: Filters that need the printed document; expressions of kinds and cells do not have them.
LAYOUT_FILTERS: dict[str, Callable[..., object]] = {
    "объединить": _merged,
    "строка_раздела": _section_row,
    "по_разделам": by_sections,
    "список": listed,
    "вставить": _put_in,
    "рисунок": _image,
    "qr": _qr,
}
