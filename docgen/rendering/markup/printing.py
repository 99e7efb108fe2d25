"""Values to text of WordprocessingML: escaped, breaks as elements, nothing that XML forbids."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from docgen.content import Printable
from docgen.lazy_regex import lazy_regex
from docgen.rendering.layout.marks import Marked
from docgen.rendering.sandbox.limits import LONG_PIECE, SESSION, counted, weigh
from docgen.rendering.sandbox.signals import refuse_unknown, takes_context

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from docgen.rendering.session import PartSession

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'

# Signs that never stand in a value: they hold the place of what is put in after the tags have run.
SPANS_OPEN, SPANS_CLOSE = "\x02", "\x03"
HELD_BREAK = "\x1e"

# Everything below a space, and what XML 1.0 or Word cannot hold.
_SPECIAL = lazy_regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# What is not printed sign by sign, those that are escaped included.
WRITTEN_OTHERWISE = lazy_regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff&<>\"']")
_FORBIDDEN = lazy_regex("[\x00-\x06\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = lazy_regex("\r\n|[\r\n\x0b\x85\u2028\u2029]")
_ALSO_LISTING = lazy_regex("[\a\f\t]")


class Printed(Markup):
    """Markup that docgen itself has written: nothing in it needs a second look."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return the text with one kind of line break and without characters that XML forbids."""
    if not _SPECIAL.search(text):
        return text
    return _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text))


def is_nothing(value: Any) -> bool:
    """Return whether the value is none at all: None, or what is not even equal to itself (NaN)."""
    return value is None or (not isinstance(value, (str, Printable)) and bool(value != value))  # noqa: PLR0124


def plain_value(value: Any) -> str:
    """Return any value as characters: numbers by digits, nothing for None and for no number."""
    if isinstance(value, str):
        return value
    if isinstance(value, Printable):
        return value.as_text()
    if is_nothing(value):
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, (float, Decimal)) and math.isfinite(value) and value % 1 == 0:
        return str(int(value))
    refuse_unknown(value)
    if isinstance(value, (list, tuple)):
        weigh(value)
        return ", ".join(map(plain_value, value))
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    wordless = "__str__" not in {name for kind in type(value).__mro__[:-1] for name in vars(kind)}
    if isinstance(value, Mapping) or wordless:
        # What Python would write for it is nothing for a reader.
        raise TypeError(f"not text: {type(value).__name__}")
    return str(value)


def one_line(value: Any) -> str:
    """Return a value for a place that holds no markup: an attribute, a property of the file."""
    text = str(value.__html__()) if hasattr(value, "__html__") else plain_value(value)
    return " ".join(clean(text).replace("\a", " ").replace("\f", " ").split("\n"))


@takes_context
def print_value(context: Context, value: Any) -> str:
    """Return what a plain tag ``{{ x }}`` puts into the text of a run, escaped and counted."""
    if type(value) is str and len(value) < LONG_PIECE and not WRITTEN_OTHERWISE.search(value):
        # Nearly all values of nearly all documents.
        return value
    if type(value) is int:
        return str(value)
    return counted(context, _printed(context, value))


def _printed(context: Context, value: Any) -> str:
    if isinstance(value, Printable):
        if isinstance(value, Marked):
            marked = str(_printed(context, value.value))
            return Printed(marked + session_of(context).mark_of(value))
        if (picture := value.as_picture()) is not None:
            return session_of(context).hold_picture(picture)
        spans = value.as_spans()
        for span in spans:
            if span.bold or span.italic or span.underline or span.link:
                return session_of(context).hold_spans(spans)
        return _broken(value.as_text(), context)
    if type(value) is Printed:
        return value
    if hasattr(value, "__html__"):
        return _markup(session_of(context).binding.markup(value), context)
    if isinstance(value, str):
        return _broken(value, context)
    return escape(plain_value(value))


def _broken(text: str, context: Context) -> str:
    if not WRITTEN_OTHERWISE.search(text):
        return text
    if not _SPECIAL.search(text):
        return escape(text)
    text = clean(text)
    if _ALSO_LISTING.search(text):
        session_of(context).has_listing = True
    # docxtpl's reading of a line break, so that its templates give the same document.
    return str(escape(text)).replace("\n", BREAK)


def _markup(markup: str, context: Context) -> Markup:
    session_of(context).wrote_markup = True
    if _SPECIAL.search(markup):
        markup = clean(markup).replace("\n", HELD_BREAK)
        session_of(context).has_listing = True
    return Markup(markup)  # noqa: S704 - the object says that it is markup


def session_of(context: Context) -> PartSession:
    """Return the session of the part that is being printed."""
    session: PartSession = context.parent[SESSION]
    return session


@takes_context
def print_one_line(context: Context, value: Any) -> Any:
    """Return what a tag puts into a part that is plain text."""
    return counted(context, escape(one_line(value)))


@takes_context
def in_attribute(_context: Context, value: Any) -> Any:
    """Return what a tag puts into an attribute."""
    return escape(one_line(value))
