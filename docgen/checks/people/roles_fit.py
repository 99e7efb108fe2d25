"""Who leads, signs and is charged: roles that one person cannot hold, or that belong to another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.keyed import card_value, column_values, name_in, same_person
from docgen.checks.paper import Paper
from docgen.checks.people.mentions import directory_people, named_under
from docgen.checks.people.namings import Mention
from docgen.checks.people.persons import people_in
from docgen.issues import Issue, warning
from docgen.names import normal_name
from docgen.records import Value
from docgen.russian.name_likeness import may_be

_LEADERS = {"chair": "председатель", "secretary": "секретарь"}


def chair_is_not_secretary(paper: Paper) -> Iterator[Issue]:
    """Yield the secretary who is the chairman too."""
    chair, secretary = card_value(paper, "chair"), card_value(paper, "secretary")
    if chair and secretary and name_in(chair.raw) and same_person(chair.raw, secretary.raw):
        yield warning(
            "chair-is-not-secretary",
            secretary.location,
            f"«{secretary.raw}» назван и председателем, и секретарём.",
            "Впишите того, кто вёл протокол.",
        )


def signer_fits_role(paper: Paper) -> Iterator[Issue]:
    """Yield the signers whose typed post, or role in the meeting, belongs to somebody else."""
    for mention in named_under(paper, "signer"):
        holder = holder_instead(paper, mention)
        if holder:
            yield warning(
                "signer-fits-role",
                mention.location,
                f"Подписывает «{mention.text}» как «{mention.post}», а это «{holder}».",
                "Исправьте имя или должность того, кто подписывает (например, «И. о. директора»).",
            )


def holder_instead(paper: Paper, signer: Mention) -> str:
    """Return who else holds the post with which somebody signs; or nothing."""
    holder = _holder(paper, normal_name(signer.post)) if signer.post else ""
    return "" if not holder or same_person(holder, signer.text) else holder


def signer_not_addressee(paper: Paper) -> Iterator[Issue]:
    """Yield the clauses that charge the very person who signs the order.

    A signer charges others; what remains is his own control («оставляю за собой»).
    """
    signer = _signer(paper)
    if not signer or not name_in(signer):
        return
    for _, _, value in column_values(paper, "addressee"):
        for text, name, _ in people_in(value.raw):
            if name and same_person(signer, text):
                yield warning(
                    "signer-not-addressee",
                    value.location,
                    f"«{text}» подписывает документ и поручает дело самому себе.",
                    "Исправьте исполнителя или подписанта.",
                )


def _signer(paper: Paper) -> str:
    """Return who alone signs: named in the list or the card, or the head of the справочник."""
    signers = [value for _, _, value in column_values(paper, "signer")]
    signer = signers[0] if signers else card_value(paper, "signer") or _head(paper)
    return signer.raw if signer and len(signers) < 2 else ""


def _head(paper: Paper) -> Value | None:
    office = paper.directory.sheets.get("организация") if paper.directory else None
    return office.card.get("Руководитель") if office else None


def _holder(paper: Paper, post: str) -> str:
    """Return whose this post, or role in a meeting, is; empty when it is not certain."""
    for key, role in _LEADERS.items():
        if post == role:
            leader = card_value(paper, key)
            return leader.raw if leader and name_in(leader.raw) else ""
    head = _head(paper)
    name = name_in(head.raw) if head else None
    if head is None or name is None:
        return ""
    cards = [card for card in paper.once(directory_people) if may_be(card.name, name)]
    held = normal_name(cards[0].post) if len(cards) == 1 else ""
    # «Директор» is the director of this school only under its own letterhead.
    own = card_value(paper, "organization") is None
    return head.raw if held == post or (own and held.startswith(f"{post}_")) else ""
