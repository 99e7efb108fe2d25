"""Letters, signs, words."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.checks.paper import Check, CheckAcross
from docgen.checks.text.blanks_filled import blanks_filled
from docgen.checks.text.blanks_mended import blanks_mended
from docgen.checks.text.columns_filled import columns_filled
from docgen.checks.text.command_once import command_once
from docgen.checks.text.letters_of_one_alphabet import letters_of_one_alphabet
from docgen.checks.text.names_alike import names_alike
from docgen.checks.text.signs_not_doubled import signs_not_doubled
from docgen.checks.text.signs_paired import signs_paired
from docgen.checks.text.terms_alike import terms_alike
from docgen.checks.text.text_finished import text_finished
from docgen.checks.text.title_bare import title_bare
from docgen.checks.text.titles_alike import titles_alike
from docgen.checks.text.wording_right import wording_right
from docgen.checks.text.words_apart import words_apart
from docgen.checks.text.words_not_doubled import words_not_doubled
from docgen.checks.text.words_spelled import words_spelled

CHECKS: Mapping[str, Check] = {
    "command-once": command_once,
    "words-spelled": words_spelled,
    "wording-right": wording_right,
    "words-not-doubled": words_not_doubled,
    "words-apart": words_apart,
    "blanks-mended": blanks_mended,
    "letters-of-one-alphabet": letters_of_one_alphabet,
    "signs-paired": signs_paired,
    "signs-not-doubled": signs_not_doubled,
    "names-alike": names_alike,
    "titles-alike": titles_alike,
    "terms-alike": terms_alike,
    "columns-filled": columns_filled,
    "blanks-filled": blanks_filled,
    "text-finished": text_finished,
    "title-bare": title_bare,
}
ACROSS: Mapping[str, CheckAcross] = {}
