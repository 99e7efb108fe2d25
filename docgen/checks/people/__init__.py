"""Who is named, how, and whether they belong there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.needs import (
    DIRECTORY,
    DIRECTORY_OF_RUN,
    FINAL,
    SEVERAL,
    filled,
    headed,
    says,
    typed,
)
from docgen.checks.paper import Paper
from docgen.checks.people.signs import HEAD, NAME, is_for_people
from docgen.checks.registry import Rule, rules_of
from docgen.kinds.model import ValueType

_CELLS = typed(ValueType.PERSON, ValueType.PEOPLE) | headed(is_for_people)
_NAMED = says(NAME) | _CELLS | DIRECTORY

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "surnames-agree": _NAMED,
        "given-names-agree": _NAMED,
        "posts-agree": says(HEAD) | DIRECTORY,
        "people-known": DIRECTORY,
        "people-listed-once": _NAMED,
        "absent-not-present": filled("absent"),
        "speakers-among-present": filled("present") & filled("speaker", "person"),
        "speech-fits-speaker": filled("person") & filled("text"),
        "leaders-among-present": filled("chair", "secretary") & filled("present", "absent"),
        "chair-is-not-secretary": filled("chair") & filled("secretary"),
        "signer-fits-role": filled("signer"),
        "signer-not-addressee": filled("addressee"),
        "executors-alike": _CELLS,
        "control-assigned": FINAL & filled("addressee"),
    },
    modules={
        "surnames-agree": "names_agree",
        "given-names-agree": "names_agree",
        "absent-not-present": "people_listed_once",
        "chair-is-not-secretary": "roles_fit",
        "signer-fits-role": "roles_fit",
        "signer-not-addressee": "roles_fit",
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = rules_of(
    __name__,
    {"names-agree-across": SEVERAL, "directory-lists-once": DIRECTORY_OF_RUN},
    modules={"names-agree-across": "names_agree", "directory-lists-once": "people_listed_once"},
)
