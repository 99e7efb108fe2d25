"""A finished document under inspection: a Word file, and the profile of the office it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from docgen.context import Profile
from docgen.issues import Issue, warning
from docgen.layout_rules.anatomy import Anatomy, anatomy
from docgen.layout_rules.lines import Line
from docgen.layout_rules.word_paper import WordPaper
from docgen.rendering.package import TemplatePackage


class LayoutPaper(WordPaper):
    """One document with what an office wants of its pages."""

    def __init__(
        self, path: Path, package: TemplatePackage, profile: Profile | None = None
    ) -> None:
        super().__init__(path, package)
        self.profile = profile or Profile()

    @property
    def anatomy(self) -> Anatomy:
        """The kind of the document and its parts."""
        return self.once(anatomy)

    def warn(self, code: str, line: Line, message: str, hint: str) -> Issue:
        """Return a warning at a line."""
        return self.tell(warning, code, line.spot, message, hint)


#: A rule over one document.
LayoutCheck = Callable[[LayoutPaper], Iterator[Issue]]


def told_once(
    paper: LayoutPaper,
    code: str,
    pattern: re.Pattern[str],
    words: tuple[str, str],
    known: Iterable[Line],
) -> Iterator[Issue]:
    """Yield one warning for what a pattern finds, at the first line, with their number.

    ``words`` are what is wrong, without a dot, and how to mend it.
    """
    wrong = [line for line in known if pattern.search(line.typed)]
    if wrong:
        found = pattern.search(wrong[0].typed)
        spot = replace(wrong[0].spot, span=found.span() if found else None)
        more = f" (абзацев: {len(wrong)})" if len(wrong) > 1 else ""
        yield paper.tell(warning, code, spot, f"{words[0]}{more}.", words[1])
