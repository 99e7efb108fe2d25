"""Stage 0: a kind of document is data, declared by one TOML and one DOCX."""

from typing import TYPE_CHECKING

from docgen.kinds.loader import find_kind, load_directory, load_kind, load_kinds, load_library
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.kinds.papers import every_kind

if TYPE_CHECKING:
    from docgen.kinds.examples import ExampleSheet, load_example

__all__ = [
    "Column",
    "ExampleSheet",
    "Kind",
    "Shape",
    "Sheet",
    "ValueType",
    "every_kind",
    "find_kind",
    "load_directory",
    "load_example",
    "load_kind",
    "load_kinds",
    "load_library",
]


def __getattr__(name: str) -> object:
    # Examples are for new workbooks and previews: who builds a document does not wait for them.
    if name in {"ExampleSheet", "load_example"}:
        from docgen.kinds import examples

        return getattr(examples, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
