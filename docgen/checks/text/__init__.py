"""Letters, signs, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.checks.needs import DIRECTORY, GAPS, Need, filled, headed, says, says_often
from docgen.checks.paper import Paper
from docgen.checks.registry import Rule, rules_of
from docgen.checks.signs import Signs
from docgen.checks.text.signs import (
    ADDRESS,
    BLANK,
    BROKEN_OFF,
    CAPITAL_PHRASE,
    COUNCIL,
    COUNCIL_TWICE,
    DOUBLED_SIGN,
    DOUBLED_WORD,
    LATIN_NUMBER,
    LATIN_WORD,
    MENDED,
    MIXED,
    NAME,
    PART_OF_YEAR,
    PREPOSITION,
    QUOTE,
    SCHOOL_YEARS,
    SCHOOL_YEARS_TWICE,
    SIGN,
    TERM_OF_PARTS,
    TITLE_END,
    TURN,
    UNKNOWN_WORD,
    WORD_OF_CAPITALS,
    WORDS_TOGETHER,
    YO,
    may_lack_yo,
    may_mistype_a_cell,
)


def _shows(*signs: Signs) -> Need[Paper]:
    """Ask for a text with one of these signs once its addresses are hidden."""
    return says(*signs, ADDRESS)


CHECKS: Mapping[str, Rule[Paper]] = rules_of(
    __name__,
    {
        "command-once": filled("preamble"),
        "words-spelled": _shows(UNKNOWN_WORD),
        "wording-right": _shows(TURN),
        "cases-after-prepositions": _shows(PREPOSITION),
        "words-not-doubled": _shows(DOUBLED_WORD),
        "words-apart": _shows(WORDS_TOGETHER),
        "blanks-mended": _shows(MENDED),
        "letters-of-one-alphabet": _shows(MIXED),
        "typed-in-russian": _shows(LATIN_WORD),
        "signs-paired": _shows(SIGN),
        "signs-not-doubled": _shows(DOUBLED_SIGN),
        "names-alike": _shows(NAME) | DIRECTORY | Need(may_mistype_a_cell),
        "titles-alike": _shows(QUOTE),
        "terms-alike": _shows(
            TERM_OF_PARTS,
            WORD_OF_CAPITALS,
            SCHOOL_YEARS_TWICE,
            COUNCIL_TWICE,
            CAPITAL_PHRASE,
            LATIN_NUMBER,
        )
        | (says(YO) & Need(may_lack_yo))
        # One is odd where two are alike.
        | says_often(3, SCHOOL_YEARS, COUNCIL, PART_OF_YEAR),
        "columns-filled": GAPS,
        "blanks-filled": says(BLANK),
        "text-finished": (filled("text") | headed("текст".__eq__)) & says(BROKEN_OFF),
        "title-bare": filled("title") & says(TITLE_END),
    },
)

ACROSS: Mapping[str, Rule[Sequence[Paper]]] = {}
