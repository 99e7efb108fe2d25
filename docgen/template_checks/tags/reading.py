"""A tag says something that can be read: a command, a prefix, filters that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, error, note
from docgen.lazy_regex import lazy_regex
from docgen.rendering.names.advice import as_typed
from docgen.rendering.tags.check import name_in_quotes
from docgen.template_checks.paper import PlacedTag, Spot, TemplatePaper
from docgen.template_checks.tags.names import asked_in_vain
from docgen.template_checks.tags.tag_closed import holds_tag

_WHERE: Final = "Уберите пустые скобки или впишите имя: {{ дата }}."
_WITHOUT: Final = lazy_regex(r"\{\{\s*|\s*\}\}")
_OPENS_STRANGE: Final = "«»„"


def tags_as_typed(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags that are read otherwise than they were typed: what was meant may be another."""
    # A tag with an error is shown as typed and as read there.
    told = {id(one.placed) for one in paper.once(asked_in_vain)}
    for placed in _tags(paper):
        if id(placed) in told or placed.read.unknown:
            continue
        # A space of another width is not seen in Word, nor in this message.
        otherwise = placed.text.split() != placed.typed.split()
        if otherwise and not placed.read.problem:
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


def tag_understood(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tags that Jinja cannot read."""
    yield from _values_in_commands(paper)
    for placed in _tags(paper):
        problem = placed.read.problem
        if problem and (quoted := name_in_quotes(placed.tag.body)):
            message = f"Тег «{placed.typed}»: имя в теге не берут в кавычки."
            hint = f"Напишите {{{{ {quoted} }}}} без кавычек."
            yield paper.tell(error, "tag-understood", placed.spot, message, hint)
        elif problem and "{{" not in placed.tag.body:
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
                f"{what} «{as_typed(word.name, placed.typed)}» нет.",
                near or "Все фильтры – в описании шаблонов, раздел «Формы значений и фильтры».",
            )


def _tags(paper: TemplatePaper) -> Iterator[PlacedTag]:
    for part in paper.parts:
        yield from part.tags


def _mend(placed: PlacedTag) -> str:
    if placed.read.near:
        return f"Возможно, имелось в виду «{placed.read.near}»."
    if "без пары" in placed.read.problem:
        return 'Закройте кавычки: «приказ» или "приказ".'
    if set(_OPENS_STRANGE) & set(placed.tag.body):
        return 'Строки внутри тега пишут в прямых кавычках: "…". Автозамену отмените: Ctrl+Z.'
    if re.search(r"[^=!<>]=(?!=)", placed.tag.body) and placed.tag.word != "set":
        return (
            "Сравнивают двумя знаками, а выбор – словом: {% if всего == 5 %}, {% if форма.очная %}."
        )
    if "приставкой" in placed.read.problem:
        return "Запомните значение заранее – {% set имя = … %} – и поставьте в тег имя."
    return "Исправьте тег: {{ имя }}, {% if имя %}, {% for строка in лист %}."
