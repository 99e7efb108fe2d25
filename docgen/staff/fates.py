"""What may become of a person or school of a list, and how a difference is told."""

from __future__ import annotations

import re
from enum import StrEnum

from docgen.names import normal_name
from docgen.staff.model import Person, School


class Fate(StrEnum):
    """What becomes of a person or school; the value is the code in JSON."""

    ADDED = "added"
    KNOWN = "known"
    DIFFERENT = "different"
    ALIKE = "alike"
    REPEATED = "repeated"
    DOUBTFUL = "doubtful"


def cell_of(one: Person | School) -> str:
    """Return where it stands in the list."""
    return f"{one.location.sheet}!{one.location.cell}"


def difference(what: str, was: str, now: str) -> str:
    """Return the sentence on what the справочник and the list say of one thing."""
    before = f"в справочнике «{was}»" if was else "в справочнике пусто"
    return f"{what}: {before}, в списке «{now}»"


def same_text(old: str, new: str) -> bool:
    """Return whether two texts differ by case, ё, blanks and punctuation at most."""
    return normal_name(old) == normal_name(new)


def same_phone(old: str, new: str) -> bool:
    """Return whether two telephones have the same digits, with the code of the town or without."""
    short, long = sorted((re.sub(r"\D", "", text) for text in (old, new)), key=len)
    # Without the 8 or +7 in front; a cell may hold two telephones.
    return bool(short) and short[-10:] in long
