"""The example of a kind as values: what its names print when its invented workbook is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from docgen.content import Deferred, Printable
from docgen.errors import DocgenError
from docgen.kinds import Kind, load_example

if TYPE_CHECKING:
    from docgen.rendering import DocumentTemplate
    from docgen.run import Run

_LONGEST = 70


class Sample(Struct):
    """Names of one example document; a kind without an example has none, and prints nothing.

    ``told`` are the sheets and columns whose values stand in the document of the example.
    """

    run: Run
    names: Mapping[str, object] = field(default_factory=dict)
    told: frozenset[tuple[str, str]] = frozenset()

    def rows(self, path: tuple[str, ...]) -> list[Printable]:
        """Return the rows of a list; of a list within a list, those of all its owners."""
        rows: list[object] = [self.names.get(path[0])]
        for step in (*path[1:], ""):
            items = [item for owner in rows for item in _items(owner)]
            if not step:
                return [item for item in items if isinstance(item, Printable)]
            rows = [_part(item, step) for item in items]
        return []

    def printed(self, tag: str, loop: Mapping[str, Printable] | None = None) -> str:
        """Return what a ``{{ }}`` tag prints, shortened to a line; empty where it cannot.

        ``loop`` has the row under the name of its variable.
        """
        if not tag.startswith("{{") or not self.names:
            return ""
        names = {**self.names, **(loop or {})}
        try:
            value = self.run.evaluate(tag.replace("{{p ", "{{ "), names)
        except DocgenError:
            return ""
        text = value.as_text() if isinstance(value, Printable) else str(value)
        return _short(text)


def sample_of(run: Run, kind: Kind, template: DocumentTemplate) -> Sample:
    """Return the names that the example of a kind gives; it is read as any workbook is."""
    rows = load_example(kind)
    if not rows:
        return Sample(run)
    from docgen.context import build_context
    from docgen.workbook import form_bytes, open_workbook, read_records

    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        path = Path(folder) / f"{kind.english}.xlsx"
        path.write_bytes(form_bytes(kind, example=rows))
        records, _issues = read_records(open_workbook(path), kind)
        context = build_context(records, run.office())
        with suppress(DocgenError):  # names that only this template knows are told elsewhere
            template.render(context.names)
        return Sample(run, context.names, context.coverage.told())


def _items(owner: object) -> Iterable[object]:
    known = owner.resolve() if isinstance(owner, Deferred) else owner
    return known if isinstance(known, Iterable) and not isinstance(known, str) else ()


def _part(item: object, name: str) -> object:
    try:
        return item.lookup(name) if isinstance(item, Printable) else None
    except KeyError:
        return None


def _short(text: str) -> str:
    line = " / ".join(" ".join(part.split()) for part in text.split("\n") if part.strip())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
