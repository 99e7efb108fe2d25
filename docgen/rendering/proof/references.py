"""Rules between parts: everything that is referred to is there, and ids do not meet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from docgen.rendering.proof.definitions import in_russian
from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.package import Package
from docgen.rendering.proof.part_facts import PartFacts
from docgen.rendering.proof.vocabulary import DOCUMENT

_LARGEST_ID: Final = 2**31 - 1


def check_references(package: Package, facts: Mapping[str, PartFacts]) -> Iterator[Fault]:
    """Yield the faults that only the whole document shows."""
    document = [facts[part] for part in package.document_parts if part in facts]
    yield from main_part_holds_document(package, facts)
    yield from every_reference_is_defined(document)
    yield from drawing_ids_are_unique(document)
    yield from bookmark_names_are_unique(document)
    yield from every_link_has_relationship(package, facts.values())


def main_part_holds_document(package: Package, facts: Mapping[str, PartFacts]) -> Iterator[Fault]:
    """The main part is a document in the namespaces that all rules here are written for."""
    main = facts.get(package.main_part)
    # A root that could not be read has a plainer fault already.
    if main is not None and main.root not in ("", DOCUMENT):
        yield Fault(
            "main-part-root",
            main.part,
            "Основная часть файла не похожа на обычный документ Word (возможно, он сохранён "
            "в режиме «Документ Word, строгий формат Open XML»).",
        )


def every_reference_is_defined(document: list[PartFacts]) -> Iterator[Fault]:
    """Styles, lists, comments and notes that the text names exist and are of that kind."""
    defined = [part.defined for part in document if part.defined]
    for part in document:
        for (kind, name), place in part.references.items():
            if any((kind, name) in one for one in defined):
                continue
            if kind.endswith("style") and any(name == other for one in defined for _, other in one):
                code, trouble = "style-kind-fits", "объявлен в документе как стиль другого вида"
            else:
                family = "style" if kind.endswith("style") else kind
                code, trouble = f"{family}-exists", "в документе не определено"
            yield Fault(
                code, part.part, f"Использовано: {in_russian(kind)} «{name}», но {trouble}.{place}"
            )


def drawing_ids_are_unique(document: list[PartFacts]) -> Iterator[Fault]:
    """Each picture has its own number in the whole document, headers and footers too."""
    seen: set[str] = set()
    for part in document:
        for number, place in part.drawing_ids:
            # An unsigned number of 32 bits by the format; Word refuses those with a sign bit.
            if not number.isdecimal() or len(number) > 10 or int(number) > _LARGEST_ID:
                yield Fault(
                    "docpr-id-number", part.part, f"У рисунка недопустимый номер «{number}».{place}"
                )
            if number in seen:
                yield Fault(
                    "docpr-id-unique",
                    part.part,
                    f"Два рисунка документа носят один номер {number}.{place}",
                )
            seen.add(number)


def bookmark_names_are_unique(document: list[PartFacts]) -> Iterator[Fault]:
    """Word drops a second bookmark of the same name, and links lead to the first."""
    seen: set[str] = set()
    for part in document:
        for name, place in part.bookmark_names:
            if name.lower() in seen:
                yield Fault(
                    "bookmark-name-unique",
                    part.part,
                    f"Две закладки документа названы «{name}».{place}",
                )
            seen.add(name.lower())


def every_link_has_relationship(package: Package, facts: Iterable[PartFacts]) -> Iterator[Fault]:
    """Pictures, headers and hyperlinks point at relationships that exist and fit them."""
    for part in facts:
        if not part.links:
            continue
        kinds = {arrow.id: arrow.kind for arrow in package.arrows.get(part.part, ())}
        for (link, expected), place in part.links.items():
            if link not in kinds:
                yield Fault(
                    "relationship-id-known",
                    part.part,
                    f"Рисунок, колонтитул или ссылка потеряны: связи {link} нет.{place}",
                )
            elif expected and kinds[link] != expected:
                yield Fault(
                    "relationship-kind-fits",
                    part.part,
                    f"Связь {link} не та: нужна «{expected}», а это «{kinds[link]}».{place}",
                )
