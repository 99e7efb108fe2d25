"""Who is named, how, and whether they belong there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of

CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    (
        "surnames-agree",
        "given-names-agree",
        "posts-agree",
        "people-known",
        "people-listed-once",
        "absent-not-present",
        "speakers-among-present",
        "leaders-among-present",
        "chair-is-not-secretary",
        "signer-fits-role",
        "signer-not-addressee",
        "executors-alike",
        "control-assigned",
    ),
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
    (
        "names-agree-across",
        "directory-lists-once",
    ),
    modules={
        "names-agree-across": "names_agree",
        "directory-lists-once": "people_listed_once",
    },
)
