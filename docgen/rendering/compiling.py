"""All parts of a template that hold tags, compiled; what is wrong with them is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from docgen.errors import TemplateError, TemplateFaultsError
from docgen.limits import how_to_raise, limits, shown
from docgen.rendering.compiled import CompiledPart
from docgen.rendering.environments import document_names, environments
from docgen.rendering.faults import Place, TagError
from docgen.rendering.layout.places import misplaced_faults
from docgen.rendering.markup.sections import last_section
from docgen.rendering.names.unknown import unknown_names
from docgen.rendering.package import CORE_PROPERTIES, TemplatePackage
from docgen.rendering.part_compiling import compile_part
from docgen.rendering.preparation import UnclosedBracesError, prepare_properties, prepare_story
from docgen.rendering.prepared import PreparedPart
from docgen.rendering.sandbox.environment import TagEnvironment
from docgen.rendering.tags.check import uneven_faults

# A tag may be typed with the wide braces of a foreign keyboard.
_BRACES = (b"{", "\uff5b".encode())


def compiled_parts(
    package: TemplatePackage, filters: Mapping[str, Callable[..., object]]
) -> dict[str, CompiledPart]:
    """Return the parts with tags by their names; TemplateError when a tag is not understood."""
    braces = sum(package.parts[name].count(b"{") for name in package.stories)
    if braces // 2 > limits().template_tags:
        raise TemplateError(
            f"Шаблон «{package.file_name}»: слишком много тегов – около {shown(braces // 2)}.",
            f"Повторяйте строки и абзацы циклом {{% for %}}. {how_to_raise('template_tags')}",
        )
    environment, plain = environments(filters)
    compiled: dict[str, CompiledPart] = {}
    faults: list[TemplateError] = []
    read: list[tuple[PreparedPart, Place]] = []
    for name, story in {**package.stories, CORE_PROPERTIES: "свойства документа"}.items():
        if not any(brace in package.parts.get(name, b"") for brace in _BRACES):
            continue
        place = Place(package.file_name, story)
        in_text = name in package.stories
        try:
            prepared = _prepared(package, name, place)
            read.append((prepared, place))
            if in_text:
                faults += misplaced_faults(prepared.tags, place, in_body=name == package.body)
                faults += uneven_faults(prepared.uneven, place)
            compiled[name] = compile_part(name, place, prepared, environment if in_text else plain)
        except TemplateError as error:
            faults += error.faults
    if faults:
        raise UnreadTemplateError(package.file_name, faults, read, environment.whole)
    return compiled


class UnreadTemplateError(TemplateFaultsError):
    """Tags that cannot be understood; the others of the template can still be asked for names."""

    def __init__(
        self,
        template: str,
        faults: Sequence[TemplateError],
        read: Sequence[tuple[PreparedPart, Place]],
        environment: TagEnvironment,
    ) -> None:
        super().__init__(template, faults)
        self.template = template
        self._read = tuple(read)
        self._environment = environment

    def with_unknown_names(self, context: Mapping[str, object]) -> TemplateFaultsError:
        """Return all that is wrong with the template, and all names that the document has not."""
        values = document_names(context)
        names = [
            fault
            for prepared, place in self._read
            for fault in unknown_names(prepared.tags, place, self._environment, values)
        ]
        return TemplateFaultsError(self.template, [*self.faults, *names])


def _prepared(package: TemplatePackage, name: str, place: Place) -> PreparedPart:
    content = package.parts[name]
    try:
        if name in package.stories:
            return prepare_story(content, last_section(package.parts[package.body]))
        return prepare_properties(content)
    except UnclosedBracesError as error:
        raise TagError(place.at(error.tag), *UnclosedBracesError.told) from None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TemplateError(
            f"{place}: часть файла повреждена.", "Откройте шаблон в Word и сохраните заново."
        ) from error
