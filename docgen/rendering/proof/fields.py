"""Rules of complex fields such as the page number: begin, code, separate, result, end."""

from collections.abc import Iterator

from lxml.etree import _Element

from docgen.rendering.proof.fault import Fault
from docgen.rendering.proof.story import Story
from docgen.rendering.proof.vocabulary import (
    COMMENT,
    ENDNOTE,
    FIELD_CHARACTER,
    FIELD_CHARACTER_TYPE,
    FOOTNOTE,
    TEXT_BOX,
)

_OWN_STORIES = (TEXT_BOX, FOOTNOTE, ENDNOTE, COMMENT)


def check_fields(story: Story) -> Iterator[Fault]:
    """Yield the faults of fields; a text box or a note may not share a field with the body."""
    marks: dict[_Element, list[_Element]] = {}
    for mark in story.fields:
        owner = next(mark.iterancestors(*_OWN_STORIES), story.root)
        marks.setdefault(owner, []).append(mark)
    for own_marks in marks.values():
        yield from fields_are_balanced(story, own_marks)


def fields_are_balanced(story: Story, marks: list[_Element]) -> Iterator[Fault]:
    """Every field begins, may be separated once, and ends; its code is before the separator."""
    # Fields that are open, the innermost last; True while the code is being read.
    opened: list[tuple[_Element, bool]] = []
    for mark in marks:
        kind = mark.get(FIELD_CHARACTER_TYPE)
        if mark.tag != FIELD_CHARACTER:
            if not opened or not opened[-1][1]:
                yield story.fault(
                    "field-code-inside-field",
                    "Код поля (например, номера страницы) стоит вне поля.",
                    mark,
                )
        elif kind == "begin":
            opened.append((mark, True))
        elif not opened or (kind == "separate" and not opened[-1][1]):
            yield _unbalanced(story, mark)
        elif kind == "separate":
            opened[-1] = (opened[-1][0], False)
        elif kind == "end":
            opened.pop()
        else:
            yield _unbalanced(story, mark)
    for mark, _ in opened:
        yield _unbalanced(story, mark)


def _unbalanced(story: Story, mark: _Element) -> Fault:
    return story.fault(
        "fields-balanced",
        "Поле (номер страницы, дата, ссылка) начато, но не закончено, или наоборот.",
        mark,
    )
