"""Forms kept by a person on the sheet «Формы», and the log of forms that documents print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from docgen.context.identity import same_phrase
from docgen.lazy_regex import lazy_regex
from docgen.records import Record, SheetData
from docgen.russian.cases import Case
from docgen.russian.name_forms import Name
from docgen.russian.name_likeness import is_same, may_be
from docgen.russian.name_parsing import parse_name
from docgen.word_forms import KIND_NAMES, UsedForm, WordKind

FORMS_SHEET: Final = "Формы"
WORD_COLUMN: Final = "Как в документе"
KIND_COLUMN: Final = "Что это"
CHECKED_COLUMN: Final = "Проверено"
FORM_COLUMNS: Final[dict[Case, str]] = {
    "genitive": "Нет кого, чего",
    "dative": "Дать кому, чему",
    "accusative": "Вижу кого, что",
    "instrumental": "Доволен кем, чем",
    "prepositional": "Говорю о ком, о чём",
}
_ABOUT: Final = lazy_regex(r"^обо?\s+|^о\s+", re.IGNORECASE)


class KeptForms(Struct, frozen=True):
    """A row of the sheet «Формы»: the word, its forms as typed, and whether it was checked."""

    text: str
    kind: WordKind | None = None
    forms: tuple[tuple[Case, str], ...] = ()
    checked: bool = False

    def form(self, case: Case) -> str:
        """Return the form of this case as typed, or an empty text."""
        return dict(self.forms).get(case, "")

    @property
    def is_complete(self) -> bool:
        """Whether all cases are filled, as docgen itself fills them."""
        return len(self.forms) == len(FORM_COLUMNS)


class FormBook:
    """The rows of the sheet «Формы», found by the name of a person or the words of a phrase."""

    def __init__(self, sheet: SheetData | None) -> None:
        self._phrases: dict[str, list[KeptForms]] = {}
        self._people: list[tuple[Name, KeptForms]] = []
        for record in sheet.records if sheet else ():
            kept = _kept_forms(record)
            if not kept.text:
                continue
            self._phrases.setdefault(same_phrase(kept.text), []).append(kept)
            name = parse_name(kept.text) if kept.kind in (None, "person") else None
            if name:
                self._people.append((name, kept))

    def person(self, name: Name) -> KeptForms | None:
        """Return the row of this person: of the same name, else the only one that may be meant."""
        same = [kept for known, kept in self._people if is_same(known, name)]
        fitting = same or [kept for known, kept in self._people if may_be(known, name)]
        return fitting[0] if same or len(fitting) == 1 else None

    def phrase(self, text: str, kind: WordKind) -> KeptForms | None:
        """Return the row of this post, unit or group; one of its own kind rather than another."""
        rows = self._phrases.get(same_phrase(text), [])
        return next((row for row in rows if row.kind == kind), rows[0] if rows else None)


class FormLog(Struct):
    """Every form that the documents of a run print, each once, in the order of printing.

    ``declined`` are the sheets of whose cells anything was printed in an oblique case.
    """

    declined: set[str] = field(default_factory=set)
    _used: dict[tuple[str, WordKind, Case, str], UsedForm] = field(default_factory=dict)

    def note(self, form: UsedForm) -> None:
        """Keep a form with the first place that asked for it."""
        if form.case != "nominative":
            self.declined.add(form.location.sheet)
        plain = replace(form, text=plain_blanks(form.text), form=plain_blanks(form.form))
        if plain.text:
            self._used.setdefault((plain.text, plain.kind, plain.case, plain.form), plain)

    def copy(self) -> FormLog:
        """Return a log that goes on from here by itself."""
        return FormLog(self.declined.copy(), self._used.copy())

    @property
    def used(self) -> Iterable[UsedForm]:
        """All forms in the order in which they were printed first."""
        return self._used.values()


def plain_blanks(text: str) -> str:
    """Return the text in one line with ordinary blanks, as a person types it."""
    return " ".join(text.split())


def without_about(form: str, case: Case) -> str:
    """Return a typed form without the «о» that people write before the prepositional."""
    return _ABOUT.sub("", form) if case == "prepositional" else form


def _kept_forms(record: Record) -> KeptForms:
    def text(column: str) -> str:
        value = record.get(column)
        return plain_blanks(value.raw) if value else ""

    kinds: dict[str, WordKind] = {name: kind for kind, name in KIND_NAMES.items()}
    typed = ((case, without_about(text(column), case)) for case, column in FORM_COLUMNS.items())
    checked = record.get(CHECKED_COLUMN)
    return KeptForms(
        text(WORD_COLUMN),
        kinds.get(text(KIND_COLUMN).casefold()),
        tuple((case, form) for case, form in typed if form),
        checked is not None and checked.data in (True, "да"),
    )
