"""People of a document: in signatures, beside their posts, in sentences in any case."""

from __future__ import annotations

from typing import Final

from docgen.adoption.marking.offers import Offers
from docgen.adoption.marking.roles import NOBODY, role_of
from docgen.adoption.marking.written import Written, plain_form, written_names
from docgen.kinds.model import ValueType
from docgen.lazy_regex import lazy_regex
from docgen.names import normal_name
from docgen.rendering.remarks.tagging import Line
from docgen.russian.cases import Case
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import may_be
from docgen.russian.post_and_name import is_post

_CASE_FILTERS: Final[dict[Case, str]] = {
    "nominative": "",
    "genitive": "|родительный",
    "dative": "|дательный",
    "accusative": "|винительный",
    "instrumental": "|творительный",
    "prepositional": "|предложный",
}
_CASE_WORDS: Final[dict[Case, str]] = {
    "nominative": "именительный",
    "genitive": "родительный",
    "dative": "дательный",
    "accusative": "винительный",
    "instrumental": "творительный",
    "prepositional": "предложный",
}
_GAP: Final = lazy_regex(r"[\t_]|\s{2,}")
_LEADERS: Final = frozenset({"председатель", "секретарь"})
_LAST_LINES: Final = 25
# Of more people of whom nothing is said a form would be a riddle.
_MOST: Final = 6


def offer_people(offers: Offers) -> None:
    """Offer tags for the names: signatures first, since they say who is who."""
    names = written_names(offers)
    fullest = {written.name: _fullest(written.name, names) for written in names}
    below = max((line.number for line in offers.lines if line.text.strip()), default=0)
    signatures = [one for one in names if _is_signature(one, offers, below)]
    for one in signatures:
        _offer_signature(offers, one, fullest[one.name])
    roles = {one: role_of(one, offers) for one in names if one not in signatures}
    roles |= {
        one: next((r for other, r in roles.items() if other.name == one.name and r != NOBODY), role)
        for one, role in roles.items()
        if role == NOBODY
    }
    known = {plain_form(fullest[one.name]) for one, role in roles.items() if role != NOBODY}
    known |= {plain_form(fullest[one.name]) for one in signatures}
    others = [one for one in roles if plain_form(fullest[one.name]) not in known]
    crowd = {fullest[one.name] for one in others}
    if len(crowd) > _MOST:
        first = others[0]
        offers.doubt(
            first.line, first.start, first.end, tag_of(NOBODY, first.case, first.style),
            f"людей без должности рядом – {len(crowd)}, поля для них не заведены; кто из них "
            "меняется от документа к документу, решать вам",
        )  # fmt: skip
    for one, role in roles.items():
        if one not in others or len(crowd) <= _MOST:
            _offer_name(offers, one, fullest[one.name], role)


def tag_of(variable: str, case: Case, style: str) -> str:
    """Return the tag that prints a person in a case and a style."""
    return f"{{{{ {variable}{_CASE_FILTERS[case]}{style} }}}}"


def _fullest(name: Name, names: list[Written]) -> Name:
    """Return the fullest writing of a person: «Петрова Мария Павловна» for «Петрова М.П.»."""
    same = [one.name for one in names if may_be(one.name, name)]
    full = {one for one in same if not one.is_initials}
    return full.pop() if len(full) == 1 else name


def _is_signature(one: Written, offers: Offers, below: int) -> bool:
    """Whether a name ends a line (or a row of a table) that begins with a post, near the end."""
    if one.line.text[one.end :].strip(" .") or one.case != "nominative":
        return False
    if one.line.number < below - _LAST_LINES and one.style != "|подпись":
        return False
    place = _post_place(one, offers)
    return place is not None


def _post_place(one: Written, offers: Offers) -> tuple[Line, int, int] | None:
    """Return where the post of a signature stands: before a gap, or in a cell to the left."""
    before = one.line.text[: one.start]
    gap = _GAP.search(before)
    if gap and before[gap.start() :].strip("\t _/") == "":
        text = before[: gap.start()].strip()
        start = before.index(text) if text else 0
        return (one.line, start, start + len(text)) if _is_post(text) else None
    if not one.line.cells and not before.strip(" /_"):
        # A long post stands in a line of its own above the name.
        above = [line for line in offers.lines if line.number < one.line.number]
        post = next((line for line in reversed(above) if line.text.strip()), None)
        if post is None or post.cells or one.style != "|подпись" or not offers.is_free(post):
            return None
        text = post.text.strip()
        start = post.text.index(text)
        return (post, start, start + len(text)) if _is_post(text) else None
    if one.line.cells and not before.strip(" /_"):
        cell = one.line.cells[-1]
        for line in offers.lines:
            if (
                line.cells[:-1] == one.line.cells[:-1]
                and line.cells
                and (line.cells[-1].table, line.cells[-1].row) == (cell.table, cell.row)
                and line.cells[-1].column < cell.column
                and _is_post(line.text.strip())
            ):
                text = line.text.strip()
                start = line.text.index(text)
                return line, start, start + len(text)
    return None


def _is_post(text: str) -> bool:
    return bool(text) and (is_post(text) or is_post(text[:1].lower() + text[1:]))


def _offer_signature(offers: Offers, one: Written, full: Name) -> None:
    place = _post_place(one, offers)
    if place is None:
        return
    line, start, end = place
    post = line.text[start:end]
    role = normal_name(post)
    if role in _LEADERS:
        _offer_name(offers, one, full, role)
        return
    name = _offer_name(offers, one, full, "подписант")
    if not name or not offers.is_free(line, start, end):
        return
    field = offers.name_of(f"должность_{_genitive(name)}", ValueType.POST, post)
    offers.put(
        line, start, end, f"{{{{ {field} }}}}", field, why="должность рядом с подписью",
        others=f"{{{{ {name}.должность }}}} – из справочника",
    )  # fmt: skip


def _offer_name(offers: Offers, one: Written, full: Name, role: str) -> str:
    """Offer the tag of a name and return the name of its field; a doubtful one is only told."""
    if not offers.is_free(one.line, one.start, one.end):
        return ""
    text = plain_form(full)
    if one.doubt:
        offers.doubt(
            one.line, one.start, one.end, tag_of(role, one.case, one.style),
            f"человек, но кто – неясно: {one.doubt}",
        )  # fmt: skip
        return ""
    name = offers.name_of(role, ValueType.PERSON, text)
    alike = [_CASE_WORDS[reading.case] for reading in one.readings if reading.case != one.case]
    why = f"человек, {_CASE_WORDS[one.case]} падеж"
    if alike:
        why += f" (так же пишется {', '.join(dict.fromkeys(alike))}: проверьте)"
    others = f"{{{{ {name}|инициалы }}}}, {{{{ {name}|подпись }}}}, {{{{ {name}.с_должностью }}}}"
    tag = tag_of(name, one.case, one.style)
    offers.put(one.line, one.start, one.end, tag, name, why=why, others=others)
    return name


def _genitive(name: str) -> str:
    """Return the word for «должность подписанта»; a number behind it stays."""
    word, _, number = name.partition("_")
    ended = f"{word[:-1]}я" if word.endswith("ь") else f"{word}а"
    return f"{ended}_{number}" if number else ended
