"""Stage 2: rules over records; each tells, none changes anything.

A family is a folder, a rule a module, its code the name of its function: ``dates-exist`` is
``dates/dates_exist.py``, imported when it is first run. Rules find what they need by the ``key``
of columns and the types of values, so that they hold for kinds that are not there yet, and are
silent where nothing fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from docgen.checks import arithmetic, dates, numbering, people, references, text
from docgen.checks.consequences import without_consequences
from docgen.checks.needs import ALWAYS, NEVER, Need
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule
from docgen.crash import as_docgen_error
from docgen.errors import KindError
from docgen.issues import Issue, Location, warning
from docgen.journal import timed
from docgen.kinds.model import Kind
from docgen.names import nearest_name
from docgen.sharing import Memo

_FAULT: Final = "internal-error"
#: Rules, each with what is left to ask the paper before it is run.
Asked = tuple[tuple[Rule[Paper], Need[Paper]], ...]
_FAMILIES = (dates, references, numbering, people, arithmetic, text)

#: The code of the findings -> the rule over one workbook.
CHECKS: Mapping[str, Rule[Paper]] = {
    code: check for family in _FAMILIES for code, check in family.CHECKS.items()
}
#: The same for rules over all workbooks of a run.
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {
    code: check for family in _FAMILIES for code, check in family.ACROSS.items()
}


def run_checks(paper: Paper) -> list[Issue]:
    """Return what the rules of the workbook's kind find in it, every slip once."""
    with timed("проверки"):
        found = (i for rule, need in _worth_running(paper) for i in _found(rule, need, paper))
        return list(without_consequences(found))


def run_checks_across(papers: Sequence[Paper]) -> list[Issue]:
    """Return what the rules find between the workbooks of a run, each at its own cell."""
    found: list[Issue] = []
    for code, rule in ACROSS.items():
        asked = [paper for paper in papers if code in _asked(paper.records.kind, ACROSS)]
        if rule.may_find(asked):
            found.extend(rule(asked))
    return found


def _worth_running(paper: Paper) -> Asked:
    """Return the rules that its kind wants and of whose needs not all are told to be unmet.

    Papers of a kind of which the same facts are known need the same rules.
    """
    kind = paper.records.kind
    try:
        facts = paper.facts
    except Exception:  # noqa: BLE001 - each rule that reads the paper meets it, and tells it
        return tuple((CHECKS[code], CHECKS[code].need) for code in _asked(kind, CHECKS))
    known = _by_facts.get(kind, facts)
    if known is None:
        rules = (CHECKS[code] for code in _asked(kind, CHECKS))
        asked = ((rule, rule.need.given(facts)) for rule in rules)
        known = _by_facts.keep(tuple(one for one in asked if one[1] is not NEVER), kind, facts)
    return known


_by_facts: Final[Memo[Asked]] = Memo()


def _found(rule: Rule[Paper], need: Need[Paper], paper: Paper) -> list[Issue]:
    """Return what one rule finds; a fault of it must cost neither the others nor the document."""
    try:
        return list(rule(paper)) if need is ALWAYS or need.is_met(paper) else []
    except Exception as failure:  # noqa: BLE001 - whatever it is, the workbook is not at fault
        told = as_docgen_error(failure)
        return [warning(_FAULT, Location(str(paper.records.path)), told.message, told.hint)]


def refuse_unknown_checks(kind: Kind) -> None:
    """Refuse a kind that names a rule that docgen does not have.

    Raises:
        KindError: names the file, the key and the rules that there are.
    """
    known = {**CHECKS, **ACROSS}
    for key, names in (("checks", kind.checks or ()), ("without_checks", kind.without_checks)):
        for name in names:
            if name not in known:
                near = nearest_name(name, known)
                offer = f"; возможно, имелось в виду «{near}»" if near else ""
                raise KindError(
                    f"Файл вида «{kind.path.name}», ключ «kind.{key}»: проверки «{name}» "
                    f"нет{offer}. Можно: {', '.join(known)}."
                )


def _asked(kind: Kind, codes: Iterable[str]) -> Iterator[str]:
    """Yield those of the codes that a kind wants: all, unless its TOML says otherwise."""
    for code in codes:
        if (kind.checks is None or code in kind.checks) and code not in kind.without_checks:
            yield code


__all__ = [
    "ACROSS", "CHECKS", "Paper", "refuse_unknown_checks", "run_checks", "run_checks_across",
]  # fmt: skip
