"""Hints of headings that docgen itself once wrote: renewed when the kind now says other words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from docgen.issues import column_letter
from docgen.kinds.model import Column
from docgen.workbook.edited_package import EditedPackage
from docgen.workbook.form import wording
from docgen.workbook.sheet_rules import prompts, set_prompt
from docgen.workbook.styles import local_name

_AUTHOR: Final = "docgen"
# A prompt holds less than some hints: its beginning tells.
_TELLING: Final = 150
# Less alike than this are a hint and the words of a person.
_ALIKE: Final = 0.5


def is_present_hint(text: str, column: Column) -> bool:
    """Return whether a hint says what the kind says now, whatever stands around it."""
    return not column.hint or _flat(column.hint)[:_TELLING] in _flat(text)


def was_hint(text: str, column: Column) -> bool:
    """Return whether words are an older hint of this column, not a note of a person."""
    alike = SequenceMatcher(None, _flat(text), _flat(column.hint), autojunk=False).ratio()
    return alike > _ALIKE


def renew_hints(edited: EditedPackage, part: str, row: int, place: int, column: Column) -> bool:
    """Write the present hint into the prompt and the comment of a heading; tell if any differed."""
    renewed = False
    for rule in prompts(edited.peek(part), row, place):
        said = rule.get("prompt", "")
        if said and not is_present_hint(said, column) and was_hint(said, column):
            edited.tree(part)
            set_prompt(rule, column.hint)
            renewed = True
    for comments in edited.all_related("comments", part):
        for text in _own_comments(edited.peek(comments), f"{column_letter(place)}{row}"):
            if not is_present_hint("".join(map(str, text.itertext())), column):
                _write(edited, comments, text, wording.hint(column))
                renewed = True
    return renewed


def _own_comments(root: etree._Element, cell: str) -> list[etree._Element]:
    """Return the texts of the comments of a cell that docgen has written."""
    authors = [element.text or "" for element in root.iter() if local_name(element) == "author"]
    return [
        text
        for comment in root.iter()
        if local_name(comment) == "comment" and comment.get("ref") == cell
        if authors[int(comment.get("authorId", "0")) :][:1] == [_AUTHOR]
        for text in comment
        if local_name(text) == "text"
    ]


def _write(edited: EditedPackage, part: str, text: etree._Element, words: str) -> None:
    edited.tree(part)
    namespace = etree.QName(text).namespace
    for child in list(text):
        text.remove(child)
    etree.SubElement(text, f"{{{namespace}}}t").text = words


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
