"""``docgen.DocxTemplate``: docxtpl's class for programs that print templates of strangers.

The document is written by docxtpl itself, so it is the same part by part; docgen adds the
sandbox, the place of an error, compiling once, and a word about markup that would be lost.
"""

from __future__ import annotations

import re
import warnings
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

import docxtpl
from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from lxml import etree

from docgen.names import nearest_name
from docgen.rendering.compiled import explained, line_of, meaning
from docgen.rendering.docxtpl_sandbox import DocxtplSandbox, renew_globals, sandboxed
from docgen.rendering.faults import Place, visible_line
from docgen.rendering.limits import SESSION, Spending, TooLongError
from docgen.rendering.package import story_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

_PARAGRAPH = re.compile(r"<w:p([ >])")
_UNKNOWN = re.compile(r"^'([^']+)' is undefined")
_NO_ATTRIBUTE = re.compile(r"has no (?:attribute|element) '?([^']+)'?$")
_PROPERTIES = "свойства документа"


class BrokenMarkupWarning(UserWarning):
    """A value holds ``&`` or ``<`` that nobody escaped: docxtpl loses text there."""


class DocxTemplate(docxtpl.DocxTemplate):  # type: ignore[misc]
    """docxtpl's ``DocxTemplate``, its constructor, methods and documents alike, in a sandbox.

    With ``strict`` an unknown name is an error, and so is a value that breaks the markup; without
    it the first prints nothing, as in docxtpl, and the second is told as ``BrokenMarkupWarning``.

    Errors of a template are those of Jinja, with ``docx_context`` as docxtpl gives it and a note
    (``__notes__``) that tells in Russian the file, the part, the paragraph and what is wrong.
    """

    def __init__(
        self, template_file: IO[bytes] | str | PathLike[str], *, strict: bool = False
    ) -> None:
        super().__init__(template_file)
        self.strict = strict
        self.pic_map: dict[str, Any] = {}  # docxtpl has none before it prints
        self._patched: dict[str, str] = {}
        self._sandbox: DocxtplSandbox | None = None
        self._sandbox_of: tuple[object, ...] = ()

    def render(
        self,
        context: Mapping[str, Any],
        jinja_env: Environment | None = None,
        autoescape: bool = False,
    ) -> None:
        """Print the template; the arguments are docxtpl's.

        Raises:
            jinja2.exceptions.TemplateError: a tag cannot be understood or printed.
            jinja2.exceptions.SecurityError: a tag reaches for what no template needs.

        """
        source = jinja_env if jinja_env is not None else Environment()  # noqa: S701 - docxtpl's way
        if autoescape:
            source.autoescape = True  # of the caller's environment too, as docxtpl does
        super().render({**context, SESSION: Spending()}, self._sandbox_for(source))

    def patch_xml(self, src_xml: str) -> str:
        """Return the XML ready for Jinja; of a template printed again it is known."""
        if src_xml not in self._patched:
            self._patched[src_xml] = super().patch_xml(src_xml)
        return self._patched[src_xml]

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,
        context: Mapping[str, Any],
        jinja_env: Environment | None = None,
    ) -> str:
        """Return the part printed; whatever goes wrong is told with its place."""
        try:
            xml: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except Exception as error:  # noqa: BLE001 - raised again with its place
            # As docxtpl does before it compiles: a paragraph on each line.
            source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
            line = error.lineno if isinstance(error, TemplateSyntaxError) else None
            paragraph = visible_line(source, line or line_of(error.__traceback__))
            self._tell(error, story_name(part.content_type), paragraph, context)
        return xml

    def render_properties(
        self, context: Mapping[str, Any], jinja_env: Environment | None = None
    ) -> None:
        """Print the properties of the file that docxtpl prints."""
        try:
            super().render_properties(context, jinja_env)
        except Exception as error:  # noqa: BLE001 - raised again with its place
            self._tell(error, _PROPERTIES, "", context)

    def fix_tables(self, xml: str) -> etree._Element:
        """Return the body with fitted grids; markup that would lose text is told."""
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            message = (
                f"{self._place('текст')}: значение с «&» или «<» портит разметку, часть текста "
                f"пропадёт ({error.msg}). Печатайте с autoescape=True или фильтром |e."
            )
            if self.strict:
                raise ValueError(message) from error
            warnings.warn(message, BrokenMarkupWarning, stacklevel=3)
        tree: etree._Element = super().fix_tables(xml)
        return tree

    def _sandbox_for(self, source: Environment) -> DocxtplSandbox:
        """Return the sandbox of an environment: the last one when nothing of it has changed."""
        made_of = (
            type(source),
            dict(source.filters),
            dict(source.tests),
            list(source.extensions),
            source.autoescape,
            source.undefined,
            source.finalize,
            source.loader,
        )
        if self._sandbox is None or self._sandbox_of != made_of:
            self._sandbox = sandboxed(source, strict=self.strict)
            self._sandbox_of = made_of
        renew_globals(self._sandbox, source)
        return self._sandbox

    def _place(self, part: str, paragraph: str = "") -> Place:
        name = getattr(self.template_file, "name", self.template_file)
        file_name = PurePath(name).name if isinstance(name, (str, PurePath)) else "без имени"
        return Place(file_name, part, paragraph)

    def _tell(
        self, error: Exception, part: str, paragraph: str, context: Mapping[str, Any]
    ) -> None:
        """Raise the error again with a note about its place."""
        told: Exception = error
        if isinstance(error, TooLongError):
            told = SecurityError(meaning(error)[0].rstrip("."))
        told.add_note(f"{self._place(part, paragraph)}: {_problem(error, context)}")
        raise told.with_traceback(error.__traceback__) from error.__cause__


def _problem(error: Exception, context: Mapping[str, Any]) -> str:
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
    problem, hint = meaning(error)
    return f"{problem} {hint}"
