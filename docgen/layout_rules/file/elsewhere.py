"""A document holds all that it shows: nothing is fetched from elsewhere (R-META-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.issues import Issue, note, warning
from docgen.layout_rules.word_paper import WordPaper
from docgen.rendering.foreign.content import Fact, Foreign, foreign_content

_MEND: Final = {
    Foreign.PICTURE: (
        "Картинка не вставлена, а взята по ссылке",
        "Вставьте картинку заново: «Вставка» → «Рисунки», без связи с файлом.",
    ),
    Foreign.TEMPLATE: (
        "К файлу присоединён шаблон",
        "Отсоедините его: «Разработчик» → «Шаблон документа», сотрите имя файла.",
    ),
    Foreign.OBJECT: (
        "Объект взят из другого файла",
        "Замените его обычным текстом, таблицей или картинкой.",
    ),
    Foreign.SUBDOCUMENT: ("Часть текста взята из другого файла", "Скопируйте её текст в файл."),
    Foreign.FRAME: ("В файле есть рамка из другого файла", "Удалите рамку."),
    Foreign.MAIL_MERGE: (
        "Файл связан со списком для слияния",
        "Верните обычный документ: «Рассылки» → «Начать слияние» → «Обычный документ Word».",
    ),
    Foreign.CHUNK: (
        "В файл вставлена часть в чужом формате",
        "Откройте файл в Word, сохраните его заново и проверьте, что текст на месте.",
    ),
    Foreign.SCHEMA: (
        "К файлу присоединена внешняя схема данных",
        "Отсоедините её: «Разработчик» → «Шаблон документа» → «Схема XML».",
    ),
    Foreign.LINK: ("Часть файла берётся извне", "Уберите её или вставьте в файл целиком."),
    Foreign.FILE_LINK: (
        "Ссылка ведёт не на сайт, а в файл",
        "Удалите ссылку или дайте адрес в интернете: у получателя этого файла нет.",
    ),
}


def no_outside_content(paper: WordPaper) -> Iterator[Issue]:
    """Tell everything that Word would fetch from another file or from the web.

    docgen takes it out of documents, so none of it stops one. Fields are told at their places.
    """
    told: set[tuple[Foreign, str]] = set()
    for fact in foreign_content(paper.package.parts):
        # One list for a mailing is named in two places of a file.
        key = (fact.what, "" if fact.what is Foreign.MAIL_MERGE else fact.target)
        if fact.what in _MEND and key not in told:
            told.add(key)
            yield _told(paper, fact)


def _told(paper: WordPaper, fact: Fact) -> Issue:
    what, mend = _MEND[fact.what]
    target = f": «{fact.target}»" if fact.target else ""
    severity = note if fact.is_of_this_machine else warning
    return paper.tell_file(severity, "no-outside-content", f"{what}{target}.", mend)


def no_embedded_objects(paper: WordPaper) -> Iterator[Issue]:
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
