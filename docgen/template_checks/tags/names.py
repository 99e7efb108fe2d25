"""Every name that a tag asks for is there: in the workbook, in a loop, among computed ones."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final

from docgen.issues import Issue, error
from docgen.kinds import Kind
from docgen.names import nearest_name, normal_name
from docgen.rendering.names.missing import MissingName, guarded_chains
from docgen.rendering.names.walk import NameWalk
from docgen.template_checks.paper import PlacedTag, TemplatePaper

_CODE: Final = "name-known"


def name_known(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell names that the document cannot have, and loop names used outside their loop.

    Of a template that no kind prints by, only the names of its own loops are known.
    """
    told: dict[tuple[int, str, str], Issue] = {}
    for names, kind in zip(paper.names or (None,), paper.kinds or (None,), strict=True):
        for number, (placed, asked) in enumerate(_asked(paper, names)):
            issue = _issue(paper, placed, asked, kind)
            told.setdefault((number, str(issue.location), issue.message), issue)
    yield from told.values()


def _asked(
    paper: TemplatePaper, names: Mapping[str, object] | None
) -> Iterator[tuple[PlacedTag, MissingName]]:
    trees = [p.read.tree for part in paper.parts for p in part.tags if p.read.tree is not None]
    guarded = guarded_chains(trees)
    for part in paper.parts:
        walk = NameWalk(paper.reader.environment, names, guarded)
        for placed in part.tags:
            for asked in walk.enter(placed.tag.word, placed.read.tree):
                yield placed, asked


def _issue(paper: TemplatePaper, placed: PlacedTag, asked: MissingName, kind: Kind | None) -> Issue:
    message, hint = _words(asked, kind, paper.reader.environment.filters)
    return paper.tell(error, _CODE, placed.spot, message, hint)


def _words(asked: MissingName, kind: Kind | None, filters: Container[str]) -> tuple[str, str]:
    if asked.trouble == "outside-loop":
        return (
            f"Имя «{asked.name}» действует только внутри своего цикла, а здесь цикл уже закрыт.",
            "Перенесите тег внутрь цикла – между for и endfor.",
        )
    if asked.trouble == "no-list":
        return (
            f"«{asked.chain}» – не список: повторять нечего.",
            "В цикле стоит имя листа: {%p for строка in название_листа %}.",
        )
    near = nearest_name(asked.name, asked.known)
    where = _fed_by(near, kind, asked.owner) if near and kind else ""
    if asked.owner:
        message = f"У значения «{asked.owner}» нет «{asked.name}»."
        if not near and normal_name(asked.name) in filters:
            return message, f"Это фильтр, его пишут через черту: «{asked.owner}|{asked.name}»."
        others = ", ".join(asked.known[:12])
        hint = f"Возможно, «{near}»{where}." if near else f"Есть: {others}." if others else ""
        return message, hint or "Уберите то, что стоит после точки."
    message = f"Имени «{asked.name}» нет ни в книге, ни среди вычисляемых."
    if near:
        return message, f"Возможно, «{near}»{where}."
    if kind is None:
        return message, "Проверьте имя."
    hint = (
        f"Исправьте имя или впишите такое поле в файл вида «{kind.path.name}». Есть не во всех "
        f"книгах – поставьте тег под условие {{%p if {asked.name} is defined %}}."
    )
    return message, hint


def _fed_by(name: str, kind: Kind, owner: str) -> str:
    """Return which sheet or column of the workbook this name stands for, in brackets."""
    wanted = normal_name(name)
    for sheet in kind.sheets:
        if not owner and wanted in {normal_name(sheet.name), sheet.tag_name}:
            return f" (лист «{sheet.name}»)"
    for sheet in kind.sheets:
        for column in sheet.columns:
            if wanted in {normal_name(column.name), column.tag_name}:
                return f" (лист «{sheet.name}», «{column.name}»)"
    return ""
