"""What was found in templates and attachments of other people, as findings of the document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from docgen.issues import Issue, Location, Severity, note, warning

if TYPE_CHECKING:
    from docgen.rendering.foreign.content import Fact

# What a person calls a part, by the beginning of its name.
_PLACES: Final = {
    "document": "текст",
    "header": "верхний колонтитул",
    "footer": "нижний колонтитул",
    "footnotes": "сноски",
    "endnotes": "концевые сноски",
    "comments": "примечания",
    "settings": "настройки файла",
    "webSettings": "настройки файла",
}
_LONGEST_SHOWN: Final = 100


def foreign_findings(place: Location, found: Mapping[str, Sequence[Fact]]) -> Iterator[Issue]:
    """Yield a finding for each fact; ``found`` has them by the name of the file they are in.

    What was taken out is a warning: the document is not what its author saw. What stays, and what
    every Word writes about its own disk, is a note.
    """
    for file_name, facts in found.items():
        for fact in facts:
            where = f"Файл «{file_name}», {_place(fact.part)}: {fact.what.value}"
            message = f"{where} «{_short(fact.target)}»" if fact.target else where
            if fact.what is fact.what.FILE_LINK:
                yield note(
                    "foreign-link",
                    place,
                    f"{message}. Ссылка снята, её текст остался.",
                    "Если ссылка нужна, замените её адресом в интернете (http, https, mailto).",
                )
            elif not fact.is_kept:
                removed = warning(
                    "foreign-content",
                    place,
                    f"{message}. В документ это не вошло.",
                    "Удалите это из файла в Word, а нужное вставьте в него само: "
                    "картинку – картинкой, текст – текстом.",
                )
                own = fact.is_of_this_machine
                yield replace(removed, severity=Severity.NOTE) if own else removed
            else:
                yield note(
                    "foreign-object",
                    place,
                    f"{message}. Внутри может быть файл, который запускают щелчком.",
                    "Откройте объект и проверьте, что в нём; если он не нужен, удалите его.",
                )


def _place(part: str) -> str:
    stem = posixpath.basename(part).partition(".")[0].rstrip("0123456789")
    return _PLACES.get(stem, f"часть {part}")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1]}…"
