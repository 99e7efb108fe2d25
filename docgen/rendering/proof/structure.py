"""The proof of a package: facts of each part first, then the rules between parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.known_outlines import known_facts
from docgen.rendering.proof.outline import outline, plain_outline
from docgen.rendering.proof.package import Package, check_package
from docgen.rendering.proof.part_facts import PartFacts
from docgen.rendering.proof.references import check_references
from docgen.rendering.proof.relationships import is_relationships_part, source_of
from docgen.rendering.proof.vocabulary import CONTENT_TYPES_PART

# A template gives few: as many as its rows and paragraphs can be put together in different ways.
_MOST_OUTLINES = 100
# So many are kept for the next process: those of its first documents, not of a whole batch.
_MOST_KEPT = 8
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class PackageProof:
    """A template whose facts are collected once, to prove each document made from it."""

    def __init__(
        self, template_parts: Mapping[str, bytes], facts: Mapping[str, PartFacts] | None = None
    ) -> None:
        """Collect the facts of every part of the template, where they are not known already."""
        self._facts = dict(facts) if facts is not None else _collected(template_parts)
        self._package = _package_of(self._facts)
        self._package_faults = tuple(check_package(self._package))
        self._outlines: dict[tuple[str, bytes], PartFacts] = {}
        #: Documents of these very facts are faultless; the facts are held, so are their ids.
        self._faultless: dict[tuple[int, ...], tuple[PartFacts, ...]] = {}

    @property
    def facts(self) -> Mapping[str, PartFacts]:
        """The facts of every part of the template."""
        return self._facts

    def prove_template(self) -> list[Fault]:
        """Return the faults of the template itself; tags in it are no fault."""
        own = [fault for facts in self._facts.values() for fault in facts.faults]
        return [*own, *self._package_faults, *check_references(self._package, self._facts)]

    def prove(
        self, changed_parts: Mapping[str, bytes], in_short: Mapping[str, bytes] = _NOTHING
    ) -> list[Fault]:
        """Return the faults of the document that is the template with these parts put in.

        Parts of the template that stay are not checked again by themselves, with one exception:
        a tag in such a part means that it was forgotten by the rendering. ``in_short`` has parts
        of the same outline (``row_outline``) that are shorter.
        """
        changed = {
            name: self._facts_in_short(name, data, in_short.get(name, data))
            for name, data in changed_parts.items()
        }
        facts = tuple(changed.values())
        key = tuple(map(id, facts))
        if key in self._faultless:
            return []
        if self._faults(changed):
            return self.prove_in_full(changed_parts)
        if len(self._faultless) >= _MOST_OUTLINES:
            self._faultless.clear()
        self._faultless[key] = facts
        return []

    def prove_in_full(self, changed_parts: Mapping[str, bytes]) -> list[Fault]:
        """Return the same with every element looked at; it alone can quote the places."""
        return self._faults(_collected(changed_parts))

    def _facts_in_short(self, name: str, data: bytes, alike: bytes) -> PartFacts:
        """Return the facts of a part or of its outline: faultless are both or neither."""
        short = outline(alike) or plain_outline(data)
        if short is None:
            return _collected({name: data})[name]
        known = self._outlines.get((name, short))
        if known is None:
            if len(self._outlines) >= _MOST_OUTLINES:
                self._outlines.clear()
            is_first = len(self._outlines) < _MOST_KEPT
            known = known_facts(name, short) if is_first else _collected({name: short})[name]
            self._outlines[name, short] = known
        return known

    def _faults(self, changed: Mapping[str, PartFacts]) -> list[Fault]:
        facts = {**self._facts, **changed}
        faults: list[Fault] = []
        for name, part in facts.items():
            if name in changed:
                faults.extend(part.faults)
            faults.extend(part.leftovers)
        if self._keeps_package(changed):
            package, package_faults = self._package, self._package_faults
        else:
            package = _package_of(facts)
            package_faults = tuple(check_package(package))
        faults.extend(package_faults)
        faults.extend(check_references(package, facts))
        return faults

    def _keeps_package(self, changed: Iterable[str]) -> bool:
        """Tell whether names, types and relationships are still those of the template."""
        return all(
            name in self._facts and name != CONTENT_TYPES_PART and not is_relationships_part(name)
            for name in changed
        )


def prove_structure(
    parts: Mapping[str, bytes], *, unchanged: frozenset[str] = frozenset()
) -> list[Fault]:
    """Return the faults of an unzipped package; an empty list means it may be published.

    Parts named in ``unchanged`` come from a template proved before: they are read for the rules
    between parts only. For many documents of one template, ``PackageProof`` reads them once.
    """
    proof = PackageProof({name: data for name, data in parts.items() if name in unchanged})
    return proof.prove({name: data for name, data in parts.items() if name not in unchanged})


def _collected(parts: Mapping[str, bytes]) -> dict[str, PartFacts]:
    """Return the facts of these parts: every rule that looks at a part alone."""
    from docgen.rendering.proof.facts import collect_facts

    return {name: collect_facts(name, data) for name, data in parts.items()}


def _package_of(facts: Mapping[str, PartFacts]) -> Package:
    types = facts.get(CONTENT_TYPES_PART)
    arrows = {
        source_of(name): part.relationships
        for name, part in facts.items()
        if is_relationships_part(name)
    }
    return Package(frozenset(facts), types.content_types if types else None, arrows)
