"""Fields of Word: none that takes its text from another file, none that changes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, warning
from docgen.rendering.story import StoryParagraph
from docgen.template_checks.paper import Spot, TemplatePaper, W

_OUTSIDE: Final = frozenset(
    {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "RD",
     "DATABASE", "ADDRESSBLOCK", "GREETINGLINE", "MERGEFIELD", "MERGEREC", "NEXT", "NEXTIF"}
)  # fmt: skip
_MERGE: Final = frozenset(
    {"MERGEFIELD", "MERGEREC", "NEXT", "NEXTIF", "ADDRESSBLOCK", "GREETINGLINE"}
)
_CHANGING: Final = frozenset(
    {"DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "EDITTIME", "FILENAME", "USERNAME",
     "USERINITIALS", "USERADDRESS", "LASTSAVEDBY"}
)  # fmt: skip


def fields_from_here(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell fields whose text comes from another file, program or list (R-META-2)."""
    for title, paragraph, code in _fields(paper):
        word = _word(code)
        if word not in _OUTSIDE:
            continue
        if word in _MERGE:
            message = f"Поле слияния «{code}» осталось от рассылки: docgen его не заполнит."
            hint = "Замените его тегом: {{ имя столбца }}."
        else:
            message = f"Поле «{code}» берёт текст из другого файла или программы."
            hint = "Вставьте этот текст в шаблон: выделите поле и нажмите Ctrl+Shift+F9."
        yield paper.tell(warning, "fields-from-here", Spot(title, paragraph), message, hint)


def fields_stand_still(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell fields that show another text each day or on each computer: a paper must not change."""
    for title, paragraph, code in _fields(paper):
        if _word(code) in _CHANGING:
            yield paper.tell(
                warning,
                "fields-stand-still",
                Spot(title, paragraph),
                f"Поле «{code}» меняется само: завтра или на другом компьютере текст будет другим.",
                "Замените его тегом, например {{ дата }}, или обычным текстом (Ctrl+Shift+F9).",
            )


def _word(code: str) -> str:
    return code.split(None, 1)[0].upper() if code.split() else ""


def _fields(paper: TemplatePaper) -> Iterator[tuple[str, StoryParagraph, str]]:
    """Yield the code of every field, simple or complex, with its paragraph."""
    for part in paper.parts:
        by_element = {paragraph.element: paragraph for paragraph in part.paragraphs}
        for field in part.root.iter(f"{W}fldSimple"):
            paragraph = by_element.get(next(field.iterancestors(f"{W}p"), None))
            if paragraph is not None:
                yield part.title, paragraph, " ".join(str(field.get(f"{W}instr", "")).split())
        for paragraph in part.paragraphs:
            for code in _complex(paragraph.element):
                yield part.title, paragraph, code


def _complex(paragraph: Any) -> Iterator[str]:
    """Yield the codes of the fields that begin in a paragraph; one may be cut into many runs."""
    texts: list[list[str]] = []
    done: list[str] = []
    for node in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}instrText":
            if texts:
                texts[-1].append(node.text or "")
        elif node.get(f"{W}fldCharType") == "begin":
            texts.append([])
        elif texts:
            done.append(" ".join("".join(texts.pop()).split()))
            if node.get(f"{W}fldCharType") == "separate":
                texts.append([])
    done.extend(" ".join("".join(text).split()) for text in texts)
    yield from (code for code in done if code)
