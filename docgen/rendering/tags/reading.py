"""One tag read by itself: what is wrong with it does not hide what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser
from msgspec import Struct, field

from docgen.lazy_regex import lazy_regex
from docgen.names import nearest_name
from docgen.rendering.markup.printing import print_value
from docgen.rendering.sandbox.environment import TagEnvironment
from docgen.rendering.sandbox.explained import explained
from docgen.rendering.sandbox.look_up import normal
from docgen.rendering.story import Tag
from docgen.rendering.tags.lone import CELL_COMMANDS, FRAMED, source_alone
from docgen.rendering.tags.words import PAIRED

_REFUSED: Final = frozenset({"include", "import", "from", "extends", "autoescape"})
# In a tag with a prefix docxtpl looks for the end of the tag with these signs left out.
_CUTS_PREFIXED: Final = lazy_regex(r"[%}]")
_WORDS: Final = sorted({*PAIRED, "set", "elif", *FRAMED, *CELL_COMMANDS} - _REFUSED)


class UnknownWord(Struct, frozen=True):
    """A filter or a test that nothing is known by; ``near`` is the likeliest one, or empty."""

    name: str
    near: str
    is_test: bool


class ReadTag(Struct, frozen=True):
    """A tag as understood: its ``problem`` in Russian, or the tree of what it says.

    ``near`` is the command that was likely meant, where the command is unknown.
    """

    problem: str = ""
    near: str = ""
    unknown: tuple[UnknownWord, ...] = ()
    tree: nodes.Template | None = field(default=None)


class TagReader:
    """Reads tags one at a time in the environment that prints them."""

    def __init__(self, environment: TagEnvironment) -> None:
        self.environment = environment

    @staticmethod
    def with_filters(filters: Mapping[str, Callable[..., object]]) -> TagReader:
        """Return a reader of templates that may use these filters beside the usual ones."""
        return TagReader(TagEnvironment(filters, print_value, {}))

    def read(self, tag: Tag) -> ReadTag:
        """Return what the tag says, whatever stands around it."""
        if not tag.body or tag.opening == "{#":
            return ReadTag()
        if tag.prefix in {"p", "tr", "tc"} and _CUTS_PREFIXED.search(tag.body):
            return ReadTag(f"в теге с приставкой «{tag.prefix}» не может быть знаков «%» и «}}»")
        if tag.word in _REFUSED:
            return ReadTag(f"команда «{tag.word}» в шаблонах не действует")
        body = tag.body.replace("\n", " ")
        try:
            tree = Parser(self.environment, source_alone(tag.opening, tag.word, body)).parse()
        except TemplateSyntaxError as failure:
            return self._not_understood(tag, failure.message or "")
        except (RecursionError, MemoryError):
            return ReadTag("скобки вложены слишком глубоко")
        if tag.opening == "{%" and tag.word in FRAMED:
            return ReadTag()
        return ReadTag(unknown=tuple(self._unknown(tree)), tree=tree)

    def _not_understood(self, tag: Tag, message: str) -> ReadTag:
        word = tag.word.casefold()
        if tag.opening == "{%" and word not in _WORDS:
            return ReadTag(f"неизвестная команда «{tag.word}»", _near_command(word))
        return ReadTag(explained(message))

    def _unknown(self, tree: nodes.Template) -> Iterator[UnknownWord]:
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            is_test = isinstance(node, nodes.Test)
            known = self.environment.tests if is_test else self.environment.filters
            if node.name not in known and normal(node.name) not in known:
                offered = [name for name in known if not name.startswith("_")]
                yield UnknownWord(node.name, _near_filter(node.name, offered), is_test)


def _near_filter(name: str, offered: Sequence[str]) -> str:
    """Return the filter that a word is like, or the only one that it begins: «дат», «дательный»."""
    begun = [one for one in offered if one.startswith(normal(name)) and len(name) > 2]
    return nearest_name(name, offered) or (begun[0] if len(begun) == 1 else "")


def _near_command(word: str) -> str:
    """Return the command that a Russian or a mistyped word means; empty when none is near."""
    russian = {"если": "if", "для": "for", "иначе": "else", "конец": "endif", "пока": "for"}
    return russian.get(word) or nearest_name(word, _WORDS, 0.6) or ""
