"""Every name that a tag asks for is there: in the workbook, in a loop, among computed ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from docgen.issues import Issue, error
from docgen.kinds import Kind
from docgen.rendering.names.advice import Advised, advised, as_typed
from docgen.rendering.names.missing import MissingName, guarded_chains
from docgen.rendering.names.walk import NameWalk
from docgen.template_checks.paper import PlacedTag, TemplatePaper

_CODE: Final = "name-known"
_SHOWN: Final = 12


def name_known(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell names that the document cannot have, and loop names used outside their loop.

    Of a template that no kind prints by, only the names of its own loops are known.
    """
    told: dict[tuple[int, str], Issue] = {}
    for placed, asked, names, kind in paper.once(asked_in_vain):
        advice = advised(asked, placed.text, names, paper.reader.environment.filters)
        message, hint = _words(asked, advice, placed, kind)
        issue = paper.tell(error, _CODE, placed.spot, message, hint)
        told.setdefault((id(placed), message), issue)
    yield from told.values()


class Asked(NamedTuple):
    """A name that a tag asks for in vain, what a kind has, and which kind."""

    placed: PlacedTag
    asked: MissingName
    names: Mapping[str, object]
    kind: Kind | None


def asked_in_vain(paper: TemplatePaper) -> list[Asked]:
    """Return what the tags ask for in vain, for each kind that prints by the template."""
    trees = [p.read.tree for part in paper.parts for p in part.tags if p.read.tree is not None]
    guarded = guarded_chains(trees)
    found: list[Asked] = []
    for names, kind in zip(paper.names or (None,), paper.kinds or (None,), strict=True):
        for part in paper.parts:
            walk = NameWalk(paper.reader.environment, names, guarded)
            for placed in part.tags:
                vain = walk.enter(placed.tag.word, placed.read.tree)
                found.extend(Asked(placed, asked, names or {}, kind) for asked in vain)
    return found


def _words(
    asked: MissingName, advice: Advised, placed: PlacedTag, kind: Kind | None
) -> tuple[str, str]:
    if asked.trouble == "outside-loop":
        message = (
            f"Имя «{asked.name}» действует только внутри своего цикла, а здесь цикл уже закрыт."
        )
        return message, advice.hint
    if asked.trouble == "no-list":
        return f"«{asked.chain}» – не список: повторять нечего.", advice.hint
    typed = as_typed(asked.name, placed.typed)
    message = f"Имени «{typed}» нет ни в книге, ни среди вычисляемых."
    if asked.owner:
        message = f"У значения «{asked.owner}» нет «{typed}»."
    if advice.hint:
        return message, advice.hint
    if advice.near:
        where = f" ({advice.source})" if advice.source else ""
        return message, f"Возможно, «{advice.near}»{where}."
    if asked.owner:
        others = ", ".join(asked.known[:_SHOWN])
        return message, f"Есть: {others}." if others else "Уберите то, что стоит после точки."
    if kind is None:
        return message, "Проверьте имя."
    return message, (
        f"Исправьте имя или впишите такое поле в файл вида «{kind.path.name}». Есть не во всех "
        f"книгах – поставьте тег под условие {{%p if {asked.name} is defined %}}."
    )
