"""Every code that docgen tells is explained, and nothing is explained that it does not tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import docgen
from docgen.checks import ACROSS, CHECKS
from docgen.explanations import explanation, explanations
from docgen.layout_rules import RULES
from docgen.names import normal_name
from docgen.template_checks import CHECKS as TEMPLATE_CHECKS

PACKAGE = Path(docgen.__file__).parent
# kinds/ tells of its TOML by exceptions, rendering/ by faults: those are told as proof-….
SILENT = {"kinds", "rendering"}
TELLS = {"error", "warning", "note", "warn", "tell"}
CODE = re.compile(r"[a-z]+(-[a-z]+)*-?")


def told_codes() -> set[str]:
    """Return the codes of findings: of the rules, and those that stand in the source.

    «proof-» stands for all that begin so.
    """
    modules = [path for path in PACKAGE.rglob("*.py") if not SILENT & set(path.parts)]
    written = {code for path in modules for code in _codes(ast.parse(path.read_text("utf-8")))}
    return {*written, *CHECKS, *ACROSS, *TEMPLATE_CHECKS, *RULES}


def _codes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in TELLS:
            first = node.args[0]
            yield from _texts(first.values[0] if isinstance(first, ast.JoinedStr) else first)
        elif isinstance(node, ast.Return) and node.value:  # documents._code
            yield from (text for text in _texts(node.value) if text in KNOWN_BY_RETURN)
        elif isinstance(node, ast.Assign) and _name(node.targets[0]).endswith("_CODE"):
            yield from _texts(node.value)


KNOWN_BY_RETURN = {"unreadable-workbook", "template", "docgen-error", "internal-error"}


def _name(node: ast.expr) -> str:
    return str(getattr(node, "id", getattr(node, "attr", "")))


def _texts(node: ast.expr) -> Iterator[str]:
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    ):
        yield node.value


def test_codes_are_found_in_the_source() -> None:
    assert {"missing-value", "not-printed", "proof-", "template", "no-kind"} <= told_codes()


def test_titles_are_unlike() -> None:
    titles = [normal_name(told.title) for told in explanations().values()]
    assert len(titles) == len(set(titles))


def test_every_code_is_explained() -> None:
    assert {code for code in told_codes() if explanation(code) is None} == set()


def test_nothing_else_is_explained() -> None:
    told = {found.code for code in told_codes() if (found := explanation(code))}
    assert set(explanations()) - told == set()


def test_every_rule_of_pages_names_its_rule() -> None:
    unnamed = [code for code in RULES if not (explanations()[code].rule.startswith("R-"))]
    assert unnamed == []
