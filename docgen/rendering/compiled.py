"""A part of a template as compiled code, and what its errors mean in Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateSyntaxError
from msgspec import Struct

from docgen.content import Printable
from docgen.errors import DocgenError, TemplateFaultsError
from docgen.lazy_regex import lazy_regex
from docgen.rendering.faults import Place, TagError
from docgen.rendering.names.unknown import missing_name, name_error, unknown_names
from docgen.rendering.sandbox.environment import TagEnvironment, UnknownNameError, normal
from docgen.rendering.sandbox.explained import explained, meaning
from docgen.rendering.sandbox.limits import SESSION
from docgen.rendering.tags.check import merge_faults, tag_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from docgen.rendering.preparation import PreparedPart
    from docgen.rendering.session import PartSession

# A tag or nothing at all where a cell or table wants something between the two.
_BESIDE_A_GAP = lazy_regex(
    r"</w:tcPr>(?:</w:tc>|[^<])|</w:tblGrid>(?:</w:tbl>|[^<])|</w:tbl>(?:</w:tc>|<w:tbl>|[^<])"
)
_LOCAL = lazy_regex(r"l_(\d+)_\w+")


class CompiledPart(Struct, frozen=True):
    """Code of one part; running it prints the part."""

    name: str
    place: Place
    prepared: PreparedPart
    template: Template
    names: frozenset[str]
    own_names: frozenset[str]
    #: Whether some text is printed past ``finalize``, which escapes.
    prints_unseen: bool = True
    #: Whether printing text alone may leave cells or tables empty, or tables side by side.
    needs_mending: bool = True

    def print(self, context: Mapping[str, Any]) -> str:
        """Return the part printed with the context; TagError tells what went wrong where."""
        values = dict(context)
        frame = self.template.new_context(values, shared=True)
        try:
            xml = TagEnvironment.concat(self.template.root_render_func(frame))
            session: PartSession = values[SESSION]
            session.flow.held.weigh(xml)
        except TagError:
            raise
        except Exception as error:  # noqa: BLE001 - any fault of a value is told with its place
            self._fail(error, values)
        return xml

    def may_hold(self, markup: str, session: PartSession) -> bool:
        """Tell whether the printed part may hold this markup: the template's own or of a value."""
        return self.prints_unseen or session.wrote_markup or markup in self.prepared.source

    def unknown(self, context: Mapping[str, Any]) -> Iterator[TagError]:
        """Yield all names of the part that nothing has, as far as it is sure without printing."""
        yield from unknown_names(self.prepared.tags, self.place, self.environment, context)

    @property
    def environment(self) -> TagEnvironment:
        """The environment that prints the part."""
        environment = self.template.environment
        assert isinstance(environment, TagEnvironment)
        return environment

    def _fail(self, error: Exception, context: Mapping[str, Any]) -> NoReturn:
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


def compile_part(
    name: str, place: Place, prepared: PreparedPart, environment: TagEnvironment
) -> CompiledPart:
    """Return the part compiled; TemplateFaultsError when its tags cannot be understood."""
    try:
        tree = environment.parse(prepared.source)
        names, own = used_names(tree)
        unseen = any(tree.find_all((nodes.FilterBlock, nodes.CallBlock)))
        code = environment.compile(tree)
    except TemplateSyntaxError as error:
        faults = tag_faults(prepared.tags, place, environment)
        # Of a block that is cut, the compiler knows; it leaves an end without its beginning.
        if not faults and not prepared.uneven:
            here = place.at(prepared.tag_at(error.lineno))
            problem = f"{explained(error.message or '')}."
            faults = [TagError(here, problem, "Исправьте тег в шаблоне.")]
        raise TemplateFaultsError(place.template, faults) from None
    except (RecursionError, MemoryError, SyntaxError):  # Python's own bounds of nesting
        raise TagError(place, "теги вложены друг в друга слишком глубоко") from None
    if misplaced := merge_faults(prepared.tags, place):
        raise TemplateFaultsError(place.template, misplaced)
    mending = unseen or bool(_BESIDE_A_GAP.search(prepared.source))
    template = Template.from_code(environment, code, {})
    return CompiledPart(name, place, prepared, template, names, own, unseen, mending)


def used_names(tree: nodes.Template) -> tuple[frozenset[str], frozenset[str]]:
    """Return normal names that tags ask for, and those that the template gives itself."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"} - own
    used |= {node.attr for node in tree.find_all(nodes.Getattr)}
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str):
            used.add(item.arg.value)
    for keyword in tree.find_all(nodes.Keyword):
        if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
            used |= set(str(keyword.value.value).split("."))
    return frozenset(map(normal, used)), frozenset(own)


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
