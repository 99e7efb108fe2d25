"""A person's name out of a cell of a list, with whatever else was typed into it."""

from __future__ import annotations

from typing import Final

# ruff: noqa: SIM905  (a list of words is read more easily as words)
from msgspec import Struct
from msgspec.structs import replace

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import NAMES_OF_PEOPLE, known_readings
from docgen.russian.name_declension import name_gender
from docgen.russian.name_forms import Name
from docgen.russian.name_parsing import looks_like_oblique_name, parse_name, parse_people
from docgen.russian.name_patterns import is_strong_surname
from docgen.russian.post_and_name import is_post, split_post_and_name
from docgen.staff.contacts import mail_in, phone_in, without_date
from docgen.staff.model import Reason
from docgen.staff.posts import is_note

_ROW_NUMBER: Final = lazy_regex(r"^\s*(?:№\s*)?\d{1,4}\s*[.)]\s*(?=[^\W\d])")
_BRACKETS: Final = lazy_regex(r"\s*\(([^()]*)\)\s*")
_TAIL: Final = lazy_regex(r"\s*[,;\n]\s*|\s+[-–—]\s+")
_NAME_WORD: Final = lazy_regex(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?|[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})?")
# «Cоснова» with a Latin letter looks right, and is found by no search.
_MIXED: Final = lazy_regex(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_CLOSE_WORDS: Final = frozenset("оглы кызы улы уулу гызы кизи угли ван дер фон де ла".split())
_PIECE: Final = lazy_regex(r"[^\W\d_]+")


class NameRead(Struct, frozen=True):
    """The name of a cell with a post, telephone or remark typed beside it; or why there is none.

    ``is_guess`` tells that the words only stand as a name does: no ending or list of names proves
    it.
    """

    name: Name | None = None
    post: str = ""
    phone: str = ""
    mail: str = ""
    left_out: tuple[str, ...] = ()
    reason: Reason | None = None
    is_guess: bool = False


def read_name(text: str) -> NameRead:
    """Return the person of a cell: «1. ПЕТРОВА МАРИЯ ПАВЛОВНА, 12.05.1980 (декрет)»."""
    plain = _ROW_NUMBER.sub("", text)
    found = _whole(plain)
    if found is not None:
        return NameRead(found)
    if len(parse_people(plain)) > 1:
        return NameRead(reason=Reason.SEVERAL_PEOPLE)
    left_out: list[str] = []
    plain, dated = without_date(plain)
    if dated:
        left_out.append("дата рождения")
    left_out += [" ".join(inside.split()) for inside in _BRACKETS.findall(plain)]
    plain = _BRACKETS.sub(" ", plain)
    read = _with_tail(plain, left_out)
    if read is not None:
        return read
    both = split_post_and_name(plain)
    if both is not None and both[1].surname:
        return NameRead(in_proper_case(both[1]), both[0], left_out=tuple(left_out))
    if looks_like_oblique_name(plain):
        return NameRead(reason=Reason.OBLIQUE_NAME)
    words = plain.split()
    if 2 <= len(words) <= 4 and all(map(_NAME_WORD.fullmatch, words)) and not is_post(plain):
        guess = Name(words[0], words[1], " ".join(words[2:]))
        sound = len(words) == 2 and is_strong_surname(words[0]) and not _is_usual_word(words[1])
        return NameRead(in_proper_case(guess), left_out=tuple(left_out), is_guess=not sound)
    mixed = _MIXED.search(plain) is not None
    return NameRead(reason=Reason.LATIN_LETTERS if mixed else Reason.UNREAD_NAME)


def joined_name(surname: str, first_name: str, patronymic: str) -> NameRead:
    """Return the person whose name stands in columns of its own."""
    surname = _ROW_NUMBER.sub("", surname)
    parts = [" ".join(part.split()) for part in (surname, first_name, patronymic)]
    if not parts[0] or not parts[1]:
        return NameRead(reason=Reason.UNREAD_NAME)
    if _MIXED.search(" ".join(parts)):
        return NameRead(reason=Reason.LATIN_LETTERS)
    if looks_like_oblique_name(" ".join(filter(None, parts))):
        return NameRead(reason=Reason.OBLIQUE_NAME)
    if not all(_PIECE.search(part) for part in parts[:2]) or any(
        map(str.isdecimal, "".join(parts))
    ):
        return NameRead(reason=Reason.UNREAD_NAME)
    known = parse_name(" ".join(filter(None, parts)))
    return NameRead(in_proper_case(known if known and known.surname else Name(*parts)))


def in_proper_case(name: Name) -> Name:
    """Return the name with capitals where a name has them: «ПЕТРОВА» gives «Петрова»."""
    return Name(*(_proper(part) for part in (name.surname, name.first_name, name.patronymic)))


def name_doubts(read: NameRead, gender: str = "") -> tuple[str, ...]:
    """Return what makes a name unfit for the справочник; ``gender`` is told beside it or not."""
    assert read.name is not None
    doubts = ["имя непривычное, проверьте порядок слов"] if read.is_guess else []
    if read.name.is_initials:
        doubts.append("только инициалы, а нужны имя и отчество")
    elif not gender and name_gender(read.name) is None:
        doubts.append("не понять, мужчина или женщина")
    return tuple(doubts)


def _is_usual_word(word: str) -> bool:
    """Whether the dictionary knows a word as something else than a name: «Комитет»."""
    return any(not NAMES_OF_PEOPLE & reading.grammemes for reading in known_readings(word.lower()))


def _whole(text: str) -> Name | None:
    name = parse_name(text)
    return in_proper_case(name) if name is not None and name.surname else None


def _with_tail(text: str, left_out: list[str]) -> NameRead | None:
    """Return the name that begins a text, and what the rest of it says."""
    pieces = [piece for piece in _TAIL.split(text) if piece.strip()]
    for size in range(min(3, len(pieces)), 0, -1):
        # The three words of a name may stand in three lines of the cell.
        name = _whole(" ".join(pieces[:size]))
        if name is not None:
            return _tail(NameRead(name, left_out=tuple(left_out)), pieces[size:])
    return None


def _tail(read: NameRead, pieces: list[str]) -> NameRead:
    for piece in pieces:
        phone, mail = phone_in(piece), mail_in(piece)
        if mail:
            read = replace(read, mail=mail)
        elif phone:
            read = replace(read, phone=phone)
        elif is_post(piece) and not is_note(piece):
            read = replace(read, post=f"{read.post}, {piece}" if read.post else piece)
        else:
            read = replace(read, left_out=(*read.left_out, " ".join(piece.split())))
    return read


def _proper(part: str) -> str:
    letters = "".join(_PIECE.findall(part))
    if len(letters) < 2 or not letters.isupper():
        return part
    return _PIECE.sub(
        lambda word: word[0].lower() if word[0].lower() in _CLOSE_WORDS else word[0].capitalize(),
        part,
    )
