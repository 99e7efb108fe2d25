"""Groups are not repeated possessively: Python before 3.11.5 matches them wrongly (gh-106052)."""

import ast
import re
from pathlib import Path

import pytest

import docgen

FOLDER = Path(docgen.__file__).parent
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[+*?]|\{[\d,]+\})\+")


def texts_of(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [(r"(?:a)++", True), (r"(a)*+", True), (r"(a){2,}+", True), (r"[a]++\)+", False)],
)
def test_the_search_knows_a_possessive_group(pattern: str, found: bool):
    assert bool(POSSESSIVE_GROUP.search(pattern)) is found


def test_no_pattern_repeats_a_group_possessively():
    assert [
        (module.name, text)
        for module in sorted(FOLDER.rglob("*.py"))
        for text in texts_of(module)
        if POSSESSIVE_GROUP.search(text)
    ] == []
