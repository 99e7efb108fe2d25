"""A document holds all that it shows: nothing is fetched from elsewhere (R-META-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, warning
from docgen.rendering.package import parse
from docgen.template_checks.paper import TemplatePaper, W

_CODE: Final = "no-outside-content"
_WHAT: Final = {
    "attachedTemplate": (
        "К файлу присоединён шаблон",
        "Отсоедините его: «Разработчик» → «Шаблон документа», сотрите имя файла.",
    ),
    "image": (
        "Картинка не вставлена, а взята по ссылке",
        "Вставьте картинку заново: «Вставка» → «Рисунки», без связи с файлом.",
    ),
    "oleObject": (
        "Объект взят из другого файла",
        "Замените его обычным текстом, таблицей или картинкой.",
    ),
    "subDocument": (
        "Часть текста взята из другого файла",
        "Скопируйте её текст в шаблон.",
    ),
    "mailMergeSource": (
        "Файл связан со списком для слияния",
        "Верните обычный документ: «Рассылки» → «Начать слияние» → «Обычный документ Word».",
    ),
    "frame": ("В файле есть рамка из другого файла", "Удалите рамку."),
}
_FILE_LINK: Final = (
    "Ссылка ведёт в файл на вашем компьютере",
    "Удалите ссылку: у получателя этого файла нет.",
)
_LINKS: Final = "hyperlink"


def no_outside_content(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell everything that Word would fetch from another file or from the web."""
    told: set[tuple[str, str]] = set()
    for name, content in paper.package.parts.items():
        if not name.endswith(".rels"):
            continue
        for node in parse(content):
            if node.get("TargetMode") != "External":
                continue
            kind = posixpath.basename(str(node.get("Type", "")))
            target = str(node.get("Target", ""))
            kind = "mailMergeSource" if kind == "mailMergeHeaderSource" else kind
            if (kind == _LINKS and not _is_local(target)) or (kind, target) in told:
                continue
            told.add((kind, target))
            what, mend = _FILE_LINK if kind == _LINKS else _WHAT.get(kind, _OTHER)
            yield paper.tell_file(warning, _CODE, f"{what}: «{target}».", mend)
    settings = paper.root("settings.xml")
    if settings is not None and settings.find(f"{W}mailMerge") is not None and not _merges(told):
        what, mend = _WHAT["mailMergeSource"]
        yield paper.tell_file(warning, _CODE, f"{what}.", mend)


def no_embedded_objects(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell objects and controls of other programs: mail filters stop them, phones do not open."""
    found = [
        name
        for name in paper.package.parts
        if ("/embeddings/" in name and name.endswith(".bin")) or "/activeX/" in name
    ]
    if found:
        yield paper.tell_file(
            warning,
            "no-embedded-objects",
            f"В файле есть объекты других программ: {len(found)}.",
            "Замените их обычным текстом, таблицей или картинкой.",
        )


_OTHER: Final = ("Часть файла берётся извне", "Уберите её или вставьте в шаблон целиком.")


def _is_local(target: str) -> bool:
    return target.casefold().startswith(("file:", "\\\\")) or target[1:3] in {":\\", ":/"}


def _merges(told: set[tuple[str, str]]) -> bool:
    return any(kind == "mailMergeSource" for kind, _ in told)
