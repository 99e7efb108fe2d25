"""Names that are worked out only when a template, or another default, asks for them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from docgen.content import Deferred
from docgen.context.views import RecordView


class Later(Deferred, Struct, eq=False):
    """A field of the card that is read when it is asked for."""

    view: RecordView
    name: str

    def resolve(self) -> object:
        """Return the value itself."""
        return self.view.lookup(self.name)

    def source(self) -> str:
        """Return the field of the card."""
        return self.view.source_of(self.name)


class Computed(Deferred, Struct, eq=False):
    """A name that is worked out from others."""

    work: Callable[[], object]

    def resolve(self) -> object:
        """Return the result."""
        return self.work()
