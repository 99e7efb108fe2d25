"""``docgen template mark``: a marked copy of a finished document, a tag at every place found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from docgen.adoption.adopting import MARKED
from docgen.adoption.marking.dates import offer_dates
from docgen.adoption.marking.head import offer_head
from docgen.adoption.marking.lists import offer_clauses, offer_lists_of_people
from docgen.adoption.marking.offers import Loop, Offer, Offers
from docgen.adoption.marking.people import offer_people
from docgen.adoption.marking.places import offer_placeholders
from docgen.adoption.marking.tables import offer_tables
from docgen.errors import OutputError, TemplateError
from docgen.outputs import create_file
from docgen.rendering.remarks.tagging import Draft, Line
from docgen.starter import quoted


class Marking(Struct, frozen=True):
    """What was offered for a document; ``copy`` is the marked copy."""

    source: Path
    copy: Path
    tags: tuple[Offer, ...]
    loops: tuple[Loop, ...]
    written: bool


def mark(source: Path, copy: Path | None = None, *, write: bool = True) -> Marking:
    """Offer tags for a finished document and write its marked copy; the file is only read.

    Raises:
        TemplateError: the file is no document, has tags already, or nothing was found in it.
        OutputError: the copy exists already.

    """
    copy = copy or source.with_name(f"{source.stem}{MARKED}{source.suffix}")
    draft = Draft.open(source)
    lines = draft.lines()
    if any("{{" in line.text or "{%" in line.text for line in lines):
        raise TemplateError(
            f"В файле «{source.name}» теги уже есть.",
            f"Сделайте из него вид: docgen template adopt {quoted(source.name)}",
        )
    offers = offers_for(lines)
    if not offers.tags:
        raise TemplateError(
            f"В файле «{source.name}» не найдено ни дат, ни имён, ни таблиц, ни мест в скобках.",
            "Поставьте теги сами: docs/templates.md, раздел 2.",
        )
    if write:
        _apply(draft, offers)
        if not create_file(copy, draft.to_bytes(offers.found())):
            raise OutputError(
                f"Файл «{copy.name}» уже есть, docgen его не тронет.",
                "Уберите его или назовите копию иначе: --output ФАЙЛ",
            )
    tags = tuple(sorted(offers.tags, key=lambda offer: (offer.line, offer.start)))
    return Marking(source, copy, tags, tuple(offers.loops), write)


def offers_for(lines: Sequence[Line]) -> Offers:
    """Return what is offered for the paragraphs of a document."""
    offers = Offers(lines)
    # What has a place of its own comes first; names and dates in sentences take what is left.
    for finder in (
        offer_placeholders, offer_tables, offer_head, offer_lists_of_people, offer_clauses,
        offer_people, offer_dates,
    ):  # fmt: skip
        finder(offers)
    return offers


def comment_of(offer: Offer) -> str:
    """Return what the comment beside a tag tells."""
    if not offer.sure:
        return f"Возможно, {offer.tag}: {offer.why}."
    lines = [f"Было: {_short(offer.was)}", f"Тег: {offer.tag} – {offer.why}."]
    if offer.others:
        lines.append(f"Можно и так: {offer.others}")
    return "\n".join(lines)


def _apply(draft: Draft, offers: Offers) -> None:
    # From the end of each paragraph to its start: places before a tag stay what they were.
    for offer in sorted(offers.tags, key=lambda offer: (offer.line, -offer.start)):
        comment = comment_of(offer)
        if not offer.sure:
            draft.remark(offer.line, offer.start, offer.end, comment)
        elif offer.start == offer.end:
            draft.fill(offer.line, offer.tag)
        else:
            draft.put(offer.line, offer.start, offer.end, offer.tag, comment)
        draft.drop(offer.drops)
    for loop in offers.loops:
        opening = f"for {loop.variable} in {loop.name}"
        if loop.section_line:
            sections = f'{{%tr for раздел in {loop.name}|по_разделам("раздел") %}}'
            draft.enclose_rows(loop.section_line, loop.line, sections, "{%tr endfor %}")
            opening = f"for {loop.variable} in раздел"
        if loop.in_table:
            draft.repeat_row(loop.line, loop.drops, f"{{%tr {opening} %}}", "{%tr endfor %}")
        else:
            draft.drop(loop.drops)
            draft.surround(loop.line, f"{{%p {opening} %}}", "{%p endfor %}")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else f"{flat[:119]}…"
