"""A tag says something that can be read: a command, a prefix, filters that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, error, note
from docgen.rendering.tag_reading import OPENING
from docgen.template_checks.paper import PlacedTag, Spot, TemplatePaper
from docgen.template_checks.tags.tag_closed import holds_tag

_WHERE: Final = "Уберите пустые скобки или впишите имя: {{ дата }}."
# «р», «тр», «тс», «г» are Russian letters, as Word leaves them when the keyboard is not switched.
_PREFIXES: Final = {
    "p": "p", "tr": "tr", "tc": "tc", "r": "r", "р": "p", "тр": "tr", "тс": "tc", "тc": "tc",
    "tс": "tc", "тr": "tr", "tр": "tr", "г": "r",
}  # fmt: skip
_PREFIX_AND_WORD: Final = re.compile(r"([ptcrртсг]{1,2})\s*(?=(\w+))", re.IGNORECASE)
_COMMANDS: Final = frozenset({*OPENING, "set", "elif", "else", *(f"end{one}" for one in OPENING)})
_WITHOUT: Final = re.compile(r"\{\{\s*|\s*\}\}")
_OPENS_STRANGE: Final = "«»„"


def tags_as_typed(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags that are read otherwise than they were typed: what was meant may be another."""
    for placed in _tags(paper):
        if placed.text != placed.typed and not placed.read.problem:
            yield paper.tell(
                note,
                "tags-as-typed",
                placed.spot,
                f"Тег «{placed.typed}» прочитан как «{placed.text}».",
                "Если это верно, ничего делать не нужно; можно и набрать его так.",
            )


def tag_not_empty(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags in which nothing stands."""
    for placed in _tags(paper):
        if not placed.tag.body:
            message = f"Тег «{placed.typed}» пуст."
            yield paper.tell(error, "tag-not-empty", placed.spot, message, _WHERE)


def prefix_written(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell prefixes (p, tr, tc, r) that docxtpl will not know: not latin, or off the brace."""
    for placed in _tags(paper):
        meant = _meant(placed)
        if meant:
            yield paper.tell(
                error,
                "prefix-written",
                placed.spot,
                f"Приставка в теге «{placed.typed}» не узнаётся.",
                f"Напишите «{meant}»: латинскими строчными буквами, без пробела после скобки, "
                "с пробелом перед командой.",
            )


def tag_understood(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags that Jinja cannot read."""
    yield from _values_in_commands(paper)
    for placed in _tags(paper):
        problem = placed.read.problem
        if problem and not _meant(placed) and "{{" not in placed.tag.body:
            message = f"Тег «{placed.typed}»: {problem}."
            yield paper.tell(error, "tag-understood", placed.spot, message, _mend(placed))


def _values_in_commands(paper: TemplatePaper) -> Iterator[Issue]:
    for part in paper.parts:
        for paragraph in part.paragraphs:
            for tag in filter(holds_tag, paragraph.tags):
                typed = paragraph.text[tag.start : tag.end]
                yield paper.tell(
                    error,
                    "tag-understood",
                    Spot(part.title, paragraph, (tag.start, tag.end)),
                    f"Тег «{typed}»: в команде стоят скобки другого тега.",
                    f"Внутри команды имя пишут без скобок: «{_WITHOUT.sub('', typed)}».",
                )


def filter_known(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell filters and tests that docgen does not have, with the nearest one."""
    for placed in _tags(paper):
        for word in placed.read.unknown:
            what = "Проверки" if word.is_test else "Фильтра"
            near = f"Возможно, «{word.near}»." if word.near else ""
            yield paper.tell(
                error,
                "filter-known",
                placed.spot,
                f"{what} «{word.name}» нет.",
                near or "Все фильтры – в описании шаблонов, раздел «Формы значений и фильтры».",
            )


def _tags(paper: TemplatePaper) -> Iterator[PlacedTag]:
    for part in paper.parts:
        yield from part.tags


def _meant(placed: PlacedTag) -> str:
    """Return the tag with its prefix written properly; empty when nothing is wrong with it."""
    tag = placed.tag
    if tag.prefix or not placed.read.problem:
        return ""
    found = _PREFIX_AND_WORD.match(tag.body)
    prefix = _PREFIXES.get(found[1].casefold(), "") if found else ""
    if not found or not prefix:
        return ""
    if tag.opening == "{%" and found[2].casefold() not in _COMMANDS:
        return ""
    rest = tag.body[found.end() :]
    return f"{tag.opening}{prefix} {rest} {'%}' if tag.opening == '{%' else '}}'}"


def _mend(placed: PlacedTag) -> str:
    if placed.read.near:
        return f"Возможно, имелось в виду «{placed.read.near}»."
    if set(_OPENS_STRANGE) & set(placed.tag.body):
        return 'Строки внутри тега пишут в прямых кавычках: "…". Автозамену отмените: Ctrl+Z.'
    if "приставкой" in placed.read.problem:
        return "Запомните значение заранее – {% set имя = … %} – и поставьте в тег имя."
    return "Исправьте тег: {{ имя }}, {% if имя %}, {% for строка in лист %}."
