"""Who is named, how, and whether they belong there."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.people.control_assigned import control_assigned
from docgen.checks.people.executors_alike import executors_alike
from docgen.checks.people.leaders_among_present import leaders_among_present
from docgen.checks.people.names_agree import (
    given_names_agree,
    names_agree_across,
    surnames_agree,
)
from docgen.checks.people.people_known import people_known
from docgen.checks.people.people_listed_once import (
    absent_not_present,
    directory_lists_once,
    people_listed_once,
)
from docgen.checks.people.posts_agree import posts_agree
from docgen.checks.people.roles_fit import (
    chair_is_not_secretary,
    signer_fits_role,
    signer_not_addressee,
)
from docgen.checks.people.speakers_among_present import speakers_among_present

CHECKS: Mapping[str, Check] = {
    "surnames-agree": surnames_agree,
    "given-names-agree": given_names_agree,
    "posts-agree": posts_agree,
    "people-known": people_known,
    "people-listed-once": people_listed_once,
    "absent-not-present": absent_not_present,
    "speakers-among-present": speakers_among_present,
    "leaders-among-present": leaders_among_present,
    "chair-is-not-secretary": chair_is_not_secretary,
    "signer-fits-role": signer_fits_role,
    "signer-not-addressee": signer_not_addressee,
    "executors-alike": executors_alike,
    "control-assigned": control_assigned,
}
ACROSS: Mapping[str, CheckAcross] = {
    "names-agree-across": names_agree_across,
    "directory-lists-once": directory_lists_once,
}
