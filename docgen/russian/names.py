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
from docgen.russian.name_parsing import looks_like_oblique_name, parse_name, parse_people
from docgen.russian.post_and_name import split_post_and_name

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
    "looks_like_oblique_name",
    "name_gender",
    "parse_name",
    "parse_people",
    "split_post_and_name",
    "surname_gender",
]
