"""Nobody is a head and a deputy at once, and everybody has the post of the справочник."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from docgen.checks.paper import Paper
from docgen.checks.people.mentions import directory_people, named, named_under
from docgen.checks.people.namings import Mention
from docgen.checks.people.posts_of_people import posts_of_people
from docgen.checks.people.roles_fit import holder_instead
from docgen.issues import Issue, warning
from docgen.lazy_regex import lazy_regex
from docgen.russian.name_likeness import folded, may_be

# Only what excludes each other: a teacher may be a deputy, a head of a council and a class tutor.
_HEAD: Final = lazy_regex(r"(директор|начальник|заведующ|руководител|ректор)\w*")
_DEPUTY: Final = lazy_regex(
    r"зам(?:\.|еститель)\s*(директор|начальник|заведующ|руководител|ректор)"
)


def posts_agree(paper: Paper) -> Iterator[Issue]:
    """Yield who is «директор» in one place and «заместитель директора» in another.

    So is whoever has another post than in the справочник.

    An acting head («и. о.») is often a deputy, and is not told.
    """
    known = paper.once(directory_people)
    people: dict[str, list[tuple[Mention, tuple[str, bool]]]] = {}
    beside = (namings.mentions(namings.has_post) for namings in paper.once(named))
    for mention in chain(known, *beside):
        rank = _rank(mention.post) if mention.post else None
        if rank is None:
            continue
        earlier = people.setdefault(mention.person.surname, [])
        for other, held in earlier:
            opposed = held[0] == rank[0] and held[1] != rank[1]
            if opposed and may_be(other.name, mention.name) and not _has_namesakes(mention, known):
                place = "в справочнике" if other in known else str(other.location)
                yield warning(
                    "posts-agree",
                    mention.location,
                    f"«{mention.text}» здесь «{mention.post}», а {place} – «{other.post}».",
                    "Исправьте должность или имя.",
                )
                break
        earlier.append((mention, rank))
    signed = {
        mention.post for mention in named_under(paper, "signer") if holder_instead(paper, mention)
    }
    for value, name, said, right in posts_of_people(paper):
        if said in signed:
            continue  # «signer-fits-role» tells whose post it is
        yield warning(
            "posts-agree",
            value.location,
            f"{name} здесь «{said}», а в справочнике – «{right}».",
            "Исправьте должность – здесь или в справочнике.",
        )


@lru_cache(maxsize=4096)
def _rank(post: str) -> tuple[str, bool] | None:
    """Return of what a post is the head (True) or the deputy (False); None for other posts."""
    plain = folded(" ".join(post.split()))
    for pattern, is_head in ((_DEPUTY, False), (_HEAD, True)):
        found = pattern.match(plain)
        if found is not None:
            return found[1], is_head
    return None


def _has_namesakes(mention: Mention, known: tuple[Mention, ...]) -> bool:
    return sum(may_be(card.name, mention.name) for card in known) > 1
