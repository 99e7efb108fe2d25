"""Names that are worked out only when a template, or another default, asks for them."""

from __future__ import annotations

from collections.abc import Callable

from docgen.content import Deferred
from docgen.context.views import RecordView


class Later(Deferred):
    """A field of the card that is read when it is asked for."""

    __slots__ = ("_name", "_view")

    def __init__(self, view: RecordView, name: str) -> None:
        self._view = view
        self._name = name

    def resolve(self) -> object:
        """Return the value itself."""
        return self._view.lookup(self._name)

    def source(self) -> str:
        """Return the field of the card."""
        return self._view.source_of(self._name)


class Computed(Deferred):
    """A name that is worked out from others."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work

    def resolve(self) -> object:
        """Return the result."""
        return self._work()
