"""Stage 2: rules over records; each tells, none changes anything.

A family is a folder, a rule a module, its code the name of its function: ``dates-exist`` is
``dates/dates_exist.py``, imported when it is first run. Rules find what they need by the ``key``
of columns and the types of values, so that they hold for kinds that are not there yet, and are
silent where nothing fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Final

from msgspec import Struct

from docgen.checks import arithmetic, dates, numbering, people, references, text
from docgen.checks.consequences import without_consequences
from docgen.checks.needs import ALWAYS, NEVER, Need
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule
from docgen.errors import KindError
from docgen.issues import Issue, Location, warning
from docgen.journal import timed
from docgen.kinds.model import Kind
from docgen.names import nearest_name
from docgen.sharing import Memo

_FAULT: Final = "internal-error"
_FAMILIES = (dates, references, numbering, people, arithmetic, text)

#: The code of the findings -> the rule over one workbook.
CHECKS: Mapping[str, Rule[Paper]] = {
    code: check for family in _FAMILIES for code, check in family.CHECKS.items()
}
#: The same for rules over all workbooks of a run.
ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {
    code: check for family in _FAMILIES for code, check in family.ACROSS.items()
}
#: What rules have found, by their codes.
Found = dict[str, list[Issue]]
#: What may run rules side by side: it returns what those have found that it has run.
FoundBeside = Callable[[Paper, Sequence[str]], Found]


class Asked(Struct, frozen=True):
    """A rule, by its code, with what is left to ask the paper before it is run."""

    code: str
    need: Need[Paper]


def run_checks(paper: Paper, beside: FoundBeside | None = None) -> list[Issue]:
    """Return what the rules of the workbook's kind find in it, every slip once.

    Rules that ``beside`` has not run are run here.
    """
    with timed("проверки"):
        asked = _worth_running(paper)
        known = beside(paper, [one.code for one in asked]) if beside else {}
        found = (known[one.code] if one.code in known else _found(one, paper) for one in asked)
        return list(without_consequences(chain.from_iterable(found)))


def found_by(paper: Paper, codes: Iterable[str]) -> Found:
    """Return what these rules find; one that fails is left out, and fails again where it is run."""
    found: Found = {}
    for code in codes:
        with suppress(Exception):
            found[code] = _found_by(Asked(code, CHECKS[code].need), paper)
    return found


def run_checks_across(papers: Sequence[Paper]) -> list[Issue]:
    """Return what the rules find between the workbooks of a run, each at its own cell."""
    found: list[Issue] = []
    for code, rule in ACROSS.items():
        asked = [paper for paper in papers if code in _asked(paper.records.kind, ACROSS)]
        if rule.may_find(asked):
            found.extend(rule(asked))
    return found


def _worth_running(paper: Paper) -> tuple[Asked, ...]:
    """Return the rules that its kind wants and of whose needs not all are told to be unmet.

    Papers of a kind of which the same facts are known need the same rules.
    """
    kind = paper.records.kind
    try:
        facts = paper.facts
    except Exception:  # noqa: BLE001 - each rule that reads the paper meets it, and tells it
        return tuple(Asked(code, CHECKS[code].need) for code in _asked(kind, CHECKS))
    known = _by_facts.get(kind, facts)
    if known is None:
        asked = (Asked(code, CHECKS[code].need.given(facts)) for code in _asked(kind, CHECKS))
        known = _by_facts.keep(tuple(one for one in asked if one.need is not NEVER), kind, facts)
    return known


_by_facts: Final[Memo[tuple[Asked, ...]]] = Memo()


def _found(asked: Asked, paper: Paper) -> list[Issue]:
    """Return what one rule finds; a fault of it must cost neither the others nor the document."""
    try:
        return _found_by(asked, paper)
    except Exception as failure:  # noqa: BLE001 - whatever it is, the workbook is not at fault
        from docgen.crash import as_docgen_error

        told = as_docgen_error(failure)
        return [warning(_FAULT, Location(str(paper.records.path)), told.message, told.hint)]


def _found_by(asked: Asked, paper: Paper) -> list[Issue]:
    is_worth_it = asked.need is ALWAYS or asked.need.is_met(paper)
    return list(CHECKS[asked.code](paper)) if is_worth_it else []


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
    "ACROSS", "CHECKS", "Found", "FoundBeside", "Paper", "found_by", "refuse_unknown_checks",
    "run_checks", "run_checks_across",
]  # fmt: skip
