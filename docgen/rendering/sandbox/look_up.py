"""Names of a template and parts of values, found however they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from docgen.content import Deferred, Printable
from docgen.names import normal_name
from docgen.rendering.sandbox.operands import as_operand
from docgen.rendering.tags.words import in_cyrillic

#: What is found where there is nothing.
NOTHING: Final = object()

normal = lru_cache(maxsize=8192)(normal_name)


def name_in(key: str, own: Mapping[str, Any], given: Mapping[str, Any], missing: object) -> Any:
    """Return what a template's own names or those of its document have under a name."""
    if key in own:
        return own[key]
    value = given.get(key, missing)
    if value is missing:
        value = given.get(normal(key), missing)
    if value is missing and (near := alike(key, given)):
        value = given[near]
    return value.resolve() if isinstance(value, Deferred) else value


def attribute_of(value: Any, name: str) -> Any:
    """Return what a value of ours or a mapping has under the name, else ``NOTHING``."""
    if isinstance(value, Printable):
        try:
            return value.lookup(normal(name))
        except KeyError:
            near = alike(name, value.known_names())
            return value.lookup(near) if near else NOTHING
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
        usual = normal(name)
        for key, one in value.items():
            if isinstance(key, str) and normal(key) == usual:
                return one
        if near := alike(name, value):
            return value[near]
    return NOTHING


def item_of(value: Any, key: Any) -> Any:
    """Return an item of a list by its number, or of a mapping by its key, else ``NOTHING``."""
    if isinstance(key, int) and isinstance(value, (list, tuple, Printable)):
        try:
            return value[key]  # type: ignore[index]
        except (IndexError, TypeError, KeyError):
            return NOTHING
    is_key = isinstance(key, (int, float, type(None)))
    return value[key] if is_key and isinstance(value, Mapping) and key in value else NOTHING


def plain_key(key: Any) -> Any:
    """Return what stands in ``[…]`` as a number or text where it is a value of ours."""
    return as_operand(key) if isinstance(key, Printable) else key


@lru_cache(maxsize=8192)
def look(name: str) -> str:
    """Return what a name looks like, whichever alphabet its letters are of."""
    return in_cyrillic(normal(name).upper())


def alike(name: str, known: Iterable[object]) -> str:
    """Return the known name that looks the same on paper, empty when none does."""
    wanted = look(name)
    return next((one for one in known if isinstance(one, str) and look(one) == wanted), "")
