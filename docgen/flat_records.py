"""Records as plain data, to be kept on the disk, and back.

A record, and what holds one, becomes a list: what it is, then what is in it. So nothing else in
the values may be a list; what holds no record stays the same object.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cached_property
from importlib import import_module
from operator import is_
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import astuple

_TUPLE: Final = -1
_DICT: Final = -2


class FlatRecords:
    """Makes records and enumerations of these classes plain, told by module and name.

    The modules of those that are not met need not be loaded.
    """

    def __init__(self, classes: Sequence[tuple[str, str]]) -> None:
        self._classes = tuple(classes)
        self._made: dict[int, Callable[..., object]] = {}

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        return {known: number for number, known in enumerate(self._classes)}

    def flat(self, value: Any) -> Any:
        """Return a value as plain data; KeyError for a record of another class."""
        if isinstance(value, (Struct, Enum)):
            fields = astuple(value) if isinstance(value, Struct) else (value.value,)
            number = self._numbers[type(value).__module__, type(value).__name__]
            return [number, *map(self.flat, fields)]
        if isinstance(value, tuple):
            flat = tuple(map(self.flat, value))
            return value if all(map(is_, flat, value)) else [_TUPLE, *flat]
        if isinstance(value, dict):
            flat = tuple(map(self.flat, value.values()))
            return value if all(map(is_, flat, value.values())) else [_DICT, tuple(value), *flat]
        return value

    def whole(self, flat: Any) -> Any:
        """Return the value that was made plain."""
        if type(flat) is not list:
            return flat
        number = flat[0]
        if number == _TUPLE:
            return tuple([self.whole(one) for one in flat[1:]])
        if number == _DICT:
            return dict(zip(flat[1], map(self.whole, flat[2:]), strict=True))
        made = self._made.get(number)
        if made is None:
            module, name = self._classes[number]
            made = self._made[number] = getattr(import_module(module), name)
        return made(*[self.whole(one) if type(one) is list else one for one in flat[1:]])
