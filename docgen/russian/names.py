"""Names of people, in one place: parse them, write them, decline them."""

from docgen.russian.name_declension import (
    decline,
    decline_name,
    decline_part,
    gender_of,
    is_doubtful,
    name_gender,
    surname_gender,
)
from docgen.russian.name_forms import (
    Name,
    full_form,
    initials,
    initials_after,
    initials_before,
)
from docgen.russian.name_parsing import parse_name, parse_people

__all__ = [
    "Name",
    "decline",
    "decline_name",
    "decline_part",
    "full_form",
    "gender_of",
    "initials",
    "initials_after",
    "initials_before",
    "is_doubtful",
    "name_gender",
    "parse_name",
    "parse_people",
    "surname_gender",
]
