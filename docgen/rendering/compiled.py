"""A part of a template as compiled code, and what its errors mean in Russian."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from msgspec import Struct

from docgen.content import Printable
from docgen.errors import DocgenError
from docgen.lazy_regex import lazy_regex
from docgen.rendering.faults import Place, TagError
from docgen.rendering.sandbox.light import BeyondError, LightContext
from docgen.rendering.sandbox.limits import SESSION, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import CodeType, TracebackType

    from jinja2.environment import Template

    from docgen.rendering.environments import Environments
    from docgen.rendering.prepared import PreparedPart
    from docgen.rendering.sandbox.environment import TagEnvironment
    from docgen.rendering.sandbox.light import Root
    from docgen.rendering.session import PartSession

_LOCAL = lazy_regex(r"l_(\d+)_\w+")


class CompiledPart(Struct, frozen=True, dict=True):
    """Code of one part; running it in its environment prints the part."""

    name: str
    place: Place
    prepared: PreparedPart
    environments: Environments
    code: CodeType
    names: frozenset[str]
    own_names: frozenset[str]
    #: Whether some text is printed past ``finalize``, which escapes.
    prints_unseen: bool = True
    #: Whether printing text alone may leave cells or tables empty, or tables side by side.
    needs_mending: bool = True

    @property
    def environment(self) -> TagEnvironment:
        """Jinja's environment of the part."""
        return self.environments.whole

    @cached_property
    def template(self) -> Template:
        """The code, ready to be run by Jinja."""
        from jinja2.environment import Template

        return Template.from_code(self.environment, self.code, {})

    @cached_property
    def light_root(self) -> Root | None:
        """The code, ready to be run without Jinja; None where it cannot."""
        return self.environments.light.root_of(self.code)

    def print(self, context: Mapping[str, Any]) -> str:
        """Return the part printed with the context; TagError tells what went wrong where."""
        values = dict(context)
        frame = self.template.new_context(values, shared=True)
        try:
            xml = joined(self.template.root_render_func(frame))
            _session_of(values).flow.held.weigh(xml)
        except TagError:
            raise
        except Exception as error:  # noqa: BLE001 - any fault of a value is told with its place
            self._fail(error, values)
        return xml

    def print_lightly(self, context: Mapping[str, Any]) -> str:
        """Return the part printed without Jinja; any exception means that Jinja must print it."""
        if self.light_root is None:
            raise BeyondError
        xml = joined(self.light_root(LightContext(self.environments.light, dict(context))))
        _session_of(context).flow.held.weigh(xml)
        return xml

    def may_hold(self, markup: str, session: PartSession) -> bool:
        """Tell whether the printed part may hold this markup: the template's own or of a value."""
        return self.prints_unseen or session.wrote_markup or markup in self.prepared.source

    def unknown(self, context: Mapping[str, Any]) -> Iterator[TagError]:
        """Yield all names of the part that nothing has, as far as it is sure without printing."""
        from docgen.rendering.names.unknown import unknown_names

        yield from unknown_names(self.prepared.tags, self.place, self.environment, context)

    def _fail(self, error: Exception, context: Mapping[str, Any]) -> NoReturn:
        from docgen.rendering.names.unknown import missing_name, name_error
        from docgen.rendering.sandbox.environment import UnknownNameError
        from docgen.rendering.sandbox.explained import meaning

        line = _line_of(error.__traceback__)
        if isinstance(error, UnknownNameError):
            asked = missing_name(error, context, self.own_names)
            tag = self.prepared.tag_at(line)
            raise name_error(asked, tag, self.place, self.environment, context) from None
        place, row = self._place(line), _row_of(error.__traceback__)
        if isinstance(error, DocgenError):
            raise TagError(place, error.message, error.hint, row=row) from error
        problem, hint = meaning(error)
        raise TagError(place, problem, hint, row=row) from error

    def _place(self, line: int) -> Place:
        return self.place.at(self.prepared.tag_at(line))


def _session_of(context: Mapping[str, Any]) -> PartSession:
    session: PartSession = context[SESSION]
    return session


def _line_of(traceback: TracebackType | None) -> int:
    line = 0
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def _row_of(traceback: TracebackType | None) -> str:
    """Return the row of the workbook that the innermost loop was at, in words."""
    row = ""
    while traceback is not None:
        frame = traceback.tb_frame
        if "__jinja_template__" in frame.f_globals:
            found = [
                (int(match[1]), value.origin())
                for name, value in frame.f_locals.items()
                if isinstance(value, Printable) and (match := _LOCAL.fullmatch(name))
            ]
            rows = [(depth, origin) for depth, origin in found if depth and "строка" in origin]
            row = max(rows)[1] if rows else row
        traceback = traceback.tb_next
    return row
