"""«Сообщил» is said of a man, «сообщила» of a woman."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from docgen.checks.keyed import column_values, name_in, value_of
from docgen.checks.paper import Paper
from docgen.checks.people.mentions import directory_people
from docgen.issues import Issue, warning
from docgen.kinds.model import Shape
from docgen.lazy_regex import lazy_regex
from docgen.russian.cases import Gender
from docgen.russian.morphology import NAMES, marks
from docgen.russian.name_declension import name_gender
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import may_be

#: What goes on from the name of the speaker, and says what he or she did.
#: «Была представлена», «прозвучала справка»: that is said of what was shown.
_DID: Final = lazy_regex(
    r"[ \u00a0]*(?!(?:бы|прозвуча|состоя|поступи|возник|начал[ао]?с)[а-яё]*)"
    r"([а-яё]{2,}л(?:а|ась|ся)?)(?![\w-])"
)
_OF: Final[dict[Gender, str]] = {"m": "о мужчине", "f": "о женщине"}
_MARKS: Final[dict[str, Gender]] = {"masc": "m", "femn": "f"}


def speech_fits_speaker(paper: Paper) -> Iterator[Issue]:
    """Yield «Петрова М.П. | сообщил, что…» of a course of a meeting.

    Silent where the name does not tell who it is: «Черных О.В.» that the справочник has not.
    """
    for sheet, record, person in column_values(paper, "person"):
        text = value_of(sheet, record, "text") if sheet.shape is Shape.TEXT else None
        did = _DID.match(text.raw) if text else None
        said = _gender_of_verb(did[1]) if did else None
        name = name_in(person.raw) if said else None
        due = _gender(paper, name) if name else None
        if text and did and due and said and said != due:
            yield warning(
                "speech-fits-speaker",
                text.location,
                f"«{person.raw} {did[1]}»: {_OF[due]}, а слово – {_OF[said]}.",
                "Исправьте слово или имя того, кто выступал.",
            )


def _gender(paper: Paper, name: Name) -> Gender | None:
    cards = [card for card in paper.once(directory_people) if may_be(card.name, name)]
    if not cards and name.is_initials and _is_common(name.surname):
        return None
    genders = {name_gender(card.name) for card in cards} or {name_gender(name)}
    return genders.pop() if len(genders) == 1 else None


@lru_cache(maxsize=1024)
def _is_common(surname: str) -> bool:
    """Return whether a surname is a common noun, which men and women have alike: «Щербина»."""
    return any("NOUN" in reading and not reading & NAMES for reading in marks(surname.lower()))


@lru_cache(maxsize=1024)
def _gender_of_verb(word: str) -> Gender | None:
    """Return the gender of a verb in the past; None for what may be another word."""
    found = marks(word)
    genders = {gender for mark, gender in _MARKS.items() for one in found if mark in one}
    is_past = all({"VERB", "past"} <= reading for reading in found)
    return genders.pop() if is_past and len(genders) == 1 else None
