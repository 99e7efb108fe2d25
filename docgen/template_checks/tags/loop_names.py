"""The name of a loop hides no sheet of the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.issues import Issue, warning
from docgen.kinds import Shape
from docgen.names import normal_name
from docgen.rendering.names.missing import given_names
from docgen.template_checks.paper import TemplatePaper


def loop_name_free(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell loops whose name is that of a sheet: inside, the sheet cannot be printed."""
    sheets = {
        name: sheet.name
        for kind in paper.kinds
        for sheet in kind.sheets
        if sheet.shape is not Shape.CARD
        for name in (normal_name(sheet.name), sheet.tag_name)
    }
    for part in paper.parts:
        for placed in part.tags:
            if placed.tag.word != "for" or placed.read.tree is None:
                continue
            for name in given_names(placed.read.tree):
                sheet = sheets.get(normal_name(name))
                if sheet:
                    yield paper.tell(
                        warning,
                        "loop-name-free",
                        placed.spot,
                        f"Имя цикла «{name}» – это имя листа «{sheet}»: внутри цикла листа не "
                        "видно.",
                        "Назовите строку цикла иначе, например в единственном числе.",
                    )
