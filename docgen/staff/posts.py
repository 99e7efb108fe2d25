"""A post as it stands in a list – with subject, class, notes – as the справочник wants it."""

from __future__ import annotations

# ruff: noqa: SIM905  (a list of words is read more easily as words)
import re
from typing import Final

from msgspec import Struct

from docgen.lazy_regex import lazy_regex
from docgen.russian.morphology import known_readings, readings
from docgen.russian.post_and_name import is_post
from docgen.russian.posts import decline_post

_BREAK: Final = lazy_regex(
    r"\s*[;\n+]\s*|\s*,\s+|,(?=[^\W\d])|\s+/\s+|(?<=[А-ЯЁа-яё]{3})/(?=[а-яё]{3})"
)
_BRACKETS: Final = lazy_regex(r"\s*\(([^()]*)\)")
_TEACHER: Final = lazy_regex(r"(?:учитель|преподаватель|учитель-предметник)", re.IGNORECASE)
VACANCY: Final = lazy_regex(r"(?<!\w)вакан", re.IGNORECASE)
_GRADE: Final = lazy_regex(
    r"\s+(?:высшей|первой|второй|1|2|I|II)\s+(?:кв\w*\.?\s+)?категории"
    r"|\s+\d(?:[,.]\d+)?\s*ст(?:\.|авк\w*)",
    re.IGNORECASE,
)
_ONLY_NOTE: Final = lazy_regex(r"^(?:внешн|внутр|декрет|отпуск|совмест|[дв]/[ос])", re.IGNORECASE)
# What a list says of a person beside the post: it is told, and the справочник has no place for it.
_NOTE: Final = lazy_regex(
    r"совмест|декрет|отпуск|(?<!\w)[дв]/о(?!\w)|ставк|(?<!\w)ст\.|категори|разряд|(?<!\w)осн|внутр"
    r"|внешн|стаж|молодой специалист|уволен|до\s+\d\d\.\d\d|\d[,.]\d|(?<!\w)ч(?:ас|\.)|соответств",
    re.IGNORECASE,
)
# Duties beside a post, not posts of their own.
_DUTY: Final = lazy_regex(
    r"кл(?:ассн\w*|\.)\s*рук|рук(?:оводитель|\.)\s+(?:ш?мо|рмо|гмо|методич|кружк|музе|объедин|кафедр)"
    r"|председатель|секретарь|наставник|ответственн|член\s",
    re.IGNORECASE,
)
_SHORT_SUBJECTS: Final = {
    "нач классы": "начальные классы",
    "нач кл": "начальные классы",
    "начальные кл": "начальные классы",
    "рус яз": "русский язык",
    "англ яз": "английский язык",
    "нем яз": "немецкий язык",
    "физ ра": "физическая культура",
    "физкультура": "физическая культура",
    "физ культура": "физическая культура",
}
# Words this short stay as they are in a title typed in capitals: «УВР», «ОБЖ».
_SHORT: Final = 3
_SMALL_WORDS: Final = frozenset("и в во по за с со на от для при без".split())


class PostRead(Struct, frozen=True):
    """The post of a cell, further posts beside it, and what else the cell says."""

    post: str = ""
    others: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_post(text: str, subject: str = "") -> PostRead:
    """Return the post that a cell and perhaps a cell with the subject name.

    «Учитель (физика)», and «учитель» beside «физика», give «учитель физики»; «учитель, классный
    руководитель 5а» gives «учитель», and the duty is left out.
    """
    subjects = [subject] if subject.strip() else []
    left_out: list[str] = []
    plain = _BRACKETS.sub(lambda found: _bracketed(found, text, subjects, left_out), text)
    left_out += [" ".join(grade[0].split()) for grade in _GRADE.finditer(plain)]
    plain = _GRADE.sub("", plain)
    pieces = [" ".join(piece.split()) for piece in _BREAK.split(plain)]
    pieces = [piece.strip(" ,.-–—") if len(piece) < 4 else piece.strip(" ,–—") for piece in pieces]
    posts: list[str] = []
    for piece in filter(None, pieces):
        if _ONLY_NOTE.search(piece) or (posts and is_note(piece)):
            left_out.append(piece)
        elif not posts or is_post(piece):
            posts.append(piece)
        elif _TEACHER.fullmatch(posts[0]):
            subjects.append(piece)
        elif len(posts) == 1:
            # «учитель математики, физики»: the list goes on, and its words belong together.
            posts[0] = f"{posts[0]}, {piece}"
        else:
            left_out.append(piece)
    if not posts:
        return PostRead("", (), (*left_out, *subjects))
    post, *others = (_as_in_text(piece) for piece in posts)
    if subjects and _TEACHER.fullmatch(post):
        post = f"{post.removesuffix('-предметник')} {subjects_in_genitive(subjects)}"
        subjects = []
    unlike = (told for told in subjects if told.lower()[:4] not in post.lower())
    return PostRead(post, tuple(others), (*left_out, *unlike))


def subjects_in_genitive(texts: list[str]) -> str:
    """Return school subjects as a teacher's post names them: «русского языка и литературы»."""
    pieces = [
        piece for text in texts for piece in re.split(r"\s*[,;/\n]\s*", text) if piece.strip()
    ]
    forms = [_genitive(" ".join(piece.split())) for piece in pieces]
    return " и ".join(filter(None, (", ".join(forms[:-1]), forms[-1])))


def is_note(text: str) -> bool:
    """Whether a text is a remark on a person's service: «декретный отпуск», «совместитель»."""
    return bool(_NOTE.search(text) or _DUTY.search(text))


def _bracketed(found: re.Match[str], text: str, subjects: list[str], left_out: list[str]) -> str:
    """Return what stays in the text of a remark in brackets."""
    inside = " ".join(found[1].split())
    if not inside or is_note(inside):
        left_out.extend([inside] if inside else [])
        return ""
    if _TEACHER.fullmatch(text[: found.start()].strip()) and not is_post(inside):
        subjects.append(inside)
        return ""
    return found[0]


def _genitive(subject: str) -> str:
    bare = " ".join(re.findall(r"\w+", subject.lower()))
    known = _SHORT_SUBJECTS.get(bare)
    if known is None:
        known = _as_in_text(subject)
    first = known.split(" ", maxsplit=1)[0]
    # «математики» is also several mathematicians, «истории» several stories.
    if any(r.case == "gent" and r.number == "sing" and not r.animate for r in readings(first)):
        return known
    return decline_post(known, "genitive", "unit")


def _as_in_text(text: str) -> str:
    """Return a post or subject as it stands inside a sentence: small letters, names as they are."""
    words = text.split(" ")
    if len(text) > _SHORT and text.isupper():
        words = [_small(word) for word in words]
    first = words[0]
    if first[1:].islower() or (first[1:] and "." in first[:3]):
        words[0] = first[:1].lower() + first[1:]
    return " ".join(words)


def _small(word: str) -> str:
    letters = re.sub(r"\W", "", word)
    known = len(letters) > _SHORT and bool(known_readings(letters.lower()))
    return word.lower() if known or "-" in word or letters.lower() in _SMALL_WORDS else word
