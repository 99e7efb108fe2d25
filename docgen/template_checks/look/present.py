"""The styles that docgen prints in are in the template, and those that it names are defined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docgen.issues import Issue, warning
from docgen.layout_rules.style_sheet import style_sheet
from docgen.layout_rules.word_paper import paragraph_of
from docgen.rendering.markup.styles import read_styles
from docgen.rendering.markup.wanted_styles import wanted_styles
from docgen.rendering.names.walk import NameWalk
from docgen.template_checks.paper import Spot, TemplatePaper, W

_USES: Final = {"pStyle": "абзаца", "rStyle": "знаков", "tblStyle": "таблицы"}


def styles_present(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell the styles that ``{{p }}`` tags of this template would print in and cannot find."""
    styles = read_styles(paper.package.styles())
    missing = dict.fromkeys(
        style.name
        for names in paper.names
        for value in _printed(paper, names)
        for style in wanted_styles(value)
        if not (styles.table if style.is_table else styles.paragraph)(style.name)
    )
    if missing:
        listed = ", ".join(f"«{name}»" for name in missing)
        yield paper.tell_file(
            warning,
            "styles-present",
            f"В шаблоне нет стилей, которыми docgen печатает: {listed}.",
            "Создайте их под этими именами или скопируйте из поставляемого шаблона: иначе абзацы "
            "возьмут вид того абзаца, где стоит тег.",
        )


def styles_defined(paper: TemplatePaper) -> Iterator[Issue]:
    """Tell paragraphs, words and tables in a style that the file does not define."""
    known = paper.once(style_sheet).styles
    told: set[str] = set()
    for part in paper.parts:
        for kind, what in _USES.items():
            for node in part.root.iter(f"{W}{kind}"):
                name = str(node.get(f"{W}val", ""))
                if name in known or name in told:
                    continue
                told.add(name)
                yield paper.tell(
                    warning,
                    "styles-defined",
                    Spot(part.title, paragraph_of(part, node)),
                    f"Стиль {what} «{name}» в файле не описан: Word покажет обычный вид.",
                    "Выделите такой абзац и выберите ему стиль из списка.",
                )


def _printed(paper: TemplatePaper, names: Mapping[str, object]) -> Iterator[object]:
    """Yield the sample values of all ``{{p }}`` tags."""
    for part in paper.parts:
        walk = NameWalk(paper.reader.environment, names)
        for placed in part.tags:
            tree = placed.read.tree
            walk.enter(placed.tag.word, tree)
            if placed.tag.prefix == "p" and placed.tag.opening == "{{" and tree is not None:
                yield walk.printed(tree)
