"""Workbooks of one run cite an act in one way, and as its own workbook has it (R-ORD-3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import Act, difference
from docgen.checks.references.citations import Cited, OwnAct, citations, own_act
from docgen.checks.references.cited_acts_agree import Key, details, keys, told
from docgen.checks.references.known_laws import known_difference
from docgen.checks.references.registers import office_of
from docgen.issues import Issue

_CODE = "cited-acts-agree-across"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which one workbook cites an act."""

    paper: Paper
    cited: Cited
    rank: int


def cited_acts_agree_across(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the citations that differ from the cited workbook itself, or from the other workbooks.

    The form of more workbooks is taken for right, of two that of the first.
    """
    forms = [form for rank, paper in enumerate(papers) for form in _forms(paper, rank)]
    own_acts: dict[Key, list[tuple[Paper, OwnAct]]] = defaultdict(list)
    for paper in papers:
        own = paper.once(own_act)
        for key in keys(own):
            own_acts[key].append((paper, own))
    buckets: dict[Key, list[_Form]] = defaultdict(list)
    for form in forms:
        for key in keys(form.cited.act):
            buckets[key].append(form)
    for form in forms:
        yield from _against_itself(form, own_acts) or _against_others(form, buckets)


def _forms(paper: Paper, rank: int) -> Iterator[_Form]:
    """Yield each form of citing an act that a workbook has, at its first cell."""
    seen = set()
    for cited in paper.once(citations):
        form = details(cited.act)
        if form not in seen and not cited.is_mark and known_difference(cited.act) is None:
            seen.add(form)
            yield _Form(paper, cited, rank)


def _against_itself(form: _Form, own_acts: dict[Key, list[tuple[Paper, OwnAct]]]) -> list[Issue]:
    """Return the finding against a workbook of the run that is the cited act."""
    act = form.cited.act
    for key in keys(act):
        for paper, own in own_acts[key]:
            if paper is form.paper:
                continue
            same_office = office_of(paper) == office_of(form.paper)
            # An act cited without an issuer is one of the own office.
            right = own if act.issuer or not same_office else replace(own, issuer="")
            detail = difference(act, right, same_office=same_office)
            if detail is not None:
                where = f"в самой книге «{_name(paper)}»"
                return [told(_CODE, form.cited, own, detail, where)]
    return []


def _against_others(form: _Form, buckets: dict[Key, list[_Form]]) -> list[Issue]:
    """Return the finding against the form that more workbooks have, or an earlier one."""
    rivals = {id(r): r for key in keys(form.cited.act) for r in buckets[key]}.values()
    weights: dict[object, set[int]] = defaultdict(set)
    first: dict[object, int] = {}
    for rival in rivals:
        weights[details(rival.cited.act)].add(rival.rank)
        first.setdefault(details(rival.cited.act), rival.rank)

    def weight(act: Act) -> tuple[int, int]:
        return len(weights[details(act)]), -first[details(act)]

    for right in sorted(rivals, key=lambda r: weight(r.cited.act), reverse=True):
        if weight(right.cited.act) <= weight(form.cited.act):
            break
        same_office = office_of(right.paper) == office_of(form.paper)
        detail = difference(form.cited.act, right.cited.act, same_office=same_office)
        if detail is not None and form.rank not in weights[details(right.cited.act)]:
            where = f"в книге «{_name(right.paper)}» ({right.cited.location})"
            return [told(_CODE, form.cited, right.cited.act, detail, where)]
    return []


def _name(paper: Paper) -> str:
    return Path(paper.records.path).name
