"""The texts that the cells of a workbook share: each stands in the file once, under its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.lazy_regex import lazy_regex
from docgen.workbook.cells import Runs, plain_runs, read_runs
from docgen.workbook.package import Package
from docgen.workbook.plain_xml import NotPlainError, plain_part, unescaped

_PLAIN_TEXT: Final = lazy_regex(r'\s*<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')


def shared_strings(package: Package, part: str) -> list[Runs]:
    """Return the texts in the order of their numbers, each with its looks.

    Raises:
        UnreadableWorkbookError: the part is missing or damaged.

    """
    return list(_texts(package, part))


def _texts(package: Package, part: str) -> Iterator[Runs]:
    content = package.read(part)
    try:
        plain = plain_part(content, "sst", "si")
    except NotPlainError:
        yield from map(read_runs, package.parsed(content, ("si",)))
        return
    for piece in plain.pieces():
        try:
            yield _plain_text(piece)
        except NotPlainError:
            yield from map(read_runs, plain.parsed(piece).iterchildren("{*}si"))


def _plain_text(piece: str) -> Runs:
    found = _PLAIN_TEXT.fullmatch(piece)
    if found is None:
        raise NotPlainError
    return plain_runs(unescaped(found[1]))
