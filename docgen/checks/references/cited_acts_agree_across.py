"""Workbooks of one run cite an act in one way, and as its own workbook has it (R-ORD-3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import difference
from docgen.checks.references.citations import Cited, OwnAct, own_act
from docgen.checks.references.cited_acts_agree import cited_acts_agree, comparable
from docgen.checks.references.forms import Forms, Key, details, keys, told
from docgen.checks.references.registers import office_of
from docgen.issues import Issue

_CODE = "cited-acts-agree-across"
OwnActs = Mapping[Key, Sequence[tuple[Paper, OwnAct]]]


def cited_acts_agree_across(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the citations that differ from the cited workbook itself, or from the other workbooks.

    The form of more workbooks is taken for right, of two that of the first. A workbook is told of
    each form once; what was told of it alone is not told again.
    """
    forms = Forms()
    own_acts: dict[Key, list[tuple[Paper, OwnAct]]] = defaultdict(list)
    by_path: dict[str, Paper] = {}
    for paper in papers:
        by_path[str(paper.records.path)] = paper
        for key in keys(paper.once(own_act)):
            own_acts[key].append((paper, paper.once(own_act)))
        for one in paper.once(comparable):
            forms.add(one, paper)
    for paper in papers:
        told_of = {issue.location for issue in cited_acts_agree(paper)}
        first = {details(one.act): one for one in reversed(paper.once(comparable))}
        for one in first.values():
            if one.location not in told_of:
                issue = _against_itself(paper, one, own_acts)
                issue = issue or _against_others(paper, one, forms, by_path)
                if issue is not None:
                    yield issue


def _against_itself(paper: Paper, one: Cited, own_acts: OwnActs) -> Issue | None:
    """Return the finding against a workbook of the run that is the cited act."""
    for key in keys(one.act):
        for other, own in own_acts.get(key, ()):
            if other is paper:
                continue
            same_office = office_of(other) == office_of(paper)
            # An act cited without an issuer is one of the own office.
            right = own if one.act.issuer or not same_office else replace(own, issuer="")
            detail = difference(one.act, right, same_office=same_office)
            if detail is not None:
                return told(_CODE, one, own, detail, f"в самой книге «{_name(other)}»")
    return None


def _against_others(
    paper: Paper, one: Cited, forms: Forms, by_path: Mapping[str, Paper]
) -> Issue | None:
    """Return the finding against the form that more workbooks have, or an earlier one."""
    for right in forms.better(one.act):
        other = by_path[right.location.workbook]
        if other is paper:
            continue
        same_office = office_of(other) == office_of(paper)
        detail = difference(one.act, right.act, same_office=same_office)
        if detail is not None:
            where = f"в книге «{_name(other)}» ({right.location})"
            return told(_CODE, one, right.act, detail, where)
    return None


def _name(paper: Paper) -> str:
    return paper.records.path.name
