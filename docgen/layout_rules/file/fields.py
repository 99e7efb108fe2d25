"""Fields of Word: none that takes its text from another file, none that changes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.word_paper import Spot, W, WordPaper
from docgen.rendering.foreign.fields import DANGEROUS, Field, fields_of

_MERGE: Final = frozenset(
    {"MERGEFIELD", "MERGEREC", "NEXT", "NEXTIF", "ADDRESSBLOCK", "GREETINGLINE"}
)
_CHANGING: Final = frozenset(
    {"DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "USERNAME",
     "USERINITIALS", "USERADDRESS", "LASTSAVEDBY"}
)  # fmt: skip


def fields_from_here(paper: WordPaper) -> Iterator[Issue]:
    """Tell fields whose text comes from another file, program or list (R-META-2)."""
    for spot, field in _fields(paper):
        if field.name in _MERGE:
            message = f"Поле слияния «{field.shown}» осталось от рассылки: docgen его не заполнит."
            hint = "Замените его тегом: {{ имя столбца }}."
        elif field.name in DANGEROUS:
            message = f"Поле «{field.shown}» берёт текст из другого файла или программы."
            hint = "Вставьте этот текст в сам файл: выделите поле и нажмите Ctrl+Shift+F9."
        else:
            continue
        yield paper.tell(warning, "fields-from-here", spot, message, hint)


def fields_stand_still(paper: WordPaper) -> Iterator[Issue]:
    """Tell fields that show another text each day or on each computer: a paper must not change."""
    for spot, field in _fields(paper):
        if field.name in _CHANGING:
            yield paper.tell(
                warning,
                "fields-stand-still",
                spot,
                f"Поле «{field.shown}» меняется само: завтра или на другом компьютере текст будет "
                "другим.",
                "Замените его тегом, например {{ дата }}, или обычным текстом (Ctrl+Shift+F9).",
            )


def _fields(paper: WordPaper) -> Iterator[tuple[Spot, Field]]:
    """Yield every field with the paragraph in which it begins."""
    for part in paper.parts:
        by_element = {paragraph.element: paragraph for paragraph in part.paragraphs}
        for field in fields_of(part.root):
            paragraph = by_element.get(next(field.start.iterancestors(f"{W}p"), None))
            if paragraph is not None:
                yield Spot(part.title, paragraph), field
