"""Properties of the file: a title and an author that say what it is (R-META-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note
from docgen.layout_rules.word_paper import WordPaper
from docgen.rendering.package import CORE_PROPERTIES, parse

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_NOBODY: Final = (
    "", "admin", "administrator", "user", "пользователь", "администратор", "python-docx",
    "microsoft office user", "un-named", "unknown", "windows user", "пользователь windows",
)  # fmt: skip
_NOTHING: Final = ("", "word document", "документ microsoft word", "document", "документ")


def properties_filled(paper: WordPaper) -> Iterator[Issue]:
    """Tell a file that does not say in its properties what it is and whose (R-META-1)."""
    content = paper.package.parts.get(CORE_PROPERTIES)
    root = parse(content) if content else None
    lacking = [
        name
        for name, key, empty in (("название", "title", _NOTHING), ("автор", "creator", _NOBODY))
        if _value(root, key).casefold() in empty
    ]
    if lacking:
        yield paper.tell_file(
            note,
            "properties-filled",
            f"В свойствах файла не заполнено: {', '.join(lacking)}.",
            "«Файл» → «Сведения»: название – вид, номер и заголовок, автор – организация.",
        )


def _value(root: Any, key: str) -> str:
    node = root.find(f"{_DC}{key}") if root is not None else None
    return (node.text or "").strip() if node is not None else ""
