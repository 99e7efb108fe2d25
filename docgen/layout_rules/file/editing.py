"""Nothing of the editing is left: tracked changes, comments, hidden text (R-META-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docgen.issues import Issue, note, warning
from docgen.layout_rules.word_paper import Spot, W, WordPaper, paragraph_of

_CHANGES: Final = tuple(
    f"{W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "cellIns", "cellDel",
    )
)  # fmt: skip
_OFF: Final = ("0", "false", "off")


def no_tracked_changes(paper: WordPaper) -> Iterator[Issue]:
    """Tell tracked changes, once a part: a text of two minds is not final."""
    for part in paper.parts:
        marks = list(part.root.iter(*_CHANGES))
        if not marks:
            continue
        yield paper.tell(
            warning,
            "no-tracked-changes",
            Spot(part.title, paragraph_of(part, marks[0])),
            f"В файле остались исправления: {len(marks)}. Тот ли это текст, решать вам.",
            "Проверьте и примите их: «Рецензирование» → «Принять» → «Принять все исправления».",
        )


def no_comments(paper: WordPaper) -> Iterator[Issue]:
    """Tell comments: they stay in a file with the names of their authors; docgen prints none."""
    told = note if paper.is_template else warning
    seen = (
        "В документы они не попадут." if paper.is_template else "Их увидит всякий, кто его откроет."
    )
    for part in paper.parts:
        marks = list(part.root.iter(f"{W}commentReference"))
        if marks:
            yield paper.tell(
                told,
                "no-comments",
                Spot(part.title, paragraph_of(part, marks[0])),
                f"В файле остались примечания: {len(marks)}. {seen}",
                "Удалите их: «Рецензирование» → «Удалить» → «Удалить все примечания».",
            )


def no_hidden_text(paper: WordPaper) -> Iterator[Issue]:
    """Tell hidden text: it is not seen on the screen, and stays in the file."""
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
                    "Часть абзаца скрыта: на экране её не видно, а в файле она есть.",
                    "Выделите абзац и снимите «Скрытый» в окне «Шрифт» (Ctrl+D) или сотрите текст.",
                )


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in _OFF
