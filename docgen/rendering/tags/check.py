"""Every fault of the tags of one part, found one tag at a time: Jinja itself stops at the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.lazy_regex import lazy_regex
from docgen.rendering.faults import Place, TagError
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.story import Tag, read_tag
from docgen.rendering.tags.blocks import Blocks, opened_by, pair
from docgen.rendering.tags.lone import CELL_COMMANDS, source_alone
from docgen.rendering.tags.merging import misplaced_merges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docgen.rendering.compat.sandbox import DocxtplSandbox
    from docgen.rendering.sandbox.environment import TagEnvironment
    from docgen.rendering.tags.places import PlacedTag

_NAME_IN_QUOTES: Final = lazy_regex(r"[«„“‘](.*)[»”“’]")
#: What a prefix takes away, in the cases of a sentence: where, whole, and «в своём абзаце».
UNIT_WORDS: Final = {
    "p": ("в одном абзаце", "абзац", "в своём абзаце"),
    "tr": ("в одной строке таблицы", "строку таблицы", "в своей строке таблицы"),
    "tc": ("в одной ячейке", "ячейку", "в своей ячейке"),
}
_IN_TABLE: Final = frozenset({"tr", "tc"})
_MEND: Final = "Исправьте тег в шаблоне."
#: A tag of the part by its number, and what it says.
_Numbered = tuple[int, Tag]


def tag_faults(
    tags: Sequence[PlacedTag], place: Place, environment: TagEnvironment | DocxtplSandbox
) -> list[TagError]:
    """Return what is wrong with the tags of a part, in their order."""
    tags = [tag for tag in tags if not tag.is_copy]
    read = [read_tag(tag.read, tag.start, tag.end) for tag in tags]
    faults: list[tuple[int, TagError]] = []
    for number, tag in enumerate(tags):
        here = place.at(tag)
        if tag.fault:
            faults.append((number, TagError(here, f"{tag.fault}.", _MEND)))
        elif read[number].word in CELL_COMMANDS and not tag.in_table:
            problem = f"«{read[number].word}» действует на ячейку, а стоит вне таблицы."
            faults.append((number, TagError(here, problem, "Перенесите тег в ячейку таблицы.")))
        elif read[number].prefix in _IN_TABLE and not tag.in_table:
            faults.append((number, _outside_table(read[number], here)))
        else:
            found = _faults_of_tag(read[number], here, environment)
            faults.extend((number, fault) for fault in found)
    numbered = [(number, tag) for number, tag in enumerate(read) if not tags[number].fault]
    blocks = pair(numbered, lambda one: one[1])
    faults.extend(_faults_of_blocks(blocks, [place.at(tag) for tag in tags]))
    faults.extend(_faults_of_units(tags, read, place))
    faults.extend(_faults_of_merges(numbered, tags, place))
    return [fault for _, fault in sorted(faults, key=lambda one: one[0])]


def merge_faults(tags: Sequence[PlacedTag], place: Place) -> list[TagError]:
    """Return the tags that merge cells of no loop: Jinja understands them, the table breaks."""
    tags = [tag for tag in tags if not tag.is_copy]
    read = [(at, read_tag(tag.read, tag.start, tag.end)) for at, tag in enumerate(tags)]
    return [fault for _, fault in _faults_of_merges(read, tags, place)]


def uneven_faults(
    uneven: Iterable[tuple[PlacedTag, PlacedTag, str]], place: Place
) -> Iterator[TagError]:
    """Yield the blocks of which one tag stands inside something that the other does not."""
    for first, second, inside in uneven:
        prefix, other = (read_tag(tag.read, tag.start, tag.end).prefix for tag in (first, second))
        if any(
            one in _IN_TABLE and not tag.in_table for one, tag in ((prefix, first), (other, second))
        ):
            continue  # told as such
        words = uneven_words(first.read, second.read, inside)
        if prefix != other:
            words = (
                f"блок открыт тегом «{first.read}», а здесь – «{second.read}»: приставки разные.",
                "У всех тегов блока приставка одна.",
            )
        yield TagError(place.at(second), *words)


def uneven_words(first: str, second: str, inside: str) -> tuple[str, str]:
    """Return what is told of a block that is cut by something, and how to mend it."""
    where = f"по разные стороны границы {inside}" if inside else "в разных частях документа"
    return (
        f"теги «{first}» и «{second}» одного блока стоят {where}: документ испортится.",
        "Перенесите оба тега в одно место"
        + (f": оба внутрь {inside} или оба наружу." if inside else "."),
    )


def name_in_quotes(body: str) -> str:
    """Return the name that all of a tag holds in Russian or curly quotes, or nothing."""
    found = _NAME_IN_QUOTES.fullmatch(body)
    return found[1].strip() if found else ""


def _faults_of_tag(
    tag: Tag, place: Place, environment: TagEnvironment | DocxtplSandbox
) -> Iterator[TagError]:
    if not tag.body:
        yield TagError(place, "тег пуст.", "Впишите имя или удалите тег.")
        return
    if tag.opening == "{{" and (name := name_in_quotes(tag.body)):
        yield TagError(
            place, "имя в теге не берут в кавычки.", f"Напишите {{{{ {name} }}}} без кавычек."
        )
        return
    for message in environment.faults_in(source_alone(tag.opening, tag.word, tag.body)):
        yield TagError(place, f"{explained(message)}.", _MEND)


def _outside_table(tag: Tag, place: Place) -> TagError:
    what = "строк" if tag.prefix == "tr" else "столбцов"
    start, end = ("{{", "}}") if tag.opening == "{{" else ("{%", "%}")
    return TagError(
        place,
        f"тег для {what} таблицы стоит вне таблицы.",
        f"Для целых абзацев напишите «{start}p {tag.body} {end}».",
    )


def _faults_of_units(
    tags: Sequence[PlacedTag], read: Sequence[Tag], place: Place
) -> Iterator[tuple[int, TagError]]:
    """Yield the tags that stand in a paragraph, row or cell that another one takes away."""
    first: dict[tuple[str, object], PlacedTag] = {}
    paragraph = 0
    for number, tag in enumerate(tags):
        before = tags[number - 1]
        is_same = (before.cells, before.paragraph) == (tag.cells, tag.paragraph)
        paragraph += not (is_same and before.start < tag.start)
        prefix = read[number].prefix
        if tag.fault or prefix not in UNIT_WORDS or (prefix in _IN_TABLE and not tag.in_table):
            continue
        units = {"p": paragraph, "tr": tag.cells.rpartition(", ")[0], "tc": tag.cells}
        other = first.setdefault((prefix, units[prefix]), tag)
        if other is not tag:
            yield number, TagError(place.at(tag), *together_words(other.read, tag.read, prefix))


def _faults_of_merges(
    numbered: Sequence[_Numbered], tags: Sequence[PlacedTag], place: Place
) -> Iterator[tuple[int, TagError]]:
    """Yield the tags for merged cells that have no loop; outside tables they are told as such."""
    for (number, _), problem, hint in misplaced_merges(numbered, lambda one: one[1]):
        if tags[number].in_table:
            yield number, TagError(place.at(tags[number]), problem, hint)


def together_words(first: str, second: str, prefix: str) -> tuple[str, str]:
    """Return what is told of two tags in a unit that each of them takes, and how to mend it."""
    within, whole, own = UNIT_WORDS[prefix]
    lost = f"каждый забирает {whole} целиком, и один из них пропадёт."
    return f"«{first}» и «{second}» стоят {within}: {lost}", f"Поставьте каждый {own}."


def _faults_of_blocks(
    blocks: Blocks[_Numbered], places: Sequence[Place]
) -> Iterator[tuple[int, TagError]]:
    """Yield what is wrong with the blocks of a part, each with the number of its tag."""
    for number, tag in blocks.unclosed:
        closing = _closing(tag)
        problem, hint = f"блок не закрыт: нет тега {closing}.", f"Добавьте {closing} после блока."
        yield number, TagError(places[number], problem, hint)
    for number, tag in blocks.unopened:
        problem = f"лишний тег «{tag.word}»: его блок не открыт."
        hint = "Удалите этот тег или верните тот, который открывал блок."
        yield number, TagError(places[number], problem, hint)
    for crossing in blocks.crossed:
        (number, inner), (at, end) = crossing.inner, crossing.end
        problem = (
            f"блок {_opening(inner)} не закрыт до тега {{%{end.prefix} {end.word} %}} "
            f"(«{places[at].paragraph}»): блоки пересекаются."
        )
        hint = f"Блок, который открыт позже, закрывают раньше: поставьте {_closing(inner)} перед "
        yield number, TagError(places[number], problem, f"{hint}{{%{end.prefix} {end.word} %}}.")
    for block in blocks.mistaken:
        (at, start), (number, end) = block.start, block.end
        problem = (
            f"тег «{end.word}» закрывает не тот блок: открыт {_opening(start)} "
            f"(«{places[at].paragraph}»)."
        )
        yield number, TagError(places[number], problem, f"Напишите {_closing(start)}.")


def _opening(tag: Tag) -> str:
    return f"{{%{tag.prefix} {tag.word} %}}"


def _closing(tag: Tag) -> str:
    return f"{{%{tag.prefix} end{opened_by(tag)} %}}"
