"""One part of a template compiled, and what is told where its tags cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from docgen.errors import TemplateFaultsError
from docgen.lazy_regex import lazy_regex
from docgen.rendering.compiled import CompiledPart
from docgen.rendering.faults import Place, TagError
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.sandbox.look_up import normal
from docgen.rendering.tags.check import merge_faults, tag_faults

if TYPE_CHECKING:
    from docgen.rendering.environments import Environments
    from docgen.rendering.prepared import PreparedPart

# A tag or nothing at all where a cell or table wants something between the two.
_BESIDE_A_GAP = lazy_regex(
    r"</w:tcPr>(?:</w:tc>|[^<])|</w:tblGrid>(?:</w:tbl>|[^<])|</w:tbl>(?:</w:tc>|<w:tbl>|[^<])"
)


def compile_part(
    name: str, place: Place, prepared: PreparedPart, environments: Environments
) -> CompiledPart:
    """Return the part compiled; TemplateFaultsError when its tags cannot be understood."""
    environment = environments.whole
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
    return CompiledPart(name, place, prepared, environments, code, names, own, unseen, mending)


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
