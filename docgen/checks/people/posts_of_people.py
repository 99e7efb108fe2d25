"""The post beside a name is the one that the справочник has for this person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from docgen.checks.columns import Cell
from docgen.checks.paper import Paper, texts
from docgen.checks.people.mentions import people_columns, people_of, posts_beside
from docgen.checks.people.persons import people_in
from docgen.checks.people.signs import POST
from docgen.lazy_regex import lazy_regex
from docgen.records import Value, WorkbookRecords
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import as_compared, letters_of, may_be
from docgen.russian.name_patterns import WRITTEN_NAME
from docgen.russian.oblique_names import written_name
from docgen.russian.stems import stem

#: The words of a text that stand right before a name, with no other sign between them.
_BEFORE: Final = lazy_regex(r"(?:[\w«»№-]+[ \u00a0]){1,12}$")
#: What somebody is on this occasion, beside the post, and posts that others stand in for.
_ROLES: Final = (
    "председател", "член", "секретар", "ответствен", "координатор", "куратор", "эксперт",
    "модератор", "представител", "родител", "наставник", "сопровожда", "участник", "исполня",
    "врио", "и.", "о.", "ио", "организатор", "технич", "жюри", "ассистент", "наблюдател", "класс",
)  # fmt: skip
_OFFICES: Final = (
    "школ", "лиц", "гимназ", "сад", "центр", "техникум", "колледж", "интернат", "учрежд",
    "организац", "управл", "отдел", "комитет",
)  # fmt: skip
_RANKS: Final = ("старш", "младш", "главн", "ведущ")
_SMALL: Final = frozenset({"и", "по", "с", "на", "в", "о", "при", "для", "№"})
_LEAST, _LONG, _ENDING = 3, 3, 3

#: A post as posts are compared: its words without endings.
Post = tuple[str, ...]


class _Card(Struct, frozen=True):
    """A person of the справочник."""

    person: Name
    post: str


def posts_of_people(paper: Paper) -> Iterator[tuple[Value, str, str, str]]:
    """Yield each cell with a person, the post that stands there and the one of the справочник.

    Asked is the post in a column beside the name, in the cell of the name, and in words right
    before it. One of more or fewer words is the same post, a duty is none at all («председатель»),
    and who is another kind of worker may be both: told is the post of somebody else, another word
    in a post of the same kind («учитель химии» for «учитель физики»), and another rank.
    """
    cards = paper.of_directory(_cards)
    if not cards:
        return
    posts = paper.of_directory(_posts)
    seen: set[tuple[str, str]] = set()
    for value, name, said in (*_beside(paper), *_before(paper, cards)):
        known = [card for card in cards.get(name.surname, ()) if may_be(card.person, name)]
        if len(known) == 1 and _is_other(said, known[0].post, posts):
            place = str(value.location), known[0].person.surname
            if place not in seen:
                seen.add(place)
                yield value, _shown(known[0].person, name), said, known[0].post


def _shown(known: Name, written: Name) -> str:
    name = written if written.first_name else known
    initials = "".join(
        f"{part[:1].upper()}." for part in (name.first_name, name.patronymic) if part
    )
    return f"{'-'.join(one.capitalize() for one in known.surname.split('-'))} {initials}".strip()


def _cards(directory: WorkbookRecords | None) -> dict[str, list[_Card]]:
    found: defaultdict[str, list[_Card]] = defaultdict(list)
    for mention in people_of(directory):
        if mention.post:
            found[mention.person.surname].append(_Card(mention.person, mention.post))
    return dict(found)


def _posts(directory: WorkbookRecords | None) -> frozenset[Post]:
    cards = _cards(directory).values()
    return frozenset(compared(card.post) for alike in cards for card in alike)


def _beside(paper: Paper) -> Iterator[tuple[Value, Name, str]]:
    """Yield who is named in cells for people, with the post of the row or of the cell itself."""
    for sheet, cells in paper.once(people_columns):
        posts = posts_beside(sheet.data)
        for cell in cells:
            yield from _in_cell(cell, posts)


def _in_cell(cell: Cell, posts: dict[str, str]) -> Iterator[tuple[Value, Name, str]]:
    record, heading, value = cell
    beside = record.get(posts[heading]) if heading in posts else record.get("Должность")
    named = people_in(value.raw) if beside is not None or " " in value.raw else ()
    for _, name, post in named:
        if name is None or not name.surname:
            continue
        if post:
            yield value, as_compared(name), post
        elif beside is not None and len(named) == 1:
            yield beside, as_compared(name), beside.raw


def _before(paper: Paper, cards: dict[str, list[_Card]]) -> Iterator[tuple[Value, Name, str]]:
    """Yield who is named in sentences, by the surname of the справочник, with the words before."""
    for value, (words, name) in texts(paper).having(POST).found(_named_behind_words):
        person = next(
            (
                card.person
                for surname, alike in cards.items()
                if _is_form(name.surname, surname)
                for card in alike
                if letters_of(card.person) == letters_of(name)
            ),
            None,
        )
        post = _post_in(words, paper.of_directory(_heads)) if person is not None else ""
        if person is not None and post:
            yield value, person, post


@lru_cache(maxsize=4096)
def _named_behind_words(text: str) -> tuple[tuple[str, Name], ...]:
    found = []
    for written in WRITTEN_NAME.finditer(text):
        words = _BEFORE.search(text, max(0, written.start() - 120), written.start())
        if words is not None:
            found.append((words[0].strip(), as_compared(written_name(written))))
    return tuple(found)


def _is_form(written: str, surname: str) -> bool:
    """Return whether a surname in some case may be this one."""
    root = surname[: max(_LEAST, len(surname) - 2)]
    return written.startswith(root) and len(written) <= len(surname) + _ENDING


def _heads(directory: WorkbookRecords | None) -> frozenset[str]:
    """Return the words with which posts begin, without ranks."""
    posts = (compared(card.post) for alike in _cards(directory).values() for card in alike)
    return frozenset(filter(None, map(_head, posts)))


def _post_in(words: str, heads: Collection[str]) -> str:
    """Return the post at the end of these words: from its first word, with the rank before it."""
    said = words.split()
    roots = [_root(word.partition("-")[0]) for word in said]
    starts = [place for place, root in enumerate(roots) if root in heads]
    if not starts:
        return ""
    start = starts[-1]
    # «Заместителю директора»: the head of another post stands within this one.
    while start and roots[start - 1] in heads:
        start -= 1
    if start and roots[start - 1].startswith(_RANKS):
        start -= 1
    return " ".join(said[start:])


def _is_other(said: str, right: str, posts: Collection[Post]) -> bool:
    """Return whether a post is surely not this one."""
    parts = [compared(part) for part in (said, *said.split(","))]
    own = [compared(part) for part in (right, *right.split(","))]
    if any(_same(part, one) for part in parts for one in own):
        return False
    said_post, own_post = parts[0], own[0]
    if not said_post or said_post[0].startswith(_ROLES):
        return False
    if said_post in posts:
        return True
    if _head(said_post) != _head(own_post) or _is_of_office(said_post, own_post):
        return False
    return _one_word_apart(said_post, own_post) or _is_plain(said, right, said_post, own_post)


def _same(one: Post, other: Post) -> bool:
    """Return whether one post is the other, shortened or told in more words; ranks are no words."""
    first, second = sorted((one, other), key=len)
    if not first:
        return True
    rank = {root for root in set(second) ^ set(first) if root.startswith(_RANKS)}
    return not rank and all(any(_fits(root, o) for o in second) for root in first)


def _fits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (short.endswith(".") and long.startswith(short[:-1]))


def _is_of_office(one: Post, other: Post) -> bool:
    """Return whether posts differ only in what the office is called: «директор школы», «лицея»."""
    return all(root.startswith(_OFFICES) for root in set(one) ^ set(other))


def _one_word_apart(one: Post, other: Post) -> bool:
    if len(one) != len(other) or len(one) < _LEAST:
        return False
    return sum(not _fits(a, b) for a, b in zip(one, other, strict=True)) == 1


def _is_plain(said: str, right: str, one: Post, other: Post) -> bool:
    """Return whether all words by which the posts differ are written in full and are no names."""
    apart = set(one) ^ set(other)
    words = f"{said} {right}".replace("-", " ").split()
    return bool(set(one) - set(other)) and all(
        word.islower() and word.isalpha() for word in words if _root(word) in apart
    )


@lru_cache(maxsize=8192)
def compared(post: str) -> Post:
    """Return a post as posts are compared: «педагог-психолог» is two words."""
    words = post.replace("-", " ").split()
    return tuple(root for word in words if (root := _root(word)) not in _SMALL and root)


@lru_cache(maxsize=8192)
def _root(word: str) -> str:
    plain = word.casefold().replace("ё", "е").strip("«»,;()")
    if plain.endswith("."):
        return plain
    return stem(plain) if len(plain) > _LONG else plain


def _head(post: Post) -> str:
    return next((root for root in post if not root.startswith(_RANKS)), "")
