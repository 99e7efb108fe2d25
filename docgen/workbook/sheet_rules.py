"""Drop-down lists and prompts of a worksheet part: those that docgen makes, and their renewal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.kinds.model import Column, ValueType
from docgen.names import normal_name
from docgen.service_sheets import LISTS_SHEET
from docgen.workbook.raw import MergedRange, RawWorkbook
from docgen.workbook.styles import local_name
from docgen.workbook.worksheet import ranges

#: The words of the lists that have a name, by that name in small letters.
NamedLists = Mapping[str, tuple[str, ...]]

_PROMPT_LIMIT: Final = 255
# Excel refuses a file with a longer list inside the rule.
_LIST_LIMIT: Final = 255
# What stands before the rules in a worksheet, in the order that the format asks for.
_BEFORE: Final = frozenset(
    (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
        *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
        "conditionalFormatting",
    )
)


def named_lists(workbook: etree._Element, raw: RawWorkbook) -> dict[str, tuple[str, ...]]:
    """Return the lists that docgen keeps on its hidden sheet, by their names in small letters."""
    sheet = next((s for s in raw.sheets if normal_name(s.name) == normal_name(LISTS_SHEET)), None)
    found: dict[str, tuple[str, ...]] = {}
    for element in workbook.iter():
        if sheet is None or local_name(element) != "definedName":
            continue
        target, _, area = (element.text or "").rpartition("!")
        if target.strip("'") != sheet.name:
            continue
        for span in ranges(area.replace("$", "")):
            cells = (sheet.cell(row, span.left) for row in range(span.top, span.bottom + 1))
            words = tuple(cell.text for cell in cells if cell is not None)
            found[element.get("name", "").casefold()] = words
    return found


def choices_of(column: Column) -> tuple[str, ...]:
    """Return what the drop-down list of a column offers; nothing when it has none."""
    return ("да", "нет") if column.type is ValueType.YES_NO else column.choices


def add_list(root: etree._Element, area: str, column: Column) -> None:
    """Offer the choices of a column in these cells, when a rule can hold them."""
    formula = _formula(choices_of(column))
    if formula:
        rule = _add(root, area, type="list", showErrorMessage="1")
        rule.set("error", "Выберите значение из списка.")
        etree.SubElement(rule, f"{{{etree.QName(root).namespace}}}formula1").text = formula


def add_prompt(root: etree._Element, area: str, text: str) -> None:
    """Show a hint when one of these cells is chosen."""
    if text:
        _add(root, area, showInputMessage="1").set("prompt", text[:_PROMPT_LIMIT])


def renew_list(
    root: etree._Element, row: int, place: int, column: Column, lists: NamedLists
) -> bool:
    """Write the present choices into the list that stands in a cell; tell whether they differed.

    Only a list that shares a word with the present choices is docgen's own; one that serves other
    columns too is left. What turns red when a word is not in a former list, is taken away with it.
    """
    wanted = choices_of(column)
    for rule in _rules(root):
        areas = list(ranges(rule.get("sqref", "")))
        if not any(_covers(area, row, place) for area in areas):
            continue
        formula = next((child for child in rule if local_name(child) == "formula1"), None)
        if rule.get("type") != "list" or formula is None:
            continue
        said = (formula.text or "").strip()
        words = lists.get(said.casefold(), _words(said))
        is_own = set(words) & set(wanted) and all(a.left == a.right == place for a in areas)
        if is_own and words != wanted and _formula(wanted):
            formula.text = _formula(wanted)
            if said.casefold() in lists:
                _forget_colors(root, row, place, said)
            return True
    return False


def _forget_colors(root: etree._Element, row: int, place: int, name: str) -> None:
    """Take away the conditional colors of a cell that ask a list of this name."""
    for group in [child for child in root if local_name(child) == "conditionalFormatting"]:
        if not any(_covers(area, row, place) for area in ranges(group.get("sqref", ""))):
            continue
        for rule in list(group):
            if name in "".join(map(str, rule.itertext())):
                group.remove(rule)
        if not len(group):
            root.remove(group)


def prompts(root: etree._Element, row: int, place: int) -> Iterator[etree._Element]:
    """Yield the rules that do nothing but show a hint for this one cell."""
    for rule in _rules(root):
        areas = list(ranges(rule.get("sqref", "")))
        if areas == [MergedRange(row, place, row, place)] and rule.get("type", "none") == "none":
            yield rule


def set_prompt(rule: etree._Element, text: str) -> None:
    """Let a rule show another hint."""
    rule.set("prompt", text[:_PROMPT_LIMIT])


def _add(root: etree._Element, area: str, **attributes: str) -> etree._Element:
    namespace = etree.QName(root).namespace
    group = next((child for child in root if local_name(child) == "dataValidations"), None)
    if group is None:
        group = etree.Element(f"{{{namespace}}}dataValidations")
        [child for child in root if local_name(child) in _BEFORE][-1].addnext(group)
    rule = etree.SubElement(group, f"{{{namespace}}}dataValidation")
    for name, text in {**attributes, "allowBlank": "1", "sqref": area}.items():
        rule.set(name, text)
    group.set("count", str(len(group)))
    return rule


def _rules(root: etree._Element) -> Iterator[etree._Element]:
    for group in root:
        if local_name(group) == "dataValidations":
            yield from (rule for rule in group if local_name(rule) == "dataValidation")


def _covers(area: MergedRange, row: int, place: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= place <= area.right


def _words(text: str) -> tuple[str, ...]:
    """Return the words that a list spells out; none when it refers to cells."""
    if len(text) < 2 or not text.startswith('"') or not text.endswith('"'):
        return ()
    return tuple(word.strip() for word in text[1:-1].split(","))


def _formula(choices: tuple[str, ...]) -> str:
    """Return the choices as a rule spells them out; nothing when it cannot."""
    joined = ",".join(choices)
    fits = len(joined) < _LIST_LIMIT and '"' not in joined and joined.count(",") == len(choices) - 1
    return f'"{joined}"' if choices and fits else ""
