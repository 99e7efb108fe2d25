"""A part of a template of docxtpl that failed: its tags mended, or their places told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from lxml import etree
from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name
from docgen.rendering.sandbox.explained import explained, meaning
from docgen.rendering.sandbox.limits import SESSION
from docgen.rendering.tags.check import tag_faults
from docgen.rendering.tags.healing import heal
from docgen.rendering.tags.places import as_blanks, with_lines, without_marks
from docgen.rendering.tags.quotes import released

if TYPE_CHECKING:
    from types import TracebackType

    from docgen.rendering.compat.sandbox import DocxtplSandbox
    from docgen.rendering.faults import Place

_UNKNOWN = lazy_regex(r"^'([^']+)' is undefined")
_NO_ATTRIBUTE = lazy_regex(r"has no (?:attribute|element) '?([^']+)'?$")

Patch = Callable[[str], str]


def mended(xml: str, patch: Patch) -> str:
    """Return a part as docxtpl would patch it, had Word left its tags alone."""
    root = etree.fromstring(xml.encode())
    heal(root)
    return released(patch(without_marks(etree.tostring(root, encoding="unicode"))))


class FailedPart(Struct, frozen=True):
    """A part that could not be printed: what it was made of, and where it stands."""

    xml: str
    patch: Patch
    place: Place
    environment: DocxtplSandbox
    context: Mapping[str, Any]

    def notes(self, error: Exception) -> list[str]:
        """Return in Russian what is wrong with which tags."""
        root = etree.fromstring(self.xml.encode())
        tags = heal(root).tags
        if isinstance(error, TemplateSyntaxError) and (
            faults := tag_faults(tags, self.place, self.environment)
        ):
            return list(map(str, faults))
        marked = as_blanks(etree.tostring(root, encoding="unicode"))
        source, lines = with_lines(released(self.patch(marked)))
        line = self._failing_line(source)
        tag = tags[lines[line - 1]] if 0 < line <= len(lines) else None
        return [f"{self.place.at(tag)}: {problem(error, self.context)}"]

    def _failing_line(self, source: str) -> int:
        """Return where the part fails when it is printed once more, a tag on each line."""
        try:
            self.environment.from_string(source).render(self.context)
        except TemplateSyntaxError as error:
            return error.lineno
        except Exception as error:  # noqa: BLE001 - it is only asked where
            return _line_of(error.__traceback__)
        return 0


def problem(error: Exception, context: Mapping[str, Any]) -> str:
    """Return in Russian what is wrong with a tag."""
    text = str(error)
    if isinstance(error, TemplateSyntaxError):
        return explained(error.message or "")
    if isinstance(error, UndefinedError) and (found := _UNKNOWN.search(text)):
        near = nearest_name(found[1], (name for name in context if name != SESSION))
        guess = f". Возможно, «{near}»" if near else ""
        return f"неизвестное имя «{found[1]}»{guess}"
    if isinstance(error, UndefinedError) and (found := _NO_ATTRIBUTE.search(text)):
        return f"у значения нет «{found[1]}»"
    what, hint = meaning(error)
    return f"{what} {hint}"


def _line_of(traceback: TracebackType | None) -> int:
    """Return the line of the source: Template.render puts it in place of the line of its code."""
    line = 0
    while traceback is not None:
        if "__jinja_exception__" in traceback.tb_frame.f_globals:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
