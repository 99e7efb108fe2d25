"""One act is cited in one way throughout a document (R-ORD-3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from docgen.checks.paper import Paper
from docgen.checks.references.agreement import Act, Detail, difference, number_key, title_key
from docgen.checks.references.citations import Cited, citations, shown
from docgen.checks.references.known_laws import known_difference
from docgen.issues import Issue, warning
from docgen.russian.dates import date_in_digits

#: What two citations must share to be worth comparing.
Key = tuple[object, ...]
Details = tuple[str, str, date | None, str]


def cited_acts_agree(paper: Paper) -> Iterator[Issue]:
    """Yield the citations whose date, number or title differs from the same act's elsewhere.

    The form that is met more often is taken for right, of two the first one.
    """
    cited = [c for c in paper.once(citations) if known_difference(c.act) is None]
    weights = Counter(details(one.act) for one in cited)
    first: dict[Details, Cited] = {}
    buckets: dict[Key, list[Cited]] = defaultdict(list)
    for one in cited:
        if first.setdefault(details(one.act), one) is one:
            for key in keys(one.act):
                buckets[key].append(one)
    order = {form: place for place, form in enumerate(first)}

    def weight(one: Cited) -> tuple[int, int]:
        form = details(one.act)
        return weights[form], -order[form]

    for one in cited:
        rivals = {id(r): r for key in keys(one.act) for r in buckets[key]}.values()
        for right in sorted(rivals, key=weight, reverse=True):
            if weight(right) <= weight(one):
                break
            detail = difference(one.act, right.act)
            if detail is not None:
                yield told("cited-acts-agree", one, right.act, detail, f"в ячейке {right.location}")
                break


def details(act: Act) -> Details:
    """Return what makes two citations alike."""
    return act.kind, number_key(act), act.day, title_key(act.title)


def keys(act: Act) -> Iterator[Key]:
    """Yield the keys under which citations of one act meet, whatever one of its details is."""
    if act.number:
        yield act.kind, number_key(act)
    title = title_key(act.title)
    if title:
        yield act.kind, title


def told(code: str, one: Cited, right: Act, detail: Detail, where: str) -> Issue:
    """Return the finding that a citation has a detail other than another place has."""
    act = one.act
    name = shown(
        act.kind,
        None if detail == "дата" else act.day,
        "" if detail == "номер" else act.number,
    )
    here, there = _detail(act, detail), _detail(right, detail)
    return warning(
        code,
        one.location,
        f"{name}: здесь {here}, а {where} – {there}.",
        "Сверьтесь с самим документом и исправьте там, где ошибка.",
    )


def _detail(act: Act, detail: Detail) -> str:
    if detail == "дата":
        return f"от {date_in_digits(act.day)}" if act.day else "без даты"
    return f"№ {act.number}" if detail == "номер" else f"«{act.title.strip('«»')}»"
