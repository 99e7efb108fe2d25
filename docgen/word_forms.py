"""Names, posts and units with the forms in which documents print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct, field

from docgen.issues import Location
from docgen.russian.cases import Case

WordKind = Literal["person", "post", "unit"]
Source = Literal["typed", "machine", "doubtful"]

# As the column «Что это» of the sheet «Формы» calls them.
KIND_NAMES: Final[dict[WordKind, str]] = {
    "person": "человек",
    "post": "должность",
    "unit": "организация",
}


class UsedForm(Struct, frozen=True):
    """A form as it stands in a document, where it came from, and the first cell that named it."""

    text: str
    kind: WordKind
    case: Case
    form: str
    source: Source
    location: Location


class Word(Struct, frozen=True):
    """A person, post or unit in the nominative, and every form that documents print of it.

    ``known`` are the forms of all cases as far as they can be told, for the sheet «Формы».
    """

    text: str
    kind: WordKind
    used: tuple[UsedForm, ...]
    known: Mapping[Case, str] = field(default_factory=dict)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at one of the forms."""
        return any(form.source == "doubtful" for form in self.used)

    @property
    def is_declined(self) -> bool:
        """Whether a document prints it in any case but the nominative."""
        return any(form.case != "nominative" for form in self.used)

    @property
    def location(self) -> Location:
        """The first cell that a person should look at."""
        doubtful = (form for form in self.used if form.source == "doubtful")
        return next(doubtful, self.used[0]).location
