"""What values print: each tells its text, and the proof looks for it in the finished document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from msgspec.structs import replace

from docgen.content import Printable

#: Is told every text that a value gives to the document.
Trace = Callable[[str], None]


class Traced(Printable):
    """A value of one cell; ``trace`` is None for what comes from elsewhere."""

    __slots__ = ()

    trace: Trace | None

    def _compared(self) -> tuple[object, ...]:
        """Return what makes two values the same: all of them but whom they tell their text."""
        fields: tuple[str, ...] = self.__struct_fields__  # type: ignore[attr-defined]
        return tuple(getattr(self, name) for name in fields if name != "trace")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def shown(self) -> str:
        """Return the text, told to nobody: for comparisons and for other values."""
        raise NotImplementedError

    def as_text(self) -> str:
        """Return the text for the document."""
        return self.tell(self.shown())

    def plain(self) -> str | int | float:
        """Return the text for a filter or a comparison: it need not be printed."""
        return self.shown()

    def silent(self) -> Self:
        """Return the value told as used, of which no reader need see the text, and as typed."""
        self.tell("")
        return self.as_typed().with_trace(None)

    def as_typed(self) -> Self:
        """Return the value that prints its text without the typing rules of the office."""
        return self

    def tell(self, text: str) -> str:
        """Return the text, told as printed."""
        if self.trace is not None:
            self.trace(text)
        return text

    def with_trace(self, trace: Trace | None) -> Self:
        """Return the same value that tells somebody else."""
        return replace(self, trace=trace)  # type: ignore[type-var]


def traced_filter(function: Callable[..., object]) -> Callable[..., object]:
    """Return a filter whose result, not its source, is what the value prints.

    «двенадцать» is in the document, and «12» need not be.
    """

    def run(value: Any, *arguments: object, **options: object) -> object:
        if not isinstance(value, Traced):
            return function(value, *arguments, **options)
        result = function(value.with_trace(None), *arguments, **options)
        if isinstance(result, str):
            return value.tell(result)
        if isinstance(result, Traced):
            return result.with_trace(value.trace)
        return result

    return run
