"""The names of a template as data, before they are text, JSON or a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from docgen.kinds.model import Required

#: Who reads a name: a tag of the template, docgen itself for other names, or nobody.
Reader = Literal["template", "docgen", ""]


class FieldForm(Struct, frozen=True):
    """Another way to print a value: the tag as it is typed, and what it gives in the example."""

    tag: str
    printed: str


class Field(Struct, frozen=True):
    """A name: ``tag`` as it is typed in Word, ``name`` as it is told (``пункты.срок``).

    ``sheet`` and ``column`` are empty for what docgen works out; ``type`` is the word of the
    manual for its type, ``printed`` what the example gives, empty where it has nothing.
    """

    name: str
    tag: str
    meaning: str = ""
    sheet: str = ""
    column: str = ""
    type: str = ""
    required: Required = "no"
    printed: str = ""
    forms: tuple[FieldForm, ...] = ()
    reader: Reader = ""


class FieldGroup(Struct, frozen=True):
    """The names of one sheet; ``opening`` and ``closing`` are the tags between which they stand.

    Both are empty for names that may stand anywhere.
    """

    title: str
    fields: tuple[Field, ...]
    note: str = ""
    opening: str = ""
    closing: str = ""


class TemplateFields(Struct, frozen=True):
    """All names of a template; ``kind`` is empty when no kind uses it.

    ``unknown`` are the names that the template asks for and nothing gives.
    """

    template: Path
    kind: str = ""
    title: str = ""
    groups: tuple[FieldGroup, ...] = ()
    unknown: tuple[str, ...] = field(default=())

    def fields(self) -> Iterator[Field]:
        """Yield every name, group by group."""
        for group in self.groups:
            yield from group.fields
