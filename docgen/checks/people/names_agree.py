"""One person is written in one way: in the paper, in the справочник, in all papers of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.checks.paper import Paper
from docgen.checks.people.mentions import directory_people, named
from docgen.checks.people.namings import Mention
from docgen.issues import Issue, Location, warning

if TYPE_CHECKING:
    from docgen.checks.people.disagreements import Disagreement
    from docgen.checks.people.writings import Writing


def surnames_agree(paper: Paper) -> Iterator[Issue]:
    """Yield the surnames that are a letter off: «Иванова И.И.», «Ивонова И.И.»."""
    found = [pair for pair in _disagreements(paper) if pair.part == "surname"]
    yield from _told("surnames-agree", found)


def given_names_agree(paper: Paper) -> Iterator[Issue]:
    """Yield first names, patronymics and initials that contradict others of the same person."""
    found = [pair for pair in _disagreements(paper) if pair.part == "given"]
    yield from _told("given-names-agree", found)


def names_agree_across(papers: Sequence[Paper]) -> Iterator[Issue]:
    """Yield the names that disagree between workbooks and agree within each."""
    if len(papers) < 2:
        return
    from docgen.checks.people.disagreements import find_disagreements
    from docgen.checks.people.writings import writings

    people = [namings for paper in papers for namings in paper.once(named)]
    known = papers[0].once(directory_people)
    inside = {
        (pair.usual.text, pair.odd.text) for paper in papers for pair in _disagreements(paper)
    }
    found = [
        pair
        for pair in find_disagreements(writings(people, known))
        # What the справочник contradicts was told in the workbook itself.
        if not pair.usual.is_known
        and (pair.usual.text, pair.odd.text) not in inside
        and (pair.odd.text, pair.usual.text) not in inside
    ]
    yield from _told("names-agree-across", found)


def _disagreements(paper: Paper) -> tuple[Disagreement, ...]:
    """Return what disagrees in a workbook: where nobody is named, nothing is loaded to tell."""
    if not any(namings.names_somebody for namings in paper.once(named)):
        return ()
    from docgen.checks.people.disagreements import disagreements

    return paper.once(disagreements)


def _told(code: str, found: Sequence[Disagreement]) -> Iterator[Issue]:
    told: set[Location] = set()
    # The people of the справочник come first: they prove more than what else is typed.
    for pair in sorted(found, key=lambda pair: pair.usual.place):
        for mention in pair.odd.mentions:
            if mention.location in told:
                continue
            told.add(mention.location)
            yield warning(
                code,
                mention.location,
                f"«{mention.text}»: {_place(pair.usual, mention)} «{pair.usual.text}». "
                "Похоже, это один человек, записанный по-разному.",
                _HINTS[pair.usual.is_known],
            )


_HINTS = {
    True: "Исправьте имя. Если это другой человек, внесите его в справочник.",
    False: "Исправьте то имя, в котором описка. Если это разные люди, укажите их должности.",
}


def _place(usual: Writing, odd: Mention) -> str:
    if usual.is_known:
        return "в справочнике"
    location = usual.mentions[0].location
    if location.workbook == odd.location.workbook:
        return f"в ячейке {location}"
    return f"в книге «{Path(location.workbook).name}», в ячейке {location}"
