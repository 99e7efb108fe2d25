"""What a template with tags was understood to be: the sheets of a workbook, each with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from docgen.kinds.examples import ExampleRow
from docgen.kinds.model import Column, Kind, Shape


class AdoptedColumn(Struct, frozen=True):
    """A column as it was understood: ``why`` it has its type, and what is doubtful in that.

    ``is_shared`` tells that the column stands in the common sheet of that name, where all that
    is not said here comes from.
    """

    column: Column
    why: str
    doubt: str = ""
    is_shared: bool = False


class AdoptedSheet(Struct):
    """A sheet as it was understood; ``like`` names the common sheet that it is taken from."""

    name: str
    shape: Shape
    why: str
    columns: list[AdoptedColumn] = field(default_factory=list)
    tag: str = ""
    like: str = ""
    parent: str = ""
    parent_key: str = ""
    required: bool = False


class Understood(Struct):
    """The sheets of a template, and ``unclear`` sentences on what no workbook can give."""

    sheets: list[AdoptedSheet]
    unclear: list[str] = field(default_factory=list)


class Trouble(Struct, frozen=True):
    """What keeps the template from giving a document: where, which tag, and what to write."""

    place: str
    tag: str
    problem: str
    advice: str


class Adoption(Struct, frozen=True):
    """A template made into a kind: what was understood, and the files, written or to be written.

    ``relative`` is the name of a kind that knows nearly all the names of the template already;
    ``filled`` tells what the workbook holds: nothing, ``"invented"`` or ``"found"`` values;
    ``left_out`` are names of found values for which the template has no tag any more;
    ``places`` look like places to fill in and are no tags;
    ``troubles`` keep the template from giving a document: then nothing is written.
    """

    source: Path
    name: str
    understood: Understood
    kind_file: Path
    template: Path
    book: Path
    written: bool = False
    filled: str = ""
    relative: str = ""
    kind: Kind | None = None
    left_out: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    places: tuple[str, ...] = ()
    values: Mapping[str, tuple[ExampleRow, ...]] = field(default_factory=dict)
