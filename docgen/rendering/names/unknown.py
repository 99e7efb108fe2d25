"""Names that nothing has: what is told of them, and all those of a part without printing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jinja2.utils import missing

from docgen.rendering.faults import Place, TagError
from docgen.rendering.names.advice import Advised, advised, as_typed
from docgen.rendering.names.missing import MissingName, guarded_chains, names_of
from docgen.rendering.names.walk import NameWalk
from docgen.rendering.sandbox.environment import TagEnvironment, UnknownNameError
from docgen.rendering.story import read_tag
from docgen.rendering.tags.reading import TagReader

if TYPE_CHECKING:
    from docgen.rendering.tags.places import PlacedTag


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
    tags = [tag for tag in tags if not tag.is_copy]
    read = [read_tag(tag.read, tag.start, tag.end) for tag in tags]
    trees = [
        None if tag.fault else reader.read(one).tree for tag, one in zip(tags, read, strict=True)
    ]
    walk = NameWalk(environment, context, guarded_chains(tree for tree in trees if tree))
    for tag, one, tree in zip(tags, read, trees, strict=True):
        for asked in walk.enter(one.word, tree):
            yield name_error(asked, tag, place, environment, context)


def missing_name(
    error: UnknownNameError, context: Mapping[str, Any], own_names: Iterable[str]
) -> MissingName:
    """Return what a printing has asked for in vain; ``own_names`` the template gives itself."""
    is_of_document = error.owner is missing
    known = (*context, *own_names) if is_of_document else names_of(error.owner)
    owner = "" if is_of_document else "…"
    return MissingName("unknown", error.name, error.name, owner, known, of=error.owner)


def name_error(
    asked: MissingName,
    tag: PlacedTag | None,
    place: Place,
    environment: TagEnvironment,
    context: Mapping[str, Any],
) -> TagError:
    """Return what is told of a name that nothing has; ``place`` is that of the part."""
    place = place.at(tag)
    read = tag.read if tag else ""
    if not asked.name:
        return TagError(
            place, "список пуст, брать из него нечего.", "Спросите сначала {% if список %}."
        )
    advice = advised(asked, read, context, environment.filters)
    return TagError(place, *_words(asked, advice, read, place.paragraph), asked.name)


def _words(asked: MissingName, advice: Advised, tag: str, paragraph: str) -> tuple[str, str]:
    if asked.trouble == "outside-loop":
        what = f"имя «{asked.name}» действует только внутри своего цикла, а здесь цикл уже закрыт."
        return what, advice.hint
    if asked.trouble == "no-list":
        return f"«{asked.chain}» – не список: повторять нечего.", advice.hint
    typed = as_typed(asked.name, paragraph)
    what = "неизвестное имя"
    if asked.owner:
        owner = asked.owner if asked.owner != "…" else _owner_in(tag, asked.name)
        what = f"у «{owner}» нет" if owner else "у значения нет"
    guess = f" Возможно, «{advice.near}»." if advice.near else ""
    source = f"В книге это {advice.source}. " if advice.source else ""
    usual = "Исправьте имя в шаблоне или добавьте столбец с таким именем в книгу."
    return f"{what} «{typed}».{guess}", f"{source}{advice.hint or usual}"


def _owner_in(tag: str, name: str) -> str:
    """Return what the name is asked of in the tag, where that is one word."""
    before = tag.partition(name)[0].rstrip()
    word = before.removesuffix(".").rstrip().split("{")[-1].split()[-1:] if "." in before else []
    return word[0] if before.endswith(".") and word and word[0].isidentifier() else ""
