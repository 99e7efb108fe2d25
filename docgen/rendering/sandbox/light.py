"""Compiled tags run by docgen alone, where they ask for nothing of Jinja's.

To import Jinja takes longer than to print a small document, and most templates use names, filters
of docgen, conditions and plain loops only. Their code is run here. This road can only succeed:
for anything else – an unknown name, a filter of Jinja's own, a value that suits no filter –
it raises, whatever it may be, and the same code is run by Jinja, which tells what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from types import CodeType, FunctionType
from typing import Any, Final, NoReturn, cast

from docgen.rendering.sandbox.limits import joined
from docgen.rendering.sandbox.look_up import (
    NOTHING,
    attribute_of,
    item_of,
    name_in,
    plain_key,
)
from docgen.rendering.sandbox.own_filters import WORKING_FILTERS, by_usual_names, own_filter

#: The words of Python in code that Jinja writes; what is not among them is not run here.
_WORDS: Final = frozenset(
    {"KeyError", "LoopContext", "TemplateRuntimeError", "Undefined", "internalcode", "str"}
    | {"add", "exported_vars", "resolve_or_missing", "update", "vars"}
    | {"concat", "filters", "finalize", "getattr", "getitem", "undefined"}
)
_ROOT: Final = "root"

#: What prints a text, or works out a value, from the names given to it.
Root = Callable[["LightContext"], Iterator[str]]


class BeyondError(Exception):
    """The code asks for what is not here."""


class LightEnvironment:
    """What compiled tags ask of their environment; ``finalize`` as that of ``TagEnvironment``.

    ``layout_filters`` gives the filters that most templates do without.
    """

    concat = staticmethod(joined)

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        finalize: Callable[..., object],
        layout_filters: Callable[[], Mapping[str, Callable[..., object]]],
        inner_filters: Mapping[str, Callable[..., object]],
    ) -> None:
        self.filters = _Filters(filters, layout_filters, inner_filters)
        self.finalize = finalize

    def undefined(self, *_: object, **__: object) -> NoReturn:
        """Leave unknown names to Jinja."""
        raise BeyondError

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what the value has under the name."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LightLoop):
            return obj.told(attribute)
        return _found(attribute_of(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list by its number, or what a value has under a name."""
        argument = plain_key(argument)
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return _found(item_of(obj, argument))

    def root_of(self, code: CodeType) -> Root | None:
        """Return what a compiled template does, None where it asks for more than is here."""
        root = next(
            (one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == _ROOT),
            None,
        )
        if root is None or not _words(root) <= _WORDS:
            return None
        words = {"Undefined": self.undefined, "LoopContext": LightLoop.over}
        return cast("Root", FunctionType(root, words, _ROOT, (NOTHING, self)))


class LightLoop:
    """What ``loop`` is in a tag, as far as numbers go: where the loop is, and how far it goes."""

    __slots__ = ("index0", "length")

    def __init__(self, length: int) -> None:
        self.index0 = -1
        self.length = length

    @staticmethod
    def over(values: Collection[Any], _undefined: object) -> Iterator[tuple[Any, LightLoop]]:
        """Yield each value and the place where the loop is then."""
        loop = LightLoop(len(values))
        for loop.index0, value in enumerate(values):
            yield value, loop

    def told(self, name: str) -> int | bool:
        """Return what ``loop.index`` and its like are now."""
        left = self.length - self.index0
        known: dict[str, int | bool] = {
            "index": self.index0 + 1,
            "index0": self.index0,
            "revindex": left,
            "revindex0": left - 1,
            "first": self.index0 == 0,
            "last": left == 1,
            "length": self.length,
        }
        return known[name]


class LightContext:
    """The names of one rendering: those given to it, and those that tags have set."""

    __slots__ = ("environment", "exported_vars", "parent", "vars")

    def __init__(self, environment: LightEnvironment, names: Mapping[str, Any]) -> None:
        self.environment = environment
        self.parent = names
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value under the name as written, else under its normal form."""
        return name_in(key, self.vars, self.parent, NOTHING)


class _Filters(dict[str, Callable[..., object]]):
    """Docgen's own filters, each made ready when it is first asked for."""

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        layout_filters: Callable[[], Mapping[str, Callable[..., object]]],
        inner_filters: Mapping[str, Callable[..., object]],
    ) -> None:
        super().__init__({**inner_filters, **WORKING_FILTERS})
        self._given, self._layout = filters, layout_filters

    @cached_property
    def _by_names(self) -> Mapping[str, Callable[..., object]]:
        return by_usual_names(self._given)

    def __missing__(self, name: str) -> Callable[..., object]:
        if name not in self._by_names:
            return self._layout()[name]
        if hasattr(given := self._by_names[name], "jinja_pass_arg"):
            raise BeyondError
        self[name] = made = own_filter(given)
        return made


def _found(value: Any) -> Any:
    """Return what was found; where nothing was, Jinja tells it."""
    if value is NOTHING:
        raise BeyondError
    return value


def _words(code: CodeType) -> frozenset[str]:
    """Return the words of Python in the code, in that of its functions too."""
    inner = (_words(one) for one in code.co_consts if isinstance(one, CodeType))
    return frozenset(code.co_names).union(*inner)
