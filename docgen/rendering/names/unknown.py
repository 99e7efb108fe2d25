"""Names that nothing has: what is told of them, and all those of a part without printing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from jinja2.utils import missing

from docgen.content import Deferred, Printable
from docgen.names import nearest_name
from docgen.rendering.faults import Place, TagError
from docgen.rendering.names.missing import guarded_chains, names_of
from docgen.rendering.names.walk import NameWalk
from docgen.rendering.sandbox.environment import TagEnvironment, UnknownNameError, normal
from docgen.rendering.story import read_tag
from docgen.rendering.tags.reading import TagReader

if TYPE_CHECKING:
    from docgen.rendering.tags.places import PlacedTag

_RUSSIAN_OPERATOR: Final = re.compile(r"(?:^|_)(и|или|не)_")


def unknown_names(
    tags: Sequence[PlacedTag],
    place: Place,
    environment: TagEnvironment,
    context: Mapping[str, Any],
) -> Iterator[TagError]:
    """Yield all names of a part that nothing has, as far as it is sure without printing.

    Tags that cannot be understood are passed over; what they may give is not asked for.
    """
    reader = TagReader(environment)
    read = [read_tag(tag.read, tag.start, tag.end) for tag in tags]
    trees = [
        None if tag.fault else reader.read(one).tree for tag, one in zip(tags, read, strict=True)
    ]
    walk = NameWalk(environment, context, guarded_chains(tree for tree in trees if tree))
    for tag, one, tree in zip(tags, read, trees, strict=True):
        for asked in walk.enter(one.word, tree):
            if asked.trouble == "unknown":
                error = UnknownNameError(asked.name, asked.of)
                yield unknown_name(tag, place, error, context, asked.known)
            elif asked.trouble == "outside-loop":
                yield TagError(
                    place.at(tag),
                    f"имя «{asked.name}» действует только внутри своего цикла, а здесь цикл уже "
                    "закрыт.",
                    "Перенесите тег внутрь цикла – между for и endfor.",
                    asked.name,
                )


def unknown_name(
    tag: PlacedTag | None,
    place: Place,
    error: UnknownNameError,
    context: Mapping[str, Any],
    known: Iterable[str],
) -> TagError:
    """Return what is told of an unknown name: the nearest one, what feeds it, how to write it.

    ``place`` is that of the part, ``known`` are the names that may have been meant.
    """
    place = place.at(tag)
    read = tag.read if tag else ""
    if not error.name:
        return TagError(
            place, "список пуст, брать из него нечего.", "Спросите сначала {% if список %}."
        )
    near = nearest_name(error.name, (name for name in known if not name.startswith("#")))
    guess = f" Возможно, «{near}»." if near else ""
    source = _source_of(error.owner, near, context) if near else ""
    hint = f"В книге это {source}. " if source else ""
    hint += _how_to_write(error.name, read)
    typed = error.name if error.name in place.paragraph else error.name.replace("_", " ")
    what = "неизвестное имя"
    if error.owner is not missing:
        owner = re.search(rf"(\w+)\s*\.\s*{re.escape(error.name)}\b", read)
        what = f"у «{owner[1]}» нет" if owner else "у значения нет"
    return TagError(place, f"{what} «{typed}».{guess}", hint, error.name)


def names_beside(owner: Any, context: Mapping[str, Any], own: Iterable[str]) -> tuple[str, ...]:
    """Return what may be asked instead: of this value, or of the document without one."""
    return (*context, *own) if owner is missing else names_of(owner)


def _source_of(owner: Any, name: str, context: Mapping[str, Any]) -> str:
    """Return in words what in the workbook gives a known name."""
    if isinstance(owner, Printable):
        return owner.source_of(name)
    value = context.get(name) if owner is missing else None
    if isinstance(value, Deferred):
        return value.source()
    return value.origin() if isinstance(value, Printable) else ""


def _how_to_write(name: str, tag: str) -> str:
    """Return the hint for an unknown name, which may be several names."""
    usual = normal(name)
    if found := _RUSSIAN_OPERATOR.search(usual):
        english = {"и": "and", "или": "or", "не": "not"}[found[1]]
        return f"Если это условие, вместо «{found[1]}» напишите «{english}»."
    if found := re.search(rf"(?<!\w){re.escape(name)}-(\w+)|(\w+)-{re.escape(name)}(?!\w)", tag):
        joined = found[0].replace("-", "_")
        return f"Если это одно имя, а не вычитание, напишите «{joined}»."
    return "Исправьте имя в шаблоне или добавьте столбец с таким именем в книгу."
