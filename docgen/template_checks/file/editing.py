"""Nothing of the editing is left: tracked changes, comments, hidden text (R-META-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note, warning
from docgen.template_checks.paper import Spot, TemplatePaper, W
from docgen.template_checks.places import paragraph_of

_CHANGES: Final = tuple(
    f"{W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel",
    )
)  # fmt: skip
_OFF: Final = ("0", "false", "off")


def no_tracked_changes(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell tracked changes, once a part: docgen prints as if all were accepted."""
    for part in paper.parts:
        marks = list(part.root.iter(*_CHANGES))
        if not marks:
            continue
        yield paper.tell(
            warning,
            "no-tracked-changes",
            Spot(part.title, paragraph_of(part, marks[0])),
            f"В шаблоне остались исправления: {len(marks)}. Печатается так, будто они приняты.",
            "Проверьте и примите их: «Рецензирование» → «Принять» → «Принять все исправления».",
        )


def no_comments(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell comments: docgen leaves them out, other programs print them into every document."""
    for part in paper.parts:
        marks = list(part.root.iter(f"{W}commentReference"))
        if marks:
            yield paper.tell(
                note,
                "no-comments",
                Spot(part.title, paragraph_of(part, marks[0])),
                f"В шаблоне остались примечания: {len(marks)}. В документы они не попадут.",
                "Удалите их: «Рецензирование» → «Удалить» → «Удалить все примечания».",
            )


def no_hidden_text(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell hidden text: it is not seen in the template, and goes into the document."""
    for part in paper.parts:
        for paragraph in part.paragraphs:
            spans = [
                (piece.start, piece.end)
                for piece in paragraph.pieces
                if _is_hidden(piece.element.getparent())
            ]
            if spans:
                yield paper.tell(
                    warning,
                    "no-hidden-text",
                    Spot(part.title, paragraph, (spans[0][0], spans[-1][1])),
                    "Часть абзаца скрыта: в шаблоне её не видно, а в документ она попадёт.",
                    "Выделите абзац и снимите «Скрытый» в окне «Шрифт» (Ctrl+D) или сотрите текст.",
                )


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in _OFF
