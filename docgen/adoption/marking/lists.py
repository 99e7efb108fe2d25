"""Lists of a document: numbered clauses one below another, and people one to a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from docgen.adoption.marking.offers import Loop, Offers
from docgen.adoption.marking.people import tag_of
from docgen.adoption.marking.written import plain_form
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.remarks.marked_values import FoundColumn
from docgen.rendering.remarks.tagging import Line
from docgen.russian.name_parsing import parse_name, parse_people

T = ValueType
_CLAUSE: Final = lazy_regex(
    # «8 (35130) 2-14-55» is a telephone.
    r"(?!\d+[ \t\u00a0]+\()(?P<number>\d+(?:\.\d+)*[.)]?)(?P<gap>[ \t\u00a0]+)(?P<text>\S.*)",
    re.DOTALL,
)
_PERSON: Final = lazy_regex(
    r"(?P<name>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ]\.\s?[А-ЯЁ]\.| [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+)"
    r"|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+)"
    r"(?:(?P<gap>,? [–—-] |, | )(?P<post>[^.;]*[^.;\s]))?(?P<end>[.;,]?)"
)
_COMMA_LIST: Final = lazy_regex(r"(?P<label>[А-ЯЁ][а-яё ]+):\s*(?P<people>.+)")
Lists = Mapping[str, tuple[str, str]]
#: By the beginning of the words above a list: its name, and what a row of it is called.
LISTS_OF_PEOPLE: Final[Lists] = {
    "присутств": ("присутствовали", "человек"),
    "приглаш": ("приглашенные", "человек"),
    "отсутств": ("отсутствовали", "человек"),
    "член": ("члены_комиссии", "человек"),
    "состав": ("состав", "человек"),
    "участник": ("участники", "человек"),
    "ознаком": ("ознакомление", "человек"),
    "с приказом ознаком": ("ознакомление", "человек"),
}
_CLAUSE_LISTS: Final[Lists] = {
    "повестк": ("повестка", "вопрос"),
    "решил": ("решения", "решение"),
    "решен": ("решения", "решение"),
    "постанов": ("решения", "решение"),
}
_ATTACHMENT: Final = lazy_regex(r"\s*(?:Приложение(?:\s|$)|УТВЕРЖД|Утвержд[её]н)")
_CLAUSES: Final = ("пункты", "пункт")
_PEOPLE: Final = ("люди", "человек")
_FEWEST: Final = 2


class _Entry(Struct, frozen=True):
    """A line of a list: what all lines must share, and what each has of its own."""

    line: Line
    shape: tuple[str, ...]
    values: dict[str, str]


def offer_clauses(offers: Offers) -> None:
    """Offer a loop for each run of numbered paragraphs, and tell lone ones."""
    for run in _runs(_main_text(offers.lines)):
        for group in _alike(run, lambda line: _clause(offers, line)):
            _offer_list(offers, group, _CLAUSES, _CLAUSE_LISTS, "пункты с номерами")
    lone = [line for line in offers.lines if _clause(offers, line)]
    if lone:
        mark = _CLAUSE.match(lone[0].text)
        end = len(mark["number"]) if mark else len(lone[0].text)
        offers.doubt(
            lone[0], 0, end, "{%p for пункт in пункты %}",
            f"пункты, таких абзацев {len(lone)}: они стоят вперемешку с другими или в приложении, "
            "поэтому цикл для них не расставлен",
        )  # fmt: skip


def offer_lists_of_people(offers: Offers) -> None:
    """Offer a loop for people one to a line, and one tag for people through commas."""
    for run in _runs(offers.lines):
        for group in _alike(run, lambda line: _person(offers, line)):
            _offer_list(offers, group, _PEOPLE, LISTS_OF_PEOPLE, "список людей")
    for line in offers.lines:
        _offer_comma_list(offers, line)


def label_above(offers: Offers, line: Line) -> str:
    """Return the words above a list that name it: «Присутствовали:»."""
    above = [one for one in offers.lines if one.number < line.number and one.text.strip()]
    return above[-1].text.strip() if above else ""


def list_name(label: str, usual: tuple[str, str], known: Lists) -> tuple[str, str]:
    """Return the name of a list and of its row by the words above it."""
    plain = label.casefold()
    return next((names for start, names in known.items() if plain.startswith(start)), usual)


def free_list(offers: Offers, name: str) -> str:
    """Return the name, with a number when a list or a field has it."""
    taken = {loop.name for loop in offers.loops} | offers.values.keys()
    free, number = name, 2
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free


def _main_text(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the paragraphs above the first attachment: its clauses seldom change."""
    clauses = (i for i, one in enumerate(lines) if one.is_numbered or _CLAUSE.match(one.text))
    begun = next(clauses, 0)
    attached = (i for i, line in enumerate(lines) if i > begun and _ATTACHMENT.match(line.text))
    return lines[: next(attached, len(lines))]


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield paragraphs that stand one below another outside tables, blank ones apart."""
    run: list[Line] = []
    for line in lines:
        if line.cells or not line.text.strip():
            if run:
                yield run
            run = []
        else:
            run.append(line)
    if run:
        yield run


def _alike(run: Sequence[Line], read: Callable[[Line], _Entry | None]) -> Iterator[list[_Entry]]:
    """Yield neighbours of one shape that make a list; the numbers of clauses begin it anew."""
    group: list[_Entry] = []
    for line in run:
        entry = read(line)
        starts = entry is not None and entry.values.get("номер", "").rstrip(".)") == "1"
        if group and entry is not None and _ends(group, entry):
            yield [*group, entry]
            group = []
            continue
        if group and (entry is None or entry.shape != group[0].shape or starts):
            yield group
            group = []
        if entry is not None:
            group.append(entry)
    if group:
        yield group


def _ends(group: Sequence[_Entry], entry: _Entry) -> bool:
    """Return whether a line differs from those above by the sign at its end alone: «;» and «.»."""
    kind, *_, end = entry.shape
    is_alike = entry.shape[:-1] == group[0].shape[:-1]
    return kind == "person" and is_alike and end != group[0].shape[-1]


def _clause(offers: Offers, line: Line) -> _Entry | None:
    if not offers.is_free(line) or line.cells or not line.text.strip():
        return None
    if line.is_numbered:
        return _Entry(line, ("auto", line.look), {"текст": line.text})
    found = _CLAUSE.fullmatch(line.text.rstrip())
    if found is None:
        return None
    values = {"номер": found["number"], "текст": found["text"]}
    return _Entry(line, ("typed", found["gap"], line.look), values)


def _person(offers: Offers, line: Line) -> _Entry | None:
    if not offers.is_free(line) or line.cells:
        return None
    text = line.text.strip()
    number = _CLAUSE.fullmatch(text) if not line.is_numbered else None
    lead = f"{number['number']}{number['gap']}" if number else ""
    found = _PERSON.fullmatch(text.removeprefix(lead))
    name = parse_name(found["name"]) if found else None
    if found is None or name is None:
        return None
    style = "|подпись" if found["name"][1] == "." else "|инициалы" if name.is_initials else ""
    values = {
        "номер": number["number"] if number else "",
        "кто": plain_form(name),
        "должность": found["post"] or "",
    }
    shape = (
        "person",
        line.look,
        style,
        found["gap"] or "",
        number["gap"] if number else "",
        found["end"],
    )
    return _Entry(line, shape, values)


def _offer_list(
    offers: Offers, entries: Sequence[_Entry], usual: tuple[str, str], known: Lists, why: str
) -> None:
    if len(entries) < _FEWEST:
        return
    first = entries[0]
    offers.people.extend(
        person for entry in entries if (person := parse_name(entry.values.get("кто", "")))
    )
    name, variable = list_name(label_above(offers, first.line), usual, known)
    name = free_list(offers, name)
    body, columns = _body(first, variable, entries)
    offers.loops.append(
        Loop(
            name,
            variable,
            first.line.number,
            [_row(entry, columns) for entry in entries],
            columns,
            f"{why}, строк: {len(entries)}",
            drops=tuple(entry.line.number for entry in entries[1:]),
        )
    )
    offers.put(first.line, 0, len(first.line.text), body, name, why=f"{why}, строк: {len(entries)}")
    for entry in entries[1:]:
        offers.take(entry.line)


def _body(entry: _Entry, variable: str, entries: Sequence[_Entry]) -> tuple[str, list[FoundColumn]]:
    """Return the paragraph of a loop and its columns."""
    kind, *rest = entry.shape
    if kind == "auto":
        return f"{{{{ {variable}.текст }}}}", [FoundColumn("текст", T.TEXT)]
    if kind == "typed":
        lead, columns = _numbers(entries, variable)
        columns.append(FoundColumn("текст", T.TEXT))
        return f"{lead}{rest[0]}{{{{ {variable}.текст }}}}", columns
    _, style, gap, numbered, end = rest
    lead, columns = _numbers(entries, variable) if numbered else ("", [])
    body = lead + numbered + tag_of(f"{variable}.кто", "nominative", style)
    columns.append(FoundColumn("кто", T.PERSON))
    if gap:
        body += f"{gap}{{{{ {variable}.должность }}}}"
        columns.append(FoundColumn("должность", T.TEXT))
    last = entries[-1].shape[-1]
    if last != end:
        end = f"{{% if loop.last %}}{last}{{% else %}}{end}{{% endif %}}"
    return body + end, columns


def _numbers(entries: Sequence[_Entry], variable: str) -> tuple[str, list[FoundColumn]]:
    """Return the tag of numbers: the loop counts 1, 2, 3 itself, others have a column."""
    numbers = [one.values["номер"] for one in entries]
    for end in (".", ")", ""):
        if numbers == [f"{place}{end}" for place in range(1, len(numbers) + 1)]:
            return f"{{{{ loop.index }}}}{end}", []
    return f"{{{{ {variable}.номер }}}}", [FoundColumn("номер", T.TEXT)]


def _row(entry: _Entry, columns: Sequence[FoundColumn]) -> dict[str, str]:
    return {column.tag: entry.values[column.tag] for column in columns}


def _offer_comma_list(offers: Offers, line: Line) -> None:
    """Offer a tag for «Присутствовали: Петрова М.П., Сидоров И.И.»."""
    found = _COMMA_LIST.fullmatch(line.text.rstrip())
    if found is None or not offers.is_free(line, *found.span("people")):
        return
    people = parse_people(found["people"])
    typed = ", ".join(map(plain_form, people))
    if len(people) < _FEWEST or typed != found["people"]:
        return
    offers.people.extend(people)
    name = normal_name(found["label"]).split("_")[0]
    name = offers.name_of(name, T.PEOPLE, found["people"])
    offers.put(
        line, *found.span("people"), f"{{{{ {name} }}}}", name, why="люди через запятую",
        others=f"{{{{ {name}|инициалы }}}}, {{{{ {name}.число }}}}",
    )  # fmt: skip
