"""What to do about a name that nothing has: what was meant by it, and how that is written."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from typing import Any, Final, NamedTuple

from jinja2.utils import missing

from docgen.content import Deferred, Printable
from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name
from docgen.rendering.names.missing import MissingName, names_of
from docgen.rendering.sandbox.look_up import normal

_RUSSIAN_OPERATOR: Final = lazy_regex(r"(?:^|_)(и|или|не)_")
_ENGLISH: Final = {"и": "and", "или": "or", "не": "not"}
_BODY: Final = lazy_regex(r"\{\{[pr]?\s(.*?)(?:\|.*)?\}\}", re.DOTALL)


class Advised(NamedTuple):
    """The nearest known name, what in the workbook feeds it, and how to write what was meant."""

    near: str = ""
    source: str = ""
    hint: str = ""


def advised(
    asked: MissingName, tag: str, context: Mapping[str, Any], filters: Container[str]
) -> Advised:
    """Return what helps with a name; ``hint`` is empty where only the name is wrong."""
    if asked.trouble == "outside-loop":
        return Advised(hint="Перенесите тег внутрь цикла – между for и endfor.")
    if asked.trouble == "no-list":
        return Advised(hint="В цикле стоит имя листа: {%p for строка in название_листа %}.")
    # A macro that is given too little asks for a name of its own.
    usual = normal(asked.name)
    known = [n for n in asked.known if not n.startswith(("#", "_")) and normal(n) != usual]
    if hint := _how_to_write(asked, tag, known, filters):
        return Advised(hint=hint)
    near = nearest_name(asked.name, known) or _word_of(asked.name, known)
    return Advised(near, source_of(asked.of, near, context) if near else "")


def source_of(owner: Any, name: str, context: Mapping[str, Any]) -> str:
    """Return in words what in the workbook gives a known name, empty where nothing does."""
    if isinstance(owner, Printable):
        return owner.source_of(name)
    value = context.get(name) if owner is missing else None
    if isinstance(value, Deferred):
        return value.source()
    return value.origin() if isinstance(value, Printable) else ""


def as_typed(name: str, paragraph: str) -> str:
    """Return a name as it stands in a paragraph: its words may be apart there."""
    return name if name in paragraph else name.replace("_", " ").strip()


def _how_to_write(asked: MissingName, tag: str, known: list[str], filters: Container[str]) -> str:
    usual = normal(asked.name)
    if found := _RUSSIAN_OPERATOR.search(usual):
        return f"Если это условие, вместо «{found[1]}» напишите «{_ENGLISH[found[1]]}»."
    if usual in filters:
        value = asked.owner if asked.owner not in {"", "…"} else "имя"
        return f"Это фильтр, его пишут через черту: «{value}|{asked.name}»."
    name = re.escape(asked.name)
    if joined := re.search(rf"(?<!\w){name}-(\w+)|(\w+)-{name}(?!\w)", tag):
        return f"Если это одно имя, а не вычитание, напишите «{joined[0].replace('-', '_')}»."
    if parts := _apart(usual, known, filters):
        return f"Фильтр пишут через черту: «{parts[0]}|{parts[1]}»."
    body = _BODY.fullmatch(tag)
    if body and normal(body[1]) in known and normal(body[1]) != usual:
        return f"Имя со знаками пишут одним словом: {{{{ {normal(body[1])} }}}}."
    if _is_of_rows(asked):
        rows = "список" if asked.owner == "…" else asked.owner
        return (
            f"Столбец печатают в цикле: {{%p for строка in {rows} %}}, "
            f"{{{{ строка.{asked.name} }}}}, {{%p endfor %}}."
        )
    return ""


def _apart(name: str, known: Iterable[str], filters: Container[str]) -> tuple[str, str] | None:
    """Return the known name and the filter that a name of several words is made of."""
    begun = [one for one in known if name.startswith(f"{one}_")]
    parts = ((one, name.removeprefix(f"{one}_")) for one in begun)
    return next((pair for pair in parts if pair[1] in filters), None)


def _word_of(name: str, known: list[str]) -> str:
    """Return a known name that is one of the words: «дата» of «дата_приказа»."""
    words = normal(name).split("_")
    return next((word for word in words if len(word) > 2 and word in known), "")


def _is_of_rows(asked: MissingName) -> bool:
    """Return whether the rows of a list know the name that was asked of the list."""
    if not isinstance(asked.of, Printable) or not hasattr(asked.of, "__iter__"):
        return False
    row = next(iter(asked.of), None)
    return normal(asked.name) in map(normal, names_of(row))
