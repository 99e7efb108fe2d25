"""The package as a whole: names, content types and targets fit each other."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from docgen.rendering.proof.content_types import ContentTypes
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.relationships import (
    Relationship,
    is_relationships_part,
    source_of,
)
from docgen.rendering.proof.vocabulary import (
    CONTENT_TYPES_PART,
    DOCUMENT_CONTENT_TYPE,
    PACKAGE_RELATIONSHIPS_PART,
)

_STORY_KINDS = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_DEFINITION_KINDS = frozenset({"styles", "numbering"})


class Package(Struct, frozen=True):
    """Names of the parts, their types and the arrows between them."""

    parts: frozenset[str]
    types: ContentTypes | None
    arrows: Mapping[str, tuple[Relationship, ...]]

    @property
    def main_part(self) -> str:
        """Return the part with the body of the document, "" when nothing points at it."""
        for arrow in self.arrows.get("", ()):
            if arrow.kind == "officeDocument":
                return arrow.target
        return ""

    @property
    def document_parts(self) -> tuple[str, ...]:
        """Return the body and every part whose text and definitions belong to it.

        The parts of a glossary are left out: they are a document of their own, with its own ids.
        """
        main = self.main_part
        kinds = _STORY_KINDS | _DEFINITION_KINDS
        linked = [arrow.target for arrow in self.arrows.get(main, ()) if arrow.kind in kinds]
        return tuple(dict.fromkeys([main, *linked]))


def check_package(package: Package) -> Iterator[Fault]:
    """Yield the faults that are seen without opening the text."""
    yield from part_names_are_safe(package.parts)
    yield from part_names_differ_by_more_than_case(package.parts)
    if package.types is None:
        if CONTENT_TYPES_PART not in package.parts:
            yield Fault(
                "content-types-present", CONTENT_TYPES_PART, "В файле нет списка видов его частей."
            )
    else:
        yield from every_part_has_content_type(package.parts, package.types)
        yield from every_override_has_part(package.parts, package.types)
        yield from no_macros(package.types)
        yield from main_part_is_document(package, package.types)
    yield from every_target_exists(package)
    yield from every_source_exists(package)


def part_names_are_safe(parts: Iterable[str]) -> Iterator[Fault]:
    r"""No name has a backslash, a leading "/" or a step up: such a zip may write outside."""
    for part in parts:
        if "\\" in part or part.startswith("/") or {"", ".", ".."} & set(part.split("/")):
            yield Fault("part-name-safe", part, f"Недопустимое имя части файла: «{part}».")


def part_names_differ_by_more_than_case(parts: Iterable[str]) -> Iterator[Fault]:
    """Names are compared without case, as the format and Windows do."""
    seen: dict[str, str] = {}
    for part in sorted(parts):
        twin = seen.setdefault(part.lower(), part)
        if twin != part:
            yield Fault("part-name-unique", part, f"Имена частей «{twin}» и «{part}» совпадают.")


def every_part_has_content_type(parts: Iterable[str], types: ContentTypes) -> Iterator[Fault]:
    """Word refuses a file with a part of unknown type."""
    for part in parts:
        if part != CONTENT_TYPES_PART and not types.of_part(part):
            yield Fault("content-type-known", part, f"Для части «{part}» не указан её вид.")


def every_override_has_part(parts: frozenset[str], types: ContentTypes) -> Iterator[Fault]:
    """A declared part is in the file."""
    for name in types.overrides:
        if name not in parts:
            yield Fault(
                "content-type-has-part",
                CONTENT_TYPES_PART,
                f"Часть «{name}» объявлена, но в файле её нет.",
            )


def no_macros(types: ContentTypes) -> Iterator[Fault]:
    """R-META-2: a published document carries no macros."""
    declared = {**types.defaults, **types.overrides}
    for name, kind in declared.items():
        if "vbaproject" in kind.lower() or "macroenabled" in kind.lower():
            yield Fault("no-macros", name, f"В документе есть макросы (часть «{name}»).")


def main_part_is_document(package: Package, types: ContentTypes) -> Iterator[Fault]:
    """The package leads to one body, and its type is that of a .docx document."""
    main = package.main_part
    if not main:
        yield Fault(
            "main-part-type",
            PACKAGE_RELATIONSHIPS_PART,
            "Файл не указывает, где его основной текст: Word не откроет его.",
        )
    elif main in package.parts and types.of_part(main) != DOCUMENT_CONTENT_TYPE:
        yield Fault(
            "main-part-type",
            main,
            "Основная часть файла объявлена не как документ .docx (возможно, это шаблон .dotx "
            "или файл с макросами).",
        )


def every_target_exists(package: Package) -> Iterator[Fault]:
    """What a part points at inside the package is there."""
    for source, arrows in package.arrows.items():
        for arrow in arrows:
            if arrow.leads_to_part and arrow.target not in package.parts:
                yield Fault(
                    "relationship-target-exists",
                    source,
                    f"Документ ссылается на часть «{arrow.target}», которой в файле нет.",
                )


def every_source_exists(package: Package) -> Iterator[Fault]:
    """Relationships belong to a part that is there."""
    for part in package.parts:
        if is_relationships_part(part):
            source = source_of(part)
            if source and source not in package.parts:
                yield Fault(
                    "relationship-source-exists",
                    part,
                    f"Связи «{part}» относятся к части «{source}», которой в файле нет.",
                )
