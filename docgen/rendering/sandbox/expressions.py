"""Expressions in kinds and cells: defaults, file names, a recipient's values in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from docgen.content import Deferred, Printable
from docgen.disk_cache import keep, recall
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.sandbox.light import BeyondError, LightContext, LightEnvironment
from docgen.rendering.sandbox.limits import SESSION, Spending, foresee, joined
from docgen.rendering.sandbox.signals import takes_context
from docgen.rendering.sandbox.work import as_words

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.runtime import Context

    from docgen.rendering.sandbox.jinja_expressions import JinjaEvaluator
    from docgen.rendering.sandbox.light import Root

    #: The code of a source, whether it is a lone ``{{ }}``, and the names that it needs.
    Understood = tuple[CodeType, bool, frozenset[str]]

_NAME: Final = "expressions"
# A name, and what it has: what nearly all expressions are.
_PATH: Final = lazy_regex(r"\s*\{\{\s*([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*\}\}\s*")
# Where Jinja's code leaves the value of a lone ``{{ }}``.
_RESULT: Final = "result"


class Evaluator:
    """Works out ``{{ }}`` in texts outside templates, in the same sandbox as templates.

    What is known already is worked out without Jinja as far as that goes.
    """

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        self._filters = filters
        self._known: dict[str, Understood] = {}
        self._light = LightEnvironment(filters, _as_is, dict, {})
        self._light_root = lru_cache(maxsize=4096)(self._root_of)

    @cached_property
    def _jinja(self) -> JinjaEvaluator:
        from docgen.rendering.sandbox.jinja_expressions import JinjaEvaluator

        return JinjaEvaluator(self._filters, _as_is, self._known)

    def get_to_know(self, sources: Iterable[str]) -> None:
        """Take the code of sources that every process asks for, such as the kinds', from the disk.

        Sources that come from a workbook are not for keeping.
        """
        wanted = sorted(set(sources))
        about, source = f"{sorted(self._filters)}", "\0".join(wanted).encode()
        kept: Any = recall(_NAME, about, source)
        if kept is None:
            kept = self._jinja.all_understood(wanted)
            if kept:
                keep(_NAME, about, source, kept)
        self._known.update(kept)

    def __call__(self, source: str, names: Mapping[str, object]) -> object:
        """Return the value of a lone ``{{ x }}`` as it is, anything else as text.

        ``names`` are looked up only as far as the source needs them.

        Raises:
            TemplateError: the source is not an expression, or asks for an unknown name.

        """
        try:
            if path := _path_in(source):
                return self._at(path, names)
            if (root := self._light_root(source)) is not None:
                return self._lightly(source, root, names)
        except Exception:  # noqa: BLE001, S110 - whatever it is, Jinja's road knows how to tell it
            pass
        return self._jinja(source, names)

    def text(self, source: str, names: Mapping[str, object]) -> str:
        """Return the value of the source in words; TemplateError as above."""
        words = as_words(self(source, names))
        return "" if words is None else str(words)

    def fault(self, source: str) -> str:
        """Return in Russian why the source cannot be an expression; empty when it can."""
        return "" if source in self._known or _path_in(source) else self._jinja.fault(source)

    def wanted(self, source: str) -> frozenset[str]:
        """Return the names that the source asks for; none of one that cannot be an expression."""
        if path := _path_in(source):
            return frozenset(path[:1])
        known = self._known.get(source)
        return known[2] if known else self._jinja.wanted(source)

    def _root_of(self, source: str) -> Root | None:
        known = self._known.get(source)
        return self._light.root_of(known[0]) if known else None

    def _at(self, path: tuple[str, ...], names: Mapping[str, object]) -> object:
        first, *parts = path
        found = value_in(names, first)
        for part in parts:
            found = self._light.getattr(found, part)
        if not isinstance(found, (str, Printable)):
            raise BeyondError
        return found

    def _lightly(self, source: str, root: Root, names: Mapping[str, object]) -> object:
        _, is_whole, wanted = self._known[source]
        context = LightContext(self._light, values_for(wanted, names))
        text = joined(root(context))
        return as_value(context.vars[_RESULT]) if is_whole else text


def values_for(wanted: Iterable[str], names: Mapping[str, object]) -> dict[str, object]:
    """Return what the names hold under those that are wanted, and a session of its own."""
    found: dict[str, object] = {SESSION: Spending()}
    for name in wanted:
        with suppress(KeyError):
            found[name] = value_in(names, name)
    return found


def value_in(names: Mapping[str, object], name: str) -> object:
    """Return what the names hold under one as it is written, or as normal; KeyError for nothing."""
    try:
        value = names[name]
    except KeyError:
        value = names[normal_name(name)]
    return value.resolve() if isinstance(value, Deferred) else value


@lru_cache(maxsize=4096)
def _path_in(source: str) -> tuple[str, ...]:
    """Return the names of a lone ``{{ школа.адрес }}``; none of anything else.

    Words of Jinja («none», «not», «self») are English, so a Russian name is none of them.
    """
    found = _PATH.fullmatch(source)
    path = tuple(found[1].split(".")) if found else ()
    return path if all(map(str.isidentifier, path)) and not "".join(path[:1]).isascii() else ()


def as_value(value: object) -> object:
    """Return the value; an unknown name, or what is no value at all, fails here."""
    if not isinstance(value, (str, Printable)):
        as_words(value)
    return value


@takes_context
def _as_is(context: Context, value: object) -> object:
    plain = as_words(value)
    spent: Spending | None = context.parent.get(SESSION)
    if spent is not None:
        spent.signs += len(plain) if isinstance(plain, str) else 1
        foresee(spent.signs)
    return plain
