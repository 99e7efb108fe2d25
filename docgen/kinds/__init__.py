"""Stage 0: a kind of document is data, declared by one TOML and one DOCX."""

from docgen.kinds.examples import ExampleSheet, load_example
from docgen.kinds.loader import find_kind, load_directory, load_kind, load_kinds, load_library
from docgen.kinds.model import Column, Kind, Shape, Sheet, ValueType
from docgen.kinds.papers import every_kind

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
