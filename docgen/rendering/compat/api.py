"""``docgen.DocxTemplate``: docxtpl's class for programs that print templates of strangers.

The document is written by docxtpl itself, so it is the same part by part; docgen adds the
sandbox, tags mended where docxtpl fails, the places of errors, compiling once, and a word about
markup that would be lost.
"""

from __future__ import annotations

import warnings
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, NoReturn

from jinja2 import Environment
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from lxml import etree

from docgen.lazy_regex import lazy_regex
from docgen.rendering.compat.docxtpl_class import OriginalTemplate
from docgen.rendering.compat.faults import FailedPart, mended, problem
from docgen.rendering.compat.grids import fitted_grids
from docgen.rendering.compat.sandbox import MENDED, DocxtplSandbox, renew_globals, sandboxed
from docgen.rendering.faults import Place
from docgen.rendering.package import story_name
from docgen.rendering.preparation import with_open_cells
from docgen.rendering.sandbox.explained import meaning
from docgen.rendering.sandbox.limits import SESSION, Spending, TooLongError
from docgen.rendering.sandbox.look_up import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike


_PARAGRAPH = lazy_regex(r"<w:p([ >])")


class BrokenMarkupWarning(UserWarning):
    """A value holds ``&`` or ``<`` that nobody escaped: docxtpl loses text there."""


class DocxTemplate(OriginalTemplate):  # type: ignore[misc]
    """docxtpl's ``DocxTemplate``, its constructor, methods and documents alike, in a sandbox.

    With ``strict`` an unknown name is an error, and so is a value that breaks the markup; without
    it the first prints nothing, as in docxtpl, and the second is told as ``BrokenMarkupWarning``.

    A template that docxtpl cannot read is mended: quotes and dashes of Word, names with blanks,
    Cyrillic letters in commands. What still fails is an error of Jinja, with ``docx_context`` as
    docxtpl gives it, and with notes (``__notes__``) that tell in Russian where the tag stands.
    """

    def __init__(
        self, template_file: IO[bytes] | str | PathLike[str], *, strict: bool = False
    ) -> None:
        super().__init__(template_file)
        self.strict = strict
        self.pic_map: dict[str, Any] = {}  # docxtpl has none before it prints
        self._patched: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._mended: set[str] = set()
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
        known = self._patched.get(src_xml)
        return self._keep(src_xml, self._patch(src_xml)) if known is None else known

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,
        context: Mapping[str, Any],
        jinja_env: Environment | None = None,
    ) -> str:
        """Return the part printed; what docxtpl cannot read is mended, or told with its place."""
        source = self._sources.get(src_xml, src_xml)
        sandbox = jinja_env
        if not isinstance(sandbox, DocxtplSandbox):
            sandbox = self._sandbox_for(jinja_env or Environment())  # noqa: S701 - docxtpl's way
        if not sandbox.understands(_lines(src_xml)):
            again = mended(source, self._patch)
            if sandbox.understands(_lines(again)):
                src_xml = self._keep(source, again)
                self._mended.add(again)
        if src_xml in self._mended:
            context = _with_normal_names(context)
        try:
            xml: str = super().render_xml_part(src_xml, part, context, sandbox)
        except Exception as error:  # noqa: BLE001 - raised again with its place
            place = self._place(story_name(part.content_type))
            failed = FailedPart(source, self._patch, place, sandbox, context)
            _raise(error, failed.notes(error))
        return xml

    def render_properties(
        self, context: Mapping[str, Any], jinja_env: Environment | None = None
    ) -> None:
        """Print the properties of the file that docxtpl prints."""
        try:
            super().render_properties(context, jinja_env)
        except Exception as error:  # noqa: BLE001 - raised again with its place
            place = self._place("свойства документа")
            _raise(error, [f"{place}: {problem(error, context)}"])

    def fix_tables(self, xml: str) -> Any:
        """Return the body with fitted grids; markup that would lose text is told."""
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            message = (
                f"{self._place('текст')}: значение с «&» или «<» либо тег портит разметку, часть "
                f"текста пропадёт ({error.msg}). Печатайте с autoescape=True или фильтром |e."
            )
            if self.strict:
                raise ValueError(message) from error
            warnings.warn(message, BrokenMarkupWarning, stacklevel=3)
        return fitted_grids(xml, self)

    def get_undeclared_template_variables(
        self, jinja_env: Environment | None = None, context: Mapping[str, Any] | None = None
    ) -> set[str]:
        """Return the names that the tags of body, headers and footers ask for."""
        try:
            names: set[str] = super().get_undeclared_template_variables(jinja_env, context)
        except TemplateSyntaxError:
            for source in list(self._patched):
                self._keep(source, mended(source, self._patch))
                self._mended.add(self._patched[source])
            names = super().get_undeclared_template_variables(jinja_env, context)
        return names

    def _patch(self, xml: str) -> str:
        patched: str = super().patch_xml(with_open_cells(xml))
        return patched

    def _keep(self, source: str, patched: str) -> str:
        self._patched[source] = patched
        self._sources[patched] = source
        return patched

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

    def _place(self, part: str) -> Place:
        name = getattr(self.template_file, "name", self.template_file)
        file_name = PurePath(name).name if isinstance(name, (str, PurePath)) else "без имени"
        return Place(file_name, part)


def _raise(error: Exception, told: Iterable[str]) -> NoReturn:
    raised: Exception = error
    if isinstance(error, TooLongError):
        raised = SecurityError(meaning(error)[0].rstrip("."))
    for note in told:
        raised.add_note(note)
    raise raised.with_traceback(error.__traceback__) from error.__cause__


def _with_normal_names(context: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values under their normal names too, where mended tags look for theirs."""
    return {**{normal(name): value for name, value in context.items()}, **context, MENDED: True}


def _lines(xml: str) -> str:
    """Return a part as docxtpl hands it to Jinja: a paragraph on each line."""
    return _PARAGRAPH.sub(r"\n<w:p\1", xml)
